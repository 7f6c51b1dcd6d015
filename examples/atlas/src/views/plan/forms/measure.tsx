/** What shows whether an action works: its indicator, and what that showed on a day. */

import { useState } from "preact/hooks";
import { numberOf, typedOf } from "../../../engine/numbers.js";
import { fill } from "../../../engine/text.js";
import { EventForm, Line, useText, useWriting } from "../../../ui/entry.js";
import { useWords } from "../../../ui/session.js";
import { useToast } from "../../../ui/toast.js";
import type { ActionTold } from "../plans.question.js";
import type { FormProps } from "./index.js";

const FIELDS = { label: "label", unit: "unit", baseline: "baseline", baseline_on: "baseline_on", target: "target", target_on: "target_on" };

export function SetIndicator({ plan: { plan, by }, journal, onClose, of }: FormProps & { of: ActionTold }) {
  const { plan: told, desk, save } = useWords();
  const say = useToast();
  const { wrongs, write } = useWriting(journal, FIELDS, { "out-of-range": told.no_way });
  const before = of.indicatorSet;
  const label = useText(before?.label);
  const unit = useText(before?.unit);
  const [baseline, setBaseline] = useState(typedOf(before?.baseline, told));
  const [baselineOn, setBaselineOn] = useState(before?.baseline_on ?? "");
  const [target, setTarget] = useState(typedOf(before?.target, told));
  const [targetOn, setTargetOn] = useState(before?.target_on ?? "");
  const send = async () => {
    const isWritten = await write(by, { label: label.isEmpty, unit: unit.isEmpty }, () => [
      {
        kind: "indicator-set",
        plan,
        action: of.action,
        label: label.text(),
        unit: unit.text(),
        ...(baseline.trim() !== "" && { baseline: numberOf(baseline, told) }),
        ...(baselineOn !== "" && { baseline_on: baselineOn }),
        ...(target.trim() !== "" && { target: numberOf(target, told) }),
        ...(targetOn !== "" && { target_on: targetOn }),
      },
    ]);
    if (!isWritten) return;
    onClose();
    say({ text: fill(before === undefined ? told.added : told.changed, label.typed.trim()) });
  };
  const optional = (text: string) => `${text} ${desk.optional}`;
  return (
    <EventForm title={fill(told.indicator_of, of.label)} help={told.indicator_help} send={save} wrongs={wrongs} onSend={send} onClose={onClose}>
      <Line label={told.measured} of={wrongs} field="label" value={label.typed} onChange={label.onType} />
      <Line label={told.unit} of={wrongs} field="unit" value={unit.typed} onChange={unit.onType} />
      <div class="pair">
        <Line label={optional(told.baseline)} decimal of={wrongs} field="baseline" value={baseline} onChange={setBaseline} />
        <Line label={optional(told.baseline_on)} type="date" of={wrongs} field="baseline_on" value={baselineOn} onChange={setBaselineOn} />
      </div>
      <div class="pair">
        <Line label={optional(told.target)} decimal of={wrongs} field="target" value={target} onChange={setTarget} />
        <Line label={optional(told.target_on)} type="date" of={wrongs} field="target_on" value={targetOn} onChange={setTargetOn} />
      </div>
    </EventForm>
  );
}

export function TakeReading({ plan: { plan, by }, journal, onClose, of }: FormProps & { of: ActionTold }) {
  const { plan: told } = useWords();
  const say = useToast();
  const { wrongs, write } = useWriting(journal, { on: "on", value: "value" }, told.refusals);
  const [on, setOn] = useState(journal.asked.now.slice(0, 10));
  const [value, setValue] = useState("");
  const send = async () => {
    const isWritten = await write(by, { on: on === "", value: value.trim() === "" }, () => [{ kind: "reading-taken", plan, action: of.action, on, value: numberOf(value, told) }]);
    if (!isWritten) return;
    onClose();
    say({ text: fill(told.added, of.label) });
  };
  return (
    <EventForm title={fill(told.reading_of, of.label)} help={of.indicator} send={told.add} wrongs={wrongs} onSend={send} onClose={onClose}>
      <Line label={told.on} type="date" of={wrongs} field="on" value={on} onChange={setOn} />
      <Line label={fill(told.value, of.unit)} decimal of={wrongs} field="value" value={value} onChange={setValue} />
    </EventForm>
  );
}
