/** The class `Atlas`, as far as the slim module goes: `questions.js` adds to it. */

import { Answers } from "./answers.js";
import { documentsFrom, filterFrom, idFrom, optionsFrom } from "./arguments.js";
import { Handle, Made } from "./handle.js";
import { ask, call, giveUp } from "./module.js";
import * as module from "./regie_wasm.js";

/** What an atlas is known by in the module; nothing for what is no atlas. */
export let handleOf;

/** Facts and rules, checked against each other and indexed for one date. */
export class Atlas {
  #handle;

  static {
    handleOf = (value) => (typeof value === "object" && value !== null && #handle in value ? value.#handle : undefined);
  }

  constructor(landscape, options) {
    const made = Made.numberOf(landscape);
    if (made !== undefined) {
      this.#handle = new Handle(made, this);
      return;
    }
    const { asOf, ruleBook, sets } = optionsFrom(options);
    const documents = documentsFrom({ landscape, ruleBook, sets }, ["landscape"]);
    this.#handle = withDocuments(documents, (supplied) => {
      return new Handle(ask(module.build, supplied, documents.landscape, documents.ruleBook, asOf), this);
    });
  }

  decide(challenge) {
    return ask(module.decide, this.#number("decide"), idFrom(challenge, "challenge"));
  }

  decisions() {
    return this.#answers("decisions", module.decisions);
  }

  whoActs(filter) {
    return this.#answers("whoActs", module.whoActs, filterFrom(filter));
  }

  get notices() {
    return ask(module.notices, this.#number("notices"));
  }

  get asOf() {
    return ask(module.asOf, this.#number("asOf"));
  }

  free() {
    this.#handle.free();
  }

  #number(method) {
    return this.#handle.number("this atlas", `Atlas.${method}`);
  }

  #answers(method, enter, values = []) {
    return new Answers(ask(enter, this.#number(method), ...values), this.#handle, `Atlas.${method}`);
  }
}
if (Symbol.dispose) {
  Object.defineProperty(Atlas.prototype, Symbol.dispose, { value: Atlas.prototype.free, configurable: true, writable: true });
}

/** Everything that is wrong with these documents, as a list. */
export function check(documents) {
  let texts;
  try {
    texts = documentsFrom(documents, []);
    return withDocuments(texts, (supplied) => ask(module.check, supplied, texts.landscape, texts.ruleBook));
  } catch (error) {
    if (error.problems?.length > 0) return error.problems;
    throw error;
  }
}

/** Does something with reference sets in the module. */
export function withDocuments({ sets }, act) {
  const supplied = call(module.open);
  try {
    for (const [name, text] of sets) ask(module.supply, supplied, name, text);
    return act(supplied);
  } finally {
    giveUp(module.close, supplied);
  }
}

/** What comes with the library. */
export const flanders = Object.freeze({
  ruleBook: () => JSON.parse(call(module.flandersRuleBook)),
  sets: () => ({ [call(module.flandersVocabularyName)]: JSON.parse(call(module.flandersVocabulary)) }),
});

/** The version of this package. */
export function version() {
  return call(module.version);
}

/** The version of the format of documents. */
export function formatVersion() {
  return call(module.formatVersion);
}
