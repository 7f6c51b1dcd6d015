/** ZEN: the rules of a role as one expression (in WebAssembly the engine judges expressions alone). */

import * as zen from "@gorules/zen-engine-wasm";

import { facts, verdict } from "../conditions.js";

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
  for (const role of new Set(ruleBook.rules.map((rule) => rule.role))) expressions.set(role, verdict(language, ruleBook, role));
  return (question) => zen.evaluateExpression(expressions.get(question.role), facts(question));
}
