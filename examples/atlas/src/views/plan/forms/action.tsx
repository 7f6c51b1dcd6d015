/** An action is set, or set anew; it begins, ends or stops. */

import { useState } from "preact/hooks";
import type { ActionStatus } from "regie-wasm";
import { idFrom } from "../../../engine/ids.js";
import { fill } from "../../../engine/text.js";
import { Combobox } from "../../../ui/combobox.js";
import { Choose, Entry, EventForm, Line, useText, useWriting } from "../../../ui/entry.js";
import { Radios } from "../../../ui/field.js";
import { useAnswer, useWords } from "../../../ui/session.js";
import { Several } from "../../../ui/several.js";
import { useToast } from "../../../ui/toast.js";
import type { ActionTold } from "../plans.question.js";
import type { FormProps } from "./index.js";

const FIELDS = { label: "label", ambition: "ambition", challenge: "challenge", leads: "leads", takes_part: "takes_part" };
const STATUSES: readonly ActionStatus[] = ["planned", "running", "done", "stopped"];

export function SetAction({ plan: { plan, by, ambitions, choices }, journal, onClose, of, challenge: first }: FormProps & { of: ActionTold | undefined; challenge: string | undefined }) {
  const words = useWords();
  const { plan: told, desk } = words;
  const say = useToast();
  const { wrongs, write } = useWriting(journal, FIELDS, told.refusals);
  const label = useText(of?.set.label);
  const [challenge, setChallenge] = useState(of?.set.challenge ?? first ?? "");
  const themes = choices.themesOf[challenge] ?? [];
  const serves = ambitions.find(({ set }) => set.themes.some((theme) => themes.includes(theme))) ?? ambitions[0];
  const [ambition, setAmbition] = useState(of?.set.ambition ?? serves?.ambition ?? "");
  const [leads, setLeads] = useState<string[]>([...(of?.set.leads ?? [])]);
  const [takesPart, setTakesPart] = useState<string[]>([...(of?.set.takes_part ?? [])]);
  const { answer: roles } = useAnswer("leaders", { ...journal.asked, plan, challenge });
  const could = (roles ?? []).filter(({ value }) => !leads.includes(value));
  const send = async () => {
    const empty = { label: label.isEmpty, ambition: ambition === "", challenge: challenge === "", leads: leads.length === 0 };
    const isTaken = (id: string) => ambitions.some(({ actions }) => actions.some((one) => one.action === id));
    const isWritten = await write(by, empty, () => [
      { kind: "action-set", plan, action: of?.action ?? idFrom(label.typed, isTaken, "action"), label: label.text(), ambition, challenge, leads, ...(takesPart.length > 0 && { takes_part: takesPart }) },
    ]);
    if (!isWritten) return;
    onClose();
    say({ text: fill(of === undefined ? told.added : told.changed, label.typed.trim()) });
  };
  return (
    <EventForm title={of === undefined ? told.add_action : fill(told.change_of, of.label)} send={of === undefined ? told.add : words.save} wrongs={wrongs} onSend={send} onClose={onClose}>
      <Line label={told.label} of={wrongs} field="label" value={label.typed} onChange={label.onType} />
      <Choose label={told.ambition} of={wrongs} field="ambition" options={ambitions.map((one) => ({ value: one.ambition, label: one.label }))} value={ambition} onChange={setAmbition} />
      <Entry of={wrongs} field="challenge">
        <Combobox label={words.challenge_word} options={choices.challenges} value={challenge} onChoose={setChallenge} />
      </Entry>
      <Entry of={wrongs} field="leads">
        <Several label={told.leads} options={choices.stakeholders} values={leads} onChange={setLeads} />
        {could.length > 0 && (
          <div class="suggested" role="group" aria-label={told.could_lead}>
            <p class="quiet">{told.could_lead}</p>
            <ul class="buttons">
              {could.map(({ value, label: name, hint }) => (
                <li key={value}>
                  <button type="button" class="link" onClick={() => setLeads([...leads, value])}>
                    {name} <span class="quiet">{hint}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
      </Entry>
      <Entry of={wrongs} field="takes_part">
        <Several label={`${told.takes_part} ${desk.optional}`} options={choices.stakeholders} values={takesPart} onChange={setTakesPart} />
      </Entry>
    </EventForm>
  );
}

export function SetStatus({ plan: { plan, by }, journal, onClose, of }: FormProps & { of: ActionTold }) {
  const { plan: told, save } = useWords();
  const say = useToast();
  const { wrongs, write } = useWriting(journal, { status: "status", action: "status" }, told.refusals);
  const [status, setStatus] = useState<ActionStatus>(of.stands);
  const send = async () => {
    if (status === of.stands) return onClose();
    if (!(await write(by, {}, () => [{ kind: "action-status-changed", plan, action: of.action, status }]))) return;
    onClose();
    say({ text: `${of.label}: ${told.status[status]}` });
  };
  return (
    <EventForm title={fill(told.status_of, of.label)} send={save} wrongs={wrongs} onSend={send} onClose={onClose}>
      <Entry of={wrongs} field="status">
        <fieldset>
          <legend class="visually-hidden">{told.status_word}</legend>
          <Radios name="status" options={STATUSES.map((value) => ({ value, label: told.status[value] }))} value={status} onChange={setStatus} />
        </fieldset>
      </Entry>
      {status === "stopped" && <p class="quiet">{told.stopped_help}</p>}
    </EventForm>
  );
}
