/**
 * The session: what is asked (the address), what was opened and changed (the work), and what stands on the page now.
 *
 * Everything that is shown is shown from `shown`, which moves only when the worker has the landscape: what cannot be opened leaves
 * the page as it was, and is said. It knows the browser's address and nothing else of the page.
 */

import type { Change } from "regie-wasm";
import type { Engine } from "../client.js";
import type { Basics } from "../engine/held.js";
import type { Table } from "../engine/tables.js";
import type { NoTables, Wrong } from "../engine/problems.js";
import { type Region, fetchRegion } from "../regions.js";
import { FIRST_VIEW, type Route, elsewhere, hashOf, isDay, routeOf, usualRoute } from "../route.js";
import { FIRST, LANGUAGES, wordsOf } from "../words.js";
import { capital, day, fill, textIn } from "../engine/text.js";
import { Unreadable, bytesOf, isTables, readFile } from "./files.js";
import type { Keeper } from "./keeper.js";
import { type Step, type Work, begin, changesOf, freshKey, fromFile, redoable, redone, stepped, undoable, undone } from "./work.js";

/** A sentence, in any language. */
export type Sentence = (lang: string) => string;

export interface Shown {
  /** The number by which the worker knows this landscape in this state. */
  turn: number;
  route: Route;
  work: Work;
  text: string;
  basics: Basics;
}

/** The views of the page: a script of each, that comes when it is asked first. */
export interface Views {
  names: readonly string[];
  /** Nothing to wait for where it is there. */
  load(name: string): Promise<void> | undefined;
}

/** The script of a view did not come. */
class Gone extends Error {}

export class Session {
  /** What stands on the page; nothing before the first landscape is there. */
  shown: Shown | undefined;
  /** Is another landscape, date or state on its way? */
  busy = true;
  /** What the page could not do as asked. */
  said: Sentence[] = [];
  /** What was asked, where the script of its view did not come: the network was away, or a newer page stands on the server. */
  gone: Route | undefined;
  /** A file that was not opened, and why. */
  refused: { name: string; problems: (Wrong | NoTables)[] } | undefined;
  /** Tables of which a landscape is being made. */
  tables: { name: string; tables: readonly Table[] } | undefined;
  /** Another tab worked on this meanwhile. */
  conflict: { mine: Work; theirs: Work; text: string } | undefined;
  /** The works that are kept. */
  works: Work[] = [];
  /** What is asked while nothing can be shown. */
  route: Route;

  readonly #usual: Route;
  #listeners = new Set<() => void>();
  #turn = 0;

  constructor(
    readonly engine: Engine,
    readonly keeper: Keeper,
    readonly regions: readonly Region[],
    readonly views: Views,
  ) {
    this.#usual = usualRoute(regions[0]?.key ?? "", FIRST);
    this.route = this.#usual;
  }

  /** Tells when anything here changed; gives what ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #say(said: Sentence[], gone?: Route): void {
    this.said = said;
    this.gone = gone;
  }

  /** Begins where the address says; without one, where one left. */
  async start(): Promise<void> {
    const left = location.hash.length > 1 ? undefined : await this.keeper.setting("left");
    if (left !== undefined) history.replaceState(null, "", left);
    this.works = await this.keeper.works();
    await this.follow();
  }

  /** The address that asks the same, but for this. */
  address(change: Partial<Route>): string {
    return hashOf({ ...(this.shown?.route ?? this.route), ...change }, this.#usual);
  }

  /** Asks the same with a change; `quietly` in the place of the last one, so that going back passes over it. */
  go(change: Partial<Route>, quietly = false): Promise<void> {
    // another language still has to say it
    if (change.lang === undefined) this.#say([]);
    if (quietly) history.replaceState(null, "", this.address(change));
    else history.pushState(null, "", this.address(change));
    return this.follow();
  }

  /** The address was changed by hand, by a link, or by back and forward. */
  moved(): Promise<void> {
    this.#say([]);
    return this.follow();
  }

  /** What a landscape is called in the list. */
  nameOf(key: string, lang: string): string {
    const region = this.regions.find((one) => one.key === key);
    if (region !== undefined) return textIn(region.label, lang);
    return fill(wordsOf(lang).own_file, this.works.find((work) => work.key === key)?.name ?? key);
  }

  /** What the address asks. A region or a date that is not there is as if it were not asked, but said. */
  #asked(): { route: Route; vain: Sentence[] } {
    const route = routeOf(location.hash, this.#usual);
    const vain: Sentence[] = [];
    if (!LANGUAGES.includes(route.lang)) route.lang = FIRST;
    if (!this.views.names.includes(route.view)) route.view = FIRST_VIEW;
    if (![...this.regions, ...this.works].some(({ key }) => key === route.region)) {
      const { region } = route;
      const first = this.#usual.region;
      const own = /^own(-\d+)?$/u.test(region);
      vain.push((lang) => fill(own ? wordsOf(lang).own_gone : wordsOf(lang).no_region, this.nameOf(first, lang), region));
      Object.assign(route, elsewhere(first));
    }
    const { date } = route;
    if (date !== "" && !isDay(date)) {
      vain.push((lang) => fill(wordsOf(lang).no_date, date));
      route.date = "";
    }
    return { route, vain };
  }

  /** Shows what the address asks; what stands there already is not opened again. Only the last of several questions is answered. */
  async follow(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const { route, vain } = this.#asked();
    if (vain.length > 0) {
      this.#say(vain);
      history.replaceState(null, "", hashOf(route, this.#usual));
    }
    this.route = route;
    const { shown } = this;
    const view = this.#view(route.view);
    const isOpen = shown !== undefined && shown.route.region === route.region && shown.route.date === route.date;
    if (isOpen && view === undefined) {
      this.busy = false;
      this.#show({ ...shown, route });
      return;
    }
    this.busy = true;
    this.#tell();
    try {
      // what stands here stays, and can be asked, until the view is there: the worker holds one landscape
      if (shown !== undefined) await view;
      if (turn !== this.#turn) return;
      if (isOpen) {
        this.busy = false;
        this.#show({ ...shown, route });
        return;
      }
      const { work, text } = shown?.route.region === route.region ? shown : await this.#load(route.region);
      const opening = await this.engine.open(turn, { text, changes: changesOf(work), asOf: route.date === "" ? undefined : route.date });
      if (turn !== this.#turn) return;
      if ("problems" in opening) throw new Error("a landscape that was opened before has problems");
      await view;
      if (turn !== this.#turn) return;
      this.busy = false;
      this.#show({ turn, route, work, text, basics: opening.basics });
    } catch (error) {
      if (turn !== this.#turn) return;
      this.busy = false;
      this.#fail(error, route);
    }
  }

  /** The script of a view, where it is not there yet. */
  #view(name: string): Promise<void> | undefined {
    const view = this.views.load(name)?.catch((error: unknown) => Promise.reject(new Gone(`the script of the view ${name} did not come`, { cause: error })));
    // what is waited for later may fail before
    view?.catch(() => undefined);
    return view;
  }

  /** Loads the page anew, at what was asked and did not come. What was changed is kept. */
  reload(): void {
    if (this.gone !== undefined) history.replaceState(null, "", hashOf({ ...this.gone, lang: this.route.lang }, this.#usual));
    location.reload();
  }

  #show(shown: Shown): void {
    this.shown = shown;
    this.#tell();
    // a setting that is not kept is no loss
    this.keeper.set("left", hashOf(shown.route, this.#usual)).catch(() => undefined);
  }

  /** A landscape as it was left: with its steps where there are any. */
  async #load(key: string): Promise<{ work: Work; text: string }> {
    const [work, text] = await Promise.all([this.keeper.work(key), this.keeper.text(key)]);
    if (work !== undefined && text !== undefined) return { work, text };
    return { work: begin(key), text: await fetchRegion(key) };
  }

  /** Nothing came: what stood here stays, under its own name and address, and the page says so. */
  #fail(error: unknown, route: Route): void {
    console.error(error);
    const told = ({ region, date }: Route, lang: string) => this.nameOf(region, lang) + (date === "" ? "" : ` (${day(date, wordsOf(lang))})`);
    const before = this.shown?.route;
    if (error instanceof Gone) this.#say([(lang) => wordsOf(lang).view_gone], route);
    else if (before === undefined) this.#say([(lang) => fill(wordsOf(lang).failed, told(route, lang))]);
    else this.#say([(lang) => fill(wordsOf(lang).failed_still, told(route, lang), told(before, lang))]);
    if (before !== undefined) {
      history.replaceState(null, "", hashOf(before, this.#usual));
      this.route = before;
    }
    this.#tell();
  }

  /** Opens what was picked or dropped: a landscape or a work, or tables, which wait for what they do not say. */
  async openFiles(files: readonly File[]): Promise<void> {
    const [first] = files;
    if (first === undefined) return;
    if (/\.(?:xls|ods)$/iu.test(first.name)) return this.#refuse(first.name, [{ tables: "other" }]);
    if (!files.some(isTables)) return files.length === 1 ? this.open(first) : this.#refuse(first.name, [{ tables: "mixed" }]);
    const other = files.find((file) => !isTables(file));
    if (other !== undefined) return this.#refuse(other.name, [{ tables: /\.json$/iu.test(other.name) ? "mixed" : "other" }]);
    try {
      const found = await this.engine.tablesIn(await bytesOf(files));
      if ("problems" in found) return this.#refuse(first.name, found.problems);
      this.refused = undefined;
      this.tables = { name: files.length === 1 && !/\.[ct]sv$/iu.test(first.name) ? first.name.replace(/\.\w+$/u, "") : "", tables: found.tables };
      this.#tell();
    } catch (error) {
      if (error instanceof Unreadable) return this.#refuse(first.name, [error.problem]);
      console.error(error);
      this.#refuse(first.name, [{ word: "not_answered" }]);
    }
  }

  /** The landscape that was made of tables, or nothing. */
  async closeTables(name = "", text?: string): Promise<void> {
    this.tables = undefined;
    if (text !== undefined) return this.#openAs(name, async () => text);
    this.#tell();
  }

  #refuse(name: string, problems: (Wrong | NoTables)[]): void {
    // what is said stands on the page, not behind a dialog
    this.tables = undefined;
    this.refused = { name, problems };
    this.#tell();
  }

  /** Opens a file: its answers, or its problems beside what stood here. */
  open(file: File): Promise<void> {
    return this.#openAs(textIn(file.name, this.route.lang), () => readFile(file));
  }

  async #openAs(name: string, read: () => Promise<string>): Promise<void> {
    this.tables = undefined;
    const refuse = (problems: (Wrong | NoTables)[]) => {
      this.busy = false;
      this.#refuse(name, problems);
    };
    this.#turn += 1;
    const turn = this.#turn;
    this.busy = true;
    this.#tell();
    try {
      const found = fromFile(await read());
      if (found === undefined) return refuse([{ word: "not_work" }]);
      const { text, steps, cursor } = found;
      const key = freshKey([...this.works, ...(await this.keeper.works())].map((one) => one.key));
      const work = { ...begin(key, name), steps, cursor };
      await this.#view(FIRST_VIEW);
      if (turn !== this.#turn) return;
      const opening = await this.engine.open(turn, { text, changes: changesOf(work) });
      if (turn !== this.#turn) return;
      if ("problems" in opening) return refuse(opening.problems);
      this.busy = false;
      this.refused = undefined;
      this.#say([]);
      const kept = await this.#keep(work, text);
      const route = { ...this.route, ...elsewhere(key), view: FIRST_VIEW };
      history.pushState(null, "", hashOf(route, this.#usual));
      this.route = route;
      this.#show({ turn, route, work: kept ?? work, text, basics: opening.basics });
    } catch (error) {
      if (error instanceof Unreadable) return refuse([error.problem]);
      if (error instanceof Gone) {
        this.busy = false;
        return this.#fail(error, this.route);
      }
      console.error(error);
      refuse([{ word: "not_answered" }]);
    }
  }

  dismiss(): void {
    this.refused = undefined;
    this.#tell();
  }

  /** Makes a step: at once in the answers, kept before this ends. Its problems, where it cannot be made; then nothing changed. */
  async change(label: string, changes: readonly Change[]): Promise<Wrong[]> {
    const { shown } = this;
    return shown === undefined ? [] : this.#become(stepped(shown.work, { label, changes }));
  }

  /** Takes the last step back; gives it, where there was one. */
  async undo(): Promise<Step | undefined> {
    const step = this.shown && undoable(this.shown.work);
    if (step !== undefined && this.shown !== undefined) await this.#become(undone(this.shown.work));
    return step;
  }

  /** Makes the step again that was taken back last. */
  async redo(): Promise<Step | undefined> {
    const step = this.shown && redoable(this.shown.work);
    if (step !== undefined && this.shown !== undefined) await this.#become(redone(this.shown.work));
    return step;
  }

  /** Undoes or redoes until so many steps hold. Did that work? */
  async to(cursor: number): Promise<boolean> {
    const { shown } = this;
    if (shown === undefined || cursor < 0 || cursor > shown.work.steps.length || cursor === shown.work.cursor) return false;
    return (await this.#become({ ...shown.work, cursor })).length === 0;
  }

  async #become(work: Work): Promise<Wrong[]> {
    const { shown } = this;
    if (shown === undefined) return [];
    this.#turn += 1;
    const turn = this.#turn;
    const { date } = shown.route;
    const opening = await this.engine.open(turn, { text: shown.text, changes: changesOf(work), asOf: date === "" ? undefined : date });
    if ("problems" in opening) return opening.problems;
    if (turn !== this.#turn) return [];
    this.#show({ ...shown, turn, work, basics: opening.basics });
    const kept = await this.#keep(work, shown.text);
    // the version alone: whatever happened meanwhile stays
    if (kept !== undefined && this.shown?.work === work) this.#show({ ...this.shown, work: kept });
    return [];
  }

  /** Keeps a work; nothing where another tab did meanwhile, or it cannot be kept, which is said. */
  async #keep(work: Work, text: string): Promise<Work | undefined> {
    try {
      const result = await this.keeper.keep(work, text);
      if ("theirs" in result) {
        this.conflict = { mine: work, theirs: result.theirs, text };
        this.#tell();
        return undefined;
      }
      this.works = [...this.works.filter(({ key }) => key !== work.key), result.kept];
      return result.kept;
    } catch (error) {
      console.error(error);
      this.#say([(lang) => wordsOf(lang).not_kept]);
      this.#tell();
      return undefined;
    }
  }

  /** Two tabs worked on the same: go on with what the other one did, or keep what was done here as another work. */
  async settle(choice: "theirs" | "copy"): Promise<void> {
    const { conflict, shown } = this;
    this.conflict = undefined;
    if (conflict === undefined || shown === undefined) return this.#tell();
    if (choice === "theirs") {
      await this.#become({ ...conflict.theirs });
      return;
    }
    const { mine, text } = conflict;
    const key = freshKey((await this.keeper.works()).map((one) => one.key));
    const name = mine.name === "" ? this.nameOf(mine.key, shown.route.lang) : mine.name;
    const copy = { ...mine, key, name: fill(wordsOf(shown.route.lang).copy_of, name), version: 0 };
    const kept = await this.#keep(copy, text);
    const route = { ...shown.route, region: key };
    history.pushState(null, "", hashOf(route, this.#usual));
    this.route = route;
    this.#show({ ...shown, route, work: kept ?? copy });
  }

  /** Forgets a work of one's own, or the steps on a region of the list. */
  async forget(key: string): Promise<void> {
    await this.keeper.remove(key);
    // of a region of the list the steps alone go: its journal stays
    if (!this.regions.some((region) => region.key === key)) await this.engine.forget(key);
    this.works = this.works.filter((work) => work.key !== key);
    if (this.shown?.route.region !== key) return this.#tell();
    this.shown = undefined;
    const there = this.regions.some((region) => region.key === key) ? key : this.#usual.region;
    await this.go({ ...elsewhere(there) });
  }

  /** The title of what was opened, with a capital: for files and lists. */
  title(lang: string): string {
    return capital(this.nameOf(this.shown?.route.region ?? this.route.region, lang));
  }
}
