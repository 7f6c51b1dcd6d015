/** A landscape from tables: what they do not say is asked, and all that is wrong with them stands below it, table by table. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Table, Told } from "../../engine/tables.js";
import { count, fill } from "../../engine/text.js";
import { isDay } from "../../route.js";
import { fileName } from "../../store/files.js";
import { Dialog } from "../../ui/dialog.js";
import { PickFile } from "../../ui/file.js";
import { useSession, useWords } from "../../ui/session.js";
import { Ticks } from "../../ui/ticks.js";

/** Of each kind so many are listed; the rest is counted. */
const LISTED = 200;

/** The tables that say for which day a landscape is, and on what it builds. */
const HEADS = ["werkveld", "landscape"];
const USUAL = ["flanders-vocabulary", "flanders-areas"];

interface Result {
  text?: string;
  problems: readonly Told[];
}

export function FromTables({ name: file, tables }: { name: string; tables: readonly Table[] }) {
  const all = useWords();
  const words = all.tables;
  const session = useSession();
  const { lang } = session.route;
  const said = tables.some(({ name }) => HEADS.includes(name.trim().toLowerCase()));
  const [name, setName] = useState(file === "" ? words.name_usual : file);
  const [asOf, setAsOf] = useState(() => new Date().toLocaleDateString("sv"));
  const [sets, setSets] = useState<ReadonlySet<string>>(new Set(said ? [] : USUAL));
  const [read, setRead] = useState<ReadonlySet<string>>(new Set(tables.map((table) => table.name)));
  const [result, setResult] = useState<Result>();
  const [failed, setFailed] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const isDate = isDay(asOf);
  useEffect(() => {
    let isLast = true;
    // what was found with something else is not to be opened
    setResult(undefined);
    if (!isDate) return;
    const chosen = tables.filter((table) => read.has(table.name));
    session.engine.fromTables(chosen, { id: fileName(name, ""), asOf, buildsOn: [...sets].sort() }, lang).then(
      (found) => isLast && (setResult(found), setFailed(false)),
      (error: unknown) => {
        console.error(error);
        if (isLast) setFailed(true);
      },
    );
    return () => {
      isLast = false;
    };
  }, [tables, read, name, asOf, isDate, sets, lang]);
  const submit = (event: Event) => {
    event.preventDefault();
    if (result?.text === undefined) heading.current?.focus();
    else session.closeTables(name.trim() === "" ? words.name_usual : name.trim(), result.text);
  };
  const of = (severity: Told["severity"]) => (result?.problems ?? []).filter((problem) => problem.severity === severity);
  const [wrong, warnings] = [of("problem"), of("warning")];
  return (
    <Dialog title={words.title} onClose={() => session.closeTables()}>
      <form class="from-tables" onSubmit={submit}>
        <p class="quiet">{words.lead}</p>
        <div class="tables-named">
          <label class="field">
            {words.name}
            <input type="text" value={name} maxLength={120} onInput={({ currentTarget }) => setName(currentTarget.value)} />
          </label>
          <label class="field">
            {words.date}
            <input type="date" required value={asOf} onInput={({ currentTarget }) => setAsOf(currentTarget.value)} />
            {said && <span>{words.date_said}</span>}
          </label>
        </div>
        <div class="tables-choices">
          <fieldset class="part">
            <legend>{words.sets}</legend>
            {said && <p class="quiet">{words.sets_said}</p>}
            <Ticks label={words.sets} groups={[{ options: Object.entries(words.set_names).map(([value, label]) => ({ value, label })) }]} ticked={sets} onChange={setSets} />
          </fieldset>
          <fieldset class="part">
            <legend>{words.which}</legend>
            <Ticks label={words.which} groups={[{ options: tables.map((table) => ({ value: table.name, label: table.name })) }]} ticked={read} onChange={setRead} />
          </fieldset>
        </div>
        <section class="tables-told" aria-live="polite">
          {failed && <p class="wrong">{words.not_read}</p>}
          {!isDate && <p class="wrong">{words.no_date}</p>}
          {result?.text !== undefined && <p class="right">{words.right}</p>}
          <h3 ref={heading} tabIndex={-1} hidden={wrong.length === 0}>
            {fill(words.wrong, count(wrong.length, all.problem))}
          </h3>
          <ByTable problems={wrong} />
          {warnings.length > 0 && <h3>{fill(words.warnings, count(warnings.length, words.warning))}</h3>}
          <ByTable problems={warnings} />
        </section>
        <div class="actions">
          <button type="submit" class="primary">{words.open}</button>
          <PickFile label={words.again} />
          <button type="button" onClick={() => session.closeTables()}>{all.cancel}</button>
        </div>
      </form>
    </Dialog>
  );
}

/** Table by table, each at its cell. What a cell says is only text. */
function ByTable({ problems }: { problems: readonly Told[] }) {
  const all = useWords();
  const words = all.tables;
  const tables = new Map<string, Told[]>();
  for (const problem of problems.slice(0, LISTED)) {
    const table = problem.table ?? "";
    tables.set(table, [...(tables.get(table) ?? []), problem]);
  }
  return (
    <>
      {[...tables].map(([table, list]) => (
        <div class="tables-scroll" key={table}>
          <table>
            <caption>{table === "" ? words.everywhere : table}</caption>
            <thead>
              <tr>
                <th scope="col">{words.row}</th>
                <th scope="col">{words.column}</th>
                <th scope="col">{words.what}</th>
              </tr>
            </thead>
            <tbody>
              {list.map(({ row, letters, column, words: sentence }) => (
                <tr>
                  <td>{row}</td>
                  <td>
                    {letters}
                    {column !== undefined && <span class="quiet"> {column}</span>}
                  </td>
                  <td>{sentence}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
      {problems.length > LISTED && <p>{fill(all.problems_more, count(problems.length - LISTED, words.remark))}</p>}
    </>
  );
}
