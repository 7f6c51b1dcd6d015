/** The languages in which answers are told: each is read once, and kept for as long as the object that holds its data is there. */

import { fieldsOf, idFrom, invalid, textFrom } from "./arguments.js";
import { documentText, nameOf } from "./documents.js";
import { errorOf } from "./error.js";
import { Handle } from "./handle.js";
import { ask } from "./module.js";
import { language, problemsInWords as inWords } from "./regie_wasm.js";

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

/** Problems of documents, each in a sentence or two of a language. */
export function problemsInWords(problems, options) {
  const number = languageOf(options);
  if (number === undefined) throw invalid("options.lang", "`lang` must be given", "invalid-argument");
  if (!Array.isArray(problems)) throw invalid("problems", `\`problems\` is a list, not ${nameOf(problems)}`, "invalid-argument");
  const given = Array.from(problems, (problem, n) => fieldsOf(problem, `problems[${n}]`));
  const column = (name) => given.map((problem, n) => idFrom(problem[name], `problems[${n}].${name}`, "text"));
  const nearest = given.map((problem, n) => textFrom(problem.nearest, `problems[${n}].nearest`, "a name is text", "invalid-argument") ?? "");
  return ask(inWords, number, column("document"), column("code"), column("path"), column("message"), nearest);
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
