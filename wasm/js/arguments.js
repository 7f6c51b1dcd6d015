/** The arguments of constructors and methods, checked before anything crosses into WebAssembly. */

import { LONE_SURROGATE, documentText, isEnumerable, isPlainObject, nameOf, wordsOf } from "./documents.js";
import { RegieError, errorOf } from "./error.js";
import { nearest } from "./nearest.js";

const ATLAS_OPTIONS = ["ruleBook", "asOf", "sets"];
const DOCUMENTS = ["landscape", "ruleBook", "sets"];
/** What an option is called elsewhere. */
const OTHER_NAMES = { date: "asOf", rules: "ruleBook" };
/** In the order in which they cross. */
export const FILTER_FIELDS = ["theme", "challenge", "area", "level", "stakeholder", "role", "strength", "approach"];

/** The options of `new Atlas`. */
export function optionsFrom(options) {
  const { asOf, ...documents } = fieldsOf(options, "options", ATLAS_OPTIONS);
  return { ...documents, asOf: textFrom(asOf, "options.asOf", "a date is text (\"2019-01-15\")") };
}

/**
 * Documents as JSON text; `sets` as a list of name and text. What JSON cannot hold is thrown as problems. Without a landscape that
 * is `needed`, one of the two documents has to be there.
 */
export function documentsFrom(documents, needed) {
  const { landscape, ruleBook, sets = {} } = fieldsOf(documents, "documents", DOCUMENTS);
  if (needed.length === 0 && landscape === undefined && ruleBook === undefined) {
    const message = "there is nothing to check: `landscape`, `ruleBook` or both are documents, and a set is read with a landscape that builds on it";
    throw invalid("documents", message, "invalid-argument");
  }
  const problems = [];
  const text = (value, name) => {
    return value === undefined && !needed.includes(name) ? undefined : documentText(value, name, problems);
  };
  const texts = { landscape: text(landscape, "landscape"), ruleBook: text(ruleBook, "rulebook"), sets: [] };
  for (const [name, set] of Object.entries(fieldsOf(sets, "options.sets"))) {
    if (LONE_SURROGATE.test(name)) throw invalid("options.sets", "the name of a reference set is half a surrogate pair");
    texts.sets.push([name, documentText(set, name, problems)]);
  }
  if (problems.length > 0) throw errorOf(problems.sort(byDocument));
  return texts;
}

/** The fields of a filter, in order. */
export function filterFrom(filter) {
  const fields = fieldsOf(filter, "filter", FILTER_FIELDS);
  return FILTER_FIELDS.map((name) => textFrom(fields[name], `filter.${name}`, `\`${name}\` is text`));
}

/** An id (or other text) that must be given. */
export function idFrom(id, argument, what = "an id, as text") {
  const message = `\`${argument}\` is ${what}`;
  if (id === undefined) throw invalid(argument, message, "invalid-argument");
  return textFrom(id, argument, message, "invalid-argument");
}

/** Text that may be left out. */
export function textFrom(value, path, what, code) {
  if (value === undefined) return undefined;
  if (typeof value !== "string") throw invalid(path, `${what}, not ${nameOf(value)}`, code);
  if (LONE_SURROGATE.test(value)) throw invalid(path, `${what}, and half a surrogate pair is none`, code);
  return value;
}

/**
 * The fields of a plain object, each looked at once, with an error for a name that is none of the known ones. A field that is
 * `undefined` is not given, and neither is an object that is.
 */
export function fieldsOf(object = {}, path, known) {
  const fields = Object.create(null);
  let at = path;
  try {
    if (!isPlainObject(object)) throw invalid(path, `${path} ${path.endsWith("s") ? "are" : "is"} a plain object, not ${nameOf(object)}`);
    for (const key of Reflect.ownKeys(object)) {
      at = `${path}.${String(key)}`;
      if (!isEnumerable(object, key)) continue;
      if (typeof key === "symbol") throw invalid(path, "a symbol cannot be the name of a field");
      if (known !== undefined && !known.includes(key)) throw unknown(key, path, known);
      fields[key] = object[key];
    }
  } catch (error) {
    if (error instanceof RegieError) throw error;
    // thrown by a getter, or by a proxy
    throw new RegieError(`${at} cannot be read: ${wordsOf(error)}`, { code: "unreadable-value", path: at, cause: error });
  }
  return fields;
}

function unknown(name, path, known) {
  const hint = known.find((other) => other === OTHER_NAMES[name]) ?? nearest(name, known);
  const names = known.map((other) => `\`${other}\``).join(", ");
  const message = `\`${name}\` is not known there; known are ${names}`;
  return new RegieError(message, { code: "unknown-option", path: `${path}.${name}`, hint });
}

/** The error for a value that makes no sense. */
export function invalid(path, message, code = "invalid-option") {
  return new RegieError(message, { code, path });
}

function byDocument(a, b) {
  return a.document < b.document ? -1 : Number(a.document > b.document);
}
