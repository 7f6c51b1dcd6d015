/**
 * What a register answers about signals: plain data, sorted as the Rust library sorts it.
 */

import type { Approach, Challenge, DateText, Id, Origin, Text } from "./index.js";
import type { Forum, MomentText, SignalOutcome, Track, Urgency } from "./events.js";

/** A signal as it stands (Dutch: *signaal*): something that a basic worker or organisation sees going wrong, beyond one person. */
export interface ReportedSignal {
  /** Its name. */
  id: Id;
  /** Who reported it. */
  by: Id;
  /** When it was reported. */
  at: MomentText;
  /** What it is about. */
  themes: Id[];
  /** Where it is seen. */
  areas: Id[];
  /** What is seen. */
  seen: Text;
  /** Where it stands on its path. */
  state: Id;
  /** Since when. */
  since: MomentText;
  /** Every step that was taken, in order; the first is the report. */
  history: Taken[];
  /** Whom it concerns. */
  target_groups?: Id[];
  /** How many people, about. */
  people?: number;
  /** How urgent. */
  urgency?: Urgency;
  /** The sector from which it comes. */
  sector?: Id;
  /** The challenge of which it is a part. */
  challenge?: Id;
  /** Who directs. */
  directors?: Id[];
  /** The forums at which it was dealt with. */
  forums?: Forum[];
  /** The experts that were invited. */
  experts?: Text[];
  /** The solution tracks. */
  tracks?: Track[];
  /** To whom it was submitted. */
  authority?: Id;
  /** On which day. */
  submitted_on?: DateText;
  /** Where it was taken above. */
  escalations?: Escalation[];
  /** What was answered, last. */
  answer?: Text;
  /** What it came to, last. */
  outcome?: SignalOutcome;
}

/** A step that was taken with a signal. */
export interface Taken {
  /** Which; for the report, `report`. */
  step: Id;
  /** When. */
  at: MomentText;
  /** By whom. */
  by: Id;
  /** Where the signal stood then. */
  state: Id;
  /** Why. */
  reason?: Text;
  /** What became known. */
  information?: Text;
  /** What was answered. */
  answer?: Text;
}

/** A signal that was taken to a higher government. */
export interface Escalation {
  /** When. */
  at: MomentText;
  /** By whom. */
  by: Id;
  /** The lever that is asked for. */
  lever: Id;
  /** To whom; nobody where nobody holds the lever. */
  addressees?: Id[];
  /** When they answered. */
  answered?: MomentText;
  /** What they answered. */
  answer?: Text;
}

/** Somebody who stands in some relation to a signal. */
export type PathWho = "anyone" | "reporter" | "addressee";

/** What a step records: a field of the event. */
export type StepField =
  | "reason" | "information" | "themes" | "areas" | "target_groups" | "people" | "urgency" | "challenge" | "directors" | "forum"
  | "experts" | "tracks" | "authority" | "on" | "addressees" | "lever" | "answer" | "outcome";

/**
 * The path that a signal goes (Dutch: *de weg van een signaal*; rows F-10, E-41): which states there are, which step leads from where to
 * where, and who may take it.
 */
export interface SignalPath extends Origin {
  format: "regie/path";
  version: 1;
  /** Its name. */
  id: Id;
  /** Its name as people read it. */
  label: Text;
  /** The state in which a signal stands when it is reported. */
  start: Id;
  /** The states in which a signal can stand. */
  states: readonly PathState[];
  /** The steps that can be taken. */
  steps: readonly PathStep[];
  /** The phases of the work, to which states belong. */
  phases?: readonly PathPhase[];
}

/** A phase of the work with signals (Dutch: *fase*). */
export interface PathPhase extends Origin {
  /** Its name in references. */
  id: Id;
  /** Its name as people read it. */
  label: Text;
}

/** A state in which a signal can stand (Dutch: *stand van zaken*). */
export interface PathState extends Origin {
  /** Its name in references. */
  id: Id;
  /** Its name as people read it. */
  label: Text;
  /**
   * What the reporter is told about it: `{since}`, `{challenge}`, `{directors}`, `{authority}` and `{outcome}` stand for what is known of
   * the signal.
   */
  says: Text;
  /** What happens next, as the reporter is told. */
  next?: Text;
  /** The phase to which it belongs. */
  phase?: Id;
  /** The path may end here. */
  end?: boolean;
}

/** A step that can be taken with a signal (Dutch: *stap*). */
export interface PathStep extends Origin {
  /** Its name in references. */
  id: Id;
  /** Its name as people read it. */
  label: Text;
  /** The states from which it can be taken. */
  from: readonly Id[];
  /** Who may take it: any of these. */
  may: readonly PathActor[];
  /** The state to which it leads; without it, the signal stays where it stands: a step beside the path. */
  to?: Id;
  /** What it must record. */
  requires?: readonly StepField[];
  /** What else it may record. */
  allows?: readonly StepField[];
  /** The role that the directors or addressees have whom it records; where none are named, everybody who has the role is recorded. */
  among?: Id;
  /** Within how many days after a signal came to stand in one of its states it has to be taken. */
  within_days?: number;
}

/** Who may take a step: exactly one of `who` and `role`. */
export interface PathActor {
  /** Somebody who stands in some relation to the signal. */
  who?: PathWho;
  /** Whoever has this role on the signal. */
  role?: Id;
  /** Of those who have the role, the ones of the reporter's own sector come first: only where there are none, the others may. */
  own_sector_first?: boolean;
}

/** Something that is wrong with a path, in a sentence in Dutch and English too. */
export type PathFinding = { words: Text } & (
  | { code: "unreachable-state" | "trap"; state: Id }
  | { code: "unreachable-step" | "nobody-may"; step: Id }
  | { code: "loop"; states: Id[] }
  | { code: "unknown-role"; step: Id; role: Id }
);

/** A step that can be taken from where a signal stands, and who may. */
export interface StepMay {
  step: PathStep;
  may: MayTake[];
}

/** A stakeholder that has a role, and the rules that give it. */
export interface Holder {
  /** The stakeholder. */
  stakeholder: Id;
  /** The rules, in the order of ids. */
  because: Id[];
}

/** Who may take a step with a signal, by one of the actors that its path names. */
export interface MayTake {
  /** Somebody who stands in some relation to the signal. */
  who?: PathWho;
  /** Whoever has this role on the signal. */
  role?: Id;
  /** Who that is, in the order of ids; nobody named where it is anyone. */
  stakeholders: Holder[];
  /** Those who have the role too, and come after those of the reporter's own sector. */
  come_after?: Id[];
}

/** Where a signal stands: for everybody, at any moment (E-42). */
export interface SignalStatus {
  /** The signal. */
  signal: Id;
  /** Where it stands. */
  state: Id;
  /** The same, as people read it. */
  label: Text;
  /** The phase of the work, as people read it. */
  phase?: Text;
  /** Since when. */
  since: MomentText;
  /** Has it come to an end? */
  ended: boolean;
  /** What its reporter is told. */
  says: Text;
  /** Why, if whoever took the last step said so. */
  reason?: Text;
  /** What was answered, last. */
  answer?: Text;
  /** What happens next, as its reporter is told. */
  next?: Text;
  /** What goes on beside it, above. */
  above?: Text[];
  /** What has to happen, and within how many days. */
  due?: Due;
  /** The steps that can be taken, in the order of the path. */
  steps: OpenStep[];
  /** The steps that were taken, in order. */
  history: Taken[];
}

/** A step that can be taken with a signal. */
export interface OpenStep {
  /** The step. */
  step: Id;
  /** As people read it. */
  label: Text;
  /** Who may. */
  may: MayTake[];
}

/** What has to happen with a signal, and within how many days. */
export interface Due {
  /** The step that has to be taken. */
  step: Id;
  /** Within how many days after the signal came to stand where it stands. */
  within_days: number;
  /** How many days are left, today included. */
  days_left?: number;
  /** How many days it is late. */
  days_late?: number;
}

/** A signal with which something should have happened by now. */
export interface Overdue {
  /** The signal. */
  signal: Id;
  /** Where it stands. */
  state: Id;
  /** Since when. */
  since: MomentText;
  /** The step that should have been taken. */
  step: Id;
  /** Within how many days. */
  within_days: number;
  /** How many days it is late. */
  days_late: number;
  /** Who may take it. */
  may: MayTake[];
}

/** A signal that nobody can take further: of no step onward is there anybody who may take it. */
export interface Stuck {
  /** The signal. */
  signal: Id;
  /** Where it stands. */
  state: Id;
  /** Since when. */
  since: MomentText;
  /** The steps onward, in the order of the path, each with the roles that nobody has. */
  steps: StuckStep[];
}

/** A step that nobody may take. */
export interface StuckStep {
  /** The step. */
  step: Id;
  /** The roles for which it asks. */
  roles: Id[];
}

/** What a forum has to deal with: open signals alone. */
export interface ForumAgenda {
  /** With which something should have happened by now, the latest first. */
  overdue: Overdue[];
  /** The challenges of which the most open signals are part, the most first, then in the order of ids. */
  bundled_most: BundledMost[];
  /** Those that nobody can take further. */
  stuck: Stuck[];
  /** The themes of all of these: for them, experts are invited (E-39). */
  themes: Id[];
}

/** A challenge and the open signals that are part of it. */
export interface BundledMost {
  /** The challenge. */
  challenge: Id;
  /** The open signals, in the order of ids. */
  signals: Id[];
  /** How many people they concern together, as far as they say so. */
  people: number;
}

/** Signals that could be bundled, and into what. */
export interface Bundling {
  /** The signals, in the order of ids; one alone is like no other. */
  signals: Id[];
  /** The target groups that two or more of them name. */
  target_groups: Id[];
  /** The words with which two or more of them say what they see. */
  words: string[];
  /** Where all of them together would go. */
  routing: Routing;
  /** The challenge that could be made of them, where none is there. */
  new_challenge: Challenge;
}

/** Where a signal would go. */
export interface Routing {
  /**
   * The challenges to which it could belong, the best first: by how many of its themes they are on, then by how many of its areas they
   * touch, then by how many target groups they have in common with it, then by id. Each is on one of its themes at least, and touches one
   * of its areas.
   */
  challenges: RoutedTo[];
  /** What would come of it as a challenge of its own: shared, without needs. */
  alone: RoutedAlone;
}

/** A challenge to which a signal could belong, and why. */
export interface RoutedTo {
  /** The challenge. */
  challenge: Id;
  /** As people read it. */
  label: Text;
  /** The themes of the signal that it is on, itself or through broader and exact themes. */
  themes: Id[];
  /** The areas of the signal that it touches: they lie in one that it affects, or the other way round. */
  areas: Id[];
  /** The target groups that both name. */
  target_groups: Id[];
  /** Its highest approach. */
  approach: Approach;
  /** Who directs it, at the seats that concern these areas, and by which rules. */
  directors: Holder[];
  /** Who coordinates its signals there. */
  coordinators: Holder[];
}

/** What would come of a signal as a challenge of its own. */
export interface RoutedAlone {
  /** Its approach; nothing where none of its areas is there at the date. */
  approach?: Approach;
  /** Who would direct it, and by which rules. */
  directors: Holder[];
  /** Who coordinates it. */
  coordinators: Holder[];
}

/** Figures on all signals at a moment. */
export interface SignalFigures {
  /** How many were reported: as many as stand in all states together. */
  reported: number;
  /** How many of these have not come to an end. */
  open: number;
  /** How many of these were answered: an answer or an outcome was recorded. */
  answered: number;
  /** The same of each hundred, half a hundredth rounded up; nothing where none was reported. */
  answered_percent?: number;
  /** By state, in the order of the path. */
  states: StateFigures[];
  /** By theme that they name, in the order of ids. */
  themes: SignalCount[];
  /** By area that they name, by level, then id. */
  areas: SignalCount[];
  /** By those who coordinate them at the date of the atlas, in the order of ids. */
  coordinators: SignalCount[];
  /** How many nobody coordinates. */
  without_coordinator: number;
}

/** Figures on a state. */
export interface StateFigures {
  /** The state. */
  state: Id;
  /** How many signals stand in it. */
  signals: number;
  /** How long signals stood in it; nothing where none ever did. */
  days?: DaysFigures;
}

/**
 * How long signals stood in a state, in whole days of 24 hours: every time that one came to stand there counts, also if it still does. How
 * long signals have been at an end does not count.
 */
export interface DaysFigures {
  /** How many times. */
  times: number;
  /** Half of them took at most this many days. */
  median: number;
  /** Nine of ten took at most this many days. */
  p90: number;
}

/** How many signals. */
export interface SignalCount {
  /** Of what. */
  id: Id;
  /** How many. */
  signals: number;
  /** How many of these have not come to an end. */
  open: number;
}

/** How signals went from state to state: the data of a Sankey picture. */
export interface SignalFlow {
  /** The states, in the order of the path. */
  nodes: FlowNode[];
  /** From one state to another, in the order of the path. */
  links: FlowLink[];
}

/** A state in a flow. */
export interface FlowNode {
  /** The state. */
  state: Id;
  /** As people read it. */
  label: Text;
  /** How many signals came to stand there, however often one did. */
  came: number;
  /** How many stand there. */
  stand: number;
}

/** How many went from one state to another. */
export interface FlowLink {
  /** From which state. */
  from: Id;
  /** To which. */
  to: Id;
  /** How many times. */
  times: number;
}
