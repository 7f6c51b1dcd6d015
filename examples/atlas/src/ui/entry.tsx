/** What forms for events are made of: fields with what is wrong beside them, and a dialog in which everything typed stays where an event is refused. */

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { RegisterEvent, Text } from "regie-wasm";
import { textIn } from "../engine/text.js";
import { Dialog } from "./dialog.js";
import type { Journal } from "./journal.js";
import { useShown, useWords } from "./session.js";
import { Wrong, type Wrongs, useWrongs } from "./wrongs.js";

/** A text in a field. */
export interface Typed {
  typed: string;
  onType: (typed: string) => void;
  isEmpty: boolean;
  /** What was typed; where nobody changed it, the text as it was, in every language. */
  text: () => Text;
}

export function useText(before?: Text): Typed {
  const { lang } = useShown().route;
  const told = before === undefined ? "" : textIn(before, lang);
  const [typed, onType] = useState(told);
  return { typed, onType, isEmpty: typed.trim() === "", text: () => (before !== undefined && typed.trim() === told ? before : typed.trim()) };
}

/** One more or one less of a list. */
export function toggled<T>(list: readonly T[], one: T, isOn: boolean): T[] {
  return isOn ? [...list, one] : list.filter((other) => other !== one);
}

export interface Writing {
  wrongs: Wrongs;
  /**
   * Writes events in the name of `by`, unless a field that must say something is empty. Was it written? Otherwise what is wrong stands in
   * `wrongs`.
   */
  write: (by: string, empty: Readonly<Record<string, boolean>>, events: () => readonly RegisterEvent[]) => Promise<boolean>;
}

/** `fields`: which field of the form a field of the event, or the code of a refusal, is about; `own`: refusals that the form says otherwise. */
export function useWriting(journal: Journal, fields: Readonly<Record<string, string>>, own: Readonly<Record<string, string>> = {}): Writing {
  const { trajectory } = useWords();
  const wrongsOf = useWrongs(own);
  const [wrongs, setWrongs] = useState<Wrongs>({});
  // a second press while the first is on its way would write twice
  const busy = useRef(false);
  // what was written elsewhere while the form was open is a conflict: whoever fills it in has not seen it
  const seen = useRef<number | undefined>(undefined);
  if (!journal.isOld) seen.current ??= journal.state?.seq;
  return {
    wrongs,
    async write(by, empty, events) {
      if (busy.current) return false;
      const missing = Object.keys(empty).filter((field) => empty[field] === true);
      setWrongs(Object.fromEntries(missing.map((field) => [field, [trajectory.fill_in]])));
      if (missing.length > 0) return false;
      busy.current = true;
      try {
        const all = events();
        const seq = seen.current ?? journal.state?.seq ?? 0;
        const why = await journal.write(seq, by, all);
        setWrongs(wrongsOf(why, fields));
        if (why === undefined) seen.current = seq + all.length;
        else if (why.conflict !== undefined) seen.current = seq + why.conflict;
        return why === undefined;
      } finally {
        busy.current = false;
      }
    },
  };
}

/** Whoever sends a form with something wrong in it is at the first of it. */
export function useFirstWrong(wrongs: Wrongs) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = form.current?.querySelector(".entry:has(> .wrong:not(:empty))");
    first?.querySelector<HTMLElement>("input, select, textarea, button")?.focus();
  }, [wrongs]);
  return form;
}

interface FormProps {
  title: string;
  /** What is good to know before one fills it in. */
  help?: string | undefined;
  /** What the button says. */
  send: string;
  wrongs: Wrongs;
  onSend: () => void;
  onClose: () => void;
  children?: ComponentChildren;
}

export function EventForm({ title, help, send, wrongs, onSend, onClose, children }: FormProps) {
  const { cancel } = useWords();
  const form = useFirstWrong(wrongs);
  const submit = (submitted: Event) => {
    submitted.preventDefault();
    onSend();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form ref={form} class="step-form" onSubmit={submit} noValidate>
        {help !== undefined && <p class="quiet">{help}</p>}
        {children}
        <Wrong of={wrongs} />
        <div class="actions">
          <button type="submit" class="primary">{send}</button>
          <button type="button" onClick={onClose}>{cancel}</button>
        </div>
      </form>
    </Dialog>
  );
}

/** A field of any sort, with what is wrong with it below. */
export function Entry({ of, field, children }: { of: Wrongs; field: string; children: ComponentChildren }) {
  return (
    <div class="entry">
      {children}
      <Wrong of={of} field={field} />
    </div>
  );
}

interface LineProps {
  label: string;
  of: Wrongs;
  field: string;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "date" | "number";
  /** A number with decimals: phones show the keys for it. */
  decimal?: boolean;
  /** So many lines. */
  rows?: number;
  help?: string | undefined;
}

/** A field to type in. */
export function Line({ label, of, field, value, onChange, type = "text", decimal = false, rows, help }: LineProps) {
  const id = useId();
  const isWrong = (of[field] ?? []).length > 0;
  const shared = {
    value,
    "aria-invalid": isWrong ? ("true" as const) : undefined,
    "aria-describedby": isWrong ? `${id}-wrong` : help === undefined ? undefined : `${id}-help`,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value),
  };
  return (
    <div class="entry">
      <label class="field">
        {label}
        {rows === undefined ? <input type={type as "text"} {...(decimal && { inputMode: "decimal" as const })} {...(type === "number" && { min: "0", step: "1" })} {...shared} /> : <textarea rows={rows} {...shared} />}
      </label>
      {help !== undefined && <p id={`${id}-help`} class="quiet">{help}</p>}
      <Wrong of={of} field={field} id={`${id}-wrong`} />
    </div>
  );
}

/** From a day to a day, both counted. */
export function Period({ of, field, from, until, onFrom, onUntil }: { of: Wrongs; field: string; from: string; until: string; onFrom: (day: string) => void; onUntil: (day: string) => void }) {
  const { trajectory } = useWords();
  return (
    <Entry of={of} field={field}>
      <div class="pair">
        <label class="field">
          {trajectory.first_day}
          <input type="date" value={from} onInput={({ currentTarget }) => onFrom(currentTarget.value)} />
        </label>
        <label class="field">
          {trajectory.last_day}
          <input type="date" value={until} onInput={({ currentTarget }) => onUntil(currentTarget.value)} />
        </label>
      </div>
    </Entry>
  );
}

/** One of a few, in a list that opens. */
export function Choose({ label, of, field, options, value, onChange }: { label: string; of: Wrongs; field: string; options: readonly { value: string; label: string }[]; value: string; onChange: (value: string) => void }) {
  return (
    <Entry of={of} field={field}>
      <label class="field">
        {label}
        <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
          {options.map((one) => (
            <option key={one.value} value={one.value}>{one.label}</option>
          ))}
        </select>
      </label>
    </Entry>
  );
}

/** Some of a few, to tick. */
export function Checks({ legend, options, values, onChange }: { legend: string; options: readonly { value: string; label: string; hint?: string }[]; values: readonly string[]; onChange: (values: string[]) => void }) {
  return (
    <fieldset class="checks">
      <legend>{legend}</legend>
      {options.map(({ value, label, hint }) => (
        <label key={value}>
          <input type="checkbox" checked={values.includes(value)} onChange={({ currentTarget }) => onChange(toggled(values, value, currentTarget.checked))} />
          <span>
            {label} {hint !== undefined && hint !== "" && <span class="quiet">{hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
