/** What a register is asked about its signals, trajectories and plans: each asks through the register, and ends with it. */

import { fieldsFrom } from "./asked.js";
import { fieldsOf, idFrom } from "./arguments.js";
import { ask } from "./module.js";
import { planMeetings as planned } from "./regie_wasm.js";
import { count, day, halfDays, list, moment, notedFrom, optionsFrom } from "./telling.js";

const ROUTE = { argument: "signal", texts: [], lists: ["themes", "areas", "targetGroups"], needed: ["themes", "areas"] };

/** The signals of a register. */
export class Signals {
  #asks;

  constructor(asks) {
    this.#asks = (what, fields = [], argument = "") => asks(`signals.${what}`, what, fields, argument);
  }

  all() {
    return this.#asks("signals");
  }

  find(signal) {
    return this.#asks("signal", [["signal", idFrom(signal, "signal")]]);
  }

  steps(signal, options) {
    return this.#asks("steps", [["signal", idFrom(signal, "signal")], ...optionsFrom(options, ["on"])]);
  }

  status(signal, now, options) {
    return this.#asks("status", [["signal", idFrom(signal, "signal")], ["now", moment(now, "now")], ...optionsFrom(options, [], { words: true })]);
  }

  route(signal, options) {
    return this.#asks("route", [...fieldsFrom(signal, ROUTE), ...optionsFrom(options, ["on"])], "signal");
  }

  bundlings(options) {
    return this.#asks("bundlings", optionsFrom(options, ["on"]));
  }

  overdue(now) {
    return this.#asks("overdue", [["now", moment(now, "now")]]);
  }

  stuck(options) {
    return this.#asks("stuck", optionsFrom(options, ["on"]));
  }

  forumAgenda(now, options) {
    const most = (value, path) => [count(value, path)];
    return this.#asks("forumAgenda", [["now", moment(now, "now")], ...optionsFrom(options, [], { read: { most } })]);
  }

  forumDays() {
    return this.#asks("forumDays");
  }

  figures(now) {
    return this.#asks("figures", [["now", moment(now, "now")]]);
  }

  flow() {
    return this.#asks("flow");
  }

  flowSvg(options) {
    const width = (value, path) => [count(value, path)];
    return this.#asks("flowSvg", notedFrom(options, ["on"], { width }));
  }

  path() {
    return this.#asks("path");
  }

  checkPath() {
    return this.#asks("checkPath");
  }
}

/** A trajectory of a register. */
export class Trajectory {
  #asks;

  constructor(asks, trajectory) {
    const own = ["trajectory", trajectory];
    this.#asks = (what, fields = []) => asks(`trajectory.${what}`, what, [own, ...fields]);
  }

  state() {
    return this.#asks("state");
  }

  representation(options) {
    return this.#asks("representation", optionsFrom(options, ["on"]));
  }

  plan(choose = []) {
    return this.#asks("plan", halfDays(choose, "halfDays").map((text) => ["halfDays", text]));
  }

  clashes() {
    return this.#asks("clashes");
  }

  priorities(theme) {
    return this.#asks("priorities", [["theme", idFrom(theme, "theme")]]);
  }

  themeFile(theme, options) {
    return this.#asks("themeFile", [["theme", idFrom(theme, "theme")], ...optionsFrom(options, ["on"])]);
  }

  attendance() {
    return this.#asks("attendance");
  }

  withoutTrendNote() {
    return this.#asks("withoutTrendNote");
  }

  rosterCsv(options) {
    return this.#asks("rosterCsv", optionsFrom(options, ["language", "on"]));
  }

  calendarOf(participant, options) {
    return this.#asks("calendarOf", [["participant", idFrom(participant, "participant")], ...calendarFrom(options)]);
  }

  calendarOn(theme, options) {
    return this.#asks("calendarOn", [["theme", idFrom(theme, "theme")], ...calendarFrom(options)]);
  }
}

function calendarFrom(options) {
  const hours = (value, path) => {
    const { morning, afternoon } = fieldsOf(value, path, ["morning", "afternoon"]);
    const times = (of, name) => list(of, `${path}.${name}`).map((time) => idFrom(time, `${path}.${name}`, "two times of the clock, as text"));
    return [...times(morning, "morning"), ...times(afternoon, "afternoon")];
  };
  return optionsFrom(options, ["madeAt", "language", "on"], { read: { hours } });
}

/** A plan of a register. */
export class Plan {
  #asks;

  constructor(asks, plan) {
    const own = ["plan", plan];
    this.#asks = (what, fields = []) => asks(`plan.${what}`, what, [own, ...fields]);
  }

  state() {
    return this.#asks("state");
  }

  ambitions() {
    return this.#asks("ambitions");
  }

  progress(date) {
    return this.#asks("progress", [["date", day(date, "date")]]);
  }

  findings(options) {
    return this.#asks("findings", optionsFrom(options, ["on"]));
  }

  blindSpots(options) {
    return this.#asks("blindSpots", optionsFrom(options, ["on"]));
  }

  budget() {
    return this.#asks("budget");
  }
}

/** Plans the meetings of any groups. */
export function planMeetings(asked) {
  const { groups, halfDays: choose, registrations = [] } = fieldsOf(asked, "asked", ["groups", "halfDays", "registrations"]);
  const fields = halfDays(choose, "asked.halfDays").map((text) => ["halfDays", text]);
  for (const [n, group] of list(groups, "asked.groups").entries()) {
    const path = `asked.groups[${n}]`;
    const { theme, meetings } = fieldsOf(group, path, ["theme", "meetings"]);
    fields.push(["theme", idFrom(theme, `${path}.theme`)], ["meetings", count(meetings, `${path}.meetings`)]);
  }
  for (const [n, registration] of list(registrations, "asked.registrations").entries()) {
    const path = `asked.registrations[${n}]`;
    const { participant, themes } = fieldsOf(registration, path, ["participant", "themes"]);
    fields.push(["participant", idFrom(participant, `${path}.participant`)]);
    for (const [m, theme] of list(themes, `${path}.themes`).entries()) fields.push(["of", idFrom(theme, `${path}.themes[${m}]`)]);
  }
  return ask(planned, fields.map(([name]) => name), fields.map(([, value]) => value));
}
