/** ZEN: the rules of a role as one expression (in WebAssembly the engine judges expressions alone). */

import * as zen from "@gorules/zen-engine-wasm";

import { facts, ofRole, whole } from "../conditions.js";

const list = (words) => `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;

const language = {
  oneOf: (fact, words) => `(${fact} in ${list(words)})`,
  hasOneOf: (listed, words) => (words.length === 1 ? `(${JSON.stringify(words[0])} in ${listed})` : `some(${listed}, # in ${list(words)})`),
  meet: (listed, others) => `some(${listed}, # in ${others})`,
  isTrue: (fact) => `(${fact} == true)`,
  atLeast: (fact, number) => `(${fact} >= ${number})`,
  all: (parts) => (parts.length === 0 ? "true" : `(${parts.join(" and ")})`),
  any: (parts) => (parts.length === 0 ? "false" : `(${parts.join(" or ")})`),
  not: (part) => `(not ${part})`,
};

export async function start({ ruleBook, wasm }) {
  await zen.default({ module_or_path: wasm("@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm") });
  const expressions = new Map();
  const expression = (role) => {
    const { given, barred } = ofRole(ruleBook, role);
    const bars = language.any([language.isTrue("context.excluded"), ...barred.map((rule) => whole(language, rule))]);
    return language.all([language.any(given.map((rule) => whole(language, rule))), language.not(bars)]);
  };
  for (const { role } of ruleBook.rules) expressions.set(role, expression(role));
  return (question) => zen.evaluateExpression(expressions.get(question.role), facts(question));
}
