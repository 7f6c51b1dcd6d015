/**
 * Who acts where, and why; and why not, what if, where are the blind spots: every question.
 *
 * The documents, decisions and all that `regie-wasm/slim` has too are in `slim.d.ts`; everything is exported here. Answers are plain
 * data, of ids and words that do not change; all lists are there, sorted: ids by their letters, areas by level first.
 *
 * @module regie-wasm
 */

import { Atlas as Slim } from "./slim.js";
import type {
  Agreement, Appointment, Approach, Area, Assignment, Atom, Challenge, Condition, DateText, Decision, Described, Exclusion, Filter, Id, Named, Offer,
  Landscape, PlaceFunction, Problem, ReferenceSets, Requirement, Rule, RuleBook, Separation, Spread, Stakeholder, Strength, TargetGroup, Text, Theme, Trend,
} from "./slim.js";
import type { WrittenNote } from "./processes.js";

export * from "./events.js";
export * from "./processes.js";
export * from "./register.js";
export * from "./signals.js";
export * from "./slim.js";

/* -------------------------------------------------------------------------------------------------------------- atlas */

/**
 * Facts and rules, checked against each other for one date: it answers every question.
 *
 * A question that names something that is not there throws a {@link RegieError} with code `unknown-id`: `path` is the argument
 * (`question.role`), `hint` the nearest id. A field that a question does not have has code `unknown-option`.
 */
export declare class Atlas extends Slim {
  /** Who acts where on this challenge, and why; in words, with a language. */
  decide(challenge: Id): Decision;
  decide(challenge: Id, options: Telling): Decision & InWords;

  /** Has this stakeholder this role? Only the rules that could give it are judged. */
  has(question: RoleAt): boolean;

  /**
   * Why has this stakeholder this role (Dutch: *waarom*)? The rules that give it, and the facts that make each hold. `null` where it
   * has not: then {@link whyNot} answers.
   */
  why(question: RoleAt): Why | null;
  why(question: RoleAt, options: Telling): (Why & InWords) | null;

  /**
   * Why has this stakeholder not this role (Dutch: *waarom niet*)? What fails, what sets a rule aside, what bars it, or what is not
   * there at all. `null` where it has it.
   */
  whyNot(question: RoleAt): WhyNot | null;
  whyNot(question: RoleAt, options: Telling): (WhyNot & InWords) | null;

  /**
   * What would have to change for this stakeholder to have this role? The smallest sets of changes, of at most three, each verified by
   * making it. {@link apply} takes such a set.
   */
  repairs(question: RoleAt): Repairs;
  repairs(question: RoleAt, options: Telling): Repairs & InWords;

  /** Why is this challenge dealt with where it is, under these approaches; why these gaps; what is signalled, and to whom? */
  whyDecision(challenge: Id): WhyDecision;
  whyDecision(challenge: Id, options: Telling): WhyDecision & InWords;

  /** What would close this gap: the smallest mandate, or coalition, each verified by making it. Nothing where there is no such gap. */
  closings(gap: GapAt): Closings;
  closings(gap: GapAt, options: Telling): Closings & InWords;

  /**
   * What would close the gaps of a scope: of each that something closes. With `only`, what this stakeholder could do. Every proposal was
   * made, and the gap was gone: of a region that takes seconds.
   */
  fills(scope?: Scope & { only?: Id | undefined }): Fill[];

  /** How many assignments does the filter let through? */
  count(filter?: Filter): number;

  /**
   * What is tackled locally, what jointly, what is signalled to a higher government and to whom, and what nobody can do yet (Dutch:
   * *lokaal aanpakken, gezamenlijk aanpakken, signaleren*), by theme.
   */
  threeLists(scope?: Scope): ThreeLists;
  threeLists(scope: Scope | undefined, options: Telling): ThreeLists & InWords;

  /** What can a stakeholder, an area or a kind contribute (Dutch: *wat kunnen wij betekenen?*), and what does it need from others? */
  agenda(of: AgendaOf): Agenda;
  agenda(of: AgendaOf, options: Telling): Agenda & InWords;

  /** Where are the blind spots (Dutch: *blinde vlekken*): what nobody holds, what is required and not there, what nobody offers? */
  blindSpots(scope?: Scope): BlindSpots;
  blindSpots(scope: Scope | undefined, options: Telling): BlindSpots & InWords;

  /** Where do we do double work (Dutch: *dubbel werk*)? Offers on common ground, and levers that several can pull at the same area. */
  overlap(scope?: Scope): Overlaps;
  overlap(scope: Scope | undefined, options: Telling): Overlaps & InWords;

  /** Who directs how much, and who both directs and acts or offers? */
  load(of?: LoadOf): Load;
  load(of: LoadOf | undefined, options: Telling): Load & InWords;

  /** Areas side by side, in the order asked for, never ranked (Dutch: *vergelijking tussen gemeenten*). */
  benchmark(of: BenchmarkOf): Benchmark;
  benchmark(of: BenchmarkOf, options: Telling): Benchmark & InWords;

  /**
   * The same as comma-separated text (RFC 4180), for a spreadsheet: a row for each measure and unit, a column for each area, then
   * `min`, `median` and `max`.
   */
  benchmarkCsv(of: BenchmarkOf): string;

  /** How do the themes of one list stand to those of another (Dutch: *themalijsten*), and what is lost each way? */
  crosswalk(from: Id, to: Id): Crosswalk;
  crosswalk(from: Id, to: Id, options: Telling): Crosswalk & InWords;

  /** Who has which role, by theme or by area, as a picture. */
  matrixSvg(matrix: MatrixOf | undefined, options: Telling): Picture;
  /** What of a challenge is decided at which level, as a picture; of one of its seats, where one is given. */
  ladderSvg(ladder: { challenge: Id; seat?: Id | undefined }, options: Telling): Picture;
  /** Who takes part in a challenge, with which role, as a picture; of one of its seats, where one is given. */
  networkSvg(network: { challenge: Id; seat?: Id | undefined } & WhoIsDrawn, options: Telling): Picture;

  /**
   * Is the rule book sound with this landscape, and is the landscape written as the rules read it (Dutch: *deugt het regelboek?*)?
   * What the rule book shows by itself is in {@link lintRuleBook}.
   */
  lint(): Lint[];
  lint(options: Telling): (Lint & InWords)[];

  /**
   * What if? The difference between the decisions now and after these changes (Dutch: *wat als*). Nothing is changed.
   *
   * @throws {RegieError} as {@link apply}.
   */
  whatIf(changes: Changes): Difference;
  whatIf(changes: Changes, options: Telling): Difference & InWords;

  /**
   * The atlas after these changes, made one after the other, for the same date. This one stays as it is; each is freed by itself.
   *
   * @throws {RegieError} with every problem of the changed documents, and one of the document `changes` for each thing that a change
   * names and that is not there.
   */
  apply(changes: Changes): Atlas;

  /** The same landscape and rule book, with what was changed in them, for another date. This one stays as it is. */
  at(date: DateText): Atlas;

  /**
   * The landscape, the sets on which it builds and the rule book, each with what was changed in it: what `new Atlas(landscape, { sets, ruleBook })` takes
   * to make this atlas again.
   */
  documents(): DocumentsNow;

  /** How do decisions differ from this atlas to another: after changes, at another date, by another rule book? */
  difference(after: Atlas): Difference;
  difference(after: Atlas, options: Telling): Difference & InWords;

  /** What is asked of each local government on a theme (Dutch: *visienota*), from the stakeholder `from`. A {@link Register} writes all seven notes. */
  visionNote(theme: Id, options: Telling & { from?: Id | undefined }): WrittenNote;

  /** The same on every challenge that has a sector. */
  visionNoteOfSector(sector: Id, options: Telling & { from?: Id | undefined }): WrittenNote;

  /** What is asked of a Flemish or federal addressee (Dutch: *signaal aan een hogere overheid*). */
  signalAbove(addressee: Id, options: Telling): WrittenNote;

  /**
   * The landscape, the rule book and the decisions as JSON-LD, for catalogues and registers: with the terms of W3C ORG, SKOS, CPSV-AP and OSLO where they
   * mean the same. `JSON.stringify` of it is the text that the library writes natively.
   *
   * @throws {RegieError} `invalid-option`, when `base` or `context` is no absolute IRI.
   */
  jsonLd(options?: JsonLdOptions): JsonLdDocument;

  /**
   * Who is responsible, accountable, consulted, informed, as comma-separated text (RFC 4180): a row for each challenge, a column for each stakeholder.
   * What a spreadsheet would take for a formula begins with an apostrophe.
   */
  raciCsv(raci?: RaciOf): string;

  /** The assignments that the filter lets through as comma-separated text: `challenge,seat,area,level,role,stakeholder,strength,because`. */
  assignmentsCsv(filter?: Filter): string;

  /** The rule book as sentences, for whoever reads rules and writes no code (Dutch: *het regelboek in woorden*). */
  rulesInWords(options: Telling): string;
}

/**
 * Is this rule book sound by itself? What is said of a rule then holds with every landscape and at every date.
 *
 * @throws {RegieError} with every problem of the rule book.
 */
export declare function lintRuleBook(ruleBook: RuleBook | string): Lint[];

/**
 * What is wrong in documents, for whoever keeps them (Dutch: *wat er schort*): each problem in a sentence or two, with its place and
 * the nearest name that would have been right. Problems are those that {@link check} lists, and those of a {@link RegieError}; they may
 * have come from elsewhere, from a server say. What only a program can do wrong (`unsupported-value`) is told as its message says.
 */
export declare function problemsInWords(problems: readonly Problem[], options: { lang: LanguageData }): string[];

/* ---------------------------------------------------------------------------------------------------------- questions */

/** Who, which role, on which challenge, and where? */
export interface RoleAt {
  challenge: Id;
  role: Id;
  /** One that has ended means its successors. */
  stakeholder: Id;
  /** The place; without it, any place of any seat. One that has ended means its successors. */
  area?: Id | undefined;
}

/** A gap, or a point for attention: a lever without holder, or a requirement that is not met. */
export type GapAt = {
  challenge: Id;
  /** The affected area of a lever, the place of a requirement. */
  area: Id;
  /** What could this stakeholder do about it? Without it: anybody. */
  only?: Id | undefined;
} & ({ lever: Id; requirement?: undefined } | { requirement: Id; lever?: undefined });

/** What a view is about. Each field that is given narrows it. */
export interface Scope {
  /** The challenges that have this theme, named or reached by `broader` and `exact`. The answer is told under it alone. */
  theme?: Id | undefined;
  /** Tell the answer by the themes of this list (Dutch: *themalijst*); without it, by those that challenges name. */
  scheme?: Id | undefined;
  /** What touches this area: lies in it, is it, or covers it. One that has ended means its successors. */
  area?: Id | undefined;
}

/** Whose agenda: of a stakeholder, of an area with those who work nowhere else, or of everybody of a kind. */
export type AgendaOf =
  | { stakeholder: Id; area?: undefined; kind?: undefined }
  | { area: Id; stakeholder?: undefined; kind?: undefined }
  | { kind: Id; stakeholder?: undefined; area?: undefined };

/** Which roles, on which challenges? */
export interface LoadOf extends Scope {
  /** The role that steers; without it, `director` (Dutch: *regisseur*), where the rule book has it. */
  steers?: Id | undefined;
  /** The roles that carry out; without any, `actor` and `provider` (Dutch: *actor, aanbieder*), as far as the rule book has them. */
  carriesOut?: readonly Id[] | undefined;
}

/** How linked data are written. */
export interface JsonLdOptions {
  /** The start of every name: an absolute IRI of your own that ends in `/`, `#` or `:`; without it, `urn:regie:id:`. */
  base?: string | undefined;
  /** Where you serve the context; without it, it stands in the document. */
  context?: string | undefined;
  /** With the decisions and notices; without it, `true`. */
  decisions?: boolean | undefined;
}

/** A JSON-LD document: its context, and the nodes of its graph. */
export interface JsonLdDocument {
  "@context": string | Record<string, unknown>;
  "@graph": ({ "@id": string; "@type": string[] } & Record<string, unknown>)[];
}

/** What stands in a RACI matrix: the assignments that pass the filter. */
export interface RaciOf extends Filter {
  /** Other letters for roles; an empty one leaves the role out. The others have those of the documentation. */
  letters?: Readonly<Record<Id, string>> | undefined;
  /** A row for each needed lever too, with those who have a role where it lies. */
  levers?: boolean | undefined;
  /** The language of names (`nl`); without it, ids stand there alone. */
  language?: string | undefined;
}

/** What is compared. */
export interface BenchmarkOf {
  /** The areas, of any level, in the order in which they are to stand. One named twice stands once. */
  areas: readonly Id[];
  /** A whole number by area, where you know it: inhabitants. With it, what is counted is also told per 10,000. */
  figures?: Readonly<Record<Id, number>> | undefined;
  /** Areas that do not take part: they stand in no column and count in no spread. */
  leaveOut?: readonly Id[] | undefined;
  /** Tell offers by the themes of this list; without it, by those that they name. */
  scheme?: Id | undefined;
}

/* -------------------------------------------------------------------------------------------------------------- words */

/** In which language an answer is told, beside its data. */
export interface Telling {
  /**
   * The data of a language: `regie-wasm/words/nl.json`, `en.json`, or a file of your own. It is read once for each object, so an object
   * that was given is not to be changed.
   */
  lang: LanguageData;
  /** With ids beside names, for who maintains the documents. */
  withIds?: boolean | undefined;
}

/** An answer that is told, too: a sentence a line, what stands below a heading indented. Official names, in the language where they have it. */
export interface InWords {
  words: string;
}

/** A language: one data file with everything that is said in it. What is missing or wrong in it is a problem of the document `words`. */
export interface LanguageData {
  format: "regie/words";
  /** Its BCP 47 tag. */
  language: string;
  [section: string]: unknown;
}

/* ------------------------------------------------------------------------------------------------------------ changes */

/** The documents of an atlas, as they are after all changes. */
export interface DocumentsNow {
  landscape: Landscape;
  sets: Record<string, Landscape>;
  ruleBook: RuleBook;
}

/** What happens, one after the other: plain objects, or their JSON text. */
export type Changes = readonly Change[] | string;

/** One thing that happens. */
export type Change =
  /** An element is added, or takes the place of the one with its id. */
  | { put: OneOf<Elements> }
  /** An element goes. */
  | { remove: OneOf<Record<keyof Elements, Id>> }
  /** An element that has a validity ends: `on` is the first day on which it holds no longer; without it, the date of the atlas. */
  | { end: OneOf<Record<Ending, Id>> & { on?: DateText } }
  /** A member leaves an organisation. */
  | { leave: { stakeholder: Id; of: Id } }
  /** Areas merge, and stakeholders with them (Dutch: *fusie*). */
  | { merge: Merger }
  | Fix;

/** What a change can put: the collections of landscape and rule book. */
export interface Elements {
  areas: Area;
  sectors: Named;
  levers: Named;
  target_groups: TargetGroup;
  trends: Trend;
  schemes: Named;
  themes: Theme;
  stakeholders: Stakeholder;
  agreements: Agreement;
  appointments: Appointment;
  exclusions: Exclusion;
  offers: Offer;
  challenges: Challenge;
  levels: Described & { approach: Approach };
  kinds: Described;
  roles: Described;
  rules: Rule;
  requirements: Requirement;
  separations: Separation;
}

/** The collections whose elements can end. */
export type Ending =
  | "areas" | "stakeholders" | "agreements" | "appointments" | "exclusions" | "offers" | "challenges" | "rules" | "requirements" | "separations";

/** An object with one of these fields. */
export type OneOf<T> = { [K in keyof T]: { [P in K]: T[P] } }[keyof T];

/** Areas that go into one, and stakeholders that go into one with them: what they were ends, and what takes their place succeeds them. */
export interface Merger {
  areas: readonly Id[];
  /** A new area, or one of them. Where it does not say so, it lies where they lie. */
  into: Area;
  /** What a stakeholder into which others go does not say of itself, it takes over from them. */
  stakeholders?: readonly { stakeholders: readonly Id[]; into: Stakeholder }[];
  /** The first day of the new area; without it, the date of the atlas. */
  on?: DateText;
}

/** A fact that is added, or an exclusion that ends: what {@link Atlas.repairs} and {@link Atlas.closings} propose. */
export type Fix =
  /** A stakeholder gets a mandate (Dutch: *bevoegdheid*). */
  | { mandate: { stakeholder: Id; lever: Id; level: Id; within: Id } }
  /** A stakeholder is appointed to a role (Dutch: *aanduiding*). */
  | { appointment: { stakeholder: Id; role: Id; within: Id; themes?: readonly Id[] } }
  | { works_in: { stakeholder: Id; area: Id } }
  | { member_of: { stakeholder: Id; of: Id } }
  | { offer: { stakeholder: Id; themes: readonly Id[]; area: Id } }
  | { sector: { stakeholder: Id; sector: Id } }
  | { end_exclusion: { exclusion: Id } };

/* ------------------------------------------------------------------------------------------------------------ reasons */

/** Why a stakeholder has a role. Reasons name {@link facts} by number, counted from 0. */
export interface Why {
  challenge: Id;
  role: Id;
  /** As it was asked. */
  stakeholder: Id;
  places: WhyHere[];
  facts: Fact[];
}

/** A place of a seat, and who is judged there. */
export interface PlaceOf {
  stakeholder: Id;
  /** The area of the seat. */
  seat: Id;
  area: Id;
  level: Id;
  /** What the place is to the seat. */
  functions: PlaceFunction[];
  /** Why it is a place: the numbers of the facts. */
  because: number[];
}

export interface WhyHere extends PlaceOf {
  strength: Strength;
  /** Every rule whose condition holds here: those that give the role, and those that an exception sets aside. */
  rules: RuleReason[];
}

/** Why a stakeholder does not have a role. Reasons name {@link facts} by number, counted from 0. */
export interface WhyNot {
  challenge: Id;
  role: Id;
  /** As it was asked. */
  stakeholder: Id;
  /** As it was asked. */
  area?: Id;
  /** Of all places, what comes nearest to having the role. */
  absence: Absence;
  places: WhyNotHere[];
  facts: Fact[];
}

/**
 * In which way a stakeholder has no role, nearest first: a rule gives it, but it is barred; an exception sets the rule aside;
 * conditions fail; no rule applies at the place; the area is no place of the challenge; the stakeholder is not there at the date.
 */
export type Absence = "barred" | "set-aside" | "fails" | "no-rule" | "not-a-place" | "not-there";

export interface WhyNotHere extends PlaceOf {
  absence: Absence;
  /** What bars it, whether or not a rule would give it the role. */
  barred_by: {
    rules: RuleReason[];
    /** The numbers of the exclusions, and of the facts by which they concern place and challenge. */
    exclusions: number[];
  };
  /** Every rule in force that could give the role, and what it comes to here. */
  rules: RuleReason[];
}

/** A rule, and what it comes to for a stakeholder at a place. */
export interface RuleReason {
  rule: Id;
  label: Text;
  source: Text[];
  effect: "assign" | "forbid";
  strength?: Strength;
  outcome: Outcome;
  /** Why its condition holds or not. */
  when: Reason;
  /** Every rule in force that can set it aside, and what came of that. */
  exceptions: ExceptionReason[];
}

/** It holds; it would, but an exception sets it aside; its condition does not hold; it applies at other places. */
export type Outcome = "matches" | "set-aside" | "fails" | "elsewhere";

export interface ExceptionReason {
  rule: Id;
  label: Text;
  /** It sets the rule aside; or it applies elsewhere, holds for nobody, holds for those alone who are barred, is set aside itself. */
  outcome: "applies" | "elsewhere" | "nobody" | "barred" | "set-aside";
  stakeholders: Id[];
}

/** A condition, or a part of one, as it was judged: down to atoms with the numbers of the facts that make them hold. */
export type Reason = { holds: boolean } & (
  | { all: Reason[] }
  | { any: Reason[] }
  | { not: Reason }
  | { atom: Atom; facts: number[] }
);

/** Something that is so at the date, and that a reason rests on (Dutch: *feit*). */
export type Fact =
  | { fact: "kind"; stakeholder: Id; kind: Id }
  | { fact: "sector"; stakeholder: Id; sector: Id }
  | { fact: "member_of"; stakeholder: Id; of: Id }
  | { fact: "represents"; stakeholder: Id; target_group: Id }
  | { fact: "works_in"; stakeholder: Id; area: Id }
  | { fact: "mandate"; stakeholder: Id; lever: Id; level: Id; within: Id }
  | { fact: "appointment"; appointment: Id; stakeholder: Id; role: Id; within: Id; themes: Id[]; by?: Id }
  | { fact: "exclusion"; exclusion: Id; stakeholder: Id; role: Id; within: Id; themes: Id[]; reason: Text }
  | { fact: "agreement"; agreement: Id; stakeholder: Id; themes: Id[] }
  | { fact: "offer"; offer: Id; stakeholder: Id; theme: Id; area: Id; target_group?: Id }
  /** The steps from the one to the other, the two included. */
  | { fact: "within"; area: Id; within: Id; path: Id[] }
  | { fact: "level"; area: Id; level: Id; approach: Approach }
  | { fact: "theme"; challenge: Id; theme: Id }
  | { fact: "theme_path"; theme: Id; reaches: Id; steps: { by: "broader" | "exact"; theme: Id }[] }
  | { fact: "theme_sector"; theme: Id; sector: Id }
  | { fact: "target_group"; challenge: Id; target_group: Id }
  | { fact: "needs"; challenge: Id; lever: Id }
  | { fact: "affects"; challenge: Id; area: Id }
  | { fact: "spread"; challenge: Id; spread: Spread; because?: ("border" | "win-win" | "learning" | "scale")[] }
  /** A lever lies here for a covered area; `lower`: who below cannot pull it. */
  | { fact: "source"; lever: Id; covered: Id; area: Id; level: Id; approach: Approach; holders: Id[]; lower: Unable[] }
  /** Nobody at or above a covered area can pull a lever. */
  | { fact: "no_source"; lever: Id; covered: Id; lower: Unable[]; held_below: Id[] }
  | { fact: "neighbours"; area: Id; other: Id }
  | { fact: "sectors"; challenge: Id; sectors: Id[] }
  /** What has ended, and what stands for it at the date (Dutch: *opgegaan in*). */
  | { fact: "succeeded"; collection: "areas" | "stakeholders"; id: Id; into: Id };

/** An area at which nobody can pull a lever. */
export interface Unable {
  area: Id;
  level: Id;
  /** Who works in just this area, and cannot pull the lever there. */
  workers: Id[];
}

/** What would give a stakeholder a role that it does not have. */
export interface Repairs {
  /** The smallest sets of changes that do, each verified. One empty set where it has the role already. */
  repairs: Fix[][];
  /** How many sets of changes were made and looked at. */
  tried: number;
  /** Were all sets tried that are not larger? There is a limit for one question: 5,000 sets, fewer of those with an offer or the end of an exclusion. */
  complete: boolean;
}

/** One way to close a gap: who would take it up, and what would have to change. */
export interface Closing {
  stakeholders: Id[];
  fixes: Fix[];
}

/** A gap, and what would close it. */
export interface Fill {
  gap: Spot;
  closings: Closing[];
}

/** What would close a gap. */
export interface Closings {
  /** Those nearest to the place first. Each was made, and the gap was gone. */
  closings: Closing[];
  /** How many stakeholders were looked at. */
  looked_at: number;
  /** Was everything tried that would be looked at? There is a limit for one gap. */
  complete: boolean;
}

/** Why a challenge is dealt with as it is. Reasons name {@link facts} by number, counted from 0. */
export interface WhyDecision {
  challenge: Id;
  approach: Approach;
  /** How its seats were found. */
  choice: "separate" | "named" | "lowest-common" | "no-common-area";
  /** For a shared challenge without a seat of its own: every area that covers all affected ones, and why it is the seat or not. */
  candidates: SeatCandidate[];
  seats: WhySeat[];
  signals: WhySignal[];
  facts: Fact[];
}

export interface SeatCandidate {
  area: Id;
  level: Id;
  /** It is the seat; or there is one of a lower level, with fewer areas, with a smaller id; or it is a grouping for other themes. */
  outcome: "chosen" | "higher" | "larger" | "later-id" | "other-themes";
  size?: number;
}

export interface WhySeat {
  seat: Id;
  level: Id;
  because: number[];
  approaches: { approach: Approach; because: number[] }[];
  gaps: WhyGap[];
  advice: WhyGap[];
}

/** What is signalled to a higher government, and to whom. */
export interface WhySignal {
  lever: Id;
  area: Id;
  level: Id;
  /** Who can pull it there (Dutch: *bestemmelingen*). */
  to: Id[];
  covers: Id[];
  because: number[];
}

/** Why something is missing, or a point for attention. */
export type WhyGap =
  | { kind: "no-holder"; lever: Id; area: Id; because: number[] }
  | {
      kind: "requirement"; requirement: Id; area: Id; role: Id; at_least: number; found: number; when: Reason;
      /** Those who have the role here, and whether they count. */
      have: { stakeholder: Id; strength: Strength; counts: boolean }[];
    }
  | { kind: "separation"; separation: Id; stakeholder: Id; when: Reason; held: { role: Id; area: Id; because: Id[] }[] };

/* ------------------------------------------------------------------------------------------------------------ what if */

/** What differs between the decisions of two atlases: usually one before some changes and one after them. */
export interface Difference {
  /** The dates of the two. */
  before: DateText;
  after: DateText;
  totals: {
    challenges: number;
    roles_gained: number;
    roles_lost: number;
    roles_passed_on: number;
    gaps_opened: number;
    gaps_closed: number;
  };
  /** By challenge; one that decides the same is not told. */
  challenges: ChallengeDifference[];
}

export interface ChallengeDifference {
  challenge: Id;
  /** Is it there after, before, or both? */
  presence: "added" | "removed" | "kept";
  /** The highest approach, where it moved. */
  approach?: { before: Approach; after: Approach };
  seats_lost: Id[];
  seats_gained: Id[];
  roles_gained: RoleDifference[];
  roles_lost: RoleDifference[];
  /** Roles that went from what has ended to what succeeds it. */
  roles_passed_on: { role: Id; from: Id; from_area: Id; to: Id; to_area: Id }[];
  /** Roles that are there before and after, by other rules or with another strength. */
  roles_changed: { seat: Id; role: Id; area: Id; stakeholder: Id; before: Given; after: Given }[];
  gaps_opened: GapDifference[];
  gaps_closed: GapDifference[];
  advice_opened: GapDifference[];
  advice_closed: GapDifference[];
}

/** How a role is given: how strongly, and by which rules. */
export interface Given {
  strength: Strength;
  because: Id[];
}

/** A role that is there on one side only. */
export interface RoleDifference extends Given {
  seat: Id;
  role: Id;
  area: Id;
  stakeholder: Id;
  /** Why it is not there on the other side: what became of those rules. */
  otherwise: { absence: Absence; failing: { rule: Id; outcome: Outcome; conditions: Atom[]; exceptions?: Id[] }[] };
}

/** A gap that is there on one side only. */
export interface GapDifference {
  /** Not there for a challenge as a whole. */
  seat?: Id;
  kind: GapKind;
  /** The lever, the requirement, the separation. */
  about?: Id;
  area?: Id;
  stakeholder?: Id;
}

export type GapKind = "no-holder" | "requirement" | "separation" | "no-common-area";

/* -------------------------------------------------------------------------------------------------------------- views */

/** The three lists, by theme. */
export interface ThreeLists {
  /** Last, under no theme, what has no theme of the list that was asked for. */
  themes: ThemeLists[];
  /** What must be signalled, bundled by lever and addressee. */
  signals: Signal[];
}

/** A challenge stands in every column where something is to be done. */
export interface ThemeLists {
  theme?: Id;
  /** Its challenges, with the offers that meet them already. */
  challenges: { challenge: Id; offers: Id[] }[];
  local: ListedPart[];
  joint: ListedPart[];
  signal: ListedPart[];
  /** What nobody can do yet. */
  nobody: { challenge: Id; lever: Id; for: Id[]; held_below: Id[] }[];
}

/** A part of a challenge in one column: a lever that lies there; or, without a lever, its seat. */
export interface ListedPart {
  challenge: Id;
  lever?: Id;
  places: { area: Id; level: Id; for: Id[]; holders: Id[] }[];
  /** Everybody who holds the lever there; of a signal: its addressees. */
  holders: Folded;
  /** Who has a role at these places; in the column of its seat, at the seat too. */
  takes_part: { role: Id; who: Folded }[];
  /** The affected areas that it is for. */
  for: Id[];
}

/** Many stakeholders in few figures. */
export interface Folded {
  count: number;
  /** A municipality and its OCMW are one local government (Dutch: *lokaal bestuur*). */
  local_governments: number;
  kinds: { kind: Id; count: number }[];
  stakeholders: Id[];
}

/** Everything that asks the same government for the same lever. */
export interface Signal {
  lever: Id;
  /** Who holds it there (Dutch: *bestemmeling*). */
  addressee: Id;
  /** Where it lies. */
  targets: Id[];
  challenges: Id[];
  /** How many affected areas stand behind it. */
  count: number;
  for: Id[];
  /** Why it cannot be done lower: for each of them, where nobody can pull the lever. */
  not_lower: { for: Id; areas: Id[] }[];
}

/** What a stakeholder, an area or a kind can contribute, and what it needs from others. */
export interface Agenda {
  /** Whose agenda it is. */
  stakeholders: Id[];
  areas: Id[];
  roles: Assignment[];
  levers_held: Held[];
  /** The levers that are needed here and lie elsewhere, or nowhere. */
  levers_asked: { lever: Id; lies: Held[]; challenges: Id[]; nobody: Id[] }[];
  signals_to_send: SignalToSend[];
  /** The levers that are held as a higher government. */
  signals_to_receive: Held[];
  gaps: Spot[];
  /** The gaps that the stakeholder could fill, and how, verified: only of the agenda of a stakeholder. */
  could_fill: Fill[];
}

/** A lever at an area where it lies, and what needs it there. */
export interface Held {
  lever: Id;
  area: Id;
  level: Id;
  approach: Approach;
  holders: Id[];
  challenges: Id[];
  for: Id[];
}

/** A lever that lies with a higher government, to be asked for. */
export interface SignalToSend {
  challenge: Id;
  lever: Id;
  target: Id;
  addressees: Id[];
  /** The roles in which one speaks. */
  roles: Id[];
  for: Id[];
}

/** Something missing, or to be watched. */
export interface Spot {
  challenge: Id;
  /** Not there for a challenge as a whole. */
  seat?: Id;
  severity: "gap" | "advice";
  kind: GapKind;
  lever?: Id;
  requirement?: Id;
  separation?: Id;
  area?: Id;
  role?: Id;
  roles?: [Id, Id];
  stakeholder?: Id;
  found?: number;
  at_least?: number;
  held_below?: boolean;
}

export interface BlindSpots {
  /** Every gap and point for attention, once. */
  spots: Spot[];
  /** How many for each theme, area and role: only the cells that hold something. */
  matrix: { theme?: Id; area?: Id; role?: Id; gaps: number; advice: number; challenges: Id[] }[];
  /** The levers that nobody holds where they are needed. */
  levers: { lever: Id; count: number; challenges: Id[]; areas: Id[]; held_below: Id[] }[];
  requirements: Unmet[];
  separations: Unmet[];
  /** The challenges that no offer meets. */
  without_offer: Id[];
  /** The roles that nobody has. */
  without_anybody: Id[];
}

/** A requirement that is not met, or a separation that reports somebody. */
export interface Unmet {
  id: Id;
  severity: "gap" | "advice";
  count: number;
  challenges: Id[];
  areas: Id[];
}

/** What overlaps, for people to judge: offers that complete each other overlap too. */
export interface Overlaps {
  offers: {
    offers: Id[];
    stakeholders: Id[];
    /** Are these the municipality and the OCMW of one town? */
    one_local_government: boolean;
    themes: Id[];
    areas: Id[];
    target_groups: Id[];
  }[];
  levers: { lever: Id; holders: Id[]; one_local_government: boolean; areas: Id[] }[];
}

/** How much falls to whom. */
export interface Load {
  stakeholders: {
    stakeholder: Id;
    /** On how many challenges, at how many seats of these, at how many places of these. */
    roles: { role: Id; challenges: number; seats: number; places: number }[];
  }[];
  both: Both[];
}

/** A stakeholder that steers and carries out at the same seat (Dutch: *regie en aanbod*). */
export interface Both {
  stakeholder: Id;
  kind?: Id;
  /** The role that steers, and the one that carries out. */
  roles: [Id, Id];
  seats: { challenge: Id; seat: Id }[];
  /** The separations of the rule book that speak of it, and at how many of these seats. */
  separations: { separation: Id; severity: "gap" | "advice"; seats: number }[];
}

/** Areas side by side. */
export interface Benchmark {
  areas: { area: Id; level: Id; figure?: number; values: Measured[] }[];
  /** What is measured, with its spread; `values` of an area stand in this order. */
  measures: Measure[];
}

export interface Measure {
  measure: "challenges" | "needs_held" | "role_filled" | "gaps" | "advice" | "offers";
  /** The role, or the theme. */
  of?: Id;
  /** Of the counts; of what is counted out of some, of the shares in percent. */
  spread?: MeasuredSpread;
  spread_per_10000?: MeasuredSpread;
}

export interface MeasuredSpread {
  min: Decimal;
  median: Decimal;
  max: Decimal;
}

export interface Measured {
  count: number;
  out_of?: number;
  percent?: Decimal;
  per_10000?: Decimal;
}

/** A number of two decimals, as text: `"3.50"`. */
export type Decimal = string;

/** Two lists of themes, laid over each other, both ways. */
export interface Crosswalk {
  from: Id;
  to: Id;
  forth: Mapping;
  back: Mapping;
}

export interface Mapping {
  /** Every theme of the list, with its counterparts, the closest first. */
  themes: { theme: Id; counterparts: { how: "exact" | "broader" | "narrower" | "close"; theme: Id }[] }[];
  /** Those that have no counterpart. */
  lost: Id[];
  /** Those that have more than one by the closest way: it takes a choice which. */
  several: Id[];
  /** Those that have one, and none that means exactly the same. */
  inexact: Id[];
}

/* -------------------------------------------------------------------------------------------------------------- lints */

/** Something about a rule book, or about a landscape as the rules read it. */
export interface Lint {
  /** It can never do what it says; it has no effect, or another than was meant; it is true and may well be meant so. */
  severity: "error" | "warning" | "hint";
  code: LintCode;
  /** `rulebook`, `landscape`, or the name of a reference set. */
  document: string;
  /** Where, by ids, and by number inside a condition: `rules/ID/when/all/1`. */
  path: string;
  /** Why, where there are several ways. */
  reason?: "nowhere" | "parts" | "together" | "no-rule" | "forbidden" | "too-many" | "most" | "beside" | "everywhere";
  /** The other elements concerned, by collection. */
  concerns: Partial<Record<keyof Elements, Id[]>>;
  /** The parts of its condition that are the cause; `path` is empty for the whole. */
  parts: { path: string; condition: Condition }[];
  /** The counterexample, or the nearest there is. */
  example?: { challenge: Id; seat: Id; area: Id; stakeholder?: Id };
  /** How many, of how many. */
  count?: { found: number; of: number };
}

/** What is found: stable, for programs. */
export type LintCode =
  | "always-barred" | "always-set-aside" | "broad-appointment" | "cannot-apply"
  | "cannot-be-both" | "cannot-be-met" | "cannot-be-met-at-level" | "cannot-hold"
  | "duplicate-rule" | "empty-any" | "forbids-nobody" | "held-below"
  | "hidden-holder" | "idle-agreement" | "idle-exception" | "idle-function"
  | "idle-offer" | "idle-part" | "idle-stakeholder" | "implied-requirement"
  | "lists-areas" | "never-applies" | "never-asked" | "never-in-force"
  | "never-matches" | "never-met" | "overlapping-mandate" | "possible-vacuum"
  | "role-of-nobody" | "role-without-rule" | "shadowed-here" | "shadowed-rule"
  | "unheld-lever" | "unlinked-theme" | "unnamed-kinds" | "unnamed-level"
  | "unused-role" | "vacuum";

/* ------------------------------------------------------------------------------------------------------------- tables */

/**
 * A landscape from tables as spreadsheets keep them (CSV): what is wrong with them is said all at once, each by table, row and column.
 *
 * The columns, and what may stand in them: `docs/TABLES.md`.
 *
 * @example
 * const { landscape, problems } = fromTables({ betrokkenen: await file.bytes() }, { asOf: "2019-01-15", lang: nl });
 * if (landscape === undefined) for (const { words } of problems) console.log(words);
 */
export declare function fromTables(tables: TableFiles, options: FromTables & Required<Pick<FromTables, "lang">>): { landscape?: Landscape; problems: (TableProblem & { words: string })[] };
export declare function fromTables(tables: TableFiles, options?: FromTables): { landscape?: Landscape; problems: TableProblem[] };

/** The tables of a landscape, by name: from them {@link fromTables} makes the same landscape. */
export declare function toTables(landscape: Landscape | string, options?: TableForm): Record<string, string>;

/** Tables to begin with, by name: headers, what belongs in each column, an example. */
export declare function tableTemplates(options?: TableForm): Record<string, string>;

/** The files by what they list, in Dutch or English (`betrokkenen`, `stakeholders`): text, or bytes in whatever encoding the spreadsheet wrote. */
export type TableFiles = Record<string, string | Uint8Array | undefined>;

/** What tables do not say, or need to be read. */
export interface FromTables {
  /** The id of the landscape, where the tables name none. */
  id?: Id | undefined;
  /** The day for which it is asked, where the tables name none. */
  asOf?: DateText | undefined;
  /** Reference sets on which it builds, beside those that the tables name. */
  buildsOn?: readonly Id[] | undefined;
  /** Whose kinds, levels and roles the tables may name; without it, the Flemish one. */
  ruleBook?: RuleBook | string | undefined;
  sets?: ReferenceSets | undefined;
  /** The data of a language, in which problems are told too: `regie-wasm/words/nl.json`. */
  lang?: LanguageData | undefined;
}

/** How tables are written. */
export interface TableForm {
  /** The language of headers and names; without it, Dutch. */
  headers?: "nl" | "en" | undefined;
  /** What divides the cells; without it, a semicolon. */
  delimiter?: "," | ";" | "\t" | undefined;
  /** Does a byte order mark go before them, by which Excel knows UTF-8? Without it, yes. */
  mark?: boolean | undefined;
}

/** What is wrong in a table, or worth a look. */
export interface TableProblem {
  /** The table; absent where it lies in none. */
  table?: string;
  /** The row as the spreadsheet shows it: the header is row 1. */
  row?: number;
  /** The header of the column. */
  column?: string;
  /** The letters of the column: `D`. */
  letters?: string;
  /** With a `warning` alone, there is a landscape all the same. */
  severity: "problem" | "warning";
  code: string;
  message: string;
  /** What mends it, in English. */
  mend?: string;
  value?: string;
  /** The ids of all that have an ambiguous name. */
  candidates?: string[];
  nearest?: string;
}

/* ----------------------------------------------------------------------------------------------------------- pictures */

/** How stakeholders are told in a picture. */
export interface WhoIsDrawn {
  /** Are those of a kind with the same roles at the same places, or each at its own, told as one ("14 gemeenten"), from three on? The table beside the picture has each. */
  fold?: boolean | undefined;
  /** Those that are picked out, such as those of the reader: with a frame around their name, and a line in the legend. */
  mine?: readonly Id[] | undefined;
}

/** Which assignments a matrix shows, and what its columns are: themes, unless areas. */
export interface MatrixOf extends Filter, WhoIsDrawn {
  columns?: "themes" | "areas" | undefined;
}

/** A picture, and what it shows in words: `docs/PICTURES.md`. */
export interface Picture {
  title: string;
  /** What it shows, for who does not see it. */
  description: string;
  /** SVG text, to be put into a page or saved: no script, nothing from elsewhere, every name escaped. */
  svg: string;
  /** The same as a table: nothing is cut in it. */
  table: { columns: string[]; rows: string[][] };
}
