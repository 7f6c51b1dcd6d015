/** Small forms: an ambition, an action, and what an indicator shows come into the plan. */

import { useState } from "preact/hooks";
import type { RegisterEvent } from "regie-wasm";
import { fill } from "../../engine/text.js";
import { Combobox } from "../../ui/combobox.js";
import { Dialog } from "../../ui/dialog.js";
import type { Journal } from "../../ui/journal.js";
import { useWords } from "../../ui/session.js";
import { Several } from "../../ui/several.js";
import { useToast } from "../../ui/toast.js";
import { Wrong, type Wrongs, useWrongs } from "../trajectory/wrongs.js";
import type { ActionTold, PlanView } from "./plans.question.js";

export type Adding = { what: "ambition" | "action" } | { what: "reading"; action: ActionTold };

const FIELDS = { label: "label", themes: "themes", ambition: "ambition", challenge: "challenge", leads: "leads", on: "on", value: "value" };

interface Props {
  plan: PlanView;
  adding: Adding;
  journal: Journal;
  onClose: () => void;
}

export function AddTo({ plan: { plan, by, ambitions, choices }, adding, journal, onClose }: Props) {
  const words = useWords();
  const { plan: told } = words;
  const say = useToast();
  const wrongsOf = useWrongs(told.refusals);
  const [label, setLabel] = useState("");
  const [themes, setThemes] = useState<string[]>([]);
  const [ambition, setAmbition] = useState(ambitions[0]?.ambition ?? "");
  const [challenge, setChallenge] = useState("");
  const [leads, setLeads] = useState<string[]>([]);
  const [on, setOn] = useState(journal.asked.now.slice(0, 10));
  const [value, setValue] = useState("");
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const { what } = adding;
  const read = adding.what === "reading" ? adding.action : undefined;
  const add = async (submitted: Event) => {
    submitted.preventDefault();
    const empty: Record<string, boolean> =
      what === "reading"
        ? { on: on === "", value: value.trim() === "" }
        : { label: label.trim() === "", ...(what === "ambition" ? { themes: themes.length === 0 } : { ambition: ambition === "", challenge: challenge === "", leads: leads.length === 0 }) };
    const missing = Object.keys(empty).filter((field) => empty[field] === true);
    setWrongs(Object.fromEntries(missing.map((field) => [field, [words.trajectory.fill_in]])));
    if (missing.length > 0) return;
    const id = crypto.randomUUID();
    const event: RegisterEvent =
      read !== undefined
        // people write a comma, documents a point
        ? { kind: "reading-taken", plan, action: read.action, on, value: value.trim().replace(",", ".") }
        : what === "ambition"
          ? { kind: "ambition-set", plan, ambition: id, label: label.trim(), themes }
          : { kind: "action-set", plan, action: id, label: label.trim(), ambition, challenge, leads };
    const why = await journal.write(journal.state?.seq ?? 0, by, [event]);
    setWrongs(wrongsOf(why, FIELDS));
    if (why !== undefined) return;
    onClose();
    say({ text: fill(told.added, read?.label ?? label.trim()) });
  };
  return (
    <Dialog title={what === "ambition" ? told.add_ambition : what === "action" ? told.add_action : fill(told.reading_of, read?.label ?? "")} onClose={onClose}>
      <form class="step-form" onSubmit={add} noValidate>
        {what !== "reading" && (
          <div>
            <label class="field">
              {told.label}
              <input type="text" value={label} onInput={({ currentTarget }) => setLabel(currentTarget.value)} />
            </label>
            <Wrong of={wrongs} field="label" />
          </div>
        )}
        {what === "ambition" && (
          <div>
            <Several label={told.themes} options={choices.themes} values={themes} onChange={setThemes} />
            <Wrong of={wrongs} field="themes" />
          </div>
        )}
        {what === "action" && (
          <>
            <div>
              <label class="field">
                {told.ambition}
                <select value={ambition} onChange={({ currentTarget }) => setAmbition(currentTarget.value)}>
                  {ambitions.map((one) => (
                    <option key={one.ambition} value={one.ambition}>{one.label}</option>
                  ))}
                </select>
              </label>
              <Wrong of={wrongs} field="ambition" />
            </div>
            <div>
              <Combobox label={words.challenge_word} options={choices.challenges} value={challenge} onChoose={setChallenge} />
              <Wrong of={wrongs} field="challenge" />
            </div>
            <div>
              <Several label={told.leads} options={choices.stakeholders} values={leads} onChange={setLeads} />
              <Wrong of={wrongs} field="leads" />
            </div>
          </>
        )}
        {read !== undefined && (
          <>
            <p class="quiet">{read.indicator}</p>
            <div>
              <label class="field">
                {told.on}
                <input type="date" value={on} onInput={({ currentTarget }) => setOn(currentTarget.value)} />
              </label>
              <Wrong of={wrongs} field="on" />
            </div>
            <div>
              <label class="field">
                {fill(told.value, read.unit)}
                <input type="text" inputMode="decimal" value={value} onInput={({ currentTarget }) => setValue(currentTarget.value)} />
              </label>
              <Wrong of={wrongs} field="value" />
            </div>
          </>
        )}
        <Wrong of={wrongs} />
        <div class="actions">
          <button type="submit" class="primary">{told.add}</button>
          <button type="button" onClick={onClose}>{words.cancel}</button>
        </div>
      </form>
    </Dialog>
  );
}
