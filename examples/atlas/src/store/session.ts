/**
 * The session: what is asked (the address), what was opened and changed (the work), and what stands on the page now.
 *
 * Everything that is shown is shown from `shown`, which moves only when the worker has the landscape: what cannot be opened leaves
 * the page as it was, and is said. It knows the browser's address and nothing else of the page.
 */

import type { Change } from "regie-wasm";
import type { Engine } from "../client.js";
import type { Basics, Opened } from "../engine/held.js";
import type { Table } from "../engine/tables.js";
import type { NoTables, Wrong } from "../engine/problems.js";
import { type Region, fetchRegion } from "../regions.js";
import { FIRST_VIEW, type Route, elsewhere, hashOf, isDay, routeOf, usualRoute } from "../route.js";
import type { Opening } from "../worker.js";
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
  /** What was asked last: only that is answered. */
  #asking = 0;
  /** The number of the landscape that the worker was handed last. */
  #turn = 0;
  #turns = 0;
  /** One thing at a time: a step is made and kept before the next, and before something else is opened. */
  #last: Promise<unknown> = Promise.resolve();

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
    this.#asking += 1;
    const asking = this.#asking;
    const isOver = () => asking !== this.#asking;
    const { route, vain } = this.#asked();
    if (vain.length > 0) {
      this.#say(vain);
      history.replaceState(null, "", hashOf(route, this.#usual));
    }
    this.route = route;
    const view = this.#view(route.view);
    if (view === undefined && this.#isOpen(route)) return this.#arrive(route);
    this.busy = true;
    this.#tell();
    try {
      // what stands here stays, and can be asked, until the view is there: the worker holds one landscape
      if (this.shown !== undefined) await view;
      if (isOver()) return;
      const found = this.shown?.route.region === route.region ? undefined : await this.#load(route.region);
      await this.#inTurn(async () => {
        if (isOver()) return;
        if (this.#isOpen(route)) return this.#arrive(route);
        const { shown } = this;
        const { work, text } = shown?.route.region === route.region ? shown : (found ?? (await this.#load(route.region)));
        const { turn, opening } = await this.#open({ text, changes: changesOf(work), asOf: route.date === "" ? undefined : route.date });
        if (isOver()) return;
        if ("problems" in opening) throw new Error("a landscape that was opened before has problems");
        await view;
        if (isOver()) return;
        this.busy = false;
        this.#show({ turn, route, work, text, basics: opening.basics });
      });
    } catch (error) {
      if (isOver()) return;
      this.busy = false;
      this.#fail(error, route);
    }
  }

  /** Is this what stands here, and does the worker hold that and nothing that came later? */
  #isOpen({ region, date }: Route): boolean {
    const { shown } = this;
    return shown !== undefined && shown.turn === this.#turn && shown.route.region === region && shown.route.date === date;
  }

  /** The same landscape, at another place. */
  #arrive(route: Route): void {
    this.busy = false;
    if (this.shown !== undefined) this.#show({ ...this.shown, route });
  }

  /** Hands a landscape to the worker; where that has problems it goes on with the one before. */
  async #open(opened: Opened): Promise<{ turn: number; opening: Opening }> {
    const before = this.#turn;
    this.#turns += 1;
    const turn = this.#turns;
    this.#turn = turn;
    const stays = () => {
      if (this.#turn === turn) this.#turn = before;
    };
    try {
      const opening = await this.engine.open(turn, opened);
      if ("problems" in opening) stays();
      return { turn, opening };
    } catch (error) {
      stays();
      throw error;
    }
  }

  #inTurn<T>(work: () => Promise<T> | T): Promise<T> {
    const next = this.#last.then(work, work);
    this.#last = next.catch(() => undefined);
    return next;
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
    this.#asking += 1;
    const asking = this.#asking;
    const isOver = () => asking !== this.#asking;
    this.busy = true;
    this.#tell();
    try {
      const found = fromFile(await read());
      if (found === undefined) return refuse([{ word: "not_work" }]);
      const { text, steps, cursor } = found;
      const key = freshKey([...this.works, ...(await this.keeper.works())].map((one) => one.key));
      const work = { ...begin(key, name), steps, cursor };
      await this.#view(FIRST_VIEW);
      await this.#inTurn(async () => {
        if (isOver()) return;
        const { turn, opening } = await this.#open({ text, changes: changesOf(work) });
        if (isOver()) return;
        if ("problems" in opening) return refuse(opening.problems);
        this.busy = false;
        this.refused = undefined;
        this.#say([]);
        const kept = await this.#keep(work, text);
        const route = { ...this.route, ...elsewhere(key), view: FIRST_VIEW };
        history.pushState(null, "", hashOf(route, this.#usual));
        this.route = route;
        this.#show({ turn, route, work: kept ?? work, text, basics: opening.basics });
      });
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
  change(label: string, changes: readonly Change[]): Promise<Wrong[]> {
    return this.#step((work) => stepped(work, { label, changes }));
  }

  /** Takes the last step back; gives it, where there was one. */
  async undo(): Promise<Step | undefined> {
    let step: Step | undefined;
    const problems = await this.#step((work) => ((step = undoable(work)) === undefined ? undefined : undone(work)));
    return problems.length === 0 ? step : undefined;
  }

  /** Makes the step again that was taken back last. */
  async redo(): Promise<Step | undefined> {
    let step: Step | undefined;
    const problems = await this.#step((work) => ((step = redoable(work)) === undefined ? undefined : redone(work)));
    return problems.length === 0 ? step : undefined;
  }

  /** Undoes or redoes until so many steps hold. Did that work? */
  async to(cursor: number): Promise<boolean> {
    let isThere = false;
    const problems = await this.#step((work) => {
      isThere = cursor >= 0 && cursor <= work.steps.length && cursor !== work.cursor;
      return isThere ? { ...work, cursor } : undefined;
    });
    return isThere && problems.length === 0;
  }

  /** A step of the work that stands here now, made of what it has become when it is its turn; none, where there is nothing to make. */
  #step(make: (work: Work) => Work | undefined): Promise<Wrong[]> {
    const key = this.shown?.work.key;
    return this.#inTurn(async () => {
      // somebody went elsewhere meanwhile
      if (this.shown === undefined || this.shown.work.key !== key) return [{ word: "not_answered" }];
      const work = make(this.shown.work);
      return work === undefined ? [] : this.#become(work);
    });
  }

  async #become(work: Work): Promise<Wrong[]> {
    const { shown } = this;
    if (shown === undefined) return [];
    const { date } = shown.route;
    const { turn, opening } = await this.#open({ text: shown.text, changes: changesOf(work), asOf: date === "" ? undefined : date });
    if ("problems" in opening) return opening.problems;
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
      await this.#step(() => ({ ...conflict.theirs }));
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
