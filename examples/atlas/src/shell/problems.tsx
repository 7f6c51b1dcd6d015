/** What is wrong with a file that someone opened, each beside the place that it concerns. What stood on the page stays. */

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { LibraryProblem, NoTables, Wrong } from "../engine/problems.js";
import { count, fill } from "../engine/text.js";
import { focusBack } from "../ui/back.js";
import { useSession, useWords } from "../ui/session.js";

/** So many are listed; the rest is counted. */
const LISTED = 50;

export function Problems() {
  const { refused } = useSession();
  return <div id="alert">{refused !== undefined && <Refused {...refused} />}</div>;
}

function Refused({ name, problems }: { name: string; problems: (Wrong | NoTables)[] }) {
  const words = useWords();
  const session = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  const listed = useMemo(() => problems.slice(0, LISTED), [problems]);
  const told = useTold(listed);
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
        {listed.map((problem) => (
          <li>{"word" in problem ? <p>{words[problem.word]}</p> : "tables" in problem ? <p>{words.tables.refused[problem.tables]}</p> : <Told problem={problem} sentence={told(problem)} />}</li>
        ))}
      </ol>
      {problems.length > LISTED && <p>{fill(words.problems_more, count(problems.length - LISTED, words.problem))}</p>}
      <button type="button" onClick={close}>
        {words.close}
      </button>
    </section>
  );
}

/** What the package says of them, in the language of the page; until it is there nothing. */
function useTold(problems: readonly (Wrong | NoTables)[]): (problem: LibraryProblem) => string {
  const { engine, route: { lang } } = useSession();
  const [told, setTold] = useState<ReadonlyMap<LibraryProblem, string>>(new Map());
  useEffect(() => {
    let isOver = false;
    const known = problems.filter((problem) => "code" in problem);
    engine
      .problemsTold(known.map(({ excerpt, ...problem }) => problem), lang)
      .catch((error: unknown) => {
        console.error(error);
        return known.map(({ message }) => message);
      })
      .then((words) => isOver || setTold(new Map(known.map((problem, n) => [problem, words[n] ?? ""]))));
    return () => {
      isOver = true;
    };
  }, [problems, lang]);
  return (problem) => told.get(problem) ?? "";
}

/** A sentence or two, and for who writes the document where in it. */
function Told({ problem: { document: of, path, excerpt }, sentence }: { problem: LibraryProblem; sentence: string }) {
  const words = useWords();
  return (
    <div class="problem">
      <div>
        <p>{sentence}</p>
        {path !== "" && (
          <p class="quiet">
            <code>{of === "landscape" ? path : `${of}: ${path}`}</code>
          </p>
        )}
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
