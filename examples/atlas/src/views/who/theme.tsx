/** One theme for a meeting: local, joint, signal and nobody yet, lever by lever; and what is missing, as its agenda. */

import { capital, count, plain } from "../../engine/text.js";
import { useArrival } from "../../ui/arrival.js";
import { Icon } from "../../ui/icon.js";
import { Mine } from "../../ui/mine.js";
import { PhraseText } from "../../ui/phrase.js";
import { useAnswer, useSession, useShown, useWords } from "../../ui/session.js";
import { Failed, Loading } from "../../ui/states.js";
import { Ask, AskBeside } from "../../live/ask.js";
import { useLive } from "../../live/live.js";
import type { ThemeView } from "./theme.question.js";
import { Themes } from "./themes.js";

export function ThemePage({ theme }: { theme: string }) {
  const words = useWords();
  const session = useSession();
  const { route } = useShown();
  const { answer, failed } = useAnswer("theme", { theme });
  const isThis = answer === null || answer?.theme === theme;
  useArrival(`${route.region} ${theme}`, answer !== undefined && isThis, (page) => (page.startsWith("challenge ") ? `to-${page.slice("challenge ".length)}` : undefined));
  if (failed) return <Failed />;
  if (answer === undefined) return <Loading />;
  if (answer === null) {
    return (
      <>
        <h1 tabIndex={-1}>{words.no_theme}</h1>
        <p class="lead">
          <a href={session.address({ theme: "" })}>{words.all_themes}</a>
        </p>
      </>
    );
  }
  return (
    <>
      <header class="heading">
        <p class="eyebrow">{words.theme[0]}</p>
        <h1 tabIndex={-1}>{answer.label}</h1>
        {answer.question !== undefined && <p class="question lead">{answer.question}</p>}
        <p class="quiet">{count(answer.challenges, words.challenge)}</p>
      </header>
      <Themes />
      <div class="columns" data-theme={answer.theme} data-region={route.region}>
        {answer.columns.map((column) => (
          <Column key={column.approach} of={column} />
        ))}
        <Nobody of={answer} />
      </div>
      <Agenda of={answer} />
    </>
  );
}

/** A challenge, as a link to everything that is known of it. */
function ChallengeLink({ challenge, label }: { challenge: string; label: string }) {
  const session = useSession();
  return (
    <a class="challenge-link" href={session.address({ challenge, table: "" })}>
      {label}
    </a>
  );
}

function Column({ of: { approach, levers, tables } }: { of: ThemeView["columns"][number] }) {
  const words = useWords();
  const isEmpty = levers.length === 0 && tables.length === 0;
  return (
    <section class={`column ${approach}`} aria-labelledby={`column-${approach}`}>
      <h2 id={`column-${approach}`}>
        <Icon name={approach} />
        {words.columns[approach]}
      </h2>
      {isEmpty && <p class="quiet">{words.nothing_here}</p>}
      {levers.length > 0 && (
        <ul class="lever-list">
          {levers.map(({ lever, label, uses }) => (
            <li key={lever}>
              <h3>{label}</h3>
              <ul>
                {uses.map(({ challenge, label: of, who, mine }) => (
                  <li key={challenge} class={mine.length > 0 ? "ours" : undefined}>
                    <div class="holder">
                      <PhraseText of={who} /> <Mine names={mine} />
                    </div>
                    <ChallengeLink challenge={challenge} label={of} />
                    <AskBeside subject={approach === "signal" ? { challenge, about: "signal", lever } : { challenge, about: "approach" }} word={words.why} of={`${label}, ${of}`} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {tables.length > 0 && (
        <>
          <h3 class="subheading">{words.who_leads}</h3>
          <ul class="table-list">
            {tables.map(({ challenge, label, table, leads }) => (
              <li key={challenge} class={leads.some(({ mine }) => mine.length > 0) ? "ours" : undefined}>
                <ChallengeLink challenge={challenge} label={label} />
                {table !== "" && (
                  <div class="table">
                    <Ask subject={{ challenge, about: "seat" }}>{table}</Ask>
                  </div>
                )}
                {leads.map(({ role, id, who, mine }) => (
                  <div>
                    <span class="what">
                      <Ask subject={{ challenge, about: "role", role: id }}>{role}</Ask>:{" "}
                    </span>
                    <PhraseText of={who} /> <Mine names={mine} />
                  </div>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What nobody can do yet. */
function Nobody({ of: { nobody } }: { of: ThemeView }) {
  const words = useWords();
  return (
    <section class="column nobody" aria-labelledby="column-nobody">
      <h2 id="column-nobody">
        <Icon name="missing" />
        {words.nobody_yet}
      </h2>
      {nobody.length === 0 && <p class="quiet">{words.nothing_missing}</p>}
      <ul class="lever-list">
        {nobody.map(({ lever, label, uses }) => (
          <li key={lever}>
            <h3>{label}</h3>
            <ul>
              {uses.map(({ challenge, label: of, where, heldBelow }) => (
                <li key={challenge}>
                  {[where, heldBelow ? words.held_below : ""].filter(Boolean).map((text) => (
                    <div class="holder">{capital(text)}</div>
                  ))}
                  <ChallengeLink challenge={challenge} label={of} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is missing or to be watched, one after the other: what a meeting has to talk about. */
function Agenda({ of: { agenda } }: { of: ThemeView }) {
  const words = useWords();
  const { open } = useLive();
  return (
    <section class="agenda" aria-labelledby="agenda">
      <h2 id="agenda">{words.agenda}</h2>
      {agenda.length === 0 ? (
        <p>{words.agenda_empty}</p>
      ) : (
        <ol>
          {agenda.map(({ challenges, kind, unheld, line, gap, subject }) => (
            <li class={unheld ? `mark ${kind} unheld` : `mark ${kind}`}>
              <Icon name={kind} />
              <div>
                <span class="visually-hidden">{words[kind]}: </span>
                <PhraseText of={line} />
                <ul>
                  {challenges.map(({ challenge, label }) => (
                    <li key={challenge}>
                      <ChallengeLink challenge={challenge} label={label} />
                    </li>
                  ))}
                </ul>
                <p class="actions small">
                  {gap !== undefined && (
                    <button type="button" onClick={() => open({ panel: "take-up", gap })}>
                      {words.live.take_up}
                      <span class="visually-hidden"> {plain(line)}</span>
                    </button>
                  )}
                  <AskBeside subject={subject} word={kind === "missing" ? words.live.why_missing : words.why} of={plain(line)} />
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
