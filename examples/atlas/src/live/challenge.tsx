/** Add a challenge in a minute, or change one: a form beside the page, with what it leads to below it before it is kept. */

import type { Challenge } from "regie-wasm";
import { useMemo, useRef, useState } from "preact/hooks";
import { fill } from "../engine/text.js";
import { Chips } from "../ui/chips.js";
import { Combobox } from "../ui/combobox.js";
import { Part, Radios, focusWrong } from "../ui/field.js";
import { Panel } from "../ui/panel.js";
import { useAnswer, useSession, useShown, useWords } from "../ui/session.js";
import { Loading } from "../ui/states.js";
import { useStep } from "../ui/steps.js";
import { Ticks } from "../ui/ticks.js";
import { type Draft, PARTS, type Part as PartName, REASONS, challengeOf, draftOf, emptyDraft, missingIn, partOf } from "./draft.js";
import { Effect } from "./effect.js";
import { EndChallenge } from "./end.js";
import type { Lists } from "./lists.question.js";
import { useLive } from "./live.js";
import { usePreview } from "./preview.js";
import type { Refusal } from "./tryout.question.js";

export function ChallengePanel({ id }: { id: string | undefined }) {
  const words = useWords();
  const { close, opener } = useLive();
  const { answer: lists } = useAnswer("lists", {});
  const { answer: before } = useAnswer("draft", { id: id ?? "" });
  const isReady = lists !== undefined && before !== undefined;
  return (
    <Panel title={id === undefined ? words.live.new_challenge_title : words.live.edit_challenge_title} subject={id ?? ""} opener={opener} onClose={close}>
      {!isReady ? <Loading /> : id !== undefined && before === null ? <p>{words.live.gone}</p> : <Form lists={lists} before={before ?? undefined} />}
    </Panel>
  );
}

function Form({ lists, before }: { lists: Lists; before: Challenge | undefined }) {
  const words = useWords();
  const { live } = words;
  const session = useSession();
  const { route } = useShown();
  const { close } = useLive();
  const step = useStep();
  const form = useRef<HTMLFormElement>(null);
  const region = lists.regions[0]?.value ?? "";
  const [draft, setDraft] = useState<Draft>(() => {
    if (before !== undefined) return draftOf(before, route.lang, region);
    const theme = lists.themes.some(({ value }) => value === route.theme) ? route.theme : "";
    return { ...emptyDraft(theme, region), where: region === "" ? "some" : "all" };
  });
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const set = (change: Partial<Draft>) => {
    setRefused([]);
    setDraft((now) => ({ ...now, ...change }));
  };
  const taken = useMemo(() => new Set(lists.challenges), [lists]);
  const missing = missingIn(draft);
  const challenge = challengeOf(draft, { before, lang: route.lang, town: lists.town, taken: (one) => taken.has(one) });
  // what is not named yet can be looked at already
  const hasEnough = missing.every((part) => part === "label");
  const preview = usePreview(hasEnough ? [{ put: { challenges: missing.length === 0 ? challenge : { ...challenge, label: "…" } } }] : [], challenge.id);
  const found = preview.preview?.state === "refused" && !preview.isOld ? preview.preview.problems : refused;
  const wrong = (part: PartName): string | undefined => {
    const own = asked && missing.includes(part) ? wordOf(part) : undefined;
    return own ?? found.find(({ path }) => partOf(path) === part)?.words;
  };
  const wordOf = (part: PartName) =>
    ({ label: live.name_missing, themes: live.themes_missing, where: live.where_missing, spread: draft.spread === "shared" ? live.because_missing : live.how_missing, needs: "", groups: "" })[part];
  const elsewhere = found.filter(({ path }) => partOf(path) === undefined);

  const submit = async (event: Event) => {
    event.preventDefault();
    setAsked(true);
    const first = PARTS.find((part) => wrong(part) !== undefined || missing.includes(part));
    if (first !== undefined || elsewhere.length > 0) {
      if (form.current !== null) focusWrong(form.current, first);
      return;
    }
    const said = fill(before === undefined ? live.added_step : live.changed_step, draft.label.trim());
    const problems = await step(said, [{ put: { challenges: challenge } }]);
    if (problems.length > 0) {
      const told = await session.engine.problemsTold(problems.filter((problem) => "path" in problem), route.lang);
      setRefused(problems.map((problem) => ("path" in problem ? { path: problem.path, words: told.shift() ?? "" } : { path: "", words: words[problem.word] })));
      return;
    }
    close();
    // where it stands: in the columns of its theme
    const [theme = ""] = draft.themes;
    if (before === undefined && !(route.view === "who" && draft.themes.includes(route.theme) && route.challenge === "")) await session.go({ view: "who", theme, challenge: "", table: "" });
  };

  const themes = lists.themes.filter(({ value }) => draft.themes.includes(value));
  const usual = <F extends "levers" | "targetGroups">(field: F) => new Set(themes.flatMap((theme) => theme[field]));
  const grouped = (options: Lists["levers"], first: ReadonlySet<string>) => [
    { heading: first.size > 0 ? live.usual : undefined, all: live.tick_all, options: options.filter(({ value }) => first.has(value)) },
    { heading: first.size > 0 ? live.others : undefined, options: options.filter(({ value }) => !first.has(value)) },
  ];
  const where = [
    ...(lists.regions.length > 0 ? [{ value: "all" as const, label: live.where_all }] : []),
    { value: "some" as const, label: live.where_some },
    { value: "one" as const, label: live.where_one },
    ...(draft.where === "as" || (before !== undefined && draftOf(before, route.lang, region).where === "as") ? [{ value: "as" as const, label: live.where_as }] : []),
  ];
  return (
    <form ref={form} class="live-form" onSubmit={submit} noValidate>
      <Part name="label" legend={live.name} help={live.name_help} wrong={wrong("label")}>
        <input type="text" aria-label={live.name} aria-invalid={wrong("label") === undefined ? undefined : "true"} value={draft.label} maxLength={300} autocomplete="off" onInput={({ currentTarget }) => set({ label: currentTarget.value })} />
      </Part>
      <Part name="themes" legend={live.themes} wrong={wrong("themes")}>
        <Chips label={live.theme_add} none={live.theme_add} options={lists.themes} chosen={draft.themes} onChange={(chosen) => set({ themes: chosen })} wrong={wrong("themes")} />
      </Part>
      <Part name="where" legend={live.where} wrong={wrong("where")}>
        <Radios name="where" options={where} value={draft.where} onChange={(value) => set({ where: value })} />
        {draft.where === "all" && (
          <label class="field">
            <span class="visually-hidden">{live.where_all}</span>
            <select value={draft.region} onChange={({ currentTarget }) => set({ region: currentTarget.value })}>
              {lists.regions.map(({ value, label, hint }) => (
                <option key={value} value={value}>{`${label} (${hint})`}</option>
              ))}
            </select>
          </label>
        )}
        {draft.where === "some" && <Ticks label={live.where_some_label} groups={[{ options: lists.places }]} ticked={draft.some} onChange={(some) => set({ some })} />}
        {draft.where === "one" && <Combobox label={live.where_one_label} options={lists.places} value={draft.one} onChoose={(one) => set({ one })} wrong={wrong("where")} />}
      </Part>
      <Part name="spread" legend={live.how} wrong={wrong("spread")}>
        <Radios
          name="spread"
          options={[{ value: "separate", label: live.separate, help: live.separate_help }, { value: "shared", label: live.shared, help: live.shared_help }]}
          value={draft.spread}
          onChange={(spread) => set({ spread })}
        />
        {draft.spread === "shared" && (
          <Ticks label={live.because} groups={[{ heading: live.because, options: REASONS.map((value) => ({ value, label: words.because[value] })) }]} ticked={draft.because} onChange={(because) => set({ because: because as Draft["because"] })} />
        )}
      </Part>
      <Part name="needs" legend={live.levers} help={live.levers_help} wrong={wrong("needs")}>
        <Ticks label={live.levers} groups={grouped(lists.levers, usual("levers"))} ticked={draft.needs} onChange={(needs) => set({ needs })} />
      </Part>
      <details class="part" open={draft.groups.size > 0 || wrong("groups") !== undefined}>
        <summary>
          {live.groups} <span class="quiet">{live.optional}</span>
        </summary>
        <Part name="groups" legend={live.groups} wrong={wrong("groups")}>
          <Ticks label={live.groups} groups={grouped(lists.targetGroups, usual("targetGroups"))} ticked={draft.groups} onChange={(groups) => set({ groups })} />
        </Part>
      </details>
      <Effect preview={preview} />
      {elsewhere.map((problem) => (
        <p class="wrong" role="alert">{problem.words}</p>
      ))}
      <div class="actions sticky">
        <button type="submit" class="primary">{before === undefined ? live.add : live.save}</button>
        <button type="button" onClick={close}>{words.cancel}</button>
      </div>
      {before !== undefined && <EndChallenge challenge={before} />}
    </form>
  );
}
