/** casbin: a policy for each rule, judged by `eval`; any that allows, and none that denies. */

import { newEnforcer, newModelFromString } from "casbin";

import { whole } from "../conditions.js";

const MODEL = `
[request_definition]
r = principal, resource, role, context

[policy_definition]
p = role, rule, eft

[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))

[matchers]
m = (p.role == "*" || r.role == p.role) && eval(p.rule)
`;

const list = (words) => words.map((word) => `"${word}"`).join(", ");

const language = {
  oneOf: (fact, words) => `oneOf(r.${fact}, ${list(words)})`,
  hasOneOf: (facts, words) => `hasOneOf(r.${facts}, ${list(words)})`,
  meet: (facts, others) => `meet(r.${facts}, r.${others})`,
  isTrue: (fact) => `r.${fact}`,
  atLeast: (fact, number) => `r.${fact} >= ${number}`,
  all: (parts) => (parts.length === 0 ? "true" : `(${parts.join(" && ")})`),
  any: (parts) => (parts.length === 0 ? "false" : `(${parts.join(" || ")})`),
  not: (part) => `!(${part})`,
};

export async function start({ ruleBook }) {
  const enforcer = await newEnforcer(newModelFromString(MODEL));
  await enforcer.addFunction("oneOf", (fact, ...words) => words.includes(fact));
  await enforcer.addFunction("hasOneOf", (facts, ...words) => words.some((word) => facts.includes(word)));
  await enforcer.addFunction("meet", (facts, others) => facts.some((fact) => others.includes(fact)));
  const policies = ruleBook.rules.map((rule) => [rule.role, whole(language, rule), rule.effect === "assign" ? "allow" : "deny"]);
  await enforcer.addPolicies([...policies, ["*", "r.context.excluded", "deny"]]);
  return ({ principal, resource, role, context }) => enforcer.enforceSync(principal, resource, role, context);
}
