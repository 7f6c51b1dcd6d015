/** Appoint somebody for a challenge: its themes, at a table of it. One step, shown at once, and undone at once. */

import { useState } from "preact/hooks";
import { fill } from "../../engine/text.js";
import { Combobox } from "../../ui/combobox.js";
import { Dialog } from "../../ui/dialog.js";
import { useAnswer, useSession, useWords } from "../../ui/session.js";
import { useStep } from "../../ui/steps.js";
import type { ChallengeView } from "./challenge.question.js";

export function Appoint({ challenge, onClose }: { challenge: ChallengeView; onClose: () => void }) {
  const words = useWords();
  const step = useStep();
  const session = useSession();
  const { answer } = useAnswer("appoint", { challenge: challenge.id });
  const [who, setWho] = useState("");
  const [role, setRole] = useState("director");
  const [wrong, setWrong] = useState("");
  const roles = answer?.roles ?? [];
  const within = challenge.table ?? answer?.seats[0];
  const submit = async (event: Event) => {
    event.preventDefault();
    if (who === "" || answer === undefined || within === undefined) {
      setWrong(words.choose_who);
      return;
    }
    const [name, as] = [answer.stakeholders.find(({ value }) => value === who)?.label ?? who, roles.find(({ value }) => value === role)?.label ?? role];
    // at every table, unless one is looked at alone
    const places = challenge.table === undefined ? answer.seats : [challenge.table];
    const changes = places.map((area) => ({ appointment: { stakeholder: who, role, within: area, themes: answer.themes } }));
    const problems = await step(fill(words.appointed, name, as), changes);
    if (problems.length > 0) setWrong("message" in (problems[0] ?? {}) ? words.not_possible : words.not_answered);
    else onClose();
  };
  return (
    <Dialog title={words.appoint_title} onClose={onClose}>
      <form onSubmit={submit} lang={session.route.lang}>
        <p class="quiet">{words.appoint_help}</p>
        <Combobox label={words.stakeholder_word} options={answer?.stakeholders ?? []} value={who} onChoose={setWho} />
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
        <p class="wrong" role="alert">{wrong}</p>
        <div class="actions">
          <button type="submit" class="primary">{words.appoint}</button>
          <button type="button" onClick={onClose}>{words.cancel}</button>
        </div>
      </form>
    </Dialog>
  );
}
