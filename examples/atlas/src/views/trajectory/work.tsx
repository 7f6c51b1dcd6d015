/** What the theme groups work out: what they answer, for what they vote, how they weigh, and what comes first. */

import { useState } from "preact/hooks";
import { count, fill } from "../../engine/text.js";
import type { Journal } from "../../ui/journal.js";
import { useAnswer, useSession, useWords } from "../../ui/session.js";
import { Answer } from "./answers.js";
import type { TrajectoryView } from "./trajectory.question.js";
import { Vote } from "./vote.js";
import { SetCriteria, SetScores } from "./weigh.js";
import type { GroupWork, RankedTold } from "./work.question.js";

type What = "answers" | "vote" | "criteria" | "scores";

export interface WorkFormProps {
  of: TrajectoryView;
  group: GroupWork;
  journal: Journal;
  onClose: () => void;
}

const FORMS = { answers: Answer, vote: Vote, criteria: SetCriteria, scores: SetScores };

export function Work({ of, journal }: { of: TrajectoryView; journal: Journal }) {
  const { trajectory: words } = useWords();
  const { answer: groups } = useAnswer("groupWork", { ...journal.asked, trajectory: of.trajectory });
  const [doing, setDoing] = useState<{ what: What; theme: string }>();
  const group = groups?.find(({ theme }) => theme === doing?.theme);
  const Form = FORMS[doing?.what ?? "vote"];
  return (
    <section aria-labelledby="work">
      <h2 id="work">{words.work}</h2>
      <p class="quiet">{words.work_help}</p>
      {(groups ?? []).map((one) => (
        <Group key={one.theme} of={one} isOver={of.ended !== undefined} onDo={(what) => setDoing({ what, theme: one.theme })} />
      ))}
      {doing !== undefined && group !== undefined && <Form key={`${doing.what} ${doing.theme}`} of={of} group={group} journal={journal} onClose={() => setDoing(undefined)} />}
    </section>
  );
}

function Group({ of: group, isOver, onDo }: { of: GroupWork; isOver: boolean; onDo: (what: What) => void }) {
  const { trajectory: words } = useWords();
  const { theme, label, answers, challenges, voters, byVotes, votesTold, criteria, byCriteria, criteriaTold } = group;
  const said = answers.filter(({ told }) => told !== "");
  const buttons: [What, string, boolean][] = [
    ["answers", words.do_answer, true],
    ["vote", words.do_vote, voters.length > 0 && challenges.length > 0],
    ["criteria", words.do_criteria, challenges.length > 0],
    ["scores", words.do_score, criteria.length > 0 && challenges.length > 0],
  ];
  return (
    <article class="work-group" aria-labelledby={`work-${theme}`}>
      <h3 id={`work-${theme}`}>{label}</h3>
      <p class="quiet">{[fill(words.answered_of, String(said.length), String(answers.length)), count(challenges.length, words.challenge_count)].join(" · ")}</p>
      {challenges.length === 0 && <p class="none">{words.no_challenges}</p>}
      {said.length > 0 && (
        <dl class="facts">
          {said.map(({ question, told }) => (
            <div key={question}>
              <dt>{words.questions[question]}</dt>
              <dd>{told}</dd>
            </div>
          ))}
        </dl>
      )}
      <Ranking told={votesTold} rows={byVotes} caption={words.by_votes} total={words.votes} isVote />
      <Ranking told={criteriaTold} rows={byCriteria} caption={words.by_criteria} total={words.points} />
      {!isOver && (
        <p class="buttons">
          {buttons.filter(([, , isThere]) => isThere).map(([what, name]) => (
            <button key={what} type="button" onClick={() => onDo(what)}>
              {name}
              <span class="visually-hidden">: {label}</span>
            </button>
          ))}
        </p>
      )}
    </article>
  );
}

/** What comes first: in sentences, and as a table. */
function Ranking({ told, rows, caption, total, isVote = false }: { told: readonly string[]; rows: readonly RankedTold[]; caption: string; total: string; isVote?: boolean }) {
  const { trajectory: words, challenge_word: challengeWord } = useWords();
  const session = useSession();
  if (rows.length === 0) return null;
  return (
    <>
      <p>{told.join(" ")}</p>
      <div class="scroll" role="region" tabIndex={0} aria-label={caption}>
        <table class="grid ranking">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.rank}</th>
              <th scope="col">{challengeWord}</th>
              <th scope="col">{total}</th>
              {isVote && <th scope="col">{words.voted_by}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.challenge}>
                <td>{one.rank}</td>
                <th scope="row">
                  <a href={session.address({ view: "who", challenge: one.challenge, part: "" })}>{one.label}</a>
                </th>
                <td>{one.total}</td>
                {isVote && <td>{one.who}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
