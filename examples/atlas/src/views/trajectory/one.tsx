/** One trajectory: when and where, who registers for what, who is missing, and when the groups meet. */

import { useState } from "preact/hooks";
import { count, fill } from "../../engine/text.js";
import { fileName, saveFile } from "../../store/files.js";
import { useArrival } from "../../ui/arrival.js";
import { Icon } from "../../ui/icon.js";
import { useJournal } from "../../ui/journal.js";
import { useAnswer, useSession, useShown, useWords } from "../../ui/session.js";
import { Failed, Loading } from "../../ui/states.js";
import { useToast } from "../../ui/toast.js";
import { Meetings, type Wanted, WEEK } from "./meetings.js";
import { Notes } from "./notes.js";
import { Participants } from "./participants.js";
import type { TrajectoryView } from "./trajectory.question.js";
import { Work } from "./work.js";

/** Saves one of the files of a trajectory. */
export type SaveFile = (of: { theme?: string; participant?: string }, name: string) => Promise<void>;

export function OneTrajectory({ trajectory }: { trajectory: string }) {
  const words = useWords();
  const session = useSession();
  const { route, turn } = useShown();
  const journal = useJournal();
  const say = useToast();
  const [wanted, setWanted] = useState<Wanted>({ weekdays: [...WEEK], halves: ["morning", "afternoon"] });
  const { answer, failed } = useAnswer("trajectory", { ...journal.asked, trajectory, ...wanted });
  useArrival(`trajectory ${trajectory}`, answer !== undefined);
  if (failed || journal.failed) return <Failed />;
  if (answer === undefined) return <Loading />;
  const back = <a class="back" href={session.address({ part: "" })}>← {words.trajectory.title}</a>;
  if (answer === null) {
    return (
      <>
        {back}
        <h1 tabIndex={-1}>{words.trajectory.not_here}</h1>
      </>
    );
  }
  const save: SaveFile = async (of, called) => {
    const text = await session.engine.ask(turn, "trajectoryFile", { ...journal.asked, trajectory, ...of }, { lang: route.lang });
    if (text === null) return;
    const isRoster = of.theme === undefined && of.participant === undefined;
    const name = fileName(`${answer.label} ${called}`, isRoster ? ".csv" : ".ics");
    saveFile(name, text, isRoster ? "text/csv" : "text/calendar");
    say({ text: `${words.saved} ${name}` });
  };
  return (
    <div class="trajectory-page">
      {back}
      <header class="heading">
        <p class="eyebrow">{answer.ended !== undefined ? fill(words.trajectory.has_ended, answer.ended) : answer.open ? words.trajectory.is_open : words.trajectory.is_closed}</p>
        <h1 tabIndex={-1}>{answer.label}</h1>
      </header>
      <Facts of={answer} />
      <Participants of={answer} journal={journal} save={save} />
      <Missing of={answer} />
      <Meetings of={answer} journal={journal} wanted={wanted} onWant={setWanted} save={save} />
      <Work of={answer} journal={journal} />
      <Notes of={answer} journal={journal} />
    </div>
  );
}

function Facts({ of: { organisers, period, deadline, place } }: { of: TrajectoryView }) {
  const { trajectory: words } = useWords();
  const rows = [[words.organisers, organisers], [words.period, period], [words.deadline, deadline], [words.place, place]] as const;
  return (
    <dl class="facts">
      {rows.map(([term, text]) => (
        <div>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** For each theme who is in it, and which kinds, sectors and areas are not. */
function Missing({ of: { groups } }: { of: TrajectoryView }) {
  const { trajectory: words } = useWords();
  return (
    <section aria-labelledby="representation">
      <h2 id="representation">{words.representation}</h2>
      <p class="quiet">{words.representation_help}</p>
      <div class="groups">
        {groups.map(({ theme, label, meetings, room, full, participants, missing }) => (
          <article key={theme} class="group" aria-labelledby={`group-${theme}`}>
            <h3 id={`group-${theme}`}>{label}</h3>
            <p class="quiet">{[count(meetings, words.half_day), count(participants.length, words.participant_count), room === undefined ? "" : fill(full ? words.is_full : words.room_for, String(room))].filter(Boolean).join(" · ")}</p>
            {participants.length > 0 && <p>{participants.join(", ")}</p>}
            {missing.length === 0 ? (
              <p class="mark there">{words.nobody_missing}</p>
            ) : (
              <ul class="missing-list">
                {missing.map(({ what, names }) => (
                  <li key={what}>
                    <span class="mark missing">
                      <Icon name="missing" />
                      {words.missing[what]}
                    </span>
                    {names.join(", ")}
                  </li>
                ))}
              </ul>
            )}
          </article>
        ))}
      </div>
    </section>
  );
}
