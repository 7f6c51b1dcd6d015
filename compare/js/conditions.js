/**
 * Conditions of a rule book in the words of another engine: which fact each atom asks for is the same for all, how it is said is not.
 *
 * A language is `{ oneOf(fact, words), hasOneOf(facts, words), meet(facts, others), isTrue(fact), atLeast(fact, number), all(parts), any(parts),
 * not(part) }`; a fact is a path as `principal.kind`.
 */

const LISTS = {
  sector: "principal.sectors",
  member_of: "principal.member_of",
  appointed: "context.appointed",
  theme: "resource.themes",
  target_group: "resource.target_groups",
  needs: "resource.needs",
  approach: "resource.approaches",
};
const SINGLE = {
  stakeholder: "principal.id",
  kind: "principal.kind",
  spread: "resource.spread",
  level: "resource.level",
  place: "resource.place",
};
const TRUE = {
  pulls: "context.pulls",
  offers: "context.offers",
  party: "context.party",
  unheld: "resource.unheld",
  contiguous: "resource.contiguous",
};
const PAIRS = {
  serves_theme: ["principal.sectors", "resource.sectors"],
  represents: ["principal.target_groups", "resource.target_groups"],
};
const COUNTS = { sectors_at_least: "resource.sectors_count", areas_at_least: "resource.areas_count" };

/** A condition in a language. */
export function condition(language, when) {
  if (typeof when === "string") {
    if (when in TRUE) return language.isTrue(TRUE[when]);
    if (when in PAIRS) return language.meet(...PAIRS[when]);
    throw new Error(`\`${when}\` is an atom that is not known here`);
  }
  const [[word, value]] = Object.entries(when);
  const parts = () => value.map((part) => condition(language, part));
  if (word === "all") return language.all(parts());
  if (word === "any") return language.any(parts());
  if (word === "not") return language.not(condition(language, value));
  if (word === "works") return language.hasOneOf("context.works", [value]);
  if (word in LISTS) return language.hasOneOf(LISTS[word], value);
  if (word in SINGLE) return language.oneOf(SINGLE[word], value);
  if (word in COUNTS) return language.atLeast(COUNTS[word], value);
  throw new Error(`\`${word}\` is an atom that is not known here`);
}

/** All of a rule that is judged at a place: that it applies there, that it is not set aside, and its condition. */
export function whole(language, rule) {
  const parts = [language.hasOneOf("resource.functions", rule.at)];
  if (rule.effect === "assign") parts.push(language.not(language.hasOneOf("context.aside", [rule.id])));
  return language.all([...parts, condition(language, rule.when)]);
}

/** The rules of a role: what gives it, and what bars it. */
export function ofRole(ruleBook, role) {
  const rules = ruleBook.rules.filter((rule) => rule.role === role);
  return { given: rules.filter(({ effect }) => effect === "assign"), barred: rules.filter(({ effect }) => effect === "forbid") };
}

/** Who has a role: a rule gives it, and nothing bars it. */
export function verdict(language, ruleBook, role) {
  const { given, barred } = ofRole(ruleBook, role);
  const bars = [language.isTrue("context.excluded"), ...barred.map((rule) => whole(language, rule))];
  return language.all([language.any(given.map((rule) => whole(language, rule))), language.not(language.any(bars))]);
}

/** The facts that are handed over with a question. */
export const facts = ({ principal, resource, context }) => ({ principal, resource, context });
