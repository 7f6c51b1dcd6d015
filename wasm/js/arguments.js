/** The arguments of the constructors and methods, checked before they cross into WebAssembly. */

import { documentText, isPlainObject, nameOf } from "./documents.js";
import { RegieError } from "./error.js";

const ATLAS_OPTIONS = ["ruleBook", "asOf", "sets"];

/** The arguments of `new Atlas(landscape, options)`, every document as JSON text. */
export function atlasArguments(landscape, options) {
  const { ruleBook, asOf, sets = {} } = checkedOptions(options, ATLAS_OPTIONS);
  if (asOf !== undefined && typeof asOf !== "string") {
    throw invalidOption("asOf", `a date is text ("2019-01-15"), not ${nameOf(asOf)}`);
  }
  if (!isPlainObject(sets)) {
    throw invalidOption("sets", `reference sets are an object of documents by name, not ${nameOf(sets)}`);
  }
  const problems = [];
  const texts = {
    landscape: documentText(landscape, "landscape", problems),
    ruleBook: ruleBook === undefined ? undefined : documentText(ruleBook, "rulebook", problems),
    asOf,
    setNames: Object.keys(sets),
    setTexts: Object.entries(sets).map(([name, set]) => documentText(set, name, problems)),
  };
  if (problems.length > 0) throw RegieError.ofProblems(problems.sort(byDocument));
  return texts;
}

function byDocument(a, b) {
  return a.document < b.document ? -1 : Number(a.document > b.document);
}

/** The options that are given, with an error for a name that is none of them. An option that is `undefined` is not given. */
function checkedOptions(options = {}, names) {
  if (!isPlainObject(options)) {
    throw new RegieError(`options are a plain object, not ${nameOf(options)}`, { code: "invalid-option", path: "options" });
  }
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) {
      const hint = names.find((known) => letters(known) === letters(name));
      const message = `\`${name}\` is not an option; the options are ${names.map((known) => `\`${known}\``).join(", ")}`;
      throw new RegieError(message, { code: "unknown-option", path: `options.${name}`, hint });
    }
  }
  return options;
}

function invalidOption(name, message) {
  return new RegieError(message, { code: "invalid-option", path: `options.${name}` });
}

/** A name without what tells `rule_book` from `ruleBook`. */
function letters(name) {
  return name.replace(/[^a-z]/giu, "").toLowerCase();
}
