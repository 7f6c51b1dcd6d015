/** The languages in which answers are told: each is read once, and kept for as long as the object that holds its data is there. */

import { fieldsOf, invalid } from "./arguments.js";
import { documentText } from "./documents.js";
import { errorOf } from "./error.js";
import { Handle } from "./handle.js";
import { ask } from "./module.js";
import { language } from "./regie_wasm.js";

const languages = new WeakMap();

/** How an answer is to be told, as fields of its question; none without a language. */
export function tellingFrom(options) {
  const { lang, withIds = false } = fieldsOf(options, "options", ["lang", "withIds"]);
  if (typeof withIds !== "boolean") throw invalid("options.withIds", "`withIds` is true or false");
  if (lang === undefined) return [];
  const fields = [["lang", String(read(lang).number("this language", "options.lang"))]];
  return withIds ? [...fields, ["withIds", "true"]] : fields;
}

/** The number of the language in which a refusal is told, where one is given. */
export function languageOf(options) {
  const { lang } = fieldsOf(options, "options", ["lang"]);
  return lang === undefined ? undefined : read(lang).number("this language", "options.lang");
}

function read(lang) {
  const known = languages.get(lang);
  if (known !== undefined) return known;
  if (typeof lang === "string") {
    throw invalid("options.lang", "`lang` is the data of a language, as `regie-wasm/words/nl.json` has it, not its name");
  }
  const problems = [];
  const text = documentText(lang, "words", problems);
  if (problems.length > 0) throw errorOf(problems);
  const handle = new Handle(ask(language, text), lang);
  languages.set(lang, handle);
  return handle;
}
