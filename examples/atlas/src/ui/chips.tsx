/** Several of a list: what is chosen stands as chips that can be taken away, and a combobox adds. */

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
  const words = useWords();
  return (
    <div class="chips">
      <Combobox label={label} options={options.filter(({ value }) => !chosen.includes(value))} value="" onChoose={(value) => value !== "" && onChange([...chosen, value])} none={none} wrong={wrong} />
      {chosen.length > 0 && (
        <ul>
          {chosen.map((value) => {
            const name = options.find((option) => option.value === value)?.label ?? value;
            return (
              <li key={value} class="chip">
                {name}
                <button type="button" class="plain" aria-label={fill(words.live.remove, name)} onClick={() => onChange(chosen.filter((one) => one !== value))}>
                  <Icon name="close" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
