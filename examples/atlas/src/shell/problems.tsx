/** What is wrong with a file that someone opened, each beside the place that it concerns. What stood on the page stays. */

import { useEffect, useRef } from "preact/hooks";
import type { LibraryProblem, NoTables, Wrong } from "../engine/problems.js";
import { count, fill } from "../engine/text.js";
import { focusBack } from "../ui/back.js";
import { useSession, useWords } from "../ui/session.js";
import { type Words, wordFor } from "../words.js";

/** So many are listed; the rest is counted. */
const LISTED = 50;

/** Problems with a field, so that its name is told; of the others what stands there is. */
const OF_FIELDS = ["missing-field", "only-assign", "only-shared", "repeated-field", "unknown-field"];

export function Problems() {
  const { refused } = useSession();
  return <div id="alert">{refused !== undefined && <Refused {...refused} />}</div>;
}

function Refused({ name, problems }: { name: string; problems: (Wrong | NoTables)[] }) {
  const words = useWords();
  const session = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [problems]);
  const close = () => {
    session.dismiss();
    focusBack(document.querySelector(".file .with-icon"));
  };
  return (
    <section class="problems" aria-labelledby="problems-heading">
      <h2 ref={heading} id="problems-heading" tabIndex={-1}>
        {fill(words.problems_of, name)} <span class="number">{count(problems.length, words.problem)}</span>
      </h2>
      <p>{words.problems_intro}</p>
      <ol>
        {problems.slice(0, LISTED).map((problem) => (
          <li>{"word" in problem ? <p>{words[problem.word]}</p> : "tables" in problem ? <p>{words.tables.refused[problem.tables]}</p> : <Told problem={problem} />}</li>
        ))}
      </ol>
      {problems.length > LISTED && <p>{fill(words.problems_more, count(problems.length - LISTED, words.problem))}</p>}
      <button type="button" onClick={close}>
        {words.close}
      </button>
    </section>
  );
}

/** The place and what stands there, a sentence in the language of the page, and in small print what the library says: it speaks English. */
function Told({ problem }: { problem: LibraryProblem }) {
  const words = useWords();
  const { document: of, code, path, message, nearest, value, excerpt } = problem;
  const field = path.split(".").at(-1) ?? "";
  const sentence = wordFor<string>(words.problem_codes as Words["problem_codes"], code);
  return (
    <div class="problem">
      <div>
        <p>{placeOf(words, of, path, message)}</p>
        <p>
          {sentence !== undefined && fill(sentence, OF_FIELDS.includes(code) ? field : (value ?? field))}
          {nearest !== undefined && (
            <>
              {" "}
              <strong>{fill(words.problem_hint, nearest)}</strong>
            </>
          )}
        </p>
        <p class="quiet" lang="en">{message}</p>
      </div>
      {excerpt !== undefined && (
        <pre class="excerpt" tabIndex={0} role="group" aria-label={words.excerpt}>
          {excerpt.text.split("\n").map((line, n) => (
            <code class={n === excerpt.mark ? "marked" : undefined}>
              {excerpt.line > 0 && <span class="line-number">{excerpt.line + n}</span>}
              {`${line}\n`}
            </code>
          ))}
        </pre>
      )}
    </div>
  );
}

function placeOf(words: Words, of: string, path: string, message: string) {
  if (path !== "") return <code>{of === "landscape" ? path : `${of}: ${path}`}</code>;
  const [, line, column] = /line (\d+) column (\d+)/u.exec(message) ?? [];
  return line === undefined || column === undefined ? words.problem_document : fill(words.problem_line, line, column);
}
