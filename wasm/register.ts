/**
 * The register (Dutch: *register*): a journal, and what its events come to. Whatever happens is appended; who stands where is folded from the events, and from nothing
 * else, so that a journal comes to the same state, byte by byte, here and natively.
 *
 * Nothing here has a clock or a store: moments are given, and lines are kept by whoever has a place for them (`regie-wasm/store` keeps them in IndexedDB).
 */

import type { Atlas, DateText, Id, Landscape, LanguageData, Picture, ReferenceSets, RegieError, RuleBook, Telling } from "./index.js";
import type { HalfDay, MomentText, RegisterEvent } from "./events.js";
import type {
  ActionProgress, AmbitionShown, Attendance, Clash, MeetingPlan, PlanBlindSpots, PlanBudget, PlanFinding, PlanState,
  Priorities, Representation, ThemeFile, TrajectoryState, WrittenNote,
} from "./processes.js";
import type {
  Bundling, ForumAgenda, Overdue, PathFinding, ReportedSignal, Routing, SignalFigures, SignalFlow,
  SignalPath, SignalStatus, StepMay, Stuck,
} from "./signals.js";

/* ------------------------------------------------------------------------------------------------------------- journal */

/** How far a journal goes: the number and the hash of its last event. Kept elsewhere, it shows whether a journal was cut or written anew. */
export interface Head {
  /** 0 where there is no event. */
  seq: number;
  hash: string;
}

/** An event in a journal. */
export interface Entry {
  /** Its number, from 1, without holes. */
  seq: number;
  /** When it was written down; never before the one before it. */
  at: MomentText;
  /** Who wrote it: a stakeholder or another actor. It is chained and can never be erased: no name of a person belongs here. */
  by: Id;
  event: RegisterEvent | ({ kind: "opened" } & Opening);
  hash: string;
  /** What may be erased, by field, until it is. */
  erasable?: Record<string, Erasable>;
}

/** A text that may be erased. The event itself holds a digest of it, with a salt that keeps others from guessing it. */
export interface Erasable {
  text: string;
  /** 16 to 200 bytes that nobody can guess, others for each text: `crypto.randomUUID()`. */
  salt: string;
}

/** The first event of a journal: of what it tells. */
export interface Opening {
  format: "regie/journal";
  version: 1;
  /** The landscape, as it was when the journal was opened. */
  landscape: Id;
  /** The digest of that landscape, as the library writes it. */
  digest: Id;
  /** The rule book. */
  rule_book: Id;
  /** The path of signals. */
  path?: Id;
  /** The digest of the rule book, as the library writes it. */
  rule_book_digest?: Id;
  /** The digest of the path, as the library writes it. */
  path_digest?: Id;
}

/** What had to be repaired: the writing of the last line was broken off. Nothing else is lost. */
export interface Repair {
  /** The torn line, from 1. */
  line: number;
  /** How many bytes of the text stay: whoever keeps it cuts it there, and writes a line end if none stands there. */
  keptBytes: number;
  /** What was taken off; not there where only the line end was missing. */
  dropped?: string;
}

/** A journal that was read. */
export interface Journal {
  head: Head;
  /** What its first event says; `null` where there is no event. */
  opening: Opening | null;
  entries: Entry[];
  repaired?: Repair;
}

/**
 * Reads a journal from JSON Lines and looks at every link of its chain, without the documents of which it tells. A torn last line is taken
 * off and reported.
 *
 * @throws {NotOpened} with the first line that is not right; with `known`, also when the end was cut off or the journal was written anew.
 */
export declare function readJournal(lines: string | Uint8Array, options?: Known & Refusing): Journal;

/** How far a journal went at least, as somebody has kept it. */
export interface Known {
  known?: Head | undefined;
}

/* ------------------------------------------------------------------------------------------------------------ refusals */

/** How a refusal is told, beside its message in English. */
export interface Refusing {
  /** The data of a language: a refusal then has `words`, and so has each of its reasons. */
  lang?: LanguageData | undefined;
}

/** One reason of a refusal. */
export interface WhyNotWritten {
  /** Stable, for programs. */
  code: string;
  /** The place in the event; empty for the whole of it. */
  path: string;
  message: string;
  /** The same in the language that was asked for, with what would have been right. */
  words?: string;
  /** What would help. */
  hint?: string;
}

/** Others have written since: what they wrote. */
export interface Conflict {
  /** The last number that the writer knew of. */
  expected: number;
  /** How far the journal goes. */
  head: Head;
  /** The events that came between. None where the writer knows of more than the journal has: then it was cut, or is another one. */
  between: Entry[];
  /** The same as lines. */
  lines: string[];
}

/** An event is refused, and nothing has changed. `code`, `path` and `hint` are those of the first reason. */
export declare class NotWritten extends RegieError {
  private constructor();
  /** Every reason, in the language that was asked for. */
  readonly words: string | undefined;
  /** Every reason. */
  readonly reasons: readonly WhyNotWritten[];
  /** With code `conflict`: what came between. */
  readonly conflict: Conflict | undefined;
}

/**
 * A journal cannot be read, or a register cannot be opened; the journal itself is as it was. (What is wrong in the documents, or in a
 * snapshot, is a {@link RegieError} with `problems`, as everywhere.)
 */
export declare class NotOpened extends RegieError {
  private constructor();
  /** What is wrong, in the language that was asked for. */
  readonly words: string | undefined;
  /** The first line that is not right, from 1; of lines that come after a head or a snapshot, counted from the first of these. */
  readonly line: number | undefined;
  /** Where an event would never have been written: why not. */
  readonly reasons: readonly WhyNotWritten[];
}

/* ------------------------------------------------------------------------------------------------------------ register */

/** What a register starts from. The journal keeps what happened since, so these stay as they were. */
export interface StartDocuments {
  landscape: Landscape | string;
  /** The rules; without it, the Flemish rule book. */
  ruleBook?: RuleBook | string | undefined;
  /** The path of signals; without it, the Flemish one. */
  path?: SignalPath | string | undefined;
  /** Landscapes that `builds_on` may name, beside those that come with the library. */
  sets?: ReferenceSets | undefined;
}

/** What is to be written down. */
export interface Draft {
  at: MomentText;
  by: Id;
  event: RegisterEvent | string;
  /** Texts that may be erased later, by the field that holds their digest: `{ reporter_name: { text, salt } }`. */
  erasable?: Readonly<Record<string, Erasable>> | undefined;
}

/** What was written down. */
export interface Written {
  /** The line to keep, without its end. */
  line: string;
  entry: Entry;
  /** The head after which it comes. */
  after: Head;
  /** The number of the earlier event from which it erases. */
  erases?: number;
  /** The line of that event from now on, which takes the place of the one that is kept; not there where the register was resumed after it: see {@link Register.withoutErasable}. */
  erased?: string;
}

/** An event that may be written down, and is not yet: its line can be kept first. */
export interface Prepared extends Disposable {
  readonly line: string;
  readonly entry: Entry;
  readonly after: Head;
  readonly erases: number | undefined;
  readonly erased: string | undefined;
  /** Gives it up: nothing has changed. */
  free(): void;
  [Symbol.dispose](): void;
}

/** Of which day the landscape and rules are asked; without it, of the day of the last event. */
export interface OnDay {
  on?: DateText | undefined;
}

/**
 * A journal, and what its events come to.
 *
 * A question that names something that is not there throws a {@link RegieError} with code `unknown-id`; `hint` is the nearest.
 */
export declare class Register implements Disposable {
  private constructor();

  /** A register with its first event: its line is `lines()`. @throws {RegieError} with every problem of the documents. */
  static begin(documents: StartDocuments, at: MomentText, by: Id, options?: Refusing): Register;

  /**
   * Reads a journal, looks at every link of its chain, and folds its events. A torn last line is taken off: {@link repaired}.
   *
   * @throws {NotOpened} with the first line that is not right, or when a document is not the one of which the journal tells.
   */
  static open(documents: StartDocuments, lines: string | Uint8Array, options?: Known & Refusing): Register;

  /** Takes a snapshot up again, with the lines that came after it: comes to the same as if all had been read. @throws {NotOpened} */
  static resume(documents: StartDocuments, snapshot: string | object, later?: string | Uint8Array, options?: Known & Refusing): Register;

  /** The line of an event after what may be erased of it was erased; `null` where there is nothing to erase. Its hash stays. */
  static withoutErasable(line: string): string | null;

  /** What had to be repaired of the last line when it was opened. */
  readonly repaired: Repair | undefined;
  /** How far it goes. */
  readonly head: Head;
  /** The moment of the last event. */
  readonly at: MomentText;
  /** Of which landscape, rule book and path it tells. */
  readonly opening: Opening;

  /**
   * Writes down that something happened, if it may. `expectedSeq` is the number of the last event that the writer has seen.
   *
   * @throws {NotWritten} when others have written since (`conflict` shows what), the moment lies before the last event, or the event is
   * refused, with every reason. Nothing has changed then.
   */
  append(expectedSeq: number, draft: Draft, options?: Refusing): Written;
  /** As {@link append}, up to where something changes: the line can be kept elsewhere before it is {@link commit | committed}. */
  prepare(expectedSeq: number, draft: Draft, options?: Refusing): Prepared;
  /** Takes what was prepared. @throws {NotWritten} a conflict, when something else was written since. */
  commit(prepared: Prepared, options?: Refusing): Written;
  /** Takes in what others have written after the last event that is here; gives how many events came. @throws {NotOpened} */
  follow(later: string | Uint8Array, options?: Refusing): number;

  /** The events after this number as JSON Lines; those of a register that was resumed begin after its snapshot. */
  lines(after?: number): string;
  /** The same, read. */
  entries(after?: number): Entry[];
  /** What it has come to, as JSON text, to be {@link resume | resumed} without the events before. */
  snapshot(): string;
  /** Does the journal go at least as far as a head that is known, along the same events? @throws {NotOpened} `cut` or `other-history`. */
  verify(known: Head): void;

  /** Who acts on this day, as far as is known now. */
  atlasOn(date: DateText): Atlas;
  /** Who acted at this moment, as it was known then. */
  atlasKnown(at: MomentText): Atlas;
  /** The register as it stood at the end of a day. What was erased since stays erased. @throws {NotOpened} where it was resumed from a snapshot. */
  until(date: DateText): Register;
  /** The register as it stood after the event with this number. @throws {NotOpened} where it was resumed from a snapshot. */
  upTo(seq: number): Register;

  /** The signals (Dutch: *signalen*). */
  readonly signals: Signals;
  /** All trajectories as they stand, by id. */
  trajectories(): Record<Id, TrajectoryState>;
  /** One of them, to be asked. */
  trajectory(id: Id): Trajectory;
  /** All plans as they stand, by id. */
  plans(): Record<Id, PlanState>;
  /** One of them, to be asked. */
  plan(id: Id): Plan;

  /** For the participants of a trajectory, before (Dutch: *tendensennota*). */
  trendNote(trajectory: Id, options: Telling & OnDay): WrittenNote;
  /** For the region, after a trajectory (*inspiratienota*). */
  inspirationNote(trajectory: Id, options: Telling & OnDay): WrittenNote;
  /** For local governments (*visienota*); `from` is the stakeholder that sends it. */
  visionNote(theme: Id, options: Telling & OnDay & { from?: Id | undefined }): WrittenNote;
  /** The same on every challenge that has the sector. */
  visionNoteOfSector(sector: Id, options: Telling & OnDay & { from?: Id | undefined }): WrittenNote;
  /** The agenda of the joint forum (*gezamenlijk forum*). */
  forumNote(now: MomentText, options: Telling): WrittenNote;
  /** For front-line workers, on what happened since a day (*nieuwsbrief*). */
  newsletter(since: DateText, now: MomentText, options: Telling): WrittenNote;
  /** For a town's executive, with the actions of a plan (*nota aan het college*). */
  executiveMemo(authority: Id, options: Telling & OnDay & { plan?: Id | undefined }): WrittenNote;
  /** For a Flemish or federal addressee, with what front-line workers see (*signaal aan een hogere overheid*). */
  signalAbove(addressee: Id, options: Telling & OnDay): WrittenNote;

  /** Gives the memory back. Every later question throws a `RegieError` with code `freed`; atlases that it gave stay. */
  free(): void;
  [Symbol.dispose](): void;
}

/** The signals of a register. Who may take a step is asked of the rules, of the day of `now` or `on`. */
export interface Signals {
  /** As they stand, in the order of ids. */
  all(): ReportedSignal[];
  find(signal: Id): ReportedSignal;
  /** The steps that can be taken from where it stands, each with who may. Why somebody may not, {@link Register.prepare} says. */
  steps(signal: Id, options?: OnDay): StepMay[];
  /** Where it stands and what happens next; with a language, in plain words too. */
  status(signal: Id, now: MomentText): SignalStatus;
  status(signal: Id, now: MomentText, options: Telling): SignalStatus & { words: string };
  /** Where a signal on these themes, in these areas, about these target groups would go, and why. */
  route(signal: { themes: readonly Id[]; areas: readonly Id[]; targetGroups?: readonly Id[] | undefined }, options?: OnDay): Routing;
  /** Those that can become part of a challenge now, put together with those that are like them. */
  bundlings(options?: OnDay): Bundling[];
  /** Those with which something should have happened by now, the latest first. */
  overdue(now: MomentText): Overdue[];
  /** Those that nobody can take further. */
  stuck(options?: OnDay): Stuck[];
  /** What a forum has to deal with; of the challenges at most so many. */
  forumAgenda(now: MomentText, options?: { most?: number | undefined }): ForumAgenda;
  /** The days on which a forum dealt with signals, each once, in order. */
  forumDays(): DateText[];
  figures(now: MomentText): SignalFigures;
  /** How they went from state to state: the data of a Sankey picture. */
  flow(): SignalFlow;
  /** The same as a picture, from the senders to the answers; `width` is from 480 to 2000 pixels. Names are those of the day `on`, or of that of the last event. */
  flowSvg(options: Telling & OnDay & { width?: number | undefined }): Picture;
  /** The path that they go. */
  path(): SignalPath;
  /** What is wrong with it, beside the rule book. */
  checkPath(): PathFinding[];
}

/** A trajectory of a register. */
export interface Trajectory {
  state(): TrajectoryState;
  /** For each theme group who is in it and who is missing. */
  representation(options?: OnDay): Representation[];
  /** When the groups meet best, on these half days, or on those of its period. Nothing is changed by it: `event` is what sets it. */
  plan(halfDays?: readonly HalfDay[]): MeetingPlan;
  /** Where somebody has to be in two places at once, as the meetings are set. */
  clashes(): Clash[];
  /** Which challenges of a theme come first, and how sure that is. */
  priorities(theme: Id): Priorities;
  /** All that there is to say of one of its themes. */
  themeFile(theme: Id, options?: OnDay): ThemeFile;
  attendance(): Attendance[];
  /** The participants who have not got the trend note yet. */
  withoutTrendNote(): Id[];
  /** Who is in which group, as CSV. Names are in `language`, Dutch where nothing is said. */
  rosterCsv(options?: OnDay & { language?: string | undefined }): string;
  /** The meetings of a participant as iCalendar; `null` where there are none. */
  calendarOf(participant: Id, options: CalendarOptions): string | null;
  /** The meetings of the group on a theme as iCalendar; `null` where there are none. */
  calendarOn(theme: Id, options: CalendarOptions): string | null;
}

/** How a calendar is written. */
export interface CalendarOptions extends OnDay {
  /** When it is made: a program that has an older one takes the newer. */
  madeAt: MomentText;
  /** In which language names stand there; Dutch where nothing is said. */
  language?: string | undefined;
  /** From when until when half days last; 09:00 to 12:00 and 13:30 to 16:30 where nothing is said. */
  hours?: { morning: readonly [string, string]; afternoon: readonly [string, string] } | undefined;
}

/** A plan of a register. */
export interface Plan {
  state(): PlanState;
  /** Each with its frame and actions. */
  ambitions(): AmbitionShown[];
  /** How far its actions are on a day. */
  progress(date: DateText): ActionProgress[];
  /** What does not agree with the decisions, and which of the four conditions are missed. */
  findings(options?: OnDay): PlanFinding[];
  /** What nobody planned. */
  blindSpots(options?: OnDay): PlanBlindSpots;
  /** What is reserved, committed and missing in each policy domain, to the cent. */
  budget(): PlanBudget;
}

/** What is to be planned. */
export interface MeetingsAsked {
  /** The theme groups: each meets on one to three half days. At most twelve. */
  groups: readonly { theme: Id; meetings: number }[];
  /** On which they may meet: at most 40. */
  halfDays: readonly HalfDay[];
  /** Who is registered, for which themes. */
  registrations?: readonly { participant: Id; themes: readonly Id[] }[] | undefined;
}

/** Plans the meetings of any theme groups: the least clashes, then the least days. @throws {RegieError} when there is more than can be planned at once. */
export declare function planMeetings(asked: MeetingsAsked): MeetingPlan;

/** Do signals come through a path? With a rule book, also: is there a rule that gives the roles for which steps ask? */
export declare function checkPath(path: SignalPath | string, ruleBook?: RuleBook | string): PathFinding[];

/** The path of signals in Flanders, to look into or to change. */
export declare function flandersSignalPath(): SignalPath;
