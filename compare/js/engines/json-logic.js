/** JSON Logic: the rules of a role as one expression. */

import logic from "json-logic-js";

import { facts, verdict } from "../conditions.js";

const fact = (path) => ({ var: path });

const language = {
  oneOf: (path, words) => ({ in: [fact(path), words] }),
  hasOneOf: (path, words) => ({ meet: [fact(path), words] }),
  meet: (path, others) => ({ meet: [fact(path), fact(others)] }),
  isTrue: (path) => ({ "===": [fact(path), true] }),
  atLeast: (path, number) => ({ ">=": [fact(path), number] }),
  all: (parts) => (parts.length === 0 ? true : { and: parts }),
  any: (parts) => (parts.length === 0 ? false : { or: parts }),
  not: (part) => ({ "!": [part] }),
};

export function start({ ruleBook }) {
  logic.add_operation("meet", (some, others) => some.some((one) => others.includes(one)));
  const rules = new Map();
  for (const role of new Set(ruleBook.rules.map((rule) => rule.role))) rules.set(role, verdict(language, ruleBook, role));
  return (question) => logic.apply(rules.get(question.role), facts(question));
}
