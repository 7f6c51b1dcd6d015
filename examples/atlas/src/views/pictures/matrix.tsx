/** Who has which role: a row for each stakeholder, a column for each theme or place. As a table that unfolds, and as the picture of the package. */

import { useId } from "preact/hooks";
import { count, fill } from "../../engine/text.js";
import { PackagePicture } from "../../ui/picture.js";
import { useAnswer, useSession, useShown, useWords } from "../../ui/session.js";
import { Loading } from "../../ui/states.js";
import { Tabs } from "../../ui/tabs.js";
import type { Mark, MatrixView } from "./matrix.question.js";

export function MatrixSection() {
  const words = useWords();
  const told = words.pictures;
  const id = useId();
  const session = useSession();
  const { theme, by, rows } = useShown().route;
  // who is unfolded here is so in the picture
  const { answer, failed } = useAnswer("matrix", { by, theme, folded: rows === "" });
  return (
    <section class="role-matrix" aria-labelledby={id}>
      <h2 id={id}>{told.matrix}</h2>
      <p class="quiet">{told.matrix_help}</p>
      <Tabs label={told.matrix} tabs={[{ value: "theme", label: told.by_theme }, { value: "area", label: told.by_area }]} value={by} onChoose={(value) => session.go({ by: value === "area" ? "area" : "theme", rows: "" })}>
        {failed ? <p>{words.no_answer}</p> : answer === undefined || answer.by !== by ? <Loading /> : answer.rows.length === 0 ? <p>{words.nobody}</p> : <Matrix key={by} of={answer} />}
      </Tabs>
    </section>
  );
}

function Matrix({ of }: { of: MatrixView }) {
  const words = useWords();
  const told = words.pictures;
  const id = useId();
  const session = useSession();
  const { route } = useShown();
  const open: ReadonlySet<string> = new Set(route.rows.split(","));
  const toggle = (row: string) => {
    const known = of.rows.map(({ id: one }) => one).filter((one) => open.has(one) !== (one === row));
    // to unfold is to look closer, which is no step to go back from
    void session.go({ rows: known.join(",") }, true);
  };
  const title = told.matrix_titles[of.by];
  const { strengths } = words;
  return (
    <>
      <PackagePicture of={of.picture} name={told.matrix_file}>
        <dl class="letters">
          {of.roles.map(({ letter, label }) => (
            <div key={letter}>
              <dt>{letter}</dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
        <p class="quiet">
          <strong>{letterOf("R", "must")}</strong> {strengths.must} · {letterOf("R", "should")} {strengths.should} · {letterOf("R", "may")} {strengths.may}
        </p>
        <div class="matrix-scroll" tabIndex={0} role="region" aria-labelledby={id}>
          <table class="role-table">
            <caption id={id} class="visually-hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{told.stakeholder}</th>
                {of.columns.map(({ id: column, label }) => (
                  <th key={column} scope="col">
                    <span>{label}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {of.rows.flatMap(({ id: row, label, isMine, cells, members }) => [
                <tr key={row} class={isMine ? "ours" : undefined}>
                  <th scope="row">
                    {members.length === 0 ? (
                      label
                    ) : (
                      <button type="button" class="fold" aria-expanded={open.has(row)} onClick={() => toggle(row)}>
                        {label}
                      </button>
                    )}
                  </th>
                  <Cells of={cells} roles={of.roles} />
                </tr>,
                ...(open.has(row)
                  ? members.map((one) => (
                      <tr key={`${row}/${one.label}`} class="member">
                        <th scope="row">{one.label}</th>
                        <Cells of={one.cells} roles={of.roles} />
                      </tr>
                    ))
                  : []),
              ])}
            </tbody>
          </table>
        </div>
      </PackagePicture>
      <p class="quiet">{fill(told.matrix_count, count(of.rows.length, told.row))}</p>
    </>
  );
}

/** `(P)`: may. What must is bold, what should is plain. */
function letterOf(letter: string, strength: Mark["strength"]): string {
  return strength === "may" ? `(${letter})` : letter;
}

function Cells({ of, roles }: { of: readonly Mark[][]; roles: MatrixView["roles"] }) {
  const words = useWords();
  return (
    <>
      {of.map((marks) => (
        <td>
          {marks.map(({ role, strength }) => (
            <abbr class={strength} title={`${roles[role]?.label} (${words.strengths[strength]})`}>
              {letterOf(roles[role]?.letter ?? "", strength)}
            </abbr>
          ))}
        </td>
      ))}
    </>
  );
}
