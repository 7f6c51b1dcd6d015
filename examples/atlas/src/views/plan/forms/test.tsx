/** An action is held against the poverty test, and tells how people in poverty took part. */

import { useState } from "preact/hooks";
import type { TestAnswer, TestAnswerWord } from "regie-wasm";
import { fill, textIn } from "../../../engine/text.js";
import { EventForm, Choose, Entry, Line, useText, useWriting } from "../../../ui/entry.js";
import { useShown, useWords } from "../../../ui/session.js";
import { Several } from "../../../ui/several.js";
import { useToast } from "../../../ui/toast.js";
import type { ActionTold } from "../plans.question.js";
import type { FormProps } from "./index.js";

const ANSWERS: readonly TestAnswerWord[] = ["yes", "partly", "no", "not-applicable"];

interface Answering {
  answer: TestAnswerWord | "";
  evidence: string;
}

export function HoldAgainst({ plan: { plan, by, questions }, journal, onClose, of }: FormProps & { of: ActionTold }) {
  const { plan: told, trajectory, save } = useWords();
  const { lang } = useShown().route;
  const say = useToast();
  const { wrongs, write } = useWriting(journal, { answers: "" }, told.refusals);
  const before = (question: string) => of.answers.find((one) => one.question === question);
  const [given, setGiven] = useState<Readonly<Record<string, Answering>>>(() =>
    Object.fromEntries(questions.map(({ id }) => [id, { answer: before(id)?.answer ?? "", evidence: textIn(before(id)?.evidence ?? "", lang) }])),
  );
  const givenOn = (id: string): Answering => given[id] ?? { answer: "", evidence: "" };
  const set = (id: string, change: Partial<Answering>) => setGiven({ ...given, [id]: { ...givenOn(id), ...change } });
  const send = async () => {
    const empty = Object.fromEntries(questions.flatMap(({ id }) => [[`${id} answer`, givenOn(id).answer === ""], [`${id} evidence`, givenOn(id).evidence.trim() === ""]]));
    const isWritten = await write(by, empty, () => [{ kind: "poverty-tested", plan, action: of.action, answers: questions.flatMap(({ id }) => answered(id, givenOn(id), before(id), lang)) }]);
    if (!isWritten) return;
    onClose();
    say({ text: fill(told.tested, of.label) });
  };
  const options = [{ value: "", label: trajectory.choose }, ...ANSWERS.map((value) => ({ value: value as string, label: told.answers[value] }))];
  return (
    <EventForm title={fill(told.test_of, of.label)} help={told.test_help} send={save} wrongs={wrongs} onSend={send} onClose={onClose}>
      {questions.map(({ id, label }) => (
        <fieldset key={id} class="plan-more">
          <legend>{label}</legend>
          <Choose label={told.answer} of={wrongs} field={`${id} answer`} options={options} value={givenOn(id).answer} onChange={(answer) => set(id, { answer: answer as Answering["answer"] })} />
          <Line label={told.evidence} rows={2} of={wrongs} field={`${id} evidence`} value={givenOn(id).evidence} onChange={(evidence) => set(id, { evidence })} />
        </fieldset>
      ))}
    </EventForm>
  );
}

function answered(question: string, { answer, evidence }: Answering, before: TestAnswer | undefined, lang: string): TestAnswer[] {
  if (answer === "") return [];
  const isSame = before !== undefined && textIn(before.evidence, lang) === evidence.trim();
  return [{ question, answer, evidence: isSame ? before.evidence : evidence.trim() }];
}

export function TellParticipation({ plan: { plan, by, choices }, journal, onClose, of }: FormProps & { of: ActionTold }) {
  const { plan: told, desk } = useWords();
  const say = useToast();
  const { wrongs, write } = useWriting(journal, { how: "how", through: "through", people: "people" }, { "invalid-number": told.no_count });
  const how = useText();
  const [through, setThrough] = useState<string[]>([]);
  const [people, setPeople] = useState("");
  const send = async () => {
    const isWritten = await write(by, { how: how.isEmpty }, () => [
      { kind: "participation-told", plan, action: of.action, how: how.text(), ...(through.length > 0 && { through }), ...(people.trim() !== "" && { people: Number(people) }) },
    ]);
    if (!isWritten) return;
    onClose();
    say({ text: fill(told.added, of.label) });
  };
  return (
    <EventForm title={fill(told.participation_of, of.label)} help={told.participation_help} send={told.add} wrongs={wrongs} onSend={send} onClose={onClose}>
      <Line label={told.how} rows={3} of={wrongs} field="how" value={how.typed} onChange={how.onType} />
      <Entry of={wrongs} field="through">
        <Several label={`${told.through} ${desk.optional}`} options={choices.stakeholders} values={through} onChange={setThrough} />
      </Entry>
      <Line label={`${told.people} ${desk.optional}`} type="number" of={wrongs} field="people" value={people} onChange={setPeople} />
    </EventForm>
  );
}
