/** When the groups meet: as it is set, and as it could be set best. */

import { useState } from "preact/hooks";
import type { HalfDay } from "regie-wasm";
import { count, fill } from "../../engine/text.js";
import { Icon } from "../../ui/icon.js";
import type { Journal } from "../../ui/journal.js";
import { useWords } from "../../ui/session.js";
import { useToast } from "../../ui/toast.js";
import type { SaveFile } from "./one.js";
import type { ClashTold, MeetingTold, Proposal, TrajectoryView } from "./trajectory.question.js";
import { Wrong, type Wrongs, useWrongs } from "./wrongs.js";

/** Monday to Friday. */
export const WEEK = [1, 2, 3, 4, 5] as const;
const HALVES = ["morning", "afternoon"] as const;

/** On which half days groups may meet. */
export interface Wanted {
  weekdays: number[];
  halves: HalfDay["half"][];
}

interface Props {
  of: TrajectoryView;
  journal: Journal;
  wanted: Wanted;
  onWant: (wanted: Wanted) => void;
  save: SaveFile;
}

export function Meetings({ of, journal, wanted, onWant, save }: Props) {
  const { trajectory: words } = useWords();
  const { meetings, clashes, groups, proposal } = of;
  return (
    <section aria-labelledby="meetings">
      <h2 id="meetings">{words.meetings}</h2>
      {meetings.length === 0 ? (
        <p class="none">{words.not_planned}</p>
      ) : (
        <>
          <Table of={meetings} caption={words.set_meetings} />
          <Clashes of={clashes} />
          <h3>{words.calendars}</h3>
          <p class="quiet">{words.calendars_help}</p>
          <ul class="buttons">
            {groups.map(({ theme, label }) => (
              <li key={theme}>
                <button type="button" class="with-icon" onClick={() => save({ theme }, label)}>
                  <Icon name="save" />
                  {label}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {proposal !== undefined && (
        <div class="plan-proposal">
          <h3>{words.proposal}</h3>
          <p class="quiet">{words.proposal_help}</p>
          <div class="wanted">
            <Checks label={words.weekdays_label} all={WEEK} chosen={wanted.weekdays} name={(one) => words.weekdays[one] ?? ""} onChange={(weekdays) => onWant({ ...wanted, weekdays })} />
            <Checks label={words.halves_label} all={HALVES} chosen={wanted.halves} name={(one) => words.halves[one]} onChange={(halves) => onWant({ ...wanted, halves })} />
          </div>
          {"wrong" in proposal ? <p class="wrong" role="status">{fill(words.no_proposal, proposal.wrong)}</p> : <Proposed of={of} proposal={proposal} journal={journal} />}
        </div>
      )}
    </section>
  );
}

function Proposed({ of: { by, meetings: now }, proposal: { meetings, clashes, days, proven, event }, journal }: { of: TrajectoryView; proposal: Proposal; journal: Journal }) {
  const { trajectory: words } = useWords();
  const say = useToast();
  const wrongsOf = useWrongs();
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const isSet = meetings.length === now.length && meetings.every(({ when, theme }) => now.some((one) => one.when === when && one.theme === theme));
  const plan = async () => {
    if (event === undefined) return;
    const why = await journal.write(journal.state?.seq ?? 0, by, [event]);
    setWrongs(wrongsOf(why, {}));
    if (why === undefined) say({ text: words.planned });
  };
  if (isSet) return <p class="mark there">{words.is_set}</p>;
  return (
    <>
      <Table of={meetings} caption={[count(days, words.day_count), proven ? words.proven : words.not_proven].join(" · ")} />
      <Clashes of={clashes} />
      <Wrong of={wrongs} />
      <button type="button" class="primary" onClick={plan}>{words.plan}</button>
    </>
  );
}

function Table({ of: meetings, caption }: { of: readonly MeetingTold[]; caption: string }) {
  const { trajectory: words } = useWords();
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label={caption}>
      <table class="grid">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.when}</th>
            <th scope="col">{words.group}</th>
            <th scope="col">{words.place}</th>
          </tr>
        </thead>
        <tbody>
          {meetings.map(({ when, theme, place }) => (
            <tr>
              <th scope="row">{when}</th>
              <td>{theme}</td>
              <td>{place}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Clashes({ of: clashes }: { of: readonly ClashTold[] }) {
  const { trajectory: words } = useWords();
  if (clashes.length === 0) return <p class="mark there">{words.no_clash}</p>;
  return (
    <div class="clashes">
      <p class="mark missing">
        <Icon name="attention" />
        {fill(words.clashes, count(clashes.length, words.clash_count))}
      </p>
      <ul>
        {clashes.map(({ when, themes, who }) => (
          <li>{fill(words.clash, when, themes, who)}</li>
        ))}
      </ul>
    </div>
  );
}

function Checks<T extends string | number>({ label, all, chosen, name, onChange }: { label: string; all: readonly T[]; chosen: readonly T[]; name: (one: T) => string; onChange: (chosen: T[]) => void }) {
  return (
    <fieldset class="inline-checks">
      <legend>{label}</legend>
      {all.map((one) => (
        <label key={one} class="only">
          <input type="checkbox" checked={chosen.includes(one)} onChange={({ currentTarget }) => onChange(all.filter((other) => (other === one ? currentTarget.checked : chosen.includes(other))))} />
          <span>{name(one)}</span>
        </label>
      ))}
    </fieldset>
  );
}
