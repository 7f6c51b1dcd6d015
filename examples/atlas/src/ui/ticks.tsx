/** A list to tick, in groups; a long one can be searched. */

import { useState } from "preact/hooks";
import type { Option } from "./combobox.js";
import { useWords } from "./session.js";

/** From so many on, the list can be searched. */
const MANY = 24;

interface Props {
  label: string;
  groups: readonly { heading?: string | undefined; options: readonly Option[]; all?: string | undefined }[];
  ticked: ReadonlySet<string>;
  onChange: (ticked: ReadonlySet<string>) => void;
}

export function Ticks({ label, groups, ticked, onChange }: Props) {
  const words = useWords();
  const [typed, setTyped] = useState("");
  const wanted = plain(typed);
  const many = groups.reduce((sum, { options }) => sum + options.length, 0);
  const toggle = (value: string, isOn: boolean) => {
    const next = new Set(ticked);
    if (isOn) next.add(value);
    else next.delete(value);
    onChange(next);
  };
  const matching = groups.map((group) => ({ ...group, options: group.options.filter((one) => plain(one.label).includes(wanted)) })).filter(({ options }) => options.length > 0);
  return (
    <div class="ticks" role="group" aria-label={label}>
      {many >= MANY && (
        <input type="text" class="ticks-filter" aria-label={`${label} ${words.live.filter}`} placeholder={words.live.filter} value={typed} onInput={({ currentTarget }) => setTyped(currentTarget.value)} />
      )}
      <div class="ticks-list">
        {matching.map(({ heading, options, all }) => (
          <div key={heading ?? ""}>
            {heading !== undefined && (
              <p class="ticks-heading">
                {heading}
                {all !== undefined && options.some(({ value }) => !ticked.has(value)) && (
                  <button type="button" class="link" onClick={() => onChange(new Set([...ticked, ...options.map(({ value }) => value)]))}>
                    {all}
                  </button>
                )}
              </p>
            )}
            {options.map(({ value, label: of, hint }) => (
              <label key={value} class="tick">
                <input type="checkbox" checked={ticked.has(value)} onChange={({ currentTarget }) => toggle(value, currentTarget.checked)} />
                <span>
                  {of}
                  {hint !== undefined && hint !== "" && <span class="quiet"> {hint}</span>}
                </span>
              </label>
            ))}
          </div>
        ))}
        {matching.length === 0 && <p class="quiet">{words.no_options}</p>}
      </div>
    </div>
  );
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
