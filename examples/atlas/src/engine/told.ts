/** What the package says of problems and refusals, in the language of the page. */

import { type Problem, RegieError, problemsInWords } from "regie-wasm";
import { sentences } from "./held.js";

/** Each problem in a sentence or two. */
export async function problemsTold(problems: readonly Problem[], lang: string): Promise<string[]> {
  return problemsInWords(problems, { lang: await sentences(lang) });
}

/** All that an error of the package says. */
export async function errorTold(error: RegieError, lang: string): Promise<string> {
  return error.words ?? (error.problems.length > 0 ? (await problemsTold(error.problems, lang)).join(" ") : error.message);
}
