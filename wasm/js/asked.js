/** The arguments of the questions, checked before anything crosses into WebAssembly. */

import { fieldsOf, invalid, textFrom } from "./arguments.js";
import { changesText, nameOf, wordsOf } from "./documents.js";
import { RegieError, errorOf } from "./error.js";

/**
 * The fields of a question as pairs of name and text: a list gives a pair for each element, and numbers by area a pair for the area
 * and one for the number, as letters by role do; a flag is a text. Some are `needed`, and of some exactly `one`.
 */
export function fieldsFrom(question, { argument, texts, lists = [], numbers = [], letters = [], flags = [], needed = [], one = [] }) {
  const given = fieldsOf(question, argument, [...texts, ...lists, ...numbers, ...letters, ...flags]);
  const fields = [];
  for (const name of needed) {
    if (given[name] === undefined) throw invalid(`${argument}.${name}`, `\`${name}\` must be given`, "invalid-argument");
  }
  if (one.length > 0 && one.filter((name) => given[name] !== undefined).length !== 1) {
    throw invalid(argument, `${argument} has one of ${one.map((name) => `\`${name}\``).join(", ")}`, "invalid-argument");
  }
  for (const name of texts) {
    const text = textFrom(given[name], `${argument}.${name}`, `\`${name}\` is text`);
    if (text !== undefined) fields.push([name, text]);
  }
  for (const name of lists) {
    for (const text of listFrom(given[name], `${argument}.${name}`)) fields.push([name, text]);
  }
  for (const name of numbers) {
    for (const [id, number] of numbersFrom(given[name], `${argument}.${name}`)) fields.push([name, id], ["figure", number]);
  }
  for (const name of letters) {
    for (const [id, letter] of lettersFrom(given[name], `${argument}.${name}`)) fields.push([name, id], ["letter", letter]);
  }
  for (const name of flags) {
    if (given[name] === undefined) continue;
    if (typeof given[name] !== "boolean") throw invalid(`${argument}.${name}`, `\`${name}\` is true or false`);
    fields.push([name, String(given[name])]);
  }
  return fields;
}

/** Changes as JSON text; what JSON cannot hold is thrown as problems. */
export function changesFrom(changes) {
  const problems = [];
  const text = changesText(changes, problems);
  if (problems.length > 0) throw errorOf(problems);
  return text;
}

function listFrom(list, path) {
  if (list === undefined) return [];
  return looked(path, () => {
    if (!Array.isArray(list)) throw invalid(path, `${path} is a list, not ${nameOf(list)}`);
    return Array.from({ length: list.length }, (_, index) => {
      const place = `${path}[${index}]`;
      const text = textFrom(list[index], place, "an id is text");
      if (text === undefined) throw invalid(place, "an id is text, and here is none");
      return text;
    });
  });
}

function numbersFrom(numbers, path) {
  return Object.entries(fieldsOf(numbers, path)).map(([id, number]) => {
    const place = `${path}.${id}`;
    textFrom(id, place, "an id is text");
    if (!Number.isSafeInteger(number) || number < 0) throw invalid(place, `a figure is a whole number of 0 or more, not ${nameOf(number)}`);
    return [id, String(number)];
  });
}

function lettersFrom(letters, path) {
  return Object.entries(fieldsOf(letters, path)).map(([id, letter]) => {
    const place = `${path}.${id}`;
    textFrom(id, place, "an id is text");
    const text = textFrom(letter, place, "a letter is text");
    if (text === undefined) throw invalid(place, "a letter is text, and here is none");
    return [id, text];
  });
}

/** A getter or a proxy runs code of its own, and that may throw. */
function looked(path, look) {
  try {
    return look();
  } catch (error) {
    if (error instanceof RegieError) throw error;
    throw new RegieError(`${path} cannot be read: ${wordsOf(error)}`, { code: "unreadable-value", path, cause: error });
  }
}
