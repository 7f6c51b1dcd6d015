/** The fields of a step: how each is asked, and what it becomes in the event. */

import type { SignalStepTaken, StepField, Urgency, SignalOutcome, Id } from "regie-wasm";
import { Combobox } from "../../ui/combobox.js";
import { Icon } from "../../ui/icon.js";
import { useWords } from "../../ui/session.js";
import { Several } from "../../ui/several.js";
import type { Choosable } from "./report.question.js";
import type { SignalView, StepForm } from "./signal.question.js";

/** What stands in the form. */
export interface Filled {
  reason: string;
  information: string;
  answer: string;
  people: string;
  urgency: "" | Urgency;
  outcome: "" | SignalOutcome;
  themes: string[];
  areas: string[];
  target_groups: string[];
  directors: string[];
  addressees: string[];
  /** `new`: one that is made of the signals. */
  challenge: string;
  newLabel: string;
  forumOn: string;
  forumAdded: string;
  experts: string;
  tracks: { what: string; who: string[]; at: string }[];
  authority: string;
  on: string;
  lever: string;
}

export const EMPTY: Filled = {
  reason: "", information: "", answer: "", people: "", urgency: "", outcome: "", themes: [], areas: [], target_groups: [], directors: [], addressees: [],
  challenge: "", newLabel: "", forumOn: "", forumAdded: "", experts: "", tracks: [{ what: "", who: [], at: "" }], authority: "", on: "", lever: "",
};

export interface FormContext {
  signal: SignalView;
  step: StepForm;
  choices: Choosable;
  filled: Filled;
  set: (change: Partial<Filled>) => void;
}

const told = ({ tracks }: Filled) => tracks.filter(({ what, who, at }) => what.trim() !== "" && who.length > 0 && at !== "");

/** Is there something in a field? */
export function isFilled(field: StepField, filled: Filled): boolean {
  if (field === "tracks") return told(filled).length > 0;
  if (field === "forum") return filled.forumOn !== "";
  if (field === "challenge") return filled.challenge === "new" ? filled.newLabel.trim() !== "" : filled.challenge !== "";
  const value = filled[field];
  return typeof value === "string" ? value.trim() !== "" : value.length > 0;
}

/** The fields of the event: those that are filled in. */
export function eventFields(fields: readonly StepField[], { filled, signal }: FormContext): Partial<SignalStepTaken> {
  const event: Record<string, unknown> = {};
  for (const field of fields.filter((one) => isFilled(one, filled))) {
    if (field === "tracks") event["tracks"] = told(filled);
    else if (field === "forum") event["forum"] = { on: filled.forumOn, ...(filled.forumAdded.trim() !== "" && { added: filled.forumAdded.trim() }) };
    else if (field === "people") event["people"] = Number(filled.people);
    else if (field === "experts") event["experts"] = filled.experts.split("\n").map((line) => line.trim()).filter(Boolean);
    else if (field === "challenge" && filled.challenge === "new") event["new_challenge"] = { ...signal.newChallenge, id: `uitdaging-${crypto.randomUUID()}`, label: filled.newLabel.trim() };
    else event[field] = typeof filled[field] === "string" ? filled[field].trim() : filled[field];
  }
  return event;
}

/** A field, as it is asked. */
export function Field({ name, optional, context }: { name: StepField; optional: boolean; context: FormContext }) {
  const { desk } = useWords();
  const { choices, filled, set } = context;
  const label = optional ? `${desk.fields[name]} ${desk.optional}` : desk.fields[name];
  switch (name) {
    case "reason":
    case "information":
    case "answer":
    case "experts":
      return (
        <label class="field">
          {label}
          <textarea rows={3} value={filled[name]} onInput={({ currentTarget }) => set({ [name]: currentTarget.value })} />
        </label>
      );
    case "people":
      return (
        <label class="field">
          {label}
          <input type="number" min="0" step="1" value={filled.people} onInput={({ currentTarget }) => set({ people: currentTarget.value.replace(/\D/gu, "") })} />
        </label>
      );
    case "on":
      return <Day label={label} value={filled.on} onChange={(on) => set({ on })} />;
    case "urgency":
      return <Select label={label} value={filled.urgency} options={desk.urgency} onChange={(urgency) => set({ urgency: urgency as Urgency })} />;
    case "outcome":
      return <Select label={label} value={filled.outcome} options={desk.outcome} onChange={(outcome) => set({ outcome: outcome as SignalOutcome })} />;
    case "themes":
      return <Several label={label} options={choices.themes} values={filled.themes} onChange={(themes) => set({ themes })} />;
    case "areas":
      return <Several label={label} options={choices.areas} values={filled.areas} onChange={(areas) => set({ areas })} />;
    case "target_groups":
      return <Several label={label} options={choices.groups} values={filled.target_groups} onChange={(groups) => set({ target_groups: groups })} />;
    case "directors":
    case "addressees":
      return <Among label={label} name={name} context={context} />;
    case "authority":
      return <Combobox label={label} options={choices.stakeholders} value={filled.authority} onChoose={(authority) => set({ authority })} />;
    case "lever":
      return <Combobox label={label} options={choices.levers} value={filled.lever} onChoose={(lever) => set({ lever })} />;
    case "challenge":
      return <ChallengeField label={label} context={context} />;
    case "forum":
      return (
        <fieldset class="together">
          <legend>{label}</legend>
          <Day label={desk.forum_on} value={filled.forumOn} onChange={(forumOn) => set({ forumOn })} />
          <label class="field">
            {desk.forum_added}
            <textarea rows={2} value={filled.forumAdded} onInput={({ currentTarget }) => set({ forumAdded: currentTarget.value })} />
          </label>
        </fieldset>
      );
    case "tracks":
      return <Tracks label={label} context={context} />;
  }
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label class="field">
      {label}
      <input type="date" value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
    </label>
  );
}

function Select({ label, value, options, onChange }: { label: string; value: string; options: Readonly<Record<string, string>>; onChange: (value: string) => void }) {
  return (
    <label class="field">
      {label}
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="" />
        {Object.entries(options).map(([key, text]) => (
          <option key={key} value={key}>{text}</option>
        ))}
      </select>
    </label>
  );
}

/** Some of those who have the role; without a choice, all of them. */
function Among({ label, name, context: { step, filled, set } }: { label: string; name: "directors" | "addressees"; context: FormContext }) {
  const { desk } = useWords();
  const chosen = filled[name];
  const toggle = (value: Id, on: boolean) => set({ [name]: on ? [...chosen, value] : chosen.filter((one) => one !== value) });
  return (
    <fieldset class="checks">
      <legend>{label}</legend>
      <p class="quiet">{step.among.length === 0 ? desk.among_nobody : desk.among_all}</p>
      {step.among.map(({ value, label: who }) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={({ currentTarget }) => toggle(value, currentTarget.checked)} />
          <span>{who}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** One of those to which it could belong, or a new one. */
function ChallengeField({ label, context: { signal, filled, set } }: { label: string; context: FormContext }) {
  const { desk } = useWords();
  const option = (value: string, text: string, more = "") => (
    <label key={value}>
      <input type="radio" name="challenge" checked={filled.challenge === value} onChange={() => set({ challenge: value })} />
      <span>
        {text} {more !== "" && <span class="quiet">{more}</span>}
      </span>
    </label>
  );
  return (
    <fieldset class="checks">
      <legend>{label}</legend>
      {signal.routing?.challenges.map(({ challenge, label: text, directors }) => option(challenge, text, directors))}
      {signal.newChallenge !== undefined && option("new", desk.new_challenge)}
      {filled.challenge === "new" && (
        <label class="field">
          {desk.new_label}
          <input type="text" value={filled.newLabel} onInput={({ currentTarget }) => set({ newLabel: currentTarget.value })} />
        </label>
      )}
    </fieldset>
  );
}

/** Who does what, at which place; as many as one likes. */
function Tracks({ label, context: { choices, filled, set } }: { label: string; context: FormContext }) {
  const { desk } = useWords();
  const { tracks } = filled;
  const change = (n: number, with_: Partial<Filled["tracks"][number]>) => set({ tracks: tracks.map((track, at) => (at === n ? { ...track, ...with_ } : track)) });
  return (
    <fieldset class="together">
      <legend>{label}</legend>
      {tracks.map((track, n) => (
        <div class="track" role="group" aria-label={`${desk.track} ${n + 1}`}>
          <label class="field">
            {desk.track_what}
            <textarea rows={2} value={track.what} onInput={({ currentTarget }) => change(n, { what: currentTarget.value })} />
          </label>
          <Several label={desk.track_who} options={choices.stakeholders} values={track.who} onChange={(who) => change(n, { who })} />
          <Combobox label={desk.track_at} options={choices.areas} value={track.at} onChoose={(at) => change(n, { at })} />
          {tracks.length > 1 && (
            <button type="button" class="plain" onClick={() => set({ tracks: tracks.filter((_, at) => at !== n) })}>
              <Icon name="close" /> {desk.track_remove}
            </button>
          )}
        </div>
      ))}
      <button type="button" onClick={() => set({ tracks: [...tracks, { what: "", who: [], at: "" }] })}>{desk.track_add}</button>
    </fieldset>
  );
}
