/** Several of a list: a list to type in, and what was chosen beside it, each with a way to take it back. */

import { useRef } from "preact/hooks";
import { fill } from "../engine/text.js";
import { Combobox, type Option } from "./combobox.js";
import { Icon } from "./icon.js";
import { useWords } from "./session.js";

interface Props {
  label: string;
  options: readonly Option[];
  values: readonly string[];
  onChange: (values: string[]) => void;
}

export function Several({ label, options, values, onChange }: Props) {
  const words = useWords();
  const element = useRef<HTMLDivElement>(null);
  const remove = (value: string) => {
    onChange(values.filter((one) => one !== value));
    element.current?.querySelector("input")?.focus();
  };
  return (
    <div ref={element} class="several">
      <Combobox label={label} options={options.filter(({ value }) => !values.includes(value))} value="" onChoose={(value) => value !== "" && onChange([...values, value])} />
      {values.length > 0 && (
        <ul aria-label={fill(words.desk.chosen, label)}>
          {values.map((value) => (
            <li key={value}>
              <button type="button" class="chip" onClick={() => remove(value)}>
                {options.find((option) => option.value === value)?.label ?? value}
                <Icon name="close" />
                <span class="visually-hidden">{words.desk.take_off}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
