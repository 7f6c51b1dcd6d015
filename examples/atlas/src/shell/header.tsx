/**
 * Around the answers: where one is, what is opened, for when, who "we" are, and undo and redo.
 *
 * On a phone all of it is folded behind one button, so that the answers begin at the top; the style sheet says from which width on.
 */

import { useEffect, useRef, useState } from "preact/hooks";
import { day, fill } from "../engine/text.js";
import { elsewhere, isDay } from "../route.js";
import { redoable, undoable } from "../store/work.js";
import { LiveTools, useLive } from "../live/live.js";
import { TimeLine } from "../live/time.js";
import { focusBack } from "../ui/back.js";
import { Combobox } from "../ui/combobox.js";
import { PickFile } from "../ui/file.js";
import { Icon } from "../ui/icon.js";
import { useAnswer, useSession, useWords } from "../ui/session.js";
import { useHistory } from "../ui/steps.js";
import { VIEW_NAMES } from "../views/index.js";
import { LANGUAGES, wordsOf } from "../words.js";
import { Save } from "./save.js";

/** The views that one looks at through time; what happens stands in the others, and happens today. */
const DATED: ReadonlySet<string> = new Set(["who", "pictures"]);

/** What the menu of a phone shows. */
const FOLDED = ["views", "languages", "controls", "live-tools"];

export function Header() {
  const words = useWords();
  const session = useSession();
  const { route } = session;
  const hasDate = DATED.has((session.shown?.route ?? route).view);
  const { shows } = useLive();
  const [isOpen, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // whoever went on looks at what is there now
  useEffect(() => setOpen(false), [route.view, route.region, route.theme, route.challenge, route.part, shows]);
  useEffect(() => {
    if (isOpen) around.current?.scrollIntoView({ block: "start" });
    else if (document.activeElement?.closest("[data-folds]") != null) focusBack(document.activeElement, { preventScroll: true });
  }, [isOpen]);
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || !isOpen || document.querySelector("dialog:modal") !== null) return;
    event.preventDefault();
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div ref={around} class={isOpen ? "top open" : "top"} onKeyDown={press}>
      <Printed />
      <header class="bar">
        <p class="brand">
          <a href={session.address({ view: "who", theme: "", challenge: "", table: "", part: "" })} id="home">
            {words.title}
          </a>
          <span class="where">{session.nameOf(route.region, route.lang)}</span>
        </p>
        <button ref={button} type="button" class="with-icon menu" aria-expanded={isOpen} aria-controls={FOLDED.join(" ")} onClick={() => setOpen(!isOpen)}>
          <Icon name={isOpen ? "close" : "menu"} />
          {words.menu}
        </button>
        <nav id="views" data-folds class="views" aria-label={words.views_label}>
          <ul>
            {VIEW_NAMES.map((view) => (
              <li key={view}>
                <a href={session.address({ view, challenge: "", table: "", part: "" })} aria-current={route.view === view ? "page" : undefined}>
                  {words.views[view]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div id="languages" data-folds class="languages" role="group" aria-label={words.language}>
          {LANGUAGES.map((lang) => (
            <button key={lang} type="button" lang={lang} aria-pressed={lang === route.lang} onClick={() => session.go({ lang })}>
              {wordsOf(lang).name}
            </button>
          ))}
        </div>
      </header>
      <section id="controls" data-folds class="controls" aria-label={words.controls}>
        <Region />
        {(hasDate || route.view === "notes") && <DateOf />}
        <Me />
        <Tools />
      </section>
      <div class="strip">
        <LiveTools id="live-tools" />
        {hasDate && <TimeLine />}
      </div>
    </div>
  );
}

/** On paper alone, where nothing else around the answers stands: of where this is, and of when. */
function Printed() {
  const words = useWords();
  const session = useSession();
  const { shown } = session;
  if (shown === undefined) return null;
  const { region, lang, view } = shown.route;
  const date = DATED.has(view) ? [`${words.date} ${day(shown.basics.asOf, words)}`] : [];
  return <p class="printed" data-said={[session.nameOf(region, lang), ...date].join(" · ")} />;
}

function Region() {
  const words = useWords();
  const session = useSession();
  const { region, lang } = session.route;
  const keys = [...session.regions, ...session.works].map(({ key }) => key);
  return (
    <div class="control region">
      <label for="region">{words.region}</label>
      <select id="region" value={region} onChange={({ currentTarget }) => session.go(elsewhere(currentTarget.value))}>
        {[...new Set(keys)].map((key) => (
          <option key={key} value={key}>
            {session.nameOf(key, lang)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The date of the answers, and the way back to that of the landscape. */
function DateOf() {
  const words = useWords();
  const session = useSession();
  const { asOf, ownDate } = session.shown?.basics ?? { asOf: "", ownDate: "" };
  return (
    <div class="control date">
      <label for="date">{words.date}</label>
      <span class="beside">
        <input
          id="date"
          type="date"
          min="1900-01-01"
          max="2100-12-31"
          value={asOf}
          onChange={({ currentTarget }) => {
            const { value, validity } = currentTarget;
            if (isDay(value) && validity.valid) session.go({ date: value === ownDate ? "" : value });
          }}
        />
        {asOf !== ownDate && (
          <button
            type="button"
            class="plain"
            onClick={async () => {
              await session.go({ date: "" });
              document.getElementById("date")?.focus();
            }}
          >
            {fill(words.own_date, day(ownDate, words))}
          </button>
        )}
      </span>
    </div>
  );
}

/** My town or organisation: it is picked out wherever it stands. */
function Me() {
  const words = useWords();
  const session = useSession();
  const { answer } = useAnswer("choices", {});
  return (
    <div class="control me">
      <Combobox label={words.me} options={answer?.me ?? []} value={session.route.me} onChoose={(me) => session.go({ me })} none={words.me_none} />
    </div>
  );
}

function Tools() {
  const words = useWords();
  const { shown } = useSession();
  const { undo, redo } = useHistory();
  const [saving, setSaving] = useState(false);
  const [before, after] = [shown && undoable(shown.work), shown && redoable(shown.work)];
  return (
    <div class="control tools file">
      <button type="button" class="plain square" disabled={before === undefined} onClick={undo} title={before?.label}>
        <Icon name="undo" />
        <span class="visually-hidden">{words.undo}</span>
      </button>
      <button type="button" class="plain square" disabled={after === undefined} onClick={redo} title={after?.label}>
        <Icon name="redo" />
        <span class="visually-hidden">{words.redo}</span>
      </button>
      <PickFile id="file" />
      <button type="button" class="with-icon" disabled={shown === undefined} onClick={() => setSaving(true)}>
        <Icon name="save" />
        {words.save}
      </button>
      {saving && <Save onClose={() => setSaving(false)} />}
    </div>
  );
}
