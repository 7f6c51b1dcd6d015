/** The trajectories of a region: the list, a new one, and one of them; the address says which. */

import { count } from "../../engine/text.js";
import { useArrival } from "../../ui/arrival.js";
import { useJournal } from "../../ui/journal.js";
import { useAnswer, useSession, useShown, useWords } from "../../ui/session.js";
import { Failed, Loading } from "../../ui/states.js";
import { JournalPanel } from "../signals/journal.js";
import { OneTrajectory } from "./one.js";
import { OpenTrajectory } from "./open.js";

export function Trajectories() {
  const { part } = useShown().route;
  const [page = "", ...rest] = part.split("/");
  if (page === "one") return <OneTrajectory key={part} trajectory={rest.join("/")} />;
  if (page === "new") return <OpenTrajectory />;
  return <List />;
}

function List() {
  const { trajectory: words } = useWords();
  const session = useSession();
  const journal = useJournal();
  const { region } = useShown().route;
  const broken = journal.state?.broken;
  const { answer, failed } = useAnswer("trajectories", journal.asked);
  const isThere = answer !== undefined || broken !== undefined;
  useArrival("trajectories", isThere, (page) => (page.startsWith("trajectory ") ? `to-${page.slice("trajectory ".length)}` : undefined));
  if (!isThere) return failed || journal.failed ? <Failed /> : <Loading />;
  return (
    <>
      <header class="heading">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p class="lead">{words.lead}</p>
      </header>
      {broken === undefined && (
        <>
          <p class="trajectory-new">
            <button type="button" class="primary" onClick={() => session.go({ part: "new" })}>{words.new}</button>
          </p>
          {answer?.length === 0 && <p class="none">{words.none}</p>}
          <ul class="trajectories">
            {answer?.map(({ trajectory, label, organisers, period, deadline, open, themes, participants }) => (
              <li key={trajectory}>
                <div>
                  <h2>
                    <a href={session.address({ part: `one/${trajectory}` })} id={`to-${trajectory}`}>{label}</a>
                  </h2>
                  <p class="quiet">{organisers}</p>
                  <p class="quiet">{period}</p>
                </div>
                <div>
                  <p>
                    <strong>{open ? words.is_open : words.is_closed}</strong>
                  </p>
                  <p class="quiet">{deadline}</p>
                  <p class="quiet">{[count(themes, words.theme_count), count(participants, words.participant_count)].join(" · ")}</p>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      <JournalPanel key={region} journal={journal} />
    </>
  );
}
