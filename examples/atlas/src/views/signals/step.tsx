/** A step is taken: a small form with what the path asks for, and what it may record beside. */

import { useState } from "preact/hooks";
import type { RegisterEvent, SignalStepTaken, StepField } from "regie-wasm";
import type { Refusal } from "../../engine/journal.js";
import { fill } from "../../engine/text.js";
import { Combobox } from "../../ui/combobox.js";
import { Dialog } from "../../ui/dialog.js";
import { type Journal, NOBODY } from "../../ui/journal.js";
import { Refused } from "../../ui/refused.js";
import { useAnswer, useSession, useShown, useWords } from "../../ui/session.js";
import { useToast } from "../../ui/toast.js";
import { EMPTY, Field, type Filled, type FormContext, eventFields, isFilled } from "./fields.js";
import type { SignalView, StepForm } from "./signal.question.js";

interface Props {
  signal: SignalView;
  step: StepForm;
  journal: Journal;
  onClose: () => void;
}

export function TakeStep({ signal, step, journal, onClose }: Props) {
  const words = useWords();
  const { desk } = words;
  const session = useSession();
  const { route } = useShown();
  const say = useToast();
  const { answer: choices } = useAnswer("choosable", journal.asked);
  const mine = route.me.replace(/^stakeholders\//u, "");
  const first = step.by.find(({ value }) => value === mine)?.value ?? (step.anyone ? (route.me.startsWith("stakeholders/") ? mine : "") : (step.by[0]?.value ?? ""));
  const [by, setBy] = useState(first);
  const [filled, setFilled] = useState<Filled>({ ...EMPTY, on: journal.asked.now.slice(0, 10), themes: signal.themeIds, areas: signal.areaIds, target_groups: signal.groupIds });
  const [together, setTogether] = useState<string[]>(step.step === "bundle" ? signal.alike.map((one) => one.signal) : []);
  const [wrong, setWrong] = useState("");
  const [refusal, setRefusal] = useState<Refusal>();
  // what was written while the form was open is a conflict: whoever fills it in has not seen it
  const [seq, setSeq] = useState(journal.state?.seq ?? 0);
  if (choices === undefined) return null;
  const context: FormContext = { signal, step, choices, filled, set: (change) => setFilled((before) => ({ ...before, ...change })) };
  const fields: readonly StepField[] = [...step.requires, ...step.allows];
  const take = async (submitted: Event) => {
    submitted.preventDefault();
    const missing = step.requires.filter((field) => !isFilled(field, filled)).map((field) => desk.fields[field]);
    setWrong(missing.length > 0 ? fill(desk.fill_in, missing.join(", ")) : "");
    if (missing.length > 0) return;
    const event: SignalStepTaken = { kind: "signal-step", signals: [signal.signal, ...together], step: step.step, ...eventFields(fields, context) };
    const why = await journal.write(seq, by === "" ? NOBODY : by, [event satisfies RegisterEvent]);
    setRefusal(why);
    if (why?.conflict !== undefined) setSeq(seq + why.conflict);
    if (why !== undefined) return;
    // a challenge that came of signals stands on the page too
    if (event.new_challenge !== undefined) await session.change(fill(desk.new_challenge_step, filled.newLabel), [{ put: { challenges: event.new_challenge } }]);
    onClose();
    say({ text: fill(desk.taken, step.label) });
  };
  const people = step.anyone ? choices.stakeholders : step.by;
  return (
    <Dialog title={step.label} onClose={onClose}>
      <form class="step-form" onSubmit={take} noValidate>
        {people.length === 1 && !step.anyone ? (
          <p class="quiet">{fill(desk.in_name, people[0]?.label ?? "")}</p>
        ) : step.anyone ? (
          <Combobox label={desk.organisation} options={people} value={by} onChoose={setBy} none={desk.organisation_none} />
        ) : (
          <label class="field">
            {desk.in_whose_name}
            <select value={by} onChange={({ currentTarget }) => setBy(currentTarget.value)}>
              {people.map(({ value, label }) => (
                <option key={value} value={value}>{label}</option>
              ))}
            </select>
          </label>
        )}
        {fields.map((field) => (
          <Field key={field} name={field} optional={!step.requires.includes(field)} context={context} />
        ))}
        {step.step === "bundle" && signal.alike.length > 0 && (
          <fieldset class="checks">
            <legend>{desk.together}</legend>
            {signal.alike.map(({ signal: id, seen, where }) => (
              <label key={id}>
                <input type="checkbox" checked={together.includes(id)} onChange={({ currentTarget }) => setTogether(currentTarget.checked ? [...together, id] : together.filter((one) => one !== id))} />
                <span>
                  {seen} <span class="quiet">{where}</span>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <p class="wrong" role="alert">{wrong}</p>
        <Refused refusal={refusal} />
        <div class="actions">
          <button type="submit" class="primary">{desk.take}</button>
          <button type="button" onClick={onClose}>{words.cancel}</button>
        </div>
      </form>
    </Dialog>
  );
}
