/** Somebody who is not in the landscape yet: an organisation, a service or a function. No names of persons, and the form says so. */

import { Combobox } from "../ui/combobox.js";
import { Icon } from "../ui/icon.js";
import { fill } from "../engine/text.js";
import { useAnswer, useWords } from "../ui/session.js";
import type { Newcomer } from "./takeup.question.js";

export function NewcomerFields({ of, onChange }: { of: Newcomer; onChange: (newcomer: Newcomer | undefined) => void }) {
  const words = useWords();
  const { live } = words;
  const { answer: lists } = useAnswer("lists", {});
  return (
    <div class="newcomer">
      <p class="chip">
        {of.label}
        <button type="button" class="plain" aria-label={fill(live.remove, of.label)} onClick={() => onChange(undefined)}>
          <Icon name="close" />
        </button>
      </p>
      <p class="warning">{live.no_persons}</p>
      <label class="field">
        {live.kind}
        <select value={of.kind} onChange={({ currentTarget }) => onChange({ ...of, kind: currentTarget.value })}>
          <option value="" disabled />
          {lists?.kinds.map(({ value, label }) => (
            <option key={value} value={value}>{label}</option>
          ))}
        </select>
      </label>
      <Combobox label={live.works_in} options={lists?.areas ?? []} value={of.area} onChoose={(area) => onChange({ ...of, area })} />
    </div>
  );
}
