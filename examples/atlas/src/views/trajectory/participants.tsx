/** Organisations register participants for themes, and withdraw them. */

import { useState } from "preact/hooks";
import type { Registered } from "regie-wasm";
import { fill } from "../../engine/text.js";
import { idFrom } from "../../engine/ids.js";
import { Combobox } from "../../ui/combobox.js";
import { Dialog } from "../../ui/dialog.js";
import { Icon } from "../../ui/icon.js";
import type { Journal } from "../../ui/journal.js";
import { useShown, useWords } from "../../ui/session.js";
import { useToast } from "../../ui/toast.js";
import type { SaveFile } from "./one.js";
import type { ParticipantTold, TrajectoryView } from "./trajectory.question.js";
import { Wrong, type Wrongs, useWrongs } from "../../ui/wrongs.js";

interface Props {
  of: TrajectoryView;
  journal: Journal;
  save: SaveFile;
}

const FIELDS = { stakeholder: "stakeholder", participant: "stakeholder", "not-allowed": "stakeholder", themes: "themes", full: "themes", late: "deadline" };

export function Participants({ of, journal, save }: Props) {
  const { trajectory: words } = useWords();
  const [leaving, setLeaving] = useState<ParticipantTold>();
  const { participants, open, meetings, ended } = of;
  return (
    <section aria-labelledby="registered">
      <h2 id="registered">{words.registered}</h2>
      {participants.length === 0 ? (
        <p class="none">{words.nobody_registered}</p>
      ) : (
        <div class="scroll" role="region" tabIndex={0} aria-label={words.table}>
          {/* said to be a table, for on a phone it does not stand as one */}
          <table class="grid participants" role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader" scope="col">{words.organisation}</th>
                <th role="columnheader" scope="col">{words.themes}</th>
                <th role="columnheader" scope="col">{words.actions}</th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {participants.map((one) => (
                <tr role="row" key={one.participant}>
                  <th role="rowheader" scope="row">{one.label}</th>
                  <td role="cell">{one.themes}</td>
                  <td role="cell">
                    <div class="buttons">
                      {meetings.length > 0 && (
                        <button type="button" onClick={() => save({ participant: one.participant }, one.label)}>
                          {words.calendar}
                          <span class="visually-hidden">: {one.label}</span>
                        </button>
                      )}
                      {ended === undefined && (
                        <button type="button" onClick={() => setLeaving(one)}>
                          {words.withdraw}
                          <span class="visually-hidden">: {one.label}</span>
                        </button>
                      )}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {participants.length > 0 && (
        <p class="buttons">
          <button type="button" class="with-icon" onClick={() => save({}, words.roster)}>
            <Icon name="save" />
            {words.save_roster}
          </button>
        </p>
      )}
      {!open && ended === undefined && <p class="quiet">{words.closed_help}</p>}
      {open && ended === undefined && <Register of={of} journal={journal} />}
      {leaving !== undefined && <Withdraw of={of} who={leaving} journal={journal} onClose={() => setLeaving(undefined)} />}
    </section>
  );
}

function Register({ of: { trajectory, groups, participants, stakeholders }, journal }: Omit<Props, "save">) {
  const { trajectory: words } = useWords();
  const { route } = useShown();
  const say = useToast();
  const wrongsOf = useWrongs();
  const [stakeholder, setStakeholder] = useState(route.me.startsWith("stakeholders/") ? route.me.slice("stakeholders/".length) : "");
  const [themes, setThemes] = useState<string[]>([]);
  // empty: not said; `new`: one more
  const [which, setWhich] = useState("");
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const there = participants.filter((one) => one.stakeholder === stakeholder);
  const send = async (submitted: Event) => {
    submitted.preventDefault();
    const empty: [string, string][] = [];
    if (stakeholder === "") empty.push(["stakeholder", words.fill_in]);
    else if (there.length > 0 && which === "") empty.push(["which", words.is_double]);
    if (themes.length === 0) empty.push(["themes", words.choose_theme]);
    setWrongs(Object.fromEntries(empty.map(([field, line]) => [field, [line]])));
    if (empty.length > 0) return;
    const changed = there.find(({ participant }) => participant === which);
    const participant = changed?.participant ?? idFrom(stakeholder, (id) => participants.some((one) => one.participant === id), "participant");
    const event: Registered = { kind: "registered", trajectory, participant, stakeholder, themes };
    const why = await journal.write(journal.state?.seq ?? 0, stakeholder, [event]);
    setWrongs(wrongsOf(why, FIELDS));
    if (why !== undefined) return;
    say({ text: fill(words.is_registered, stakeholders.find(({ value }) => value === stakeholder)?.label ?? stakeholder) });
    setStakeholder("");
    setThemes([]);
    setWhich("");
  };
  return (
    <form class="register" onSubmit={send} noValidate aria-labelledby="register">
      <h3 id="register">{words.register}</h3>
      <p class="quiet">{words.no_names}</p>
      <Wrong of={wrongs} field="deadline" />
      <div>
        <Combobox
          label={words.organisation}
          options={stakeholders}
          value={stakeholder}
          onChoose={(value) => {
            setStakeholder(value);
            setWhich("");
          }}
        />
        <Wrong of={wrongs} field="stakeholder" />
      </div>
      {there.length > 0 && (
        <div>
          <label class="field">
            {words.which}
            <select value={which} onChange={({ currentTarget }) => setWhich(currentTarget.value)}>
              <option value="">{words.choose}</option>
              {there.map(({ participant, label, themes: on }) => (
                <option key={participant} value={participant}>{fill(words.change_of, `${label}: ${on}`)}</option>
              ))}
              <option value="new">{words.one_more}</option>
            </select>
          </label>
          <Wrong of={wrongs} field="which" />
        </div>
      )}
      <fieldset class="checks">
        <legend>{words.themes}</legend>
        {groups.map(({ theme, label, full }) => (
          <label key={theme}>
            <input type="checkbox" checked={themes.includes(theme)} onChange={({ currentTarget }) => setThemes(currentTarget.checked ? [...themes, theme] : themes.filter((one) => one !== theme))} />
            <span>
              {label} {full && <span class="quiet">{words.full}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      <Wrong of={wrongs} field="themes" />
      <Wrong of={wrongs} />
      <button type="submit" class="primary">{words.do_register}</button>
    </form>
  );
}

function Withdraw({ of: { trajectory, open }, who, journal, onClose }: { of: TrajectoryView; who: ParticipantTold; journal: Journal; onClose: () => void }) {
  const words = useWords();
  const say = useToast();
  const wrongsOf = useWrongs();
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const withdraw = async () => {
    const why = await journal.write(journal.state?.seq ?? 0, who.stakeholder, [{ kind: "registration-withdrawn", trajectory, participant: who.participant }]);
    setWrongs(wrongsOf(why, {}));
    if (why !== undefined) return;
    onClose();
    say({ text: fill(words.trajectory.is_withdrawn, who.label) });
  };
  return (
    <Dialog title={fill(words.trajectory.withdraw_title, who.label)} onClose={onClose}>
      <p>{open ? words.trajectory.withdraw_open : words.trajectory.withdraw_closed}</p>
      <Wrong of={wrongs} />
      <div class="actions">
        <button type="button" class="primary" onClick={withdraw}>{words.trajectory.withdraw}</button>
        <button type="button" onClick={onClose}>{words.cancel}</button>
      </div>
    </Dialog>
  );
}
