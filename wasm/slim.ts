/**
 * Who acts where: the entry `regie-wasm/slim`, and what it shares with `regie-wasm`, which answers every question.
 *
 * A *landscape* says what is there, a *rule book* says who should take which role; an *atlas* is the two, checked against
 * each other for one date. Documents and answers are plain data with snake_case names, the same in Rust, JSON and
 * JavaScript.
 *
 * The entries: `regie-wasm` and `regie-wasm/slim` read the WebAssembly module from its file in Node; in browsers they fetch it, and a
 * bundler has to bring `regie_wasm_bg.wasm` along; `regie-wasm/inline` says the same as `regie-wasm`, holds the module, and needs no
 * file. A module that is not there, or that a content security policy does not let run (`'wasm-unsafe-eval'`), is a
 * {@link RegieError} with code `module-not-loaded`, thrown by the import.
 *
 * The areas of Flanders are files of the package, to be given as {@link AtlasOptions.sets} under the names of their files:
 * `regie-wasm/data/flanders-areas.json`, `flanders-regions.json`, `flanders-associations.json`, `flanders-local-governments.json`.
 */

declare global {
  // the standard library has these with `esnext.disposable` only; declared alike, so that any target compiles
  interface SymbolConstructor {
    readonly dispose: unique symbol;
  }
  interface Disposable {
    [Symbol.dispose](): void;
  }
}

/* -------------------------------------------------------------------------------------------------------------- atlas */

/** Facts and rules, checked against each other for one date. */
export declare class Atlas implements Disposable {
  /**
   * Reads and checks the documents: JSON text, or plain objects.
   *
   * An object may hold what JSON can hold and nothing else: a field that is `undefined`, a function, a `Date`, an instance of a
   * class or a cycle is a problem with its place, not something left out. Such problems are reported before all others.
   *
   * @throws {RegieError} with every problem of every document in `problems`; or for an option that makes no sense.
   */
  constructor(landscape: Landscape | string, options?: AtlasOptions);

  /**
   * Who acts where on this challenge, and why.
   *
   * @throws {RegieError} with code `unknown-id` when there is no such challenge at the date of the atlas; `hint` is the nearest.
   */
  decide(challenge: Id): Decision;

  /** All decisions, by challenge, each computed when it is reached. */
  decisions(): Answers<Decision>;

  /**
   * Who acts where: the assignments that the filter lets through, each computed when it is reached.
   *
   * @throws {RegieError} with code `unknown-id` when the filter names something that is not there; `hint` is the nearest.
   */
  whoActs(filter?: Filter): Answers<Assignment>;

  /** What the atlas made of facts that are not quite there at its date. */
  readonly notices: Notice[];

  /** The date for which it was built. */
  readonly asOf: DateText;

  /**
   * Gives the memory back, that of its iterators too. Every later question, to them too, throws a `RegieError` with code
   * `freed`; freeing again does nothing. An atlas that is forgotten is freed when it is collected, some time.
   */
  free(): void;
  [Symbol.dispose](): void;
}

export interface AtlasOptions {
  /** The rules; without it, the Flemish rule book that comes with the library. */
  ruleBook?: RuleBook | string | undefined;
  /** The date for which the atlas is built; without it, the landscape's own `as_of`. */
  asOf?: DateText | undefined;
  /** Landscapes that `builds_on` may name, beside those that come with the library. */
  sets?: ReferenceSets | undefined;
}

/**
 * Landscapes by the name that `builds_on` has for them: those of `regie-wasm/data/…`, and your own.
 *
 * A set on which nothing builds is not read, so nothing is said of what is wrong in it. One that has the name of a set that comes with
 * the library (`flanders-vocabulary`) takes its place.
 */
export type ReferenceSets = Readonly<Record<string, Landscape | string>>;

/**
 * Answers that are computed while one walks through them. What is still to come is given up at the end, when a `for … of` is
 * left, or with `return()`.
 */
export interface Answers<T> extends IterableIterator<T>, Disposable {
  [Symbol.iterator](): Answers<T>;
  next(): IteratorResult<T, undefined>;
  return(value?: unknown): IteratorResult<T, undefined>;
}

/** Which assignments? Each field that is given narrows the answer; together they are an *and*. */
export interface Filter {
  /** The challenge has this theme, named or reached by `broader` and `exact`. */
  theme?: Id | undefined;
  challenge?: Id | undefined;
  /** The place lies in this area, or is it. */
  area?: Id | undefined;
  /** The place has this level. */
  level?: Id | undefined;
  stakeholder?: Id | undefined;
  role?: Id | undefined;
  /** Exactly this strength. */
  strength?: Strength | undefined;
  /** One of the seat's approaches is this one. */
  approach?: Approach | undefined;
}

/** A stakeholder that has a role on a challenge, at a place of a seat. */
export interface Assignment {
  challenge: Id;
  /** The area of the seat. */
  seat: Id;
  role: Id;
  stakeholder: Id;
  /** The place where it has the role. */
  area: Id;
  strength: Strength;
  /** Every rule that assigns it and is not set aside. */
  because: Id[];
}

/** What the atlas made of something that is not quite there at its date. */
export interface Notice {
  code: "absent-element" | "absent-reference" | "seat-ignored" | "seat-tied" | "succeeded" | "unknown-in-rulebook";
  /** The place, by ids: `challenges/wachtlijst/areas/neerpelt`. */
  path: string;
  /** The id that is nearest to one that the landscape lacks. */
  nearest?: Id;
}

/* ------------------------------------------------------------------------------------------------------------- checking */

/**
 * Everything that is wrong with a landscape, a rule book, or both against each other: a list, empty when all is well.
 * A landscape without a rule book is not checked for its levels, kinds and roles. A set is checked with a landscape that builds on it;
 * to check it alone, give it as the landscape.
 *
 * @throws {RegieError} only when the call makes no sense (without a landscape and a rule book, code `invalid-argument`), never for a
 * wrong document.
 */
export declare function check(documents: Documents): Problem[];

/** One of the first two has to be there. */
export interface Documents {
  landscape?: Landscape | string | undefined;
  ruleBook?: RuleBook | string | undefined;
  /** Landscapes that `builds_on` may name, beside those that come with the library. */
  sets?: ReferenceSets | undefined;
}

/** What the module holds for Flanders; an atlas finds it by itself. The areas are not in it: they are files, `regie-wasm/data/…`. */
export declare const flanders: {
  /** The Flemish rule book, to look into or to change. */
  ruleBook(): RuleBook;
  /** The vocabulary (themes, sectors, target groups, levers, …), by its name, `flanders-vocabulary`. */
  sets(): Record<string, Landscape>;
};

/** The version of this package. */
export declare function version(): string;

/** The version of the format of documents that it reads and writes. */
export declare function formatVersion(): number;

/**
 * What this package throws: wrong documents, and calls that make no sense.
 *
 * After a breakdown of the WebAssembly module (memory that ran out, say) every call throws one with code `module-poisoned`,
 * whose `cause` is the first error: nothing in it can be trusted then, and it has to be loaded again.
 */
export declare class RegieError extends Error {
  protected constructor();
  readonly name: "RegieError";
  /** Stable, for programs; the message is for people. */
  readonly code: string;
  /**
   * Where: in the document of the first problem, or the option, argument or method that was meant. (The message speaks of the first
   * problem, too; where that is a reference to nothing, and a misspelt field may be why, it begins with the field.)
   */
  readonly path: string;
  /** What may have been meant. */
  readonly hint: string | undefined;
  /**
   * The same in plain words, where the call named a language (`lang`) and asked for something that is not there, or for something that
   * is refused. Problems of documents are told by `problemsInWords`.
   */
  readonly words: string | undefined;
  /** Every problem of every document; empty for other errors. */
  readonly problems: readonly Problem[];
  readonly cause?: unknown;
}

/** What is wrong in a document, and where. */
export interface Problem {
  /** `landscape`, `rulebook`, or the name of a reference set. */
  document: string;
  code: string;
  /** The place, by index: `stakeholders[12].mandates[0].lever`. */
  path: string;
  message: string;
  /** The known name that is nearest to the one that is not known. */
  nearest?: string;
}

/* ----------------------------------------------------------------------------------------------------------- decision */

/** The answer for one challenge. All lists are present and sorted. */
export interface Decision {
  challenge: Id;
  /** The highest of `approaches`. */
  approach: Approach;
  approaches: Approach[];
  seats: Seat[];
  gaps: NoCommonArea[];
}

/** One place from which a challenge is led. */
export interface Seat {
  area: Id;
  level: Id;
  /** The affected areas for which this is the seat. */
  covers: Id[];
  approach: Approach;
  approaches: Approach[];
  levers: NeededLever[];
  roles: Role[];
  excluded: Excluded[];
  gaps: Finding[];
  advice: AdviceFinding[];
}

/** Who can pull a lever that the challenge needs. */
export interface NeededLever {
  lever: Id;
  sources: Source[];
  /** The covered areas for which nobody at or above them can pull it. */
  missing_in: Id[];
}

export interface Source {
  area: Id;
  level: Id;
  approach: Approach;
  /** The covered areas that it serves. */
  for: Id[];
  holders: Id[];
}

/** A role of a stakeholder at a place, and the rules that give it. */
export interface Role {
  role: Id;
  stakeholder: Id;
  area: Id;
  strength: Strength;
  because: Id[];
}

/** A role that a stakeholder would have, were it not barred from it. */
export interface Excluded {
  role: Id;
  stakeholder: Id;
  area: Id;
  because: Id[];
  forbidden_by: Id[];
  exclusions: Id[];
}

/** Something that is needed and that nobody does. */
export type Finding = NoHolder | AdviceFinding;
export type AdviceFinding = UnmetRequirement | UnmetSeparation;

export interface NoHolder {
  kind: "no-holder";
  lever: Id;
  area: Id;
  /** Someone below the area can pull the lever. */
  held_below: boolean;
}

export interface UnmetRequirement {
  kind: "requirement";
  requirement: Id;
  area: Id;
  role: Id;
  found: number;
  at_least: number;
}

export interface UnmetSeparation {
  kind: "separation";
  separation: Id;
  stakeholder: Id;
  roles: [Id, Id];
}

export interface NoCommonArea {
  kind: "no-common-area";
}

/* ------------------------------------------------------------------------------------------------------- common forms */

/** 1 to 200 bytes without white space, `/` or control characters. */
export type Id = string;
/** A string, or one for each language: `{ nl: "wonen", en: "housing" }`. */
export type Text = string | Readonly<Record<string, string>>;
/** `YYYY-MM-DD`. */
export type DateText = string;
/** From `from` on, until the day before `until`. */
export interface Validity {
  from?: DateText;
  until?: DateText;
}
export type Approach = "local" | "joint" | "signal";
export type Strength = "must" | "should" | "may";
export type Spread = "separate" | "shared";
export type PlaceFunction = "seat" | "source" | "target";

/** What every element may carry, and what changes no decision. */
export interface Origin {
  /** Where it comes from. */
  source?: readonly Text[];
  /** Added by the modeller; not in the source. */
  modelled?: true;
  note?: Text;
}

export interface Named extends Origin {
  id: Id;
  label: Text;
}

export interface Dated {
  valid?: Validity;
}

/* ---------------------------------------------------------------------------------------------------------- landscape */

/** The facts: what is there. */
export interface Landscape extends Origin {
  format: "regie/landscape";
  version: 1;
  id: Id;
  label?: Text;
  as_of: DateText;
  builds_on?: readonly string[];
  areas?: readonly Area[];
  sectors?: readonly Named[];
  levers?: readonly Named[];
  target_groups?: readonly TargetGroup[];
  trends?: readonly Trend[];
  schemes?: readonly Named[];
  themes?: readonly Theme[];
  stakeholders?: readonly Stakeholder[];
  agreements?: readonly Agreement[];
  appointments?: readonly Appointment[];
  exclusions?: readonly Exclusion[];
  offers?: readonly Offer[];
  challenges?: readonly Challenge[];
}

export interface Area extends Named, Dated {
  level: Id;
  within?: readonly Id[];
  contains?: readonly Id[];
  codes?: Readonly<Record<string, string>>;
  neighbours?: readonly Id[];
  /** What this grouping is for. */
  themes?: readonly Id[];
  successors?: readonly Id[];
}

export interface TargetGroup extends Named {
  ages?: { from?: number; until?: number };
}

export interface Trend extends Named {
  themes: readonly Id[];
  description?: Text;
}

export interface Theme extends Named {
  scheme?: Id;
  question?: Text;
  goals?: readonly Text[];
  broader?: Id;
  exact?: readonly Id[];
  close?: readonly Id[];
  sectors?: readonly Id[];
  target_groups?: readonly Id[];
  usual_levers?: readonly Id[];
}

export interface Stakeholder extends Named, Dated {
  kind: Id;
  codes?: Readonly<Record<string, string>>;
  sectors?: readonly Id[];
  works_in: readonly Id[];
  mandates?: readonly Mandate[];
  member_of?: readonly Id[];
  represents?: readonly Id[];
  successors?: readonly Id[];
}

/** The power to pull a lever at the areas of a level, within an area. */
export interface Mandate extends Origin, Dated {
  lever: Id;
  level: Id;
  within: Id;
}

export interface Agreement extends Named, Dated {
  parties: readonly Id[];
  themes?: readonly Id[];
}

export interface Appointment extends Origin, Dated {
  id: Id;
  stakeholder: Id;
  role: Id;
  within: Id;
  themes?: readonly Id[];
  by?: Id;
}

/** An explicit "not us". */
export interface Exclusion extends Origin, Dated {
  id: Id;
  stakeholder: Id;
  role: Id;
  within: Id;
  themes?: readonly Id[];
  reason: Text;
}

/** What exists already. */
export interface Offer extends Named, Dated {
  by: readonly Id[];
  themes: readonly Id[];
  areas: readonly Id[];
  target_groups?: readonly Id[];
}

/** An area, or the areas of a level within one. */
export type AreaEntry = Id | { within: Id; level: Id };

export interface Challenge extends Named, Dated {
  themes: readonly Id[];
  areas: readonly AreaEntry[];
  spread: Spread;
  shared_because?: readonly ("border" | "win-win" | "learning" | "scale")[];
  needs?: readonly Id[];
  target_groups?: readonly Id[];
  trends?: readonly Id[];
  seat?: Id;
}

/* ---------------------------------------------------------------------------------------------------------- rule book */

/** The rules: who should take which role. */
export interface RuleBook extends Origin {
  format: "regie/rulebook";
  version: 1;
  id: Id;
  label?: Text;
  levels: readonly (Described & { approach: Approach })[];
  kinds: readonly Described[];
  roles: readonly Described[];
  rules: readonly Rule[];
  requirements: readonly Requirement[];
  separations?: readonly Separation[];
}

export interface Described extends Named {
  description?: Text;
}

export interface Rule extends Described, Dated {
  source: readonly Text[];
  effect: "assign" | "forbid";
  strength?: Strength;
  role: Id;
  at: readonly PlaceFunction[];
  exception_to?: readonly Id[];
  when: Condition;
}

export interface Requirement extends Described, Dated {
  source: readonly Text[];
  severity: "gap" | "advice";
  role: Id;
  at_least: number;
  count?: "stakeholders" | "sectors" | "kinds";
  kind?: readonly Id[];
  strength?: Strength;
  at: readonly PlaceFunction[];
  when: Condition;
}

export interface Separation extends Described, Dated {
  source: readonly Text[];
  severity: "gap" | "advice";
  roles: readonly [Id, Id];
  kind?: readonly Id[];
  when: Condition;
}

export type Condition =
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition }
  | Atom;

export type Atom =
  | { stakeholder: readonly Id[] }
  | { kind: readonly Id[] }
  | { sector: readonly Id[] }
  | { member_of: readonly Id[] }
  | { works: "at" | "covers" | "inside" | "overlaps" | "affected" | "reaches" }
  | "pulls"
  | "serves_theme"
  | "represents"
  | "offers"
  | "party"
  | { appointed: readonly Id[] }
  | { theme: readonly Id[] }
  | { target_group: readonly Id[] }
  | { needs: readonly Id[] }
  | { spread: readonly Spread[] }
  | { approach: readonly Approach[] }
  | { sectors_at_least: number }
  | { areas_at_least: number }
  | "unheld"
  | "contiguous"
  | { level: readonly Id[] }
  | { place: readonly Id[] };
