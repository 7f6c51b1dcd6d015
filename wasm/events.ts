/**
 * What can happen, and is written into a journal: the events of a register. Fields are those of the Rust library, with snake_case names.
 */

import type { AreaEntry, Challenge, Changes, DateText, Id, Text, Validity } from "./index.js";

/** A day and a time, with how far its clock is ahead of universal time: `2019-02-01T10:00:00+01:00`. */
export type MomentText = string;
/** Whole euros and at most two decimals, as text: `"1250.50"`. */
export type Money = string;
/** A share with at most four decimals, as text: `"2.5"` is 2.5 percent. */
export type Percent = string;
/** A measured value with at most six decimals, as text. */
export type Quantity = string;

/** Half a day (Dutch: *halve dag*). */
export interface HalfDay {
  date: DateText;
  half: "morning" | "afternoon";
}

/** Everything that can be appended to a register. */
export type RegisterEvent = LandscapeChanged | SignalEvent | TrajectoryEvent | PlanEvent | Erased;

export type SignalEvent = SignalReported | SignalStepTaken;

export type TrajectoryEvent =
  | TrajectoryOpened | Registered | RegistrationWithdrawn | TrendNoteSent | MeetingsPlanned | PlaceChanged | MeetingHeld | QuestionAnswered
  | CriteriaSet | ChallengeScored | Voted | InspirationNoteSent;

export type PlanEvent =
  | PlanOpened | AmbitionSet | ActionSet | StatusChanged | IndicatorSet | ReadingTaken | PovertyTested | ParticipationTold | DomainSet
  | BudgetLineSet;

/** Facts or rules are added, changed or ended. */
export interface LandscapeChanged {
  kind: "landscape-changed";
  /** What changes, one after the other. */
  changes: Changes;
  /** Why. */
  reason?: Text;
}

/** What may be erased of an earlier event is erased: its line is another one then, and its hash stays. */
export interface Erased {
  kind: "erased";
  /** The number of that event. */
  seq: number;
  /** Why. */
  reason?: Text;
}

/** How urgent a signal is, as its reporter sees it. */
export type Urgency = "can-wait" | "soon" | "now";

/** What a signal came to (Dutch: *resultaat*). */
export type SignalOutcome = "solved" | "partly" | "not";

/** A digest that stands for a text that may be erased. */
export interface SealedText {
  /** The salted digest: `{"digest": "…"}` is all that stays when the text is erased. */
  digest: Id;
}

/**
 * `signal-reported`: somebody sees something going wrong, beyond one person (Dutch: *signaal*). It holds no personal data of those
 * concerned; the reporter's name may stand beside it, where it can be erased: {@link Draft.erasable}.
 */
export interface SignalReported {
  kind: "signal-reported";
  /** Its name. */
  signal: Id;
  /** What it is about. */
  themes: readonly Id[];
  /** Where it is seen. */
  areas: readonly Id[];
  /** What is seen. */
  seen: Text;
  /** Whom it concerns. */
  target_groups?: readonly Id[];
  /** How many people, about. */
  people?: number;
  /** How urgent. */
  urgency?: Urgency;
  /** The sector from which it comes, where the reporter is no stakeholder that has one. */
  sector?: Id;
  /** The reporter's name, as a digest. */
  reporter_name?: SealedText;
}

/** A solution track (Dutch: *oplossingspiste*): who does what, where. */
export interface Track {
  /** What is done. */
  what: Text;
  /** Who does it. */
  who: readonly Id[];
  /** Where. */
  at: Id;
}

/** A joint forum (Dutch: *gezamenlijk forum*; twice a year, E-37). */
export interface Forum {
  /** The day. */
  on: DateText;
  /** What it added. */
  added?: Text;
}

/** `signal-step`: a step is taken with one signal or several together. */
export interface SignalStepTaken {
  kind: "signal-step";
  /** With which signals. */
  signals: readonly Id[];
  /** Which step of the path. */
  step: Id;
  /** Why. */
  reason?: Text;
  /** What became known. */
  information?: Text;
  /** The themes, corrected. */
  themes?: readonly Id[];
  /** The areas, corrected. */
  areas?: readonly Id[];
  /** The target groups, corrected. */
  target_groups?: readonly Id[];
  /** How many people, corrected. */
  people?: number;
  /** How urgent, corrected. */
  urgency?: Urgency;
  /** The challenge that the signals are part of. */
  challenge?: Id;
  /** The challenge that is made of the signals. */
  new_challenge?: Challenge;
  /** Who directs. */
  directors?: readonly Id[];
  /** The forum at which they were dealt with. */
  forum?: Forum;
  /** Which experts were invited: what they know of, not who they are. */
  experts?: readonly Text[];
  /** The solution tracks. */
  tracks?: readonly Track[];
  /** To whom they are submitted. */
  authority?: Id;
  /** On which day. */
  on?: DateText;
  /** To whom above they are taken. */
  addressees?: readonly Id[];
  /** The lever that is asked for. */
  lever?: Id;
  /** What was answered. */
  answer?: Text;
  /** What it came to. */
  outcome?: SignalOutcome;
}

/** The questions that are put to every theme (F-04). In order. */
export type GroupQuestion = "trends" | "meaning" | "local-governments" | "organisations" | "learning" | "challenges" | "together";

/** What a requirement of a theme group counts. */
export type GroupCount = "stakeholders" | "participants" | "kinds" | "sectors" | "areas";

/** A theme of the trajectory and the group that works on it (Dutch: *themagroep*). */
export interface ThemeGroup {
  /** The theme. */
  theme: Id;
  /** How many half days it meets: 2 or 3 (H-04). */
  meetings: number;
  /** For how many participants there is room; without it, for all. */
  room_for?: number;
  /** Where it meets, when not where the trajectory does. */
  place?: Text;
}

/** Who must be in a theme group, or should: like a requirement of the rule book, counted over its participants (E-06, E-13). */
export interface GroupRequirement {
  /** Its name in what is missing. */
  id: Id;
  /** Its name as people read it. */
  label: Text;
  /** Where it comes from: at least one. */
  source: readonly Text[];
  /** A gap, or a point for attention? */
  severity: "gap" | "advice";
  /** How many there must be. */
  at_least: number;
  /** What is counted; the stakeholders where nothing is said. */
  count?: GroupCount;
  /** Only stakeholders of these kinds count. */
  kind?: readonly Id[];
  /** Only stakeholders with one of these sectors count. */
  sector?: readonly Id[];
  /** Only in the groups on these themes; without it, in all. */
  themes?: readonly Id[];
}

/** Partners invite to a trajectory. */
export interface TrajectoryOpened {
  kind: "trajectory-opened";
  /** Its name in all that follows. */
  trajectory: Id;
  /** Its name as people read it. */
  label: Text;
  /** Who invites, and may do what is not for participants (Dutch: *organisatoren*). */
  organisers: readonly Id[];
  /** Its themes. */
  groups: readonly ThemeGroup[];
  /** When the groups meet: from `from` until the day before `until`. */
  period: Validity;
  /** Until when one can register: before this moment. */
  deadline: MomentText;
  /** Where the groups meet. */
  place: Text;
  /** The areas that should be heard in every group. */
  areas?: readonly AreaEntry[];
  /** Who must be in its groups. */
  requirements?: readonly GroupRequirement[];
  /** A remark for readers. */
  note?: Text;
}

/** Somebody registers, or changes a registration. */
export interface Registered {
  kind: "registered";
  /** Which trajectory. */
  trajectory: Id;
  /** Who: an id without personal data, such as a number that the organisers gave. */
  participant: Id;
  /** For which stakeholder it speaks. */
  stakeholder: Id;
  /** For which themes: at least one, as many as one likes (H-07). */
  themes: readonly Id[];
}

/** Somebody takes a registration back. */
export interface RegistrationWithdrawn {
  kind: "registration-withdrawn";
  /** Which trajectory. */
  trajectory: Id;
  /** Who. */
  participant: Id;
}

/** Every participant gets the trend note. */
export interface TrendNoteSent {
  kind: "trend-note-sent";
  /** Which trajectory. */
  trajectory: Id;
  /** Where it can be read. */
  note?: Text;
}

/** A meeting of a theme group (Dutch: *overlegmoment*). */
export interface MeetingAt {
  /** The theme of the group. */
  theme: Id;
  /** When. */
  half_day: HalfDay;
  /** Where, when not where the group meets otherwise. */
  place?: Text;
}

/** The half days of all theme groups. */
export interface MeetingsPlanned {
  kind: "meetings-planned";
  /** Which trajectory. */
  trajectory: Id;
  /** All meetings. */
  meetings: readonly MeetingAt[];
}

/** A meeting, or all that are still to come, moves to another place. */
export interface PlaceChanged {
  kind: "place-changed";
  /** Which trajectory. */
  trajectory: Id;
  /** Where it will be. */
  place: Text;
  /** The meetings of this theme group alone. */
  theme?: Id;
  /** Those of this half day alone. */
  half_day?: HalfDay;
}

/** A theme group met. */
export interface MeetingHeld {
  kind: "meeting-held";
  /** Which trajectory. */
  trajectory: Id;
  /** The theme of the group. */
  theme: Id;
  /** When. */
  half_day: HalfDay;
  /** The participants who were there. */
  present?: readonly Id[];
}

/** A theme group answers a question. */
export interface QuestionAnswered {
  kind: "question-answered";
  /** Which trajectory. */
  trajectory: Id;
  /** The theme of the group. */
  theme: Id;
  /** Which question. */
  question: GroupQuestion;
  /** What it answers; a later answer takes the place of an earlier one. */
  answer: Text;
}

/** Something by which challenges are weighed. */
export interface Criterion {
  /** Its name in scores. */
  id: Id;
  /** Its name as people read it. */
  label: Text;
  /** How much it counts beside the others. */
  weight: number;
}

/** By what the challenges of a theme are weighed. */
export interface CriteriaSet {
  kind: "criteria-set";
  /** Which trajectory. */
  trajectory: Id;
  /** The theme. */
  theme: Id;
  /** The criteria, in place of those before. Scores on a criterion that is still there stay. */
  criteria: readonly Criterion[];
}

/** A score on a criterion. */
export interface CriterionScore {
  /** The criterion. */
  criterion: Id;
  /** The score: a whole number from 0 to 100. */
  score: number;
}

/** A challenge gets its scores. */
export interface ChallengeScored {
  kind: "challenge-scored";
  /** Which trajectory. */
  trajectory: Id;
  /** The theme. */
  theme: Id;
  /** The challenge. */
  challenge: Id;
  /** A score for each criterion. */
  scores: readonly CriterionScore[];
}

/** A participant votes for challenges of a theme, in place of an earlier vote. */
export interface Voted {
  kind: "voted";
  /** Which trajectory. */
  trajectory: Id;
  /** The theme. */
  theme: Id;
  /** Who votes. */
  participant: Id;
  /** For which challenges; none: the vote is taken back. */
  challenges?: readonly Id[];
}

/** The inspiration note goes out, and the trajectory ends. */
export interface InspirationNoteSent {
  kind: "inspiration-note-sent";
  /** Which trajectory. */
  trajectory: Id;
  /** Where it can be read. */
  note?: Text;
}

/** How it stands with an action. In order. */
export type ActionStatus = "planned" | "running" | "done" | "stopped";

/** An answer to a question of the poverty test. */
export type TestAnswerWord = "yes" | "partly" | "no" | "not-applicable";

/** A question of the poverty test (Dutch: *armoedetoets*). */
export interface TestQuestion {
  /** Its name in answers. */
  id: Id;
  /** The question. */
  label: Text;
}

/** A plan is begun. */
export interface PlanOpened {
  kind: "plan-opened";
  /** Its name in all that follows. */
  plan: Id;
  /** Its name as people read it. */
  label: Text;
  /** Whose plan it is: they may change it. */
  owners: readonly Id[];
  /** When it holds: from `from` until the day before `until`. */
  period: Validity;
  /** The roles by which one leads an action: it is reported when whoever leads has none of them on the challenge. */
  leads_with: readonly Id[];
  /** The roles by which one takes part; without any, every role will do. */
  takes_part_with?: readonly Id[];
  /** The questions of the poverty test. */
  poverty_test?: readonly TestQuestion[];
  /** The themes of which the actions must be held against it. */
  tested_themes?: readonly Id[];
  /** The share of each policy domain's budget that is reserved against poverty at the least (H-30: not fixed by the source). */
  share?: Percent;
  /** How far from the line from baseline to target a reading is still on track: as a share of the whole way. Without it, 5 percent. */
  tolerance?: Percent;
  /** A remark for readers. */
  note?: Text;
}

/** An ambition (Dutch: *ambitie*). */
export interface AmbitionSet {
  kind: "ambition-set";
  /** Which plan. */
  plan: Id;
  /** Its name in references; an ambition with this name is set anew. */
  ambition: Id;
  /** Its name as people read it. */
  label: Text;
  /** The themes to which it belongs. */
  themes: readonly Id[];
  /** Is it the frame of the others (Dutch: *kader*; E-58)? One at the most. It is shown on them, and asks nothing more of them: it adds no gaps. */
  frame?: boolean;
  /** What is aimed at. */
  statement?: Text;
}

/** An action: concrete, measurable (Dutch: *actie*). */
export interface ActionSet {
  kind: "action-set";
  /** Which plan. */
  plan: Id;
  /** Its name in references; an action with this name is set anew, and keeps its indicator, test and money. */
  action: Id;
  /** Its name as people read it. */
  label: Text;
  /** The ambition that it serves. */
  ambition: Id;
  /** The challenge that it tackles. */
  challenge: Id;
  /** Who leads. */
  leads: readonly Id[];
  /** Who takes part. */
  takes_part?: readonly Id[];
}

/** An action begins, ends or stops. */
export interface StatusChanged {
  kind: "action-status-changed";
  /** Which plan. */
  plan: Id;
  /** Which action. */
  action: Id;
  /** How it stands with it. */
  status: ActionStatus;
}

/** What shows whether an action works. It is measurable with a baseline, a target and a date (E-62). */
export interface IndicatorSet {
  kind: "indicator-set";
  /** Which plan. */
  plan: Id;
  /** Which action. */
  action: Id;
  /** What is measured. */
  label: Text;
  /** In what: people, homes, percent. */
  unit: Text;
  /** The value before the action. */
  baseline?: Quantity;
  /** When that was measured; without it, on the first day of the plan. */
  baseline_on?: DateText;
  /** The value that is aimed at. */
  target?: Quantity;
  /** By when. */
  target_on?: DateText;
}

/** An indicator is read. */
export interface ReadingTaken {
  kind: "reading-taken";
  /** Which plan. */
  plan: Id;
  /** Which action. */
  action: Id;
  /** On which day; a later reading of the same day takes the place of the earlier one. */
  on: DateText;
  /** The value. */
  value: Quantity;
}

/** An answer to a question of the poverty test, with what shows it. */
export interface TestAnswer {
  /** The question. */
  question: Id;
  /** The answer. */
  answer: TestAnswerWord;
  /** What shows it: a text, a reference. */
  evidence: Text;
}

/** An action is held against the poverty test. */
export interface PovertyTested {
  kind: "poverty-tested";
  /** Which plan. */
  plan: Id;
  /** Which action. */
  action: Id;
  /** An answer to each question; they take the place of those before. */
  answers: readonly TestAnswer[];
}

/** People in poverty took part in an action. */
export interface ParticipationTold {
  kind: "participation-told";
  /** Which plan. */
  plan: Id;
  /** Which action. */
  action: Id;
  /** How they took part. */
  how: Text;
  /** Through which organisations. */
  through?: readonly Id[];
  /** How many. */
  people?: number;
}

/** A policy domain with its budget (Dutch: *beleidsdomein*). */
export interface DomainSet {
  kind: "domain-set";
  /** Which plan. */
  plan: Id;
  /** Its name in references; a domain with this name is set anew. */
  domain: Id;
  /** Its name as people read it. */
  label: Text;
  /** Its budget over the period of the plan. */
  budget: Money;
  /** The share of it that is reserved against poverty; without it, that of the plan. */
  share?: Percent;
  /** The themes of this domain: money spent on other themes is reported. */
  themes?: readonly Id[];
}

/** An action gets money of a policy domain. */
export interface BudgetLineSet {
  kind: "budget-line-set";
  /** Which plan. */
  plan: Id;
  /** Which action. */
  action: Id;
  /** Of which domain. */
  domain: Id;
  /** How much, over the period of the plan, in place of what it got of this domain before; `"0"` takes it back. */
  amount: Money;
}
