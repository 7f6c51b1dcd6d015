/** The palette of "what if": which change, and of what. It gives a change, and knows nothing of what becomes of it. */

import type { Change, Id } from "regie-wasm";
import { useState } from "preact/hooks";
import { Chips } from "../ui/chips.js";
import { Combobox } from "../ui/combobox.js";
import { useAnswer, useShown, useWords } from "../ui/session.js";
import { isDay } from "../route.js";
import type { Lists } from "./lists.question.js";

const KINDS = ["mandate", "appoint", "merge", "leave", "end_offer"] as const;
type Kind = (typeof KINDS)[number];

/** What is chosen so far; what another change needs too stays when one goes to that. */
interface Chosen {
  stakeholder: string;
  lever: string;
  level: string;
  within: string;
  role: string;
  theme: string;
  of: string;
  offer: string;
  areas: string[];
  name: string;
  on: string;
}

/** `merge`: the towns with which it begins. */
export function Palette({ lists, merge: begun = [], onAdd }: { lists: Lists; merge?: readonly Id[] | undefined; onAdd: (change: Change) => void }) {
  const words = useWords();
  const { live } = words;
  const { basics } = useShown();
  const nothing: Chosen = { stakeholder: "", lever: "", level: "", within: lists.regions[0]?.value ?? "", role: lists.roles[0]?.value ?? "", theme: "", of: "", offer: "", areas: [], name: "", on: basics.asOf };
  const [kind, setKind] = useState<Kind>(begun.length > 0 ? "merge" : "mandate");
  const [chosen, setChosen] = useState({ ...nothing, areas: begun.filter((area) => lists.areas.some(({ value }) => value === area)) });
  const [wrong, setWrong] = useState("");
  const set = (change: Partial<Chosen>) => {
    setWrong("");
    setChosen((now) => ({ ...now, ...change }));
  };
  const label = (area: string) => lists.areas.find(({ value }) => value === area)?.label ?? area;
  const name = chosen.name === "" ? chosen.areas.map(label).join("-") : chosen.name;
  const { answer: merge, isOld } = useAnswer("merger", { areas: kind === "merge" ? chosen.areas : [], name, on: isDay(chosen.on) ? chosen.on : basics.asOf });
  const membership = lists.members.find(({ stakeholder }) => stakeholder === chosen.stakeholder);
  const level = chosen.level === "" ? (lists.areas.find(({ value }) => value === chosen.within)?.level ?? "") : chosen.level;

  /** The change that is chosen, where it is complete. */
  const change = (): Change | undefined => {
    const { stakeholder, lever, within, role, theme, of, offer } = chosen;
    if (kind === "mandate") return stakeholder === "" || lever === "" || within === "" ? undefined : { mandate: { stakeholder, lever, level, within } };
    if (kind === "appoint") return stakeholder === "" || role === "" || within === "" ? undefined : { appointment: { stakeholder, role, within, ...(theme !== "" && { themes: [theme] }) } };
    if (kind === "merge") return isOld ? undefined : (merge ?? undefined);
    if (kind === "leave") return membership === undefined || !membership.of.some(({ value }) => value === of) ? undefined : { leave: { stakeholder, of } };
    return offer === "" ? undefined : { end: { offers: offer, on: basics.asOf } };
  };
  const add = (event: Event) => {
    event.preventDefault();
    const one = change();
    if (one === undefined) {
      setWrong(live.incomplete);
      return;
    }
    onAdd(one);
    setChosen({ ...nothing, within: chosen.within });
  };
  const who = (options = lists.stakeholders) => <Combobox label={words.stakeholder_word} options={options} value={chosen.stakeholder} onChoose={(stakeholder) => set({ stakeholder, of: "" })} />;
  const where = <Combobox label={live.within} options={lists.areas} value={chosen.within} onChoose={(within) => set({ within, level: "" })} />;
  return (
    <form class="palette" onSubmit={add} noValidate>
      <label class="field">
        {live.kind_of_change}
        <select value={kind} onChange={({ currentTarget }) => (setWrong(""), setKind(currentTarget.value as Kind))}>
          {KINDS.map((one) => (
            <option key={one} value={one}>{live.changes[one]}</option>
          ))}
        </select>
      </label>
      {kind === "mandate" && (
        <>
          {who()}
          <Combobox label={live.lever} options={lists.levers} value={chosen.lever} onChoose={(lever) => set({ lever })} />
          {where}
          <label class="field">
            {live.level}
            <select value={level} onChange={({ currentTarget }) => set({ level: currentTarget.value })}>
              {lists.levels.map(({ value, label: of }) => (
                <option key={value} value={value}>{of}</option>
              ))}
            </select>
          </label>
        </>
      )}
      {kind === "appoint" && (
        <>
          {who()}
          <label class="field">
            {live.role}
            <select value={chosen.role} onChange={({ currentTarget }) => set({ role: currentTarget.value })}>
              {lists.roles.map(({ value, label: of }) => (
                <option key={value} value={value}>{of}</option>
              ))}
            </select>
          </label>
          {where}
          <Combobox label={`${words.theme[0]} ${live.optional}`} options={lists.themes} value={chosen.theme} onChoose={(theme) => set({ theme })} none={live.theme_add} />
        </>
      )}
      {kind === "merge" && (
        <>
          <Chips label={live.merge_areas} none={live.merge_add} options={lists.areas.filter((area) => area.level === lists.town)} chosen={chosen.areas} onChange={(areas) => set({ areas })} />
          <label class="field">
            {live.merge_name}
            <input type="text" value={name} autocomplete="off" maxLength={200} onInput={({ currentTarget }) => set({ name: currentTarget.value })} />
          </label>
          <label class="field">
            {live.merge_on}
            <input type="date" min="1900-01-01" max="2100-12-31" value={chosen.on} onInput={({ currentTarget }) => set({ on: currentTarget.value })} />
          </label>
          <p class="quiet">{live.merge_help}</p>
        </>
      )}
      {kind === "leave" && (
        <>
          {who(lists.stakeholders.filter(({ value }) => lists.members.some(({ stakeholder }) => stakeholder === value)))}
          <label class="field">
            {live.from_association}
            <select value={chosen.of} onChange={({ currentTarget }) => set({ of: currentTarget.value })}>
              <option value="" disabled />
              {membership?.of.map(({ value, label: of }) => (
                <option key={value} value={value}>{of}</option>
              ))}
            </select>
          </label>
        </>
      )}
      {kind === "end_offer" && <Combobox label={live.offer} options={lists.offers} value={chosen.offer} onChoose={(offer) => set({ offer })} />}
      <p class="wrong" role="alert">{wrong}</p>
      <button type="submit" disabled={kind === "merge" && isOld}>{live.pick}</button>
    </form>
  );
}
