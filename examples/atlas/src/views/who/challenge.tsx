/** One challenge with everything that is known of it. */

import { useId, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { capital, fill } from "../../engine/text.js";
import { useArrival } from "../../ui/arrival.js";
import { SourceList, Why } from "../../ui/grounds.js";
import { Icon } from "../../ui/icon.js";
import { Mine } from "../../ui/mine.js";
import { PhraseText, Phrases } from "../../ui/phrase.js";
import { useAnswer, useSession, useShown, useWords } from "../../ui/session.js";
import { Failed, Loading } from "../../ui/states.js";
import { Ask, AskBeside } from "../../live/ask.js";
import { useLive } from "../../live/live.js";
import { Appoint } from "./appoint.js";
import type { ChallengeView, FindingTold } from "./challenge.question.js";
import { Seen } from "./seen.js";

export function ChallengePage() {
  const words = useWords();
  const session = useSession();
  const { route } = useShown();
  const { challenge: id, table } = route;
  const { answer, failed } = useAnswer("challenge", { id, table });
  const isThis = answer?.id === id;
  useArrival(`challenge ${id}`, isThis);
  const back = (
    <nav class="back" aria-label={words.challenge_word}>
      <a href={session.address({ challenge: "", table: "" })}>← {route.theme === "" ? words.back : words.back_theme}</a>
    </nav>
  );
  if (failed) return <Failed />;
  if (answer === undefined) return <Loading />;
  if (answer.state !== "here") {
    return (
      <>
        {back}
        {answer.state === "absent" ? <h1 tabIndex={-1} lang={answer.label.lang} data-challenge={answer.id}>{answer.label.text}</h1> : <h1 tabIndex={-1} data-challenge={answer.id}>{words.no_challenge}</h1>}
        <p class="lead">{answer.lead}</p>
        {answer.state === "absent" && answer.validity !== undefined && <p class="quiet">{answer.validity}</p>}
      </>
    );
  }
  return (
    <>
      {back}
      <article class="detail" data-challenge={answer.id}>
        <Head of={answer} />
        {answer.tables.length > 0 && <Chooser of={answer} />}
        <Findings kind="missing" list={answer.missing} />
        <Levers of={answer} />
        <Roles of={answer} />
        <Findings kind="attention" list={answer.attention} />
        <Excluded list={answer.excluded} />
        <Seen id={answer.id} table={answer.table} />
        <About of={answer} />
        <Facts of={answer} />
      </article>
      <Neighbours of={answer} />
    </>
  );
}

function Head({ of: { id, themes, label, lead, approaches } }: { of: ChallengeView }) {
  const words = useWords();
  const { open } = useLive();
  return (
    <header>
      <p class="eyebrow">
        <span class="visually-hidden">{words.theme[themes.length === 1 ? 0 : 1]}: </span>
        {themes.join(" · ")}
      </p>
      <h1 tabIndex={-1} lang={label.lang}>{label.text}</h1>
      <p class="lead">{lead}</p>
      <ul class="approaches">
        {approaches.map((approach) => (
          <li key={approach} class={approach}>
            <Icon name={approach} />
            <Ask subject={{ challenge: id, about: "approach" }}>{words.columns[approach]}</Ask>
          </li>
        ))}
      </ul>
      <p class="actions small">
        <button type="button" onClick={() => open({ panel: "challenge", id })}>{words.live.edit_challenge}</button>
        <AskBeside subject={{ challenge: id, about: "seat" }} word={words.live.why_seat} of="" />
      </p>
    </header>
  );
}

/** Which of many tables. */
function Chooser({ of: { tables, table } }: { of: ChallengeView }) {
  const words = useWords();
  const session = useSession();
  const id = useId();
  return (
    <div class="chooser">
      <label for={id}>{words.table_choice}</label>
      <select id={id} class="table-choice" aria-describedby={`${id}-help`} value={table ?? ""} onChange={({ currentTarget }) => session.go({ table: currentTarget.value })}>
        <option value="">{tables.length === 2 ? words.both_tables : fill(words.all_tables, String(tables.length))}</option>
        {tables.map(({ area, label }) => (
          <option key={area} value={area}>
            {label}
          </option>
        ))}
      </select>
      <p id={`${id}-help`} class="quiet">{words.table_help}</p>
    </div>
  );
}

export function Section({ heading, kind, children }: { heading: string; kind: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class={kind} aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {children}
    </section>
  );
}

/** What is missing, or a point for attention, with the demand behind it. */
function Findings({ kind, list }: { kind: "missing" | "attention"; list: FindingTold[] }) {
  const words = useWords();
  const { open } = useLive();
  if (list.length === 0) return null;
  return (
    <Section heading={words[kind]} kind={`findings ${kind}`}>
      <ul>
        {list.map(({ unheld, line, of, grounds, subject, gap }) => (
          <li class={unheld ? "unheld" : undefined}>
            <Icon name={kind} />
            <div>
              <PhraseText of={line} />
              <Why grounds={grounds} of={of} />
              <p class="actions small">
                {gap !== undefined && (
                  <button type="button" onClick={() => open({ panel: "take-up", gap })}>
                    {words.live.take_up}
                    <span class="visually-hidden"> {of}</span>
                  </button>
                )}
                {subject !== undefined && <AskBeside subject={subject} word={kind === "missing" ? words.live.why_missing : words.live.in_full} of={of} />}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Where the levers lie and who holds them, by the three questions. */
function Levers({ of: { id, levers } }: { of: ChallengeView }) {
  const words = useWords();
  if (levers.length === 0) return null;
  return (
    <Section heading={words.levers} kind="levers">
      <div class="cards">
        {levers.map(({ approach, levers: list }) => (
          <div key={approach} class={`card ${approach}`}>
            <h3>
              <Icon name={approach} />
              {words.questions[approach]}
            </h3>
            <dl>
              {list.map(({ lever, label, who, where, mine }) => (
                <div>
                  <dt>
                    <Ask subject={approach === "signal" ? { challenge: id, about: "signal", lever } : { challenge: id, about: "approach" }}>{label}</Ask>
                  </dt>
                  <dd>
                    <Phrases of={who} />
                    <Mine names={mine} />
                  </dd>
                  <dd class="quiet">{where}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
    </Section>
  );
}

/** Who does what, how strongly, and on demand why. */
function Roles({ of }: { of: ChallengeView }) {
  const words = useWords();
  const [appointing, setAppointing] = useState(false);
  return (
    <Section heading={words.who} kind="roles">
      {of.roles.length === 0 ? <p>{words.nobody}</p> : <p class="quiet">{words.legend}</p>}
      <ul class="role-list">
        {of.roles.map(({ id, role, description, strengths }) => (
          <li key={role}>
            <div class="role">
              <h3>
                <Ask subject={{ challenge: of.id, about: "role", role: id }}>{role}</Ask>
              </h3>
              {description !== undefined && <p class="quiet">{description}</p>}
            </div>
            <div class="who">
              {strengths.map(({ strength, who, mine, of: what, grounds }) => (
                <div key={strength} class="holders">
                  <span class={`strength ${strength}`}>{words.strengths[strength]}</span>
                  <div>
                    <Phrases of={who} />
                    <Mine names={mine} />
                    <Why grounds={grounds} of={what} />
                  </div>
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <p class="actions">
        <button type="button" onClick={() => setAppointing(true)}>
          {words.appoint}
        </button>
      </p>
      {appointing && <Appoint challenge={of} onClose={() => setAppointing(false)} />}
    </Section>
  );
}

function Excluded({ list }: { list: FindingTold[] }) {
  const words = useWords();
  if (list.length === 0) return null;
  return (
    <Section heading={words.excluded} kind="findings excluded">
      <ul>
        {list.map(({ line, of, grounds }) => (
          <li>
            <div>
              <PhraseText of={line} />
              <Why grounds={grounds} of={of} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function About({ of: { about } }: { of: ChallengeView }) {
  const words = useWords();
  if (about.length === 0) return null;
  return (
    <Section heading={words.about_challenge} kind="about">
      <dl>
        {about.map(({ term, question, isList, items }) => (
          <div>
            <dt>{term}</dt>
            {question !== undefined && <dd class="question">{question}</dd>}
            {items.map(({ text, more }) => (
              <dd class={isList ? "goal" : undefined}>
                {text}
                {more !== undefined && <span class="quiet">. {more}</span>}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** Where the challenge itself comes from. */
function Facts({ of: { facts } }: { of: ChallengeView }) {
  const words = useWords();
  if (facts === undefined) return null;
  return (
    <Section heading={words.facts} kind="facts">
      {facts.note !== undefined && <p>{facts.note}</p>}
      {facts.modelled && <p>{words.modelled}</p>}
      <SourceList of={facts.sources} />
    </Section>
  );
}

/** The challenges before and after, in the order of the overview. */
function Neighbours({ of: { previous, next } }: { of: ChallengeView }) {
  const words = useWords();
  const session = useSession();
  const link = (other: ChallengeView["next"], kind: string, word: string) =>
    other !== undefined && (
      <a href={session.address({ challenge: other.id, table: "" })} class={kind}>
        <span class="quiet">{word}</span>
        <span>{capital(other.label)}</span>
      </a>
    );
  return (
    <nav class="neighbours" aria-label={words.neighbours}>
      {link(previous, "previous", words.previous)}
      {link(next, "next", words.next)}
    </nav>
  );
}
