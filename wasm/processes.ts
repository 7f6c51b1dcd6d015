/**
 * What a register answers about signals, trajectories and plans, and the notes that it writes: plain data, sorted as the Rust library sorts it.
 */

import type { Approach, Challenge, DateText, Id, Origin, Signal, Text, ThemeLists } from "./index.js";
import type {
  ActionSet, ActionStatus, AmbitionSet, Criterion, DomainSet, Forum, GroupQuestion, HalfDay, IndicatorSet, MeetingsPlanned, MomentText, Money,
  ParticipationTold, Percent, PlanOpened, Quantity, SignalOutcome, TestAnswer, Track, TrajectoryOpened, Urgency,
} from "./events.js";

/** An exact fraction in lowest terms, as text: `"7/2"`, `"3"`. */
export type FractionText = string;

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

/**
 * A trajectory: partners invite, participants register for themes, groups meet two or three half days, and a note holds what came of it
 * (Dutch: *traject*; F-01).
 */
export interface TrajectoryState {
  opened: TrajectoryOpened;
  registrations: Record<Id, Registration>;
  meetings: Meeting[];
  announcements: Announcement[];
  trend_note: TrendNote | null;
  themes: Record<Id, Work>;
  inspiration_note: MomentText | null;
}

/** A participant's registration. */
export interface Registration {
  /** The stakeholder for which the participant speaks. */
  stakeholder: Id;
  /** The themes, in the order of ids. */
  themes: Id[];
  /** When it was made, or last changed. */
  at: MomentText;
}

/** A meeting of a theme group. */
export interface Meeting {
  /** When. */
  half_day: HalfDay;
  /** The theme of the group. */
  theme: Id;
  /** Where. */
  place: Text;
  /** Who was there, in the order of ids; nothing before it was held. */
  present?: Id[];
}

/** A change of place, and who must be told (E-11). */
export interface Announcement {
  /** When it was announced. */
  at: MomentText;
  /** The meetings that move. */
  meetings: [Id, HalfDay][];
  /** Where to. */
  place: Text;
  /** The participants who must be told, in the order of ids. */
  to: Id[];
}

/** The trend note, and who got it. */
export interface TrendNote {
  /** When it was last sent. */
  at: MomentText;
  /** Where it can be read. */
  note?: Text;
  /** The participants to whom it was sent. */
  to: Id[];
}

/** What a theme group worked out. */
export interface Work {
  /** Its answers to the questions (F-04). */
  answers: Partial<Record<GroupQuestion, Text>>;
  /** By what it weighs challenges. */
  criteria: Criterion[];
  /** The scores of challenges, by criterion. */
  scores: Record<Id, Record<Id, number>>;
  /** The votes of participants, each for challenges in the order of ids. */
  votes: Record<Id, Id[]>;
}

/** How many came to a meeting (E-09). */
export interface Attendance {
  /** The theme of the group. */
  theme: Id;
  /** When it met. */
  half_day: HalfDay;
  /** How many are registered for the theme. */
  registered: number;
  /** How many of these were there. */
  present: number;
}

/** Who is in the group on a theme, and who is missing. */
export interface Representation {
  /** The theme. */
  theme: Id;
  /** How many participants it has. */
  participants: number;
  /** The stakeholders for which they speak: of those that have ended, the successors. */
  stakeholders: PresentIn[];
  /** The kinds of these stakeholders. */
  kinds: PresentIn[];
  /** The sectors that they have. */
  sectors: PresentIn[];
  /** The areas of the trajectory in which one of them works; what works in a part of an area is in it, what covers many areas is not in each. */
  areas: PresentIn[];
  /** Kinds that a requirement asks for and that nobody is of. */
  missing_kinds: Id[];
  /** Sectors that the theme has or a requirement asks for, and that nobody has. */
  missing_sectors: Id[];
  /** Areas of the trajectory in which nobody works. */
  missing_areas: Id[];
  /** Requirements that are not met, of severity `gap`. */
  gaps: Unrepresented[];
  /** Requirements that are not met, of severity `advice`. */
  advice: Unrepresented[];
}

/** Something that is in a group. */
export interface PresentIn {
  /** What it is. */
  id: Id;
  /** How many participants bring it. */
  participants: number;
}

/** A requirement that a group does not meet. */
export interface Unrepresented {
  /** The requirement. */
  requirement: Id;
  /** How many there are. */
  found: number;
  /** How many there must be. */
  at_least: number;
}

/** When theme groups meet. */
export interface MeetingPlan {
  /** The meetings, by half day, then theme. */
  meetings: PlannedMeeting[];
  /** On how many days. */
  days: number;
  /** Where somebody would have to be in two places at once, by half day, then themes. */
  clashes: Clash[];
  /** Has every plan with fewer clashes or days been excluded? Otherwise the search ended at its limit. */
  proven: boolean;
  /** The event that sets these meetings: of the plan of a trajectory. */
  event?: MeetingsPlanned;
}

/** A meeting of a plan. */
export interface PlannedMeeting {
  /** When. */
  half_day: HalfDay;
  /** The theme of the group. */
  theme: Id;
}

/** Two themes that meet on one half day, and share participants. */
export interface Clash {
  /** When. */
  half_day: HalfDay;
  /** The two themes, in the order of ids. */
  themes: [Id, Id];
  /** How many participants are registered for both. */
  count: number;
  /** Who, in the order of ids. */
  participants: Id[];
}

/** The priorities of a theme. */
export interface Priorities {
  /** The theme. */
  theme: Id;
  /** The challenges that have a score on each criterion, highest total first; of equal totals, in the order of ids. */
  by_criteria: Ranked[];
  /** How far each weight may move before another challenge comes first; empty where fewer than two are ranked. */
  first_place: Robustness[];
  /** How far each weight may move before any two challenges change places; empty where fewer than two are ranked. */
  ranking: Robustness[];
  /** Challenges that lack a score on a criterion: not ranked. */
  not_scored: Id[];
  /** The challenges with votes, most votes first; of equal numbers, in the order of ids. */
  by_votes: Ranked[];
  /**
   * How many participants would have to change their vote, from the first to the second, before the second is level; nothing with fewer
   * than two.
   */
  votes_to_level?: number;
}

/** A challenge in a ranking. */
export interface Ranked {
  /** The challenge. */
  challenge: Id;
  /** Its place, from 1; equal totals share one. */
  rank: number;
  /** The sum of weight × score, or the number of votes. */
  total: number;
}

/** How far the weight of a criterion may move, the others staying as they are, before one challenge is no longer ahead of another. */
export interface Robustness {
  /** The criterion. */
  criterion: Id;
  /** Its weight. */
  weight: number;
  /** The highest weight below the present one at which two are level; nothing where even a weight of zero changes nothing. */
  down_to?: Turn;
  /** The lowest weight above the present one at which two are level; nothing where no weight is large enough. */
  up_to?: Turn;
}

/** A weight at which two challenges are level. Those that are level already are so at the present weight. */
export interface Turn {
  /** The weight. */
  weight: FractionText;
  /** Who is ahead now: of several pairs, that with the smallest ids. */
  ahead: Id;
  /** Who is level with it then. */
  with: Id;
}

/** All that there is to say of a theme of a trajectory. */
export interface ThemeFile {
  /** The theme. */
  theme: Id;
  /** The question that defines it: what is good housing, care, growing up, …? */
  question?: Text;
  /** What is aimed at. */
  goals: Text[];
  /** The trends that bear on it, or on a theme within it, in the order of ids. */
  trends: TrendOn[];
  /** What the group answered to the questions that are put to every theme. */
  answers: Partial<Record<GroupQuestion, Text>>;
  /** The questions to which it has no answer yet. */
  unanswered: GroupQuestion[];
  /**
   * Its challenges, sorted: what is done locally, what jointly, what is signalled, what nobody can do yet; with what exists. None where it
   * has no challenges.
   */
  lists?: ThemeLists;
  /** What must be signalled, by lever and addressee. */
  signals: Signal[];
  /** Which challenges come first. */
  priorities: Priorities;
}

/** A trend that bears on a theme. */
export interface TrendOn {
  /** The trend. */
  id: Id;
  /** Its name. */
  label: Text;
  /** What it is. */
  description?: Text;
}

/** A plan: ambitions, the actions that serve them, and the budgets of policy domains (Dutch: *meerjarenplan*). */
export interface PlanState {
  opened: PlanOpened;
  ambitions: Record<Id, AmbitionSet>;
  actions: Record<Id, PlanAction>;
  domains: Record<Id, DomainSet>;
}

/** An action with all that was told of it. */
export interface PlanAction {
  /** What it is, for what, and who leads. */
  set: ActionSet;
  /** How it stands with it. */
  status: ActionStatus;
  /** What shows whether it works. */
  indicator?: IndicatorSet;
  /** What the indicator showed, by day. */
  readings: Record<DateText, Quantity>;
  /** The answers of the poverty test, in the order of its questions; none before it was held against it. */
  poverty_test: TestAnswer[];
  /** How people in poverty took part. */
  participation: ParticipationTold[];
  /** What it gets of each policy domain. */
  budget: Record<Id, Money>;
}

/** An ambition as a reader sees it. */
export interface AmbitionShown {
  /** The ambition. */
  ambition: AmbitionSet;
  /** The ambition that is its frame. */
  framed_by?: Id;
  /** Its actions, in the order of ids. */
  actions: Id[];
}

/** How a reading stands to the line from baseline to target. In order. */
export type ProgressWord = "ahead" | "on-track" | "behind" | "no-data";

/** How far an action is. */
export interface ActionProgress {
  /** The action. */
  action: Id;
  /** Has its indicator a baseline, a target and a date? */
  measurable: boolean;
  /** How it stands with it. */
  progress: ProgressWord;
  /** The day of the last reading. */
  read_on?: DateText;
  /** The last reading. */
  value?: Quantity;
  /** What the line says of that day, cut after six decimals; nothing where there is no line. */
  expected?: Quantity;
}

/** The poverty budget of a plan (Dutch: *armoedebudget*). */
export interface PlanBudget {
  /** Domain by domain, in the order of ids. */
  domains: DomainTotals[];
  /** The budgets of all domains. */
  budget: Money;
  /** What is reserved in all domains. */
  reserved: Money;
  /** What the actions get in all domains. */
  committed: Money;
  /** What is missing in the domains that miss something: what one has beyond its share fills no hole in another (E-64: inside the domain). */
  missing: Money;
}

/** The poverty budget of a policy domain. */
export interface DomainTotals {
  /** The domain. */
  domain: Id;
  /** Its budget. */
  budget: Money;
  /** The share that is reserved. */
  share: Percent;
  /** That share of the budget; a cent that does not divide is rounded up. */
  reserved: Money;
  /** What the actions get, those that were given up left out. */
  committed: Money;
  /** What of the reserved money no action gets yet. */
  missing: Money;
  /** What the actions get beyond what is reserved. */
  beyond: Money;
}

/** What is found. In order. */
export type FindingCode =
  | "challenge-gone" | "stakeholder-gone" | "lead-without-role" | "part-without-role" | "off-ambition" | "not-measurable" | "not-tested"
  | "no-participation" | "no-budget" | "outside-domain" | "share-too-small";

/** Something that was found. */
export interface PlanFinding {
  /** What it is. */
  code: FindingCode;
  /** The action that it is about. */
  action?: Id;
  /** Who leads or takes part. */
  stakeholder?: Id;
  /** The policy domain. */
  domain?: Id;
}

/** The blind spots of a plan. */
export interface PlanBlindSpots {
  /** The challenges on the themes of an ambition that no action tackles, in the order of ids. */
  challenges: Id[];
  /** The ambitions with no measurable action, in the order of ids. */
  ambitions: Id[];
  /**
   * The roles that the decisions give on challenges with an action, and that some of those who have them do not take up in any; by
   * challenge, then role.
   */
  roles: NotTakenUp[];
}

/** A role that is decided and not taken up. */
export interface NotTakenUp {
  /** The challenge. */
  challenge: Id;
  /** The role. */
  role: Id;
  /** Who has it, and neither leads nor takes part. */
  stakeholders: Id[];
}

/**
 * A note (Dutch: *nota*): data first, so that every form of it says the same. Its texts are plain: what looks like markup in a name is part
 * of the name.
 */
export interface Note {
  /** What kind of note it is. */
  kind: NoteKind;
  /** The BCP 47 tag of the language in which it is written. */
  language: string;
  /** The day for which it is right: that of the atlas. What is not there on that day is not named. */
  date: DateText;
  /** Its title. */
  title: string;
  /** For whom it is, from whom, of when. */
  facts: NoteFact[];
  /** What it is about, in a few sentences. */
  opening: string[];
  /** Its sections. */
  sections: NoteSection[];
}

/** One of the facts under the title: "Voor: de deelnemers". */
export interface NoteFact {
  /** What it is. */
  label: string;
  /** What it says. */
  text: string;
}

/** A section under its heading. */
export interface NoteSection {
  /** The heading. */
  title: string;
  /** The decisions, signals, themes … of which it speaks, by id. */
  about?: NoteReference[];
  /** What it says. */
  blocks: NoteBlock[];
  /** The sections below it. */
  parts?: NoteSection[];
}

/** Something of which a section speaks. */
export interface NoteReference {
  /** `challenge` (its decision), `signal`, `theme`, `lever`, `area` or `action`. */
  what: string;
  /** Its id. */
  id: Id;
}

/** Which of the notes it is. */
export type NoteKind = "trend" | "inspiration" | "vision" | "forum-agenda" | "newsletter" | "executive-memo" | "signal-above";

/** A part of what a section says; the first cell of a row says what the row is about. */
export type NoteBlock =
  | { kind: "paragraph"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "table"; caption: string; columns: string[]; rows: string[][] };

/** A note, and how it is written. */
export interface WrittenNote {
  note: Note;
  /** As Markdown with tables; a name in it is never markup. */
  markdown: string;
  /** As a page of HTML of its own, for the screen and for A4: no script, nothing from elsewhere. */
  html: string;
}
