/** A theme group answers the questions that are put to every theme. */

import { useState } from "preact/hooks";
import type { GroupQuestion, RegisterEvent } from "regie-wasm";
import { fill, textIn } from "../../engine/text.js";
import { EventForm, Line, useWriting } from "../../ui/entry.js";
import { useShown, useWords } from "../../ui/session.js";
import { useToast } from "../../ui/toast.js";
import type { WorkFormProps } from "./work.js";

export function Answer({ of: { trajectory, by }, group: { theme, label, answers }, journal, onClose }: WorkFormProps) {
  const { trajectory: words, save } = useWords();
  const { lang } = useShown().route;
  const say = useToast();
  const { wrongs, write } = useWriting(journal, { answer: "" });
  const told = (question: GroupQuestion) => textIn(answers.find((one) => one.question === question)?.answer ?? "", lang);
  const [typed, setTyped] = useState<Readonly<Partial<Record<GroupQuestion, string>>>>({});
  const textOf = (question: GroupQuestion) => typed[question] ?? told(question);
  const changed = answers.filter(({ question }) => textOf(question).trim() !== told(question));
  const send = async () => {
    if (changed.length === 0) return onClose();
    // an answer can be another one, but not none
    const empty = Object.fromEntries(changed.map(({ question }) => [question, textOf(question).trim() === ""]));
    const events = () => changed.map(({ question }): RegisterEvent => ({ kind: "question-answered", trajectory, theme, question, answer: textOf(question).trim() }));
    if (!(await write(by, empty, events))) return;
    onClose();
    say({ text: fill(words.is_answered, label) });
  };
  return (
    <EventForm title={fill(words.answers_title, label)} help={words.answers_help} send={save} wrongs={wrongs} onSend={send} onClose={onClose}>
      {answers.map(({ question }) => (
        <Line key={question} label={words.questions[question]} rows={2} of={wrongs} field={question} value={textOf(question)} onChange={(text) => setTyped({ ...typed, [question]: text })} />
      ))}
    </EventForm>
  );
}
