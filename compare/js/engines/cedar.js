/** Cedar: a permission for each rule that assigns, a prohibition for each that forbids, and one for exclusions. */

import { preparsePolicySet, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/nodejs";

import { whole } from "../conditions.js";

const list = (words) => `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;

const language = {
  oneOf: (fact, words) => `${list(words)}.contains(${fact})`,
  hasOneOf: (facts, words) => `${facts}.containsAny(${list(words)})`,
  meet: (facts, others) => `${facts}.containsAny(${others})`,
  isTrue: (fact) => fact,
  atLeast: (fact, number) => `${fact} >= ${number}`,
  all: (parts) => (parts.length === 0 ? "true" : `(${parts.join(" && ")})`),
  any: (parts) => (parts.length === 0 ? "false" : `(${parts.join(" || ")})`),
  not: (part) => `!${part}`,
};

export function start({ ruleBook }) {
  const policies = ruleBook.rules.map((rule) => {
    const effect = rule.effect === "assign" ? "permit" : "forbid";
    return `${effect}(principal, action == Action::${JSON.stringify(rule.role)}, resource) when { ${whole(language, rule)} };`;
  });
  policies.push("forbid(principal, action, resource) when { context.excluded };");
  const read = preparsePolicySet("rules", { staticPolicies: policies.join("\n") });
  if (read.type !== "success") throw new Error(JSON.stringify(read));
  return (question) => {
    const principal = { type: "Stakeholder", id: question.stakeholder };
    const resource = { type: "Place", id: `${question.challenge} ${question.area}` };
    const answer = statefulIsAuthorized({
      principal,
      action: { type: "Action", id: question.role },
      resource,
      context: question.context,
      preparsedPolicySetId: "rules",
      entities: [
        { uid: principal, attrs: question.principal, parents: [] },
        { uid: resource, attrs: question.resource, parents: [] },
      ],
    });
    if (answer.type !== "success" || answer.response.diagnostics.errors.length > 0) throw new Error(JSON.stringify(answer));
    return answer.response.decision === "allow";
  };
}
