/**
 * What a register answers about trajectories and plans, and the notes that it writes: plain data, sorted as the Rust library sorts it.
 */

import type { DateText, Id, Signal, Text, ThemeLists } from "./index.js";
import type {
  ActionSet, ActionStatus, AmbitionSet, Criterion, DomainSet, GroupQuestion, HalfDay, IndicatorSet, MeetingsPlanned, MomentText,
  Money, ParticipationTold, Percent, PlanOpened, Quantity, TestAnswer, TrajectoryOpened,
} from "./events.js";

/** An exact fraction in lowest terms, as text: `"7/2"`, `"3"`. */
export type FractionText = string;

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
