/** One trajectory: its theme groups, who is registered and who is missing, when they meet; and its files. Runs in the worker. */

import { type HalfDay, type Id, type MeetingPlan, type MeetingsPlanned, RegieError, type Representation, type Text, type TrajectoryState } from "regie-wasm";
import type { Clash, Trajectory } from "regie-wasm";
import type { Held } from "../../engine/held.js";
import { deskOf } from "../../engine/journal.js";
import type { Names } from "../../engine/names.js";
import type { Context } from "../../engine/questions.js";
import { capital, count, day, fill } from "../../engine/text.js";
import { type AskedNow, byName } from "../signals/told.js";
import { daysAfter, halfDayTold, isOpen, momentTold, periodTold, weekdayOf } from "./told.js";

export interface ParticipantTold {
  participant: Id;
  /** The organisation; with a number, where more than one comes for it. */
  label: string;
  stakeholder: Id;
  themes: string;
  themeIds: Id[];
}

/** What a group has not, by what it is. */
export interface Missing {
  what: "kinds" | "sectors" | "areas" | "requirements";
  names: string[];
}

export interface GroupTold {
  theme: Id;
  label: string;
  meetings: number;
  room: number | undefined;
  full: boolean;
  participants: string[];
  missing: Missing[];
}

export interface MeetingTold {
  when: string;
  theme: string;
  place: string;
}

/** A meeting that is set. */
export interface SetMeeting extends MeetingTold {
  themeId: Id;
  placeText: Text;
  at: HalfDay;
  /** Is it over, or today? */
  past: boolean;
  /** The participants who were there; nothing before it was held. */
  present: Id[] | undefined;
  /** How many are registered for the theme. */
  registered: number;
}

export interface ClashTold {
  when: string;
  themes: string;
  who: string;
}

export interface Proposal {
  meetings: MeetingTold[];
  clashes: ClashTold[];
  days: number;
  /** Is there no better one? */
  proven: boolean;
  event: MeetingsPlanned | undefined;
}

export interface TrajectoryView {
  trajectory: Id;
  label: string;
  organisers: string;
  /** In whose name it is planned. */
  by: Id;
  period: string;
  deadline: string;
  open: boolean;
  place: string;
  groups: GroupTold[];
  participants: ParticipantTold[];
  meetings: SetMeeting[];
  clashes: ClashTold[];
  /** Has it ended: did the inspiration note go out, and when? */
  ended: string | undefined;
  /** When the trend note went out, and who has not got it since. */
  trendNote: { sent: string | undefined; without: string[] };
  /** Changes of place, and who must be told. */
  announcements: string[];
  /** Nothing once a group met: then nothing is planned anew. */
  proposal: Proposal | { wrong: string } | undefined;
  /** Who can be registered. */
  stakeholders: { value: Id; label: string; hint: string }[];
}

export interface TrajectoryAsked extends AskedNow {
  trajectory: Id;
  /** Days of the week on which groups may meet, from 1 for Monday. */
  weekdays: readonly number[];
  halves: readonly HalfDay["half"][];
}

/** More the package does not plan. */
const MOST_HALF_DAYS = 40;

/** `null`: there is no such trajectory in this journal. */
export async function trajectory(held: Held, { region, now, trajectory: id, weekdays, halves }: TrajectoryAsked, { lang }: Context): Promise<TrajectoryView | null> {
  const desk = await deskOf(held, region, now);
  if (!Object.hasOwn(desk.register.trajectories(), id)) return null;
  const names = desk.names(lang, now);
  const found = desk.register.trajectory(id);
  const state = found.state();
  const { opened, meetings } = state;
  const participants = participantsOf(names, state);
  const called = new Map(participants.map(({ participant, label }) => [participant, label]));
  const represented = new Map(found.representation({ on: now.slice(0, 10) }).map((one) => [one.theme, one]));
  const order = new Intl.Collator(lang, { numeric: true });
  return {
    trajectory: id,
    label: capital(names.text(opened.label)),
    organisers: names.and(opened.organisers.map((one) => byName(names, one))),
    by: opened.organisers[0] ?? "",
    period: periodTold(names, opened.period),
    deadline: momentTold(names, opened.deadline),
    open: isOpen(opened, now),
    place: names.text(opened.place),
    groups: opened.groups.map(({ theme, meetings: many, room_for: room }) => {
      const inIt = participants.filter(({ themeIds }) => themeIds.includes(theme));
      return {
        theme,
        label: names.theme(theme),
        meetings: many,
        room,
        full: room !== undefined && inIt.length >= room,
        participants: inIt.map(({ label }) => label),
        missing: missingIn(names, represented.get(theme), state),
      };
    }),
    participants,
    meetings: meetings.map(({ half_day: at, theme, place, present }) => ({
      when: capital(halfDayTold(names, at)),
      theme: names.theme(theme),
      place: names.text(place),
      themeId: theme,
      placeText: place,
      at,
      past: at.date <= now.slice(0, 10),
      present,
      registered: participants.filter(({ themeIds }) => themeIds.includes(theme)).length,
    })),
    clashes: clashesTold(names, found.clashes(), called),
    ended: state.inspiration_note === null ? undefined : day(state.inspiration_note.slice(0, 10), names.words),
    trendNote: { sent: state.trend_note === null ? undefined : day(state.trend_note.at.slice(0, 10), names.words), without: found.withoutTrendNote().map((one) => called.get(one) ?? one) },
    announcements: state.announcements.map(({ at, meetings: moved, place, to }) =>
      fill(
        names.words.trajectory.announced,
        day(at.slice(0, 10), names.words),
        names.and(moved.map(([theme, half]) => `${names.theme(theme)} (${halfDayTold(names, half)})`)),
        names.text(place),
        names.and(to.map((one) => called.get(one) ?? one)),
      ),
    ),
    proposal: meetings.some(({ present }) => present !== undefined) || state.inspiration_note !== null ? undefined : proposed(names, found, halfDaysOf(state, weekdays, halves), state, called),
    stakeholders: names
      .all("stakeholders")
      .filter((one) => names.isNow(one))
      .map(({ id: value, kind }) => ({ value, label: names.stakeholder(value), hint: names.of("kinds", kind) }))
      .sort((a, b) => order.compare(a.label, b.label)),
  };
}

/** Who is registered: an organisation, with a number where more than one comes for it. */
export function participantsOf(names: Names, { registrations }: TrajectoryState): ParticipantTold[] {
  const all = Object.entries(registrations);
  const order = new Intl.Collator(names.lang, { numeric: true });
  const seen = new Map<Id, number>();
  const told = all.map(([participant, { stakeholder, themes }]) => {
    const n = (seen.get(stakeholder) ?? 0) + 1;
    seen.set(stakeholder, n);
    const several = all.filter(([, one]) => one.stakeholder === stakeholder).length > 1;
    return {
      participant,
      label: several ? `${byName(names, stakeholder)} (${n})` : byName(names, stakeholder),
      stakeholder,
      themes: names.and(themes.map((theme) => names.theme(theme))),
      themeIds: themes,
    };
  });
  return told.sort((a, b) => order.compare(a.label, b.label));
}

function missingIn(names: Names, found: Representation | undefined, { opened }: TrajectoryState): Missing[] {
  if (found === undefined) return [];
  const requirement = (id: Id) => {
    const one = opened.requirements?.find((asked) => asked.id === id);
    return one === undefined ? id : capital(names.text(one.label));
  };
  // what asks for one kind, of which nobody is, is told by the kind
  const isTold = (id: Id) => {
    const { kind = [], count: of = "stakeholders" } = opened.requirements?.find((asked) => asked.id === id) ?? {};
    return of === "stakeholders" && kind.length === 1 && kind.every((one) => found.missing_kinds.includes(one));
  };
  const all: Missing[] = [
    { what: "kinds", names: found.missing_kinds.map((one) => names.of("kinds", one)) },
    { what: "sectors", names: found.missing_sectors.map((one) => names.of("sectors", one)) },
    { what: "areas", names: found.missing_areas.map((one) => names.area(one)) },
    { what: "requirements", names: [...found.gaps, ...found.advice].filter((one) => !isTold(one.requirement)).map((one) => requirement(one.requirement)) },
  ];
  return all.filter((one) => one.names.length > 0).map(({ what, names: list }) => ({ what, names: names.sorted(list) }));
}

function clashesTold(names: Names, clashes: readonly Clash[], called: ReadonlyMap<Id, string>): ClashTold[] {
  return clashes.map(({ half_day: at, themes, participants }) => ({
    when: capital(halfDayTold(names, at)),
    themes: names.and(themes.map((theme) => names.theme(theme))),
    who: names.and(participants.map((one) => called.get(one) ?? one)),
  }));
}

/** The half days of its period that are wanted, the first ones. */
function halfDaysOf({ opened: { period } }: TrajectoryState, weekdays: readonly number[], halves: readonly HalfDay["half"][]): HalfDay[] {
  const found: HalfDay[] = [];
  const until = period.until ?? "";
  for (let date = period.from ?? until; date < until && found.length < MOST_HALF_DAYS; date = daysAfter(date, 1)) {
    if (weekdays.includes(weekdayOf(date))) found.push(...halves.map((half) => ({ date, half })));
  }
  return found.slice(0, MOST_HALF_DAYS);
}

function proposed(names: Names, found: Trajectory, halfDays: readonly HalfDay[], state: TrajectoryState, called: ReadonlyMap<Id, string>): Proposal | { wrong: string } {
  // asked without any, the package takes those of the period
  const most = Math.max(...state.opened.groups.map(({ meetings }) => meetings));
  if (halfDays.length < most) return { wrong: count(halfDays.length, names.words.trajectory.half_day) };
  try {
    const { meetings, clashes, days, proven, event }: MeetingPlan = found.plan(halfDays);
    const placeOf = (theme: Id) => state.opened.groups.find((group) => group.theme === theme)?.place ?? state.opened.place;
    return {
      meetings: meetings.map(({ half_day: at, theme }) => ({ when: capital(halfDayTold(names, at)), theme: names.theme(theme), place: names.text(placeOf(theme)) })),
      clashes: clashesTold(names, clashes, called),
      days,
      proven,
      event,
    };
  } catch (error) {
    if (error instanceof RegieError) return { wrong: error.message };
    throw error;
  }
}

/** A file of a trajectory: the roster, or the meetings of a theme or a participant; `null` where nothing is planned. */
export async function trajectoryFile(
  held: Held,
  { region, now, trajectory: id, theme, participant }: AskedNow & { trajectory: Id; theme?: Id; participant?: Id },
  { lang }: Context,
): Promise<string | null> {
  const desk = await deskOf(held, region, now);
  const found = desk.register.trajectory(id);
  const options = { on: now.slice(0, 10), language: lang };
  if (theme !== undefined) return found.calendarOn(theme, { ...options, madeAt: now });
  if (participant !== undefined) return found.calendarOf(participant, { ...options, madeAt: now });
  return found.rosterCsv(options);
}
