/** Several of a list: what is chosen stands as chips that can be taken away, and a combobox adds. */

import { useRef } from "preact/hooks";
import { fill } from "../engine/text.js";
import { Combobox, type Option } from "./combobox.js";
import { Icon } from "./icon.js";
import { useWords } from "./session.js";

interface Props {
  label: string;
  /** What stands in the empty field. */
  none: string;
  options: readonly Option[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  wrong?: string | undefined;
}

export function Chips({ label, none, options, chosen, onChange, wrong }: Props) {
  const known = chosen.map((value) => ({ value, label: options.find((option) => option.value === value)?.label ?? value }));
  return (
    <div class="chips">
      <Combobox label={label} options={options.filter(({ value }) => !chosen.includes(value))} value="" onChoose={(value) => value !== "" && onChange([...chosen, value])} none={none} wrong={wrong} />
      <ChipList chosen={known} onRemove={(value) => onChange(chosen.filter((one) => one !== value))} />
    </div>
  );
}

/** What is chosen, each with a button that takes it away; the focus goes on to the next one. `onEmpty`: the last one was taken away by its button. */
export function ChipList({ chosen, onRemove, onEmpty }: { chosen: readonly { value: string; label: string }[]; onRemove: (value: string) => void; onEmpty?: () => void }) {
  const words = useWords();
  const list = useRef<HTMLUListElement>(null);
  const remove = (n: number, value: string) => {
    const buttons = list.current?.querySelectorAll("button");
    (buttons?.[n + 1] ?? buttons?.[n - 1])?.focus();
    onRemove(value);
    if (chosen.length === 1) onEmpty?.();
  };
  return chosen.length === 0 ? null : (
    <ul ref={list} class="chip-list">
      {chosen.map(({ value, label }, n) => (
        <li key={value} class="chip">
          {label}
          <button type="button" class="plain" aria-label={fill(words.live.remove, label)} onClick={() => remove(n, value)}>
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
