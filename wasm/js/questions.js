/** The class `Atlas` with every question. */

import { changesFrom, fieldsFrom } from "./asked.js";
import { FILTER_FIELDS, idFrom, invalid } from "./arguments.js";
import { Atlas as Slim, handleOf } from "./atlas.js";
import { documentText } from "./documents.js";
import { errorOf } from "./error.js";
import { Made } from "./handle.js";
import { ask } from "./module.js";
import * as module from "./regie_wasm.js";
import { notedFrom } from "./telling.js";
import { tellingFrom } from "./words.js";

/** What the argument of a question is called, for errors, and its fields. */
const ROLE = { argument: "question", texts: ["challenge", "role", "stakeholder", "area"], needed: ["challenge", "role", "stakeholder"] };
const GAP = { argument: "gap", texts: ["challenge", "area", "lever", "requirement", "only"], needed: ["challenge", "area"], one: ["lever", "requirement"] };
const FILLS = { argument: "scope", texts: ["theme", "scheme", "area", "only"] };
const FILTER = { argument: "filter", texts: FILTER_FIELDS };
const SCOPE = { argument: "scope", texts: ["theme", "scheme", "area"] };
const AGENDA = { argument: "agenda", texts: ["stakeholder", "area", "kind"], one: ["stakeholder", "area", "kind"] };
const LOAD = { argument: "load", texts: ["theme", "scheme", "area", "steers"], lists: ["carriesOut"] };
const MATRIX = { argument: "matrix", texts: [...FILTER_FIELDS, "columns"], lists: ["mine"], flags: ["fold"] };
const LADDER = { argument: "ladder", texts: ["challenge", "seat"], needed: ["challenge"] };
const NETWORK = { argument: "network", texts: ["challenge", "seat"], lists: ["mine"], flags: ["fold"], needed: ["challenge"] };
const BENCHMARK = { argument: "benchmark", texts: ["scheme"], lists: ["areas", "leaveOut"], numbers: ["figures"], needed: ["areas"] };

const JSON_LD = { argument: "options", texts: ["base", "context"], flags: ["decisions"] };
const RACI = { argument: "raci", texts: [...FILTER_FIELDS, "language"], letters: ["letters"], flags: ["levers"] };

/** Facts and rules, checked against each other and indexed for one date: it answers every question. */
export class Atlas extends Slim {
  has(question) {
    return asked(this, "has", ROLE, question);
  }

  why(question, options) {
    return asked(this, "why", ROLE, question, options);
  }

  whyNot(question, options) {
    return asked(this, "whyNot", ROLE, question, options);
  }

  repairs(question, options) {
    return asked(this, "repairs", ROLE, question, options);
  }

  decide(challenge, options) {
    if (options === undefined) return super.decide(challenge);
    return answerTo(this, "decide", "", [["challenge", idFrom(challenge, "challenge")]], options);
  }

  whyDecision(challenge, options) {
    return answerTo(this, "whyDecision", "", [["challenge", idFrom(challenge, "challenge")]], options);
  }

  closings(gap, options) {
    return asked(this, "closings", GAP, gap, options);
  }

  fills(scope) {
    return asked(this, "fills", FILLS, scope);
  }

  count(filter) {
    return asked(this, "count", FILTER, filter);
  }

  threeLists(scope, options) {
    return asked(this, "threeLists", SCOPE, scope, options);
  }

  agenda(of, options) {
    return asked(this, "agenda", AGENDA, of, options);
  }

  blindSpots(scope, options) {
    return asked(this, "blindSpots", SCOPE, scope, options);
  }

  overlap(scope, options) {
    return asked(this, "overlap", SCOPE, scope, options);
  }

  load(of, options) {
    return asked(this, "load", LOAD, of, options);
  }

  benchmark(of, options) {
    return asked(this, "benchmark", BENCHMARK, of, options);
  }

  benchmarkCsv(of) {
    return asked(this, "benchmarkCsv", BENCHMARK, of);
  }

  crosswalk(from, to, options) {
    return answerTo(this, "crosswalk", "", [["from", idFrom(from, "from")], ["to", idFrom(to, "to")]], options);
  }

  documents() {
    const { landscape, sets, rule_book: ruleBook } = answerTo(this, "documents", "", []);
    return { landscape, sets, ruleBook };
  }

  jsonLd(options) {
    return asked(this, "jsonLd", JSON_LD, options);
  }

  raciCsv(raci) {
    return asked(this, "raciCsv", RACI, raci);
  }

  assignmentsCsv(filter) {
    return asked(this, "assignmentsCsv", FILTER, filter);
  }

  rulesInWords(options) {
    const { words } = answerTo(this, "rulesInWords", "", [], options);
    if (words === undefined) throw invalid("options.lang", "`lang` must be given", "invalid-argument");
    return words;
  }

  matrixSvg(matrix, options) {
    return asked(this, "matrixSvg", MATRIX, matrix, told(options));
  }

  ladderSvg(ladder, options) {
    return asked(this, "ladderSvg", LADDER, ladder, told(options));
  }

  networkSvg(network, options) {
    return asked(this, "networkSvg", NETWORK, network, told(options));
  }

  lint(options) {
    return answerTo(this, "lint", "", [], options);
  }

  whatIf(changes, options) {
    return answerTo(this, "whatIf", "", [["changes", changesFrom(changes)]], options);
  }

  apply(changes) {
    return new Atlas(new Made(answerTo(this, "apply", "", [["changes", changesFrom(changes)]])));
  }

  at(date) {
    return new Atlas(new Made(answerTo(this, "at", "", [["date", idFrom(date, "date", "a date, as text")]])));
  }

  difference(after, options) {
    const handle = handleOf(after);
    if (handle === undefined) throw invalid("after", "`after` is another `Atlas` of this module", "invalid-argument");
    return answerTo(this, "difference", "", [["after", String(handle.number("the other atlas", "Atlas.difference"))]], options);
  }

  visionNote(theme, options) {
    return answerTo(this, "visionNote", "", [["theme", idFrom(theme, "theme")], ...notedFrom(options, ["from"])]);
  }

  visionNoteOfSector(sector, options) {
    return answerTo(this, "visionNoteOfSector", "", [["sector", idFrom(sector, "sector")], ...notedFrom(options, ["from"])]);
  }

  signalAbove(addressee, options) {
    return answerTo(this, "signalAbove", "", [["addressee", idFrom(addressee, "addressee")], ...notedFrom(options, [])]);
  }
}

/** What there is to say of a rule book by itself. */
export function lintRuleBook(ruleBook) {
  const problems = [];
  const text = documentText(ruleBook, "rulebook", problems);
  if (problems.length > 0) throw errorOf(problems);
  return ask(module.lintRuleBook, text);
}

/** Options that name a language: a picture has words. */
function told(options) {
  if (options?.lang === undefined) throw invalid("options.lang", "`lang` must be given", "invalid-argument");
  return options;
}

/** A question whose fields stand in one object. */
function asked(atlas, what, form, question, options) {
  return answerTo(atlas, what, form.argument, fieldsFrom(question, form), options);
}

/** The way of every question to the module: its fields are pairs of name and text. */
function answerTo(atlas, what, argument, asks, options) {
  const fields = [...asks, ...tellingFrom(options)];
  const number = handleOf(atlas).number("this atlas", `Atlas.${what}`);
  return ask(module.answer, number, what, argument, fields.map(([name]) => name), fields.map(([, value]) => value));
}
