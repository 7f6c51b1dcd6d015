/** The class `Register`: a journal, and what its events come to. */

import { documentsFrom, fieldsOf, idFrom, invalid, textFrom } from "./arguments.js";
import { withDocuments } from "./atlas.js";
import { documentText, isPlainObject, nameOf } from "./documents.js";
import { errorOf } from "./error.js";
import { Handle, Made } from "./handle.js";
import { ask, call } from "./module.js";
import { Plan, Signals, Trajectory } from "./processes.js";
import { Atlas } from "./questions.js";
import { NotOpened, NotWritten, accepted } from "./refused.js";
import * as module from "./regie_wasm.js";
import { count, day, headText, moment, notedFrom, optionsFrom, told } from "./telling.js";
import { languageOf, tellingFrom } from "./words.js";

const DOCUMENTS = ["landscape", "ruleBook", "path", "sets"];
const EVENT = { whole: isPlainObject, words: "an event is JSON text or a plain object" };

/** An event that may be written down, and is not yet. */
export class Prepared {
  /** By what the module knows it; nothing for what is none. */
  static handleOf;
  #handle;

  static {
    Prepared.handleOf = (value) => (typeof value === "object" && value !== null && #handle in value ? value.#handle : undefined);
  }

  constructor(made, whole) {
    const { prepared, after, line, erases, erased } = made;
    this.after = after;
    this.line = line;
    this.entry = JSON.parse(line);
    this.erases = erases ?? undefined;
    this.erased = erased ?? undefined;
    this.#handle = new Handle(prepared, this, whole);
  }

  free() {
    this.#handle.free();
  }
}

/** A journal, and what its events come to. */
export class Register {
  #handle;
  #signals;

  constructor(made) {
    const opened = opening.get(made);
    if (opened === undefined) {
      throw invalid("Register", "a register is begun, opened or resumed: `Register.begin`, `Register.open`, `Register.resume`", "invalid-argument");
    }
    this.#handle = new Handle(opened.register, this);
    this.repaired = opened.repaired;
    this.#signals = new Signals((...asked) => this.#ask(...asked));
  }

  static begin(documents, at, by, options) {
    const { lang } = fieldsOf(options, "options", ["lang"]);
    return open(documents, [["at", moment(at, "at")], ["by", idFrom(by, "by")], ...tellingFrom({ lang })], "");
  }

  static open(documents, lines, options) {
    return open(documents, openingFrom(options), lines);
  }

  static resume(documents, snapshot, later = "", options) {
    const problems = [];
    const text = documentText(snapshot, "snapshot", problems);
    if (problems.length > 0) throw errorOf(problems);
    return open(documents, [["snapshot", text], ...openingFrom(options)], later);
  }

  static withoutErasable(line) {
    return ask(module.withoutErasable, idFrom(line, "line", "a line of a journal, as text"));
  }

  get head() {
    return this.#ask("head");
  }

  get at() {
    return this.#ask("at");
  }

  get opening() {
    return this.#ask("opening");
  }

  lines(after = 0) {
    return this.#ask("lines", "lines", [["after", count(after, "after")]]);
  }

  entries(after = 0) {
    return this.#ask("entries", "entries", [["after", count(after, "after")]]);
  }

  snapshot() {
    return this.#ask("snapshot");
  }

  verify(known) {
    accepted(this.#ask("verify", "verify", [["known", headText(known, "known")]]), NotOpened);
  }

  prepare(expectedSeq, draft, options) {
    const { at, by, event, erasable = {} } = fieldsOf(draft, "draft", ["at", "by", "event", "erasable"]);
    const problems = [];
    const text = documentText(event, "event", problems, EVENT);
    if (problems.length > 0) throw errorOf(problems);
    const clear = [];
    for (const [name, one] of Object.entries(fieldsOf(erasable, "draft.erasable"))) {
      const path = `draft.erasable.${name}`;
      const { text: words, salt } = fieldsOf(one, path, ["text", "salt"]);
      clear.push(textFrom(name, path, "the name of a field is text"), idFrom(words, `${path}.text`, "text"), idFrom(salt, `${path}.salt`, "text that nobody can guess"));
    }
    const writer = [moment(at, "draft.at"), idFrom(by, "draft.by")];
    const [number, lang] = [this.#number("prepare"), languageOf(options)];
    count(expectedSeq, "expectedSeq");
    return new Prepared(accepted(ask(module.prepare, number, expectedSeq, ...writer, text, clear, lang), NotWritten), this.#handle);
  }

  commit(prepared, options) {
    const handle = Prepared.handleOf(prepared);
    if (handle === undefined) throw invalid("prepared", "`prepared` is what `prepare` gives", "invalid-argument");
    const [number, what, lang] = [this.#number("commit"), handle.number("what was prepared", "Register.commit"), languageOf(options)];
    try {
      accepted(ask(module.commit, number, what, lang), NotWritten);
    } finally {
      // the module has taken it
      handle.free();
    }
    const { after, line, entry, erases, erased } = prepared;
    return { after, line, entry, ...(erases === undefined ? {} : { erases }), ...(erased === undefined ? {} : { erased }) };
  }

  append(expectedSeq, draft, options) {
    return this.commit(this.prepare(expectedSeq, draft, options), options);
  }

  follow(later, options) {
    return accepted(ask(module.follow, this.#number("follow"), bytesOf(later, "later"), languageOf(options)), NotOpened);
  }

  atlasOn(date) {
    return new Atlas(new Made(this.#ask("atlasOn", "atlasOn", [["date", day(date, "date")]])));
  }

  atlasKnown(at) {
    return new Atlas(new Made(this.#ask("atlasKnown", "atlasKnown", [["at", moment(at, "at")]])));
  }

  until(date) {
    return made(this.#ask("until", "until", [["date", day(date, "date")]]));
  }

  upTo(seq) {
    return made(this.#ask("upTo", "upTo", [["seq", count(seq, "seq")]]));
  }

  get signals() {
    return this.#signals;
  }

  trajectories() {
    return this.#ask("trajectories");
  }

  trajectory(id) {
    return new Trajectory((...asked) => this.#ask(...asked), idFrom(id, "trajectory"));
  }

  plans() {
    return this.#ask("plans");
  }

  plan(id) {
    return new Plan((...asked) => this.#ask(...asked), idFrom(id, "plan"));
  }

  trendNote(trajectory, options) {
    return this.#note("trendNote", [["trajectory", idFrom(trajectory, "trajectory")]], options);
  }

  inspirationNote(trajectory, options) {
    return this.#note("inspirationNote", [["trajectory", idFrom(trajectory, "trajectory")]], options);
  }

  visionNote(theme, options) {
    return this.#note("visionNote", [["theme", idFrom(theme, "theme")]], options, ["on", "from"]);
  }

  visionNoteOfSector(sector, options) {
    return this.#note("visionNoteOfSector", [["sector", idFrom(sector, "sector")]], options, ["on", "from"]);
  }

  forumNote(now, options) {
    return this.#note("forumNote", [["now", moment(now, "now")]], options, []);
  }

  newsletter(since, now, options) {
    return this.#note("newsletter", [["since", day(since, "since")], ["now", moment(now, "now")]], options, []);
  }

  executiveMemo(authority, options) {
    return this.#note("executiveMemo", [["authority", idFrom(authority, "authority")]], options, ["on", "plan"]);
  }

  signalAbove(addressee, options) {
    return this.#note("signalAbove", [["addressee", idFrom(addressee, "addressee")]], options);
  }

  free() {
    this.#handle.free();
  }

  #note(what, fields, options, texts = ["on"]) {
    return this.#ask(what, what, [...fields, ...notedFrom(options, texts)]);
  }

  #number(method) {
    return this.#handle.number("this register", `Register.${method}`);
  }

  #ask(method, what = method, fields = [], argument = "") {
    return told(this.#number(method), what, argument, fields);
  }
}
if (Symbol.dispose) {
  for (const Class of [Register, Prepared]) {
    Object.defineProperty(Class.prototype, Symbol.dispose, { value: Class.prototype.free, configurable: true, writable: true });
  }
}

/** What the module has opened, by what stands for it on its way to the constructor: nobody outside has one. */
const opening = new WeakMap();

function made(answer) {
  const way = {};
  opening.set(way, accepted(answer, NotOpened));
  return new Register(way);
}

function open(documents, fields, lines) {
  const { path, ...others } = fieldsOf(documents, "documents", DOCUMENTS);
  const texts = documentsFrom(others, ["landscape"]);
  const problems = [];
  const given = { landscape: texts.landscape, ruleBook: texts.ruleBook, path: path === undefined ? undefined : documentText(path, "path", problems) };
  if (problems.length > 0) throw errorOf(problems);
  const all = [...Object.entries(given).filter(([, text]) => text !== undefined), ...fields];
  const bytes = bytesOf(lines, "lines");
  return withDocuments(texts, (supplied) => {
    return made(ask(module.openRegister, supplied, all.map(([name]) => name), all.map(([, value]) => value), bytes));
  });
}

function openingFrom(options) {
  const { known, lang } = fieldsOf(options, "options", ["known", "lang"]);
  return [...(known === undefined ? [] : [["options.known", headText(known, "options.known")]]), ...tellingFrom({ lang })];
}

/** The lines of a journal as bytes: text, or what a store gives. */
function bytesOf(lines, path) {
  if (lines instanceof Uint8Array) return lines;
  if (typeof lines !== "string") throw invalid(path, `${path} are text or a \`Uint8Array\`, not ${nameOf(lines)}`, "invalid-argument");
  return new TextEncoder().encode(textFrom(lines, path, "the lines of a journal are text", "invalid-argument"));
}

/** Looks at every link of a journal, without the documents of which it tells. */
export function readJournal(lines, options) {
  const { known, lang } = fieldsOf(options, "options", ["known", "lang"]);
  const head = known === undefined ? undefined : headText(known, "options.known");
  return accepted(ask(module.readJournal, bytesOf(lines, "lines"), head, languageOf({ lang })), NotOpened);
}

/** What is wrong with a path of signals. */
export function checkPath(path, ruleBook) {
  const problems = [];
  const texts = [documentText(path, "path", problems)];
  if (ruleBook !== undefined) texts.push(documentText(ruleBook, "rulebook", problems));
  if (problems.length > 0) throw errorOf(problems);
  return ask(module.checkPath, ...texts);
}

/** The path of signals in Flanders. */
export function flandersSignalPath() {
  return JSON.parse(call(module.flandersSignalPath));
}
