/** A trajectory is opened: who invites, to which themes, when, where, and until when one registers. */

import { useState } from "preact/hooks";
import type { ThemeGroup, TrajectoryOpened } from "regie-wasm";
import { fill } from "../../engine/text.js";
import { useArrival } from "../../ui/arrival.js";
import { Entry, Line, Period } from "../../ui/entry.js";
import { NOBODY, momentOf, useJournal } from "../../ui/journal.js";
import { useAnswer, useSession, useShown, useWords } from "../../ui/session.js";
import { Several } from "../../ui/several.js";
import { Failed, Loading } from "../../ui/states.js";
import { useToast } from "../../ui/toast.js";
import { Wrong, type Wrongs, useWrongs } from "../../ui/wrongs.js";
import { daysAfter } from "./told.js";

/** Which field of the form a field of the event, or the code of a refusal, is about. */
const FIELDS = { label: "label", organisers: "organisers", groups: "themes", period: "period", deadline: "deadline", place: "place", areas: "areas", requirements: "kinds", "not-allowed": "organisers" };

interface Group {
  meetings: number;
  room: string;
}

const FIRST: Group = { meetings: 2, room: "" };

export function OpenTrajectory() {
  const { trajectory: words, desk } = useWords();
  const session = useSession();
  const { route } = useShown();
  const journal = useJournal();
  const say = useToast();
  const wrongsOf = useWrongs();
  const { answer: choices, failed } = useAnswer("openable", journal.asked);
  const [label, setLabel] = useState("");
  const [organisers, setOrganisers] = useState<string[]>(route.me.startsWith("stakeholders/") ? [route.me.slice("stakeholders/".length)] : []);
  const [themes, setThemes] = useState<string[]>([]);
  const [groups, setGroups] = useState<Readonly<Record<string, Group>>>({});
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const [deadline, setDeadline] = useState("");
  const [time, setTime] = useState("12:00");
  const [place, setPlace] = useState("");
  const [towns, setTowns] = useState(true);
  const [kinds, setKinds] = useState<string[]>([]);
  const [wrongs, setWrongs] = useState<Wrongs>({});
  useArrival("trajectory-new", choices !== undefined);
  if (failed || journal.failed) return <Failed />;
  if (choices === undefined) return <Loading />;
  const groupOf = (theme: string) => (Object.hasOwn(groups, theme) ? groups[theme] : undefined) ?? FIRST;
  const send = async (submitted: Event) => {
    submitted.preventDefault();
    const empty: Record<string, boolean> = {
      label: label.trim() === "",
      organisers: organisers.length === 0,
      themes: themes.length === 0,
      period: from === "" || until === "",
      deadline: deadline === "" || time === "",
      place: place.trim() === "",
    };
    const missing = Object.keys(empty).filter((field) => empty[field] === true);
    setWrongs(Object.fromEntries(missing.map((field) => [field, [words.fill_in]])));
    if (missing.length > 0) return;
    const opened: TrajectoryOpened = {
      kind: "trajectory-opened",
      trajectory: crypto.randomUUID(),
      label: label.trim(),
      organisers,
      groups: themes.map((theme): ThemeGroup => {
        const { meetings, room } = groupOf(theme);
        return { theme, meetings, ...(room !== "" && { room_for: Number(room) }) };
      }),
      period: { from, until: daysAfter(until, 1) },
      deadline: momentOf(new Date(`${deadline}T${time}`)),
      place: place.trim(),
      ...(towns && choices.towns !== null && { areas: [choices.towns] }),
      ...(kinds.length > 0 && {
        requirements: kinds.map((kind) => ({
          id: `kind-${kind}`,
          label: choices.kinds.find(({ value }) => value === kind)?.label ?? kind,
          // the invitation asks it
          source: [label.trim()],
          severity: "gap" as const,
          at_least: 1,
          kind: [kind],
        })),
      }),
    };
    const why = await journal.write(journal.state?.seq ?? 0, organisers[0] ?? NOBODY, [opened]);
    setWrongs(wrongsOf(why, FIELDS));
    if (why !== undefined) return;
    say({ text: fill(words.opened, opened.label as string) });
    await session.go({ part: `one/${opened.trajectory}` });
  };
  return (
    <>
      <a class="back" href={session.address({ part: "" })}>← {words.title}</a>
      <header class="heading">
        <h1 tabIndex={-1}>{words.new}</h1>
        <p class="lead">{words.new_lead}</p>
      </header>
      <form class="trajectory-form" onSubmit={send} noValidate>
        <Line label={words.label} of={wrongs} field="label" value={label} onChange={setLabel} />
        <Entry of={wrongs} field="organisers">
          <Several label={words.organisers} options={choices.stakeholders} values={organisers} onChange={setOrganisers} />
        </Entry>
        <Entry of={wrongs} field="themes">
          <Several label={words.themes} options={choices.themes} values={themes} onChange={setThemes} />
        </Entry>
        {themes.length > 0 && (
          <div class="scroll" role="region" tabIndex={0} aria-label={words.groups}>
            <table class="grid">
              <thead>
                <tr>
                  <th scope="col">{words.group}</th>
                  <th scope="col">{words.half_days}</th>
                  <th scope="col">{words.room}</th>
                </tr>
              </thead>
              <tbody>
                {themes.map((theme) => {
                  const name = choices.themes.find(({ value }) => value === theme)?.label ?? theme;
                  const group = groupOf(theme);
                  const set = (change: Partial<Group>) => setGroups({ ...groups, [theme]: { ...group, ...change } });
                  return (
                    <tr key={theme}>
                      <th scope="row">{name}</th>
                      <td>
                        <select aria-label={`${words.half_days}: ${name}`} value={group.meetings} onChange={({ currentTarget }) => set({ meetings: Number(currentTarget.value) })}>
                          <option value={2}>2</option>
                          <option value={3}>3</option>
                        </select>
                      </td>
                      <td>
                        <input type="number" min="1" step="1" aria-label={`${words.room}: ${name}`} value={group.room} onInput={({ currentTarget }) => set({ room: currentTarget.value.replace(/\D/gu, "") })} />
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
        <Period of={wrongs} field="period" from={from} until={until} onFrom={setFrom} onUntil={setUntil} />
        <Entry of={wrongs} field="deadline">
          <div class="pair">
            <label class="field">
              {words.deadline_day}
              <input type="date" value={deadline} onInput={({ currentTarget }) => setDeadline(currentTarget.value)} />
            </label>
            <label class="field">
              {words.deadline_time}
              <input type="time" value={time} onInput={({ currentTarget }) => setTime(currentTarget.value)} />
            </label>
          </div>
        </Entry>
        <Line label={words.place} of={wrongs} field="place" value={place} onChange={setPlace} />
        <Entry of={wrongs} field="kinds">
          <Several label={`${words.wanted_kinds} ${desk.optional}`} options={choices.kinds} values={kinds} onChange={setKinds} />
        </Entry>
        {choices.towns !== null && (
          <Entry of={wrongs} field="areas">
            <label class="only">
              <input type="checkbox" checked={towns} onChange={({ currentTarget }) => setTowns(currentTarget.checked)} />
              <span>{words.all_towns}</span>
            </label>
          </Entry>
        )}
        <Wrong of={wrongs} />
        <button type="submit" class="primary">{words.open}</button>
      </form>
    </>
  );
}
