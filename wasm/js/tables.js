/** A landscape from tables as spreadsheets keep them, and back. */

import { documentsFrom, fieldsOf, invalid, textFrom } from "./arguments.js";
import { withDocuments } from "./atlas.js";
import { LONE_SURROGATE, documentText, nameOf } from "./documents.js";
import { errorOf } from "./error.js";
import { ask } from "./module.js";
import * as module from "./regie_wasm.js";
import { tellingFrom } from "./words.js";

/** The landscape of tables, with all that is wrong with them or worth a look. */
export function fromTables(tables, options) {
  const { id, asOf, buildsOn = [], ruleBook, sets, lang } = fieldsOf(options, "options", ["id", "asOf", "buildsOn", "ruleBook", "sets", "lang"]);
  if (!Array.isArray(buildsOn)) throw invalid("options.buildsOn", `\`buildsOn\` is a list of names, not ${nameOf(buildsOn)}`);
  const texts = documentsFrom({ ruleBook, sets, landscape: "" }, []);
  const fields = [
    ["id", textFrom(id, "options.id", "an id is text")],
    ["asOf", textFrom(asOf, "options.asOf", "a date is text (\"2019-01-15\")")],
    ...buildsOn.map((name, n) => ["buildsOn", textFrom(name, `options.buildsOn[${n}]`, "the name of a set is text")]),
    ["ruleBook", texts.ruleBook],
    ...tellingFrom(lang === undefined ? undefined : { lang }),
  ].filter(([, value]) => value !== undefined);
  const given = Object.entries(fieldsOf(tables, "tables")).filter(([, table]) => table !== undefined);
  const files = given.map(([name, table]) => [textFrom(name, "tables", "the name of a table is text", "invalid-argument"), bytesOf(table, name)]);
  const bytes = new Uint8Array(files.reduce((sum, [, file]) => sum + file.length, 0));
  files.reduce((at, [, file]) => (bytes.set(file, at), at + file.length), 0);
  return withDocuments(texts, (supplied) => {
    const lengths = Uint32Array.from(files, ([, file]) => file.length);
    const [names, values] = [fields.map(([name]) => name), fields.map(([, value]) => value)];
    return ask(module.fromTables, supplied, files.map(([name]) => name), lengths, bytes, names, values);
  });
}

/** The tables of a landscape, by name. */
export function toTables(landscape, options) {
  const problems = [];
  const text = documentText(landscape, "landscape", problems);
  if (problems.length > 0) throw errorOf(problems);
  return Object.fromEntries(ask(module.toTables, text, ...formFrom(options)));
}

/** Tables to begin with, by name. */
export function tableTemplates(options) {
  return Object.fromEntries(ask(module.tableTemplates, ...formFrom(options)));
}

/** How tables are written: headers, what divides the cells, whether a byte order mark goes before them. */
function formFrom(options) {
  const { headers = "nl", delimiter = ";", mark = true } = fieldsOf(options, "options", ["headers", "delimiter", "mark"]);
  if (typeof mark !== "boolean") throw invalid("options.mark", "`mark` is true or false");
  return [
    textFrom(headers, "options.headers", "`headers` is \"nl\" or \"en\""),
    textFrom(delimiter, "options.delimiter", "`delimiter` is \",\", \";\" or a tab"),
    mark,
  ];
}

/** What a file holds: text, or bytes in whatever encoding. */
function bytesOf(table, name) {
  if (typeof table === "string") {
    if (LONE_SURROGATE.test(table)) throw invalid(`tables.${name}`, "a table is text, and half a surrogate pair is none", "invalid-argument");
    return new TextEncoder().encode(table);
  }
  if (ArrayBuffer.isView(table)) return new Uint8Array(table.buffer, table.byteOffset, table.byteLength);
  throw invalid(`tables.${name}`, `a table is text or a Uint8Array, not ${nameOf(table)}`, "invalid-argument");
}
