/** By what a theme group weighs its challenges, and the score of each. */

import { useState } from "preact/hooks";
import type { Criterion, RegisterEvent } from "regie-wasm";
import { idFrom } from "../../engine/ids.js";
import { fill, textIn } from "../../engine/text.js";
import { Entry, EventForm, useWriting } from "../../ui/entry.js";
import { useShown, useWords } from "../../ui/session.js";
import { useToast } from "../../ui/toast.js";
import type { WorkFormProps } from "./work.js";

interface Row {
  id: string;
  label: string;
  weight: string;
}

/** One more row; its criterion gets an id from what it is called. */
const fresh = (): Row => ({ id: crypto.randomUUID(), label: "", weight: "1" });

export function SetCriteria({ of: { trajectory, by }, group: { theme, label, criteria }, journal, onClose }: WorkFormProps) {
  const { trajectory: words, save } = useWords();
  const { lang } = useShown().route;
  const say = useToast();
  const { wrongs, write } = useWriting(journal, { criteria: "criteria" }, { "invalid-number": words.no_weight });
  const [rows, setRows] = useState<Row[]>(() => [...criteria.map((one) => ({ id: one.id, label: textIn(one.label, lang), weight: String(one.weight) })), ...(criteria.length === 0 ? [fresh(), fresh()] : [])]);
  const set = (id: string, change: Partial<Row>) => setRows(rows.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const named = rows.filter((one) => one.label.trim() !== "");
  const chosen = (): Criterion[] => {
    const taken = new Set(criteria.map(({ id }) => id));
    return named.map(({ id: row, label: typed, weight }) => {
      const before = criteria.find((one) => one.id === row);
      const id = before?.id ?? idFrom(typed, (one) => taken.has(one), "criterion");
      taken.add(id);
      return { id, label: before !== undefined && textIn(before.label, lang) === typed.trim() ? before.label : typed.trim(), weight: Number(weight) };
    });
  };
  const send = async () => {
    const isWritten = await write(by, { criteria: named.length === 0 || named.some(({ weight }) => weight === "") }, () => [{ kind: "criteria-set", trajectory, theme, criteria: chosen() }]);
    if (!isWritten) return;
    onClose();
    say({ text: fill(words.criteria_are, label) });
  };
  return (
    <EventForm title={fill(words.criteria_title, label)} help={words.criteria_help} send={save} wrongs={wrongs} onSend={send} onClose={onClose}>
      <Entry of={wrongs} field="criteria">
        {rows.map(({ id, label: typed, weight }, n) => (
          <div key={id} class="criterion" role="group" aria-label={fill(words.criterion_n, String(n + 1))}>
            <label class="field">
              {words.criterion}
              <input type="text" value={typed} onInput={({ currentTarget }) => set(id, { label: currentTarget.value })} />
            </label>
            <label class="field">
              {words.weight}
              <input type="number" min="0" step="1" value={weight} onInput={({ currentTarget }) => set(id, { weight: currentTarget.value })} />
            </label>
            <button type="button" class="link" onClick={() => setRows(rows.filter((one) => one.id !== id))} disabled={rows.length === 1}>
              {words.take_away}
              <span class="visually-hidden">: {typed === "" ? fill(words.criterion_n, String(n + 1)) : typed}</span>
            </button>
          </div>
        ))}
      </Entry>
      <p>
        <button type="button" onClick={() => setRows([...rows, fresh()])}>{words.one_more_criterion}</button>
      </p>
    </EventForm>
  );
}

export function SetScores({ of: { trajectory, by }, group: { theme, label, criteria, scores, challenges }, journal, onClose }: WorkFormProps) {
  const { trajectory: words, challenge_word: challengeWord, save } = useWords();
  const { lang } = useShown().route;
  const say = useToast();
  const { wrongs, write } = useWriting(journal, { scores: "scores", challenge: "scores" }, { "out-of-range": words.no_score, "invalid-number": words.no_score });
  const [typed, setTyped] = useState<Readonly<Record<string, Readonly<Record<string, string>>>>>({});
  const scoreOf = (challenge: string, criterion: string) => typed[challenge]?.[criterion] ?? String(scores[challenge]?.[criterion] ?? "");
  // rows in which somebody typed: whoever scores a challenge scores it on each criterion
  const changed = challenges.filter(({ value }) => criteria.some(({ id }) => scoreOf(value, id) !== String(scores[value]?.[id] ?? "")));
  const send = async () => {
    if (changed.length === 0) return onClose();
    const empty = { scores: changed.some(({ value }) => criteria.some(({ id }) => scoreOf(value, id) === "")) };
    const events = () =>
      changed.map(({ value }): RegisterEvent => ({ kind: "challenge-scored", trajectory, theme, challenge: value, scores: criteria.map(({ id }) => ({ criterion: id, score: Number(scoreOf(value, id)) })) }));
    if (!(await write(by, empty, events))) return;
    onClose();
    say({ text: fill(words.scores_are, label) });
  };
  return (
    <EventForm title={fill(words.scores_title, label)} help={words.scores_help} send={save} wrongs={wrongs} onSend={send} onClose={onClose}>
      <Entry of={wrongs} field="scores">
        <div class="scroll" role="region" tabIndex={0} aria-label={words.by_criteria}>
          <table class="grid scores">
            <thead>
              <tr>
                <th scope="col">{challengeWord}</th>
                {criteria.map((one) => (
                  <th key={one.id} scope="col">{textIn(one.label, lang)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {challenges.map(({ value, label: name }) => (
                <tr key={value}>
                  <th scope="row">{name}</th>
                  {criteria.map((one) => (
                    <td key={one.id}>
                      <input
                        type="number"
                        min="0"
                        max="100"
                        step="1"
                        aria-label={`${name}: ${textIn(one.label, lang)}`}
                        value={scoreOf(value, one.id)}
                        onInput={({ currentTarget }) => setTyped({ ...typed, [value]: { ...typed[value], [one.id]: currentTarget.value } })}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Entry>
    </EventForm>
  );
}
