/** When the groups meet: as it is set, and as it could be set best. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { HalfDay } from "regie-wasm";
import { count, fill } from "../../engine/text.js";
import { Icon } from "../../ui/icon.js";
import type { Journal } from "../../ui/journal.js";
import { useWords } from "../../ui/session.js";
import { useToast } from "../../ui/toast.js";
import { type Happening, MeetingForm } from "./held.js";
import type { SaveFile } from "./one.js";
import type { ClashTold, MeetingTold, Proposal, TrajectoryView } from "./trajectory.question.js";
import { Wrong, type Wrongs, useWrongs } from "../../ui/wrongs.js";

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
  const { meetings, clashes, groups, proposal, announcements, ended } = of;
  const [happening, setHappening] = useState<Happening>();
  const isToCome = meetings.some(({ past }) => !past);
  return (
    <section aria-labelledby="meetings">
      <h2 id="meetings">{words.meetings}</h2>
      {meetings.length === 0 ? (
        <p class="none">{words.not_planned}</p>
      ) : (
        <>
          <SetTable of={of} onHappens={setHappening} />
          <Clashes of={clashes} />
          {ended === undefined && isToCome && (
            <p class="buttons">
              <button type="button" onClick={() => setHappening({ what: "place" })}>{words.change_place}</button>
            </p>
          )}
          {announcements.length > 0 && (
            <>
              <h3>{words.announcements}</h3>
              <ul class="links">{announcements.map((line) => <li>{line}</li>)}</ul>
            </>
          )}
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
      {happening !== undefined && <MeetingForm happening={happening} of={of} journal={journal} onClose={() => setHappening(undefined)} />}
    </section>
  );
}

/** The meetings that are set: those that were held, with how many were there, and what can happen to the others. */
function SetTable({ of: { meetings, ended }, onHappens }: { of: TrajectoryView; onHappens: (happening: Happening) => void }) {
  const { trajectory: words } = useWords();
  const isHeld = meetings.some(({ present }) => present !== undefined);
  return (
    <Table of={meetings} caption={words.set_meetings} head={words.how_it_stands}>
      {(meeting) => {
        const { present, past, registered, theme, when } = meeting;
        const about = <span class="visually-hidden">{`: ${theme}, ${when}`}</span>;
        const all: [Happening["what"], string, boolean][] = [
          ["held", present === undefined ? words.tell_held : words.change_held, past],
          ["moved", words.move, !isHeld],
          ["place", words.other_place, !past],
        ];
        return (
          <>
            {present === undefined ? (past ? words.not_told : words.to_come) : fill(words.were_there, String(present.length), String(registered))}
            {ended === undefined && (
              <span class="change">
                {all.filter(([, , isThere]) => isThere).map(([what, name]) => (
                  <button key={what} type="button" class="link" onClick={() => onHappens({ what, meeting })}>
                    {name}
                    {about}
                  </button>
                ))}
              </span>
            )}
          </>
        );
      }}
    </Table>
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

function Table<T extends MeetingTold>({ of: meetings, caption, head, children }: { of: readonly T[]; caption: string; head?: string; children?: (one: T) => ComponentChildren }) {
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
            {head !== undefined && <th scope="col">{head}</th>}
          </tr>
        </thead>
        <tbody>
          {meetings.map((one) => (
            <tr>
              <th scope="row">{one.when}</th>
              <td>{one.theme}</td>
              <td>{one.place}</td>
              {children !== undefined && <td>{children(one)}</td>}
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
