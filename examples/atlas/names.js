/** Names for people: the label of everything that an answer names by id. */

import { capital, textIn } from "./text.js";

const LANDSCAPE = ["areas", "sectors", "levers", "target_groups", "trends", "schemes", "themes", "stakeholders", "agreements", "appointments", "exclusions", "offers", "challenges"];
const RULE_BOOK = ["levels", "kinds", "roles", "rules", "requirements", "separations"];

export class Names {
  #elements = new Map();
  #labels = new Map();
  #short;

  /** The landscape first, then the sets on which it builds, then the rules. */
  constructor({ landscape, sets, ruleBook, asOf }, words, lang) {
    this.words = words;
    this.lang = lang;
    this.asOf = asOf;
    this.landscape = landscape;
    this.ruleBook = ruleBook;
    for (const collection of LANDSCAPE) this.#add(collection, [landscape, ...sets]);
    for (const collection of RULE_BOOK) this.#add(collection, [ruleBook]);
    this.#short = shortened(this.#labels.get("stakeholders"));
  }

  #add(collection, documents) {
    const elements = new Map();
    const labels = new Map();
    const seen = new Set();
    for (const element of documents.flatMap((document) => document[collection] ?? [])) {
      const label = element.label === undefined ? "" : textIn(element.label, this.lang);
      elements.set(element.id, element);
      if (label === "") labels.set(element.id, element.id);
      // two things of one name: the id tells them apart
      else labels.set(element.id, seen.has(label) ? `${label} (${element.id})` : label);
      seen.add(label);
    }
    this.#elements.set(collection, elements);
    this.#labels.set(collection, labels);
  }

  /** What a document says of an element. */
  get(collection, id) {
    return this.#elements.get(collection).get(id);
  }

  all(collection) {
    return [...this.#elements.get(collection).values()];
  }

  has(collection) {
    return this.#elements.has(collection);
  }

  /** The label of an element of a collection. */
  of(collection, id) {
    return this.#labels.get(collection).get(id) ?? id;
  }

  text(text) {
    return textIn(text, this.lang);
  }

  area(id) {
    return this.of("areas", id);
  }

  lever(id) {
    return capital(this.of("levers", id));
  }

  stakeholder(id) {
    return this.of("stakeholders", id);
  }

  /** The name without what explains it: `W13` for `W13, welzijnsvereniging van …`. */
  short(id) {
    return this.#short.get(id) ?? id;
  }

  role(id) {
    return this.of("roles", id);
  }

  /** The name of the landscape. */
  get title() {
    return this.landscape.label === undefined ? this.landscape.id : this.text(this.landscape.label);
  }

  get rules() {
    return this.ruleBook.label === undefined ? this.ruleBook.id : this.text(this.ruleBook.label);
  }

  /** The place of a role, level or the like in the rule book. */
  rank(collection, id) {
    const rank = this.ruleBook[collection].findIndex((element) => element.id === id);
    return rank < 0 ? Infinity : rank;
  }

  approachOf(level) {
    return this.get("levels", level)?.approach ?? "local";
  }

  levelOf(area) {
    return this.get("areas", area)?.level;
  }

  kindOf(stakeholder) {
    return this.get("stakeholders", stakeholder)?.kind ?? "";
  }

  worksIn(stakeholder) {
    return this.get("stakeholders", stakeholder)?.works_in ?? [];
  }

  /** Everyone of a kind that works in one of these areas on the day of the answer. */
  ofKind(kind, areas) {
    const here = ({ valid = {}, ...one }) =>
      one.kind === kind && !(this.asOf < valid.from) && !(this.asOf >= valid.until) && (one.works_in ?? []).some((area) => areas.has(area));
    return this.all("stakeholders").filter(here).map(({ id }) => id);
  }

  /** The names of what took the place of an area or a stakeholder. */
  heirs(collection, id) {
    const ended = ({ valid = {} }) => valid.until <= this.asOf;
    const after = (one) => (one !== undefined && ended(one) ? (one.successors ?? []).flatMap((heir) => after(this.get(collection, heir))) : [one?.id]);
    if (collection === undefined || this.get(collection, id) === undefined) return [];
    return this.sorted([...new Set(after(this.get(collection, id)))].filter((heir) => heir !== undefined && heir !== id).map((heir) => this.of(collection, heir)));
  }

  /** What many of a kind are called; nothing for a kind that has no such words. */
  kinds(kind) {
    return Object.hasOwn(this.words.kinds, kind) ? this.words.kinds[kind] : undefined;
  }

  /** What areas of a level are called. */
  level(level) {
    return level !== undefined && Object.hasOwn(this.words.levels, level) ? this.words.levels[level] : this.words.area;
  }

  /** What stands before "own": `de` eigen gemeente, `het` eigen gebied. */
  own(noun) {
    return this.words.own[noun === this.words.area ? 1 : 0];
  }

  /** `A`, `A en B`, `A, B en C`. */
  and(names) {
    if (names.length < 2) return names.join("");
    return `${names.slice(0, -1).join(", ")} ${this.words.and} ${names.at(-1)}`;
  }

  /** In the order of the alphabet. */
  sorted(names) {
    return [...names].sort(new Intl.Collator(this.lang, { numeric: true }).compare);
  }
}

/** Labels up to their first comma, where that leaves them different. */
function shortened(labels) {
  const short = (label) => label.split(", ")[0];
  const times = new Map();
  for (const label of labels.values()) times.set(short(label), (times.get(short(label)) ?? 0) + 1);
  return new Map([...labels].map(([id, label]) => [id, times.get(short(label)) === 1 ? short(label) : label]));
}
