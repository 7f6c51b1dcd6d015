/** A part of a form with its own heading, and what is wrong with it beside it. */

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export function Part({ legend, help, wrong, name, children }: { legend: string; help?: string | undefined; wrong?: string | undefined; name: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <fieldset class="part" data-part={name} aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}>
      <legend>{legend}</legend>
      {help !== undefined && <p class="quiet">{help}</p>}
      {children}
      {wrong !== undefined && <p id={`${id}-wrong`} class="wrong" role="alert">{wrong}</p>}
    </fieldset>
  );
}

/** One of a few. */
export function Radios<T extends string>({ name, options, value, onChange }: { name: string; options: readonly { value: T; label: string; help?: string }[]; value: T | ""; onChange: (value: T) => void }) {
  const id = useId();
  return (
    <div class="radios">
      {options.map((option) => (
        <label key={option.value} class="radio">
          <input type="radio" name={`${name}${id}`} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>
            {option.label}
            {option.help !== undefined && <span class="quiet">{option.help}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}

/** The first field with something wrong gets the focus. */
export function focusWrong(form: HTMLElement, name: string | undefined): void {
  const part = form.querySelector(`[data-part="${name ?? ""}"]`);
  part?.querySelector<HTMLElement>("input, select, button")?.focus();
}
