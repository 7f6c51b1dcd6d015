/** What if: changes picked from a small palette, and the difference that they make, before they are applied as one step or discarded. */

import type { Id } from "regie-wasm";
import { useEffect, useRef, useState } from "preact/hooks";
import { fill, textIn } from "../engine/text.js";
import { Icon } from "../ui/icon.js";
import { Panel } from "../ui/panel.js";
import { useAnswer, useShown, useWords } from "../ui/session.js";
import { Loading } from "../ui/states.js";
import { useStep } from "../ui/steps.js";
import { DifferenceText } from "./difference.js";
import { EXAMPLES, fetchExample } from "./examples.js";
import { useLive, useTrial } from "./live.js";
import { Palette } from "./palette.js";
import { usePreview } from "./preview.js";

/** `merge`: towns that were picked elsewhere, to be merged. */
export function WhatIfPanel({ merge }: { merge?: readonly Id[] | undefined }) {
  const words = useWords();
  const { live } = words;
  const { close, opener } = useLive();
  const { route } = useShown();
  const trial = useTrial();
  const step = useStep();
  const { answer: lists } = useAnswer("lists", {});
  const preview = usePreview(trial.changes);
  const [wrong, setWrong] = useState("");
  const list = useRef<HTMLHeadingElement>(null);
  // once something is tried, the palette makes room for what it does
  const [more, setMore] = useState(merge !== undefined);
  const tried = useRef(merge === undefined ? undefined : trial.changes);
  useEffect(() => {
    // what was tried before waits for the towns that were picked
    if (tried.current === trial.changes) return;
    tried.current = undefined;
    setMore(false);
    if (trial.changes.length > 0) list.current?.focus();
  }, [trial.changes]);
  const hasPalette = trial.changes.length === 0 || more;
  const told = preview.preview?.state === "told" ? preview.preview : undefined;
  const refused = preview.preview?.state === "refused" ? preview.preview.problems : [];
  const isSettled = !preview.isOld;
  const examples = EXAMPLES.filter(({ region }) => region === route.region);
  const load = async (file: string) => {
    const example = examples.find((one) => one.file === file);
    if (example === undefined) return;
    try {
      trial.set(await fetchExample(example));
      setWrong("");
    } catch (error) {
      console.error(error);
      setWrong(fill(live.failed_example, textIn(example.label, route.lang)));
    }
  };
  const apply = async () => {
    if (told === undefined || !isSettled) return;
    const { changes } = trial;
    // once made, they are nothing to try any more
    trial.set([]);
    const problems = await step(told.step, changes);
    if (problems.length > 0) {
      trial.set(changes);
      setWrong(live.refused);
    } else close();
  };
  return (
    <Panel title={live.what_if} subject="what-if" opener={opener} onClose={close}>
      <p class="quiet">{live.what_if_lead}</p>
      {!hasPalette ? (
        <button type="button" class="with-icon" onClick={() => setMore(true)}>
          <Icon name="add" />
          {live.another}
        </button>
      ) : lists === undefined ? (
        <Loading />
      ) : (
        <Palette lists={lists} merge={merge} onAdd={(change) => trial.add(change)} />
      )}
      {hasPalette && examples.length > 0 && (
        <label class="field">
          {live.load}
          <select value="" onChange={({ currentTarget }) => load(currentTarget.value)}>
            <option value="">{live.load_choose}</option>
            {examples.map(({ file, label }) => (
              <option key={file} value={file}>{textIn(label, route.lang)}</option>
            ))}
          </select>
        </label>
      )}
      <section class="pending" aria-label={live.pending}>
        <h3 ref={list} tabIndex={-1}>{live.pending}</h3>
        {trial.changes.length === 0 && <p class="quiet">{live.pending_none}</p>}
        <ol>
          {trial.changes.map((_, n) => {
            const deed = isSettled ? (told?.deeds[n] ?? fill(live.change_no, String(n + 1))) : "…";
            return (
              <li key={n}>
                <span>{deed}</span>
                <button type="button" class="plain" aria-label={fill(live.remove, deed)} onClick={() => trial.without(n)}>
                  <Icon name="close" />
                </button>
              </li>
            );
          })}
        </ol>
        {isSettled && refused.length > 0 && (
          <div class="wrong" role="alert">
            <p>{live.refused}</p>
            <ul>{refused.map((problem) => <li>{problem.words}</li>)}</ul>
          </div>
        )}
        {preview.failed && <p class="wrong" role="alert">{words.no_answer}</p>}
        <p class="wrong" role="alert">{wrong}</p>
      </section>
      {trial.changes.length > 0 && (
        <section class="effect" aria-label={live.difference} aria-busy={isSettled ? undefined : "true"} data-settled={isSettled}>
          <h3>{live.difference}</h3>
          {told !== undefined && <DifferenceText of={told.difference} />}
        </section>
      )}
      {trial.changes.length > 0 && (
        <div class="actions sticky">
          <button type="button" class="primary" disabled={told === undefined || !isSettled} onClick={apply}>{live.apply}</button>
          <button type="button" onClick={() => trial.set([])}>{live.discard}</button>
        </div>
      )}
    </Panel>
  );
}
