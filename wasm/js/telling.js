/** The way of questions about processes to the module, and what their arguments are made of. */

import { fieldsOf, idFrom, invalid, textFrom } from "./arguments.js";
import { nameOf } from "./documents.js";
import { ask } from "./module.js";
import { tell } from "./regie_wasm.js";
import { tellingFrom } from "./words.js";

const WORDS = ["lang", "withIds"];

/** Asks a register: fields are pairs of name and text. */
export function told(register, what, argument, fields) {
  return ask(tell, register, what, argument, fields.map(([name]) => name), fields.map(([, value]) => value));
}

/** The fields of options: those of text as they are, those that have a reading of their own as it gives them; with words, those of a language. */
export function optionsFrom(options, texts, { words = false, read = {} } = {}) {
  const names = [...texts, ...Object.keys(read), ...(words ? WORDS : [])];
  const { lang, withIds, ...given } = fieldsOf(options, "options", names);
  const fields = words ? tellingFrom({ ...(lang === undefined ? {} : { lang }), ...(withIds === undefined ? {} : { withIds }) }) : [];
  for (const name of texts) {
    const text = textFrom(given[name], `options.${name}`, `\`${name}\` is text`);
    if (text !== undefined) fields.push([`options.${name}`, text]);
  }
  for (const [name, reading] of Object.entries(read)) {
    if (given[name] !== undefined) for (const text of reading(given[name], `options.${name}`)) fields.push([`options.${name}`, text]);
  }
  return fields;
}

/** The options of a note or a picture, which is written in some language. */
export function notedFrom(options, texts, read = {}) {
  const fields = optionsFrom(options, texts, { words: true, read });
  if (!fields.some(([name]) => name === "lang")) throw invalid("options.lang", "`lang` must be given", "invalid-argument");
  return fields;
}

export function moment(value, argument) {
  return idFrom(value, argument, "a moment, as text (\"2019-02-01T10:00:00+01:00\")");
}

export function day(value, argument) {
  return idFrom(value, argument, "a day, as text (\"2019-02-01\")");
}

/** A whole number of 0 or more, as text. */
export function count(value, path) {
  if (!Number.isInteger(value) || value < 0 || value > 0xffff_ffff) {
    throw invalid(path, `${path} is a whole number of 0 or more, not ${nameOf(value)}`, "invalid-argument");
  }
  return String(value);
}

/** A head as text: the number and the hash of the last event. */
export function headText(head, path) {
  const { seq, hash } = fieldsOf(head, path, ["seq", "hash"]);
  return `${count(seq, `${path}.seq`)} ${idFrom(hash, `${path}.hash`, "a hash, as text")}`;
}

export function list(value, path) {
  if (!Array.isArray(value)) throw invalid(path, `${path} is a list, not ${nameOf(value)}`, "invalid-argument");
  return Array.from(value);
}

/** Half days, each as one text. */
export function halfDays(value, path) {
  return list(value, path).map((halfDay, n) => {
    const { date, half } = fieldsOf(halfDay, `${path}[${n}]`, ["date", "half"]);
    return `${day(date, `${path}[${n}].date`)} ${idFrom(half, `${path}[${n}].half`, "`morning` or `afternoon`")}`;
  });
}
