/** Who takes this up? One item of the agenda: those who could first, then everybody, then a new name; the step is shown before it is made. */

import { useRef, useState } from "preact/hooks";
import { count, fill } from "../engine/text.js";
import { Combobox } from "../ui/combobox.js";
import { Part, Radios, focusWrong } from "../ui/field.js";
import { Panel } from "../ui/panel.js";
import { useAnswer, useWords } from "../ui/session.js";
import { Failed, Loading } from "../ui/states.js";
import { useStep } from "../ui/steps.js";
import { Effect } from "./effect.js";
import { useLive } from "./live.js";
import { NewcomerFields } from "./newcomer.js";
import { usePreview } from "./preview.js";
import type { Gap, Newcomer } from "./takeup.question.js";

const EVERYWHERE = "all";
/** So many of those who could stand as buttons; the others are first in the list. */
const FIRST = 5;

export function TakeUpPanel({ gap }: { gap: Gap }) {
  const words = useWords();
  const { live } = words;
  const { close, opener } = useLive();
  const step = useStep();
  const form = useRef<HTMLFormElement>(null);
  const single = gap.spots.length === 1;
  // of several tables, which is meant has to be said
  const [where, setWhere] = useState<"" | "all" | "one">(single ? "all" : "");
  const [spot, setSpot] = useState("");
  const [who, setWho] = useState("");
  const [newcomer, setNewcomer] = useState<Newcomer>();
  const [wrong, setWrong] = useState<{ part: string; text: string }>();
  const place = where === "all" ? EVERYWHERE : where === "one" ? spot : "";
  const { answer, failed } = useAnswer("takeUp", { gap, place });
  const hasWho = place !== "" && (who !== "" || newcomer !== undefined);
  const { answer: proposal, isOld } = useAnswer("takenUp", { gap, place, who: hasWho ? who : "", newcomer: hasWho ? newcomer : undefined });
  const chosen = hasWho && !isOld ? proposal : undefined;
  const preview = usePreview(chosen?.changes ?? []);
  const change = (set: () => void) => {
    setWrong(undefined);
    set();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const fail = (part: string, text: string) => {
      setWrong({ part, text });
      if (form.current !== null) focusWrong(form.current, part);
    };
    if (place === "") return fail("where", live.choose_place);
    if (!hasWho) return fail("who", live.who_missing);
    if (chosen === undefined || chosen === null) return fail("who", newcomer !== undefined && newcomer.kind === "" ? live.newcomer_missing : live.who_missing);
    const problems = await step(chosen.deeds.length > 1 ? fill(live.and_more, chosen.deeds[0] ?? "", String(chosen.deeds.length - 1)) : (chosen.deeds[0] ?? ""), chosen.changes);
    if (problems.length > 0) return fail("who", "message" in (problems[0] ?? {}) ? words.not_possible : words.not_answered);
    close();
  };
  if (failed) return <Panel title={live.take_up} subject="" opener={opener} onClose={close}><Failed /></Panel>;
  return (
    <Panel title={live.take_up} eyebrow={answer?.what} subject="" opener={opener} onClose={close}>
      {answer === undefined ? <Loading /> : answer === null ? <p>{live.gone}</p> : (
        <form ref={form} class="live-form" onSubmit={submit} noValidate>
          {!single && (
            <Part name="where" legend={live.take_up_where} wrong={wrong?.part === "where" ? wrong.text : undefined}>
              <Radios
                name="where"
                options={[{ value: "all", label: fill(live.everywhere, count(answer.places.length, live.places)) }, { value: "one", label: live.one_place }]}
                value={where}
                onChange={(value) => change(() => setWhere(value))}
              />
              {where === "one" && (
                <label class="field">
                  {live.which_place}
                  <select value={spot} onChange={({ currentTarget }) => change(() => setSpot(currentTarget.value))}>
                    <option value="" disabled />
                    {answer.places.map(({ value, label }) => (
                      <option key={value} value={value}>{label}</option>
                    ))}
                  </select>
                </label>
              )}
            </Part>
          )}
          {place !== "" && (
            <Part name="who" legend={live.who} help={answer.verified > 0 ? live.who_help : live.nobody_could} wrong={wrong?.part === "who" ? wrong.text : undefined}>
              {newcomer === undefined && answer.verified > 0 && (
                <ul class="could">
                  {answer.candidates.slice(0, Math.min(answer.verified, FIRST)).map(({ value, label }) => (
                    <li key={value}>
                      <button type="button" aria-pressed={value === who} onClick={() => change(() => setWho(value))}>
                        {label}
                      </button>
                    </li>
                  ))}
                </ul>
              )}
              {newcomer === undefined ? (
                <Combobox
                  label={words.stakeholder_word}
                  options={answer.candidates}
                  value={who}
                  onChoose={(one) => change(() => setWho(one))}
                  wrong={wrong?.part === "who" ? wrong.text : undefined}
                  create={{ label: (typed) => fill(live.new_one, typed), run: (typed) => change(() => setNewcomer({ label: typed, kind: "", area: answer.area })) }}
                />
              ) : (
                <NewcomerFields of={newcomer} onChange={(one) => change(() => setNewcomer(one))} />
              )}
            </Part>
          )}
          {chosen !== undefined && chosen !== null && (
            <section class="proposal" aria-label={live.step_is}>
              <h3>{live.step_is}</h3>
              <ul>{chosen.deeds.map((deed) => <li>{deed}</li>)}</ul>
              <p class={chosen.closes ? "closes" : "closes not"} role="status">{chosen.closes ? live.closes : live.closes_not}</p>
              <Effect preview={preview} />
            </section>
          )}
          <div class="actions sticky">
            <button type="submit" class="primary">{live.do_it}</button>
            <button type="button" onClick={close}>{words.cancel}</button>
          </div>
        </form>
      )}
    </Panel>
  );
}
