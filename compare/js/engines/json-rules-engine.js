/** json-rules-engine: an engine for each role, with an event for each rule that gives or bars it. */

import { Engine } from "json-rules-engine";

import { facts, ofRole, whole } from "../conditions.js";

/** `principal.kind` is the fact `principal`, at the path `$.kind`. */
const at = (fact) => {
  const [of, field] = fact.split(".");
  return { fact: of, path: `$.${field}` };
};

const language = {
  oneOf: (fact, words) => ({ ...at(fact), operator: "in", value: words }),
  hasOneOf: (listed, words) => ({ ...at(listed), operator: "hasOneOf", value: words }),
  meet: (listed, others) => ({ ...at(listed), operator: "hasOneOf", value: at(others) }),
  isTrue: (fact) => ({ ...at(fact), operator: "equal", value: true }),
  atLeast: (fact, number) => ({ ...at(fact), operator: "greaterThanInclusive", value: number }),
  all: (parts) => ({ all: parts }),
  any: (parts) => ({ any: parts }),
  not: (part) => ({ not: part }),
};

export function start({ ruleBook }) {
  const engines = new Map();
  for (const role of new Set(ruleBook.rules.map((rule) => rule.role))) {
    const engine = new Engine();
    engine.addOperator("hasOneOf", (listed, words) => listed.some((one) => words.includes(one)));
    const { given, barred } = ofRole(ruleBook, role);
    for (const rule of given) engine.addRule({ conditions: whole(language, rule), event: { type: "given" } });
    for (const rule of barred) engine.addRule({ conditions: whole(language, rule), event: { type: "barred" } });
    engine.addRule({ conditions: { all: [language.isTrue("context.excluded")] }, event: { type: "barred" } });
    engines.set(role, engine);
  }
  return async (question) => {
    const { events } = await engines.get(question.role).run(facts(question));
    return events.some(({ type }) => type === "given") && !events.some(({ type }) => type === "barred");
  };
}
