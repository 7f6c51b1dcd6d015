/** All challenges by theme, in three columns: what is done locally, what jointly, what is signalled. */

import type { Approach } from "regie-wasm";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { capital, count, day, fill, plain } from "../../engine/text.js";
import { useArrival } from "../../ui/arrival.js";
import { Failed, Loading } from "../../ui/states.js";
import { Icon } from "../../ui/icon.js";
import { Mine } from "../../ui/mine.js";
import { PhraseText } from "../../ui/phrase.js";
import { useAnswer, useSession, useShown, useWords } from "../../ui/session.js";
import { Ask, AskBeside } from "../../live/ask.js";
import type { Line, Overview, Row } from "./overview.question.js";
import { Themes } from "./themes.js";

const COLUMNS: readonly Approach[] = ["local", "joint", "signal"];

/** Which of it is shown: one column, only what is incomplete, only where we are. It stays when one comes back. */
const kept = { column: "" as Approach | "", missing: false, mine: false };

export function OverviewPage() {
  const words = useWords();
  const { route, basics } = useShown();
  const { answer, failed } = useAnswer("overview", {});
  const [shown, setShown] = useState({ ...kept });
  useArrival(`${route.region}`, answer !== undefined, (page) => (page.startsWith("challenge ") ? `to-${page.slice("challenge ".length)}` : undefined));
  if (failed) return <Failed />;
  if (answer === undefined) return <Loading />;
  const choose = (change: Partial<typeof kept>) => setShown(Object.assign(kept, change) && { ...kept });
  const mineOnly = shown.mine && route.me !== "";
  const wanted = (row: Row) => (shown.column === "" || row.approaches.includes(shown.column)) && (!shown.missing || row.missing.length > 0) && (!mineOnly || row.isMine);
  const columns = shown.column === "" ? COLUMNS : [shown.column];
  const themes = answer.themes.map(({ rows, ...theme }) => ({ ...theme, rows: rows.filter(wanted) })).filter(({ rows }) => rows.length > 0);
  const n = themes.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <>
      <header class="heading">
        <h1 tabIndex={-1}>{answer.title}</h1>
        <p class="lead">{fill(words.as_of, day(basics.asOf, words), answer.rules)}</p>
        <p class="quiet">{words.legend}</p>
      </header>
      <Themes />
      <div class="summary">
        <Totals of={answer} />
        <Choices of={answer} shown={shown} choose={choose} hasMe={route.me !== ""} />
      </div>
      <p class="visually-hidden" role="status">{fill(words.shown, count(n, words.challenge))}</p>
      <div class={columns.length === 1 ? "matrix one" : "matrix"}>
        <Heads columns={columns} />
        {themes.map((theme) => (
          <section key={theme.theme} class="theme" aria-labelledby={`theme-${theme.theme}`}>
            <h2 id={`theme-${theme.theme}`}>{theme.label}</h2>
            {theme.question !== undefined && <p class="question">{theme.question}</p>}
            {theme.rows.map((row) => (
              <Article key={row.challenge} row={row} columns={columns} />
            ))}
          </section>
        ))}
        {themes.length === 0 && <p class="none">{words.none_shown}</p>}
      </div>
      <Notices of={answer} />
    </>
  );
}

function Totals({ of: { totals } }: { of: Overview }) {
  const words = useWords();
  const parts = [count(totals.challenges, words.challenge), count(totals.seats, words.seat), fill(words.with_gaps, count(totals.incomplete, words.challenge))];
  return <p class="totals">{parts.join(" · ")}</p>;
}

interface ChoicesProps {
  of: Overview;
  shown: typeof kept;
  choose: (change: Partial<typeof kept>) => void;
  hasMe: boolean;
}

/** Which column, whether only what is incomplete, and whether only where we are. */
function Choices({ of: { totals, having }, shown, choose, hasMe }: ChoicesProps) {
  const words = useWords();
  const column = (value: Approach | "", label: string, n: number) => (
    <label class={`choice ${value}`}>
      <input type="radio" name="column" value={value} checked={shown.column === value} onChange={() => choose({ column: value })} />
      <span>
        {value !== "" && <Icon name={value} />}
        {label}
        <span class="number">{n}</span>
      </span>
    </label>
  );
  const only = (field: "missing" | "mine", label: string) => (
    <label class={`only only-${field}`}>
      <input type="checkbox" checked={shown[field]} onChange={({ currentTarget }) => choose({ [field]: currentTarget.checked })} />
      <span>
        <Icon name={field} />
        {label}
      </span>
    </label>
  );
  return (
    <div class="choices">
      <fieldset>
        <legend class="visually-hidden">{words.show}</legend>
        {column("", words.show_all, totals.challenges)}
        {COLUMNS.map((approach) => column(approach, words.show_short[approach], having[approach]))}
      </fieldset>
      {only("missing", words.only_missing)}
      {hasMe && only("mine", words.only_mine)}
    </div>
  );
}

/** The names of the columns, for those who see them; each cell says its own. */
function Heads({ columns }: { columns: readonly Approach[] }) {
  const words = useWords();
  return (
    <div class="heads" aria-hidden="true">
      <span>{capital(words.challenge[1] ?? "")}</span>
      {columns.map((approach) => (
        <span key={approach} class={`head ${approach}`}>
          <Icon name={approach} />
          {words.columns[approach]}
        </span>
      ))}
    </div>
  );
}

function Article({ row, columns }: { row: Row; columns: readonly Approach[] }) {
  const words = useWords();
  const session = useSession();
  return (
    <article class={row.isMine ? "row ours" : "row"}>
      <div class="title">
        <h3>
          <a href={session.address({ challenge: row.challenge, table: "" })} id={`to-${row.challenge}`}>
            {row.label}
          </a>
        </h3>
        {row.others.length > 0 && <p class="quiet">{fill(words.also_theme, row.others.join(", "))}</p>}
        {row.missing.map(({ unheld, line, subject }) => (
          <div class={unheld ? "mark missing unheld" : "mark missing"}>
            <Icon name="missing" />
            <div>
              <span class="visually-hidden">{words.missing}: </span>
              <PhraseText of={line} /> <AskBeside subject={subject} word={words.why} of={`${plain(line)}, ${row.label}`} />
            </div>
          </div>
        ))}
        {row.attention > 0 && (
          <div class="mark attention">
            <Icon name="attention" />
            <div>{count(row.attention, words.attention_count)}</div>
          </div>
        )}
      </div>
      {row.cells
        .filter(({ approach }) => columns.includes(approach))
        .map(({ approach, lines }) => (
          <div key={approach} class={`cell ${approach}`}>
            <h4>
              <Icon name={approach} />
              {words.columns[approach]}
            </h4>
            <ul>
              {lines.map((line) => (
                <li>
                  <LineText of={line} />
                </li>
              ))}
            </ul>
          </div>
        ))}
    </article>
  );
}

/** A table; a lever and who holds it; a role and who has it. */
export function LineText({ of: { kind, what, who, mine, subject } }: { of: Line }) {
  const asked = (text: ComponentChildren) => (subject === undefined ? text : <Ask subject={subject}>{text}</Ask>);
  if (kind === "table") return <span class="table">{asked(plain(who))}</span>;
  return (
    <>
      <span class="what">
        {asked(what)}
        {kind === "lever" ? " →\u00a0" : ": "}
      </span>
      <PhraseText of={who} /> <Mine names={mine} />
    </>
  );
}

/** What the atlas made of facts that are not quite there, kind by kind, for who wants to know. */
function Notices({ of: { notices } }: { of: Overview }) {
  const words = useWords();
  const n = notices.reduce((sum, { lines }) => sum + lines.length, 0);
  if (n === 0) return null;
  return (
    <details class="notices">
      <summary>{count(n, words.notice)}</summary>
      {notices.map(({ heading, lines }) => (
        <>
          <h2 class="quiet">{heading}</h2>
          <ul>
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      ))}
    </details>
  );
}
