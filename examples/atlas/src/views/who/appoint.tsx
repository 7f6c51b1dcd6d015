/** Appoint somebody for a challenge: its themes, at a table of it. One step, shown at once, and undone at once. */

import { useState } from "preact/hooks";
import { count, fill } from "../../engine/text.js";
import { Combobox } from "../../ui/combobox.js";
import { Dialog } from "../../ui/dialog.js";
import { Part, Radios } from "../../ui/field.js";
import { useAnswer, useSession, useWords } from "../../ui/session.js";
import { Loading } from "../../ui/states.js";
import { useStep } from "../../ui/steps.js";
import type { ChallengeView } from "./challenge.question.js";

export function Appoint({ challenge, onClose }: { challenge: ChallengeView; onClose: () => void }) {
  const words = useWords();
  const step = useStep();
  const session = useSession();
  const { answer, failed } = useAnswer("appoint", { challenge: challenge.id });
  const [who, setWho] = useState("");
  const [role, setRole] = useState("director");
  // of several tables, which is meant has to be said
  const [where, setWhere] = useState<"" | "all" | "one">("");
  const [table, setTable] = useState("");
  const [wrong, setWrong] = useState("");
  const roles = answer?.roles ?? [];
  const seats = answer?.seats ?? [];
  const mustChoose = challenge.table === undefined && seats.length > 1;
  const places = challenge.table !== undefined ? [challenge.table] : !mustChoose || where === "all" ? seats : where === "one" && table !== "" ? [table] : [];
  const submit = async (event: Event) => {
    event.preventDefault();
    if (who === "" || answer === undefined || places.length === 0) {
      setWrong(who === "" ? words.choose_who : words.live.at_missing);
      return;
    }
    const [name, as] = [answer.stakeholders.find(({ value }) => value === who)?.label ?? who, roles.find(({ value }) => value === role)?.label ?? role];
    const changes = places.map((area) => ({ appointment: { stakeholder: who, role, within: area, themes: answer.themes } }));
    const problems = await step(fill(words.appointed, name, as), changes);
    if (problems.length > 0) setWrong("message" in (problems[0] ?? {}) ? words.not_possible : words.not_answered);
    else onClose();
  };
  // a name that is typed before there are any to choose from would be lost
  if (answer === undefined) return <Dialog title={words.appoint_title} onClose={onClose}>{failed ? <p class="wrong" role="alert">{words.no_answer}</p> : <Loading />}</Dialog>;
  return (
    <Dialog title={words.appoint_title} onClose={onClose}>
      <form onSubmit={submit} lang={session.route.lang}>
        <p class="quiet">{words.appoint_help}</p>
        <Combobox label={words.stakeholder_word} options={answer.stakeholders} value={who} onChoose={setWho} />
        <label class="field">
          {words.role_word}
          <select value={role} onChange={({ currentTarget }) => setRole(currentTarget.value)}>
            {roles.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {mustChoose && (
          <Part name="table" legend={words.live.at_which}>
            <Radios
              name="table"
              options={[{ value: "all", label: fill(words.live.at_all, count(seats.length, words.seat)) }, { value: "one", label: words.live.at_one }]}
              value={where}
              onChange={setWhere}
            />
            {where === "one" && (
              <label class="field">
                {words.table_choice}
                <select value={table} onChange={({ currentTarget }) => setTable(currentTarget.value)}>
                  <option value="" disabled />
                  {challenge.tables.map(({ area, label }) => (
                    <option key={area} value={area}>{label}</option>
                  ))}
                </select>
              </label>
            )}
          </Part>
        )}
        <p class="wrong" role="alert">{wrong}</p>
        <div class="actions">
          <button type="submit" class="primary">{words.appoint}</button>
          <button type="button" onClick={onClose}>{words.cancel}</button>
        </div>
      </form>
    </Dialog>
  );
}
