/** An ambition is set, or set anew. */

import { useState } from "preact/hooks";
import { idFrom } from "../../../engine/ids.js";
import { fill } from "../../../engine/text.js";
import { Entry, EventForm, Line, useText, useWriting } from "../../../ui/entry.js";
import { useWords } from "../../../ui/session.js";
import { Several } from "../../../ui/several.js";
import { useToast } from "../../../ui/toast.js";
import type { AmbitionTold } from "../plans.question.js";
import type { FormProps } from "./index.js";

const FIELDS = { label: "label", themes: "themes", statement: "statement", frame: "frame" };

export function SetAmbition({ plan: { plan, by, ambitions, choices }, journal, onClose, of }: FormProps & { of: AmbitionTold | undefined }) {
  const { plan: told, desk, save } = useWords();
  const say = useToast();
  const { wrongs, write } = useWriting(journal, FIELDS, told.refusals);
  const label = useText(of?.set.label);
  const statement = useText(of?.set.statement);
  const [themes, setThemes] = useState<string[]>([...(of?.set.themes ?? [])]);
  const [frame, setFrame] = useState(of?.set.frame === true);
  const send = async () => {
    const isWritten = await write(by, { label: label.isEmpty, themes: themes.length === 0 }, () => [
      {
        kind: "ambition-set",
        plan,
        ambition: of?.ambition ?? idFrom(label.typed, (id) => ambitions.some((one) => one.ambition === id), "ambition"),
        label: label.text(),
        themes,
        ...(frame && { frame }),
        ...(!statement.isEmpty && { statement: statement.text() }),
      },
    ]);
    if (!isWritten) return;
    onClose();
    say({ text: fill(of === undefined ? told.added : told.changed, label.typed.trim()) });
  };
  return (
    <EventForm title={of === undefined ? told.add_ambition : fill(told.change_of, of.label)} send={of === undefined ? told.add : save} wrongs={wrongs} onSend={send} onClose={onClose}>
      <Line label={told.label} of={wrongs} field="label" value={label.typed} onChange={label.onType} />
      <Entry of={wrongs} field="themes">
        <Several label={told.themes} options={choices.themes} values={themes} onChange={setThemes} />
      </Entry>
      <Line label={`${told.statement} ${desk.optional}`} rows={2} of={wrongs} field="statement" value={statement.typed} onChange={statement.onType} />
      <Entry of={wrongs} field="frame">
        <label class="only">
          <input type="checkbox" checked={frame} onChange={({ currentTarget }) => setFrame(currentTarget.checked)} />
          <span>{told.is_frame}</span>
        </label>
      </Entry>
    </EventForm>
  );
}
