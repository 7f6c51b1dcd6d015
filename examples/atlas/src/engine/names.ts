/** Names for people: the label of everything that an answer names by id. */

import type { Area, Challenge, Elements, Exclusion, Id, Landscape, Named, Offer, Requirement, Rule, RuleBook, Separation, Stakeholder, TargetGroup, Text, Theme, Trend, Validity } from "regie-wasm";
import type { Documents } from "../store/documents.js";
import { type Words, wordFor } from "../words.js";
import { type Noun, capital, textIn } from "./text.js";

export type Collection = keyof Elements;

const LANDSCAPE = ["areas", "sectors", "levers", "target_groups", "trends", "schemes", "themes", "stakeholders", "agreements", "appointments", "exclusions", "offers", "challenges"] as const;
const RULE_BOOK = ["levels", "kinds", "roles", "rules", "requirements", "separations"] as const;

/** What of an element can be asked for, whatever its collection. */
export type Element = { id: Id; label?: Text; description?: Text; valid?: Validity; stakeholder?: Id };

/** The documents as they stand now, for a date. */
export type Dated = Documents & { asOf: string };

interface ByCollection {
  areas: Area;
  themes: Theme;
  trends: Trend;
  stakeholders: Stakeholder;
  challenges: Challenge;
  exclusions: Exclusion;
  levers: Named;
  offers: Offer;
  target_groups: TargetGroup;
  rules: Rule;
  requirements: Requirement;
  separations: Separation;
  levels: Elements["levels"];
  roles: Elements["roles"];
}

export class Names {
  readonly landscape: Landscape;
  readonly ruleBook: RuleBook;
  readonly asOf: string;
  #elements = new Map<string, Map<Id, Element>>();
  #labels = new Map<string, Map<Id, string>>();
  #short: Map<Id, string>;
  #order: Intl.Collator;

  /** The landscape first, then the sets on which it builds, then the rules. */
  constructor({ landscape, sets, ruleBook, asOf }: Dated, readonly words: Words, readonly lang: string) {
    this.landscape = landscape;
    this.ruleBook = ruleBook;
    this.asOf = asOf;
    this.#order = new Intl.Collator(lang, { numeric: true });
    for (const collection of LANDSCAPE) this.#add(collection, [landscape, ...sets].map((document) => document[collection]));
    for (const collection of RULE_BOOK) this.#add(collection, [ruleBook[collection]]);
    this.#short = shortened(this.#labels.get("stakeholders") ?? new Map());
  }

  #add(collection: Collection, lists: (readonly object[] | undefined)[]): void {
    const elements = new Map<Id, Element>();
    const labels = new Map<Id, string>();
    const seen = new Set<string>();
    for (const element of lists.flatMap((list) => (list ?? []) as readonly Element[])) {
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
  get<C extends keyof ByCollection>(collection: C, id: Id | undefined): ByCollection[C] | undefined;
  get(collection: string, id: Id | undefined): Element | undefined;
  get(collection: string, id: Id | undefined): unknown {
    return this.#elements.get(collection)?.get(id ?? "");
  }

  all<C extends keyof ByCollection>(collection: C): ByCollection[C][] {
    return [...(this.#elements.get(collection)?.values() ?? [])] as unknown as ByCollection[C][];
  }

  has(collection: string): boolean {
    return this.#elements.has(collection);
  }

  /** The label of an element of a collection. */
  of(collection: string, id: Id): string {
    return this.#labels.get(collection)?.get(id) ?? id;
  }

  text(text: Text): string {
    return textIn(text, this.lang);
  }

  area(id: Id): string {
    return this.of("areas", id);
  }

  lever(id: Id): string {
    return capital(this.of("levers", id));
  }

  stakeholder(id: Id): string {
    return this.of("stakeholders", id);
  }

  challenge(id: Id): string {
    return capital(this.of("challenges", id));
  }

  theme(id: Id): string {
    return capital(this.of("themes", id));
  }

  /** The name without what explains it: `W13` for `W13, welzijnsvereniging van …`. */
  short(id: Id): string {
    return this.#short.get(id) ?? id;
  }

  role(id: Id): string {
    return this.of("roles", id);
  }

  /** The name of the landscape. */
  get title(): string {
    return named(this.landscape, this.lang);
  }

  get rules(): string {
    return named(this.ruleBook, this.lang);
  }

  /** The place of a role, level or the like in the rule book. */
  rank(collection: "roles" | "levels", id: Id): number {
    const rank = this.ruleBook[collection].findIndex((element) => element.id === id);
    return rank < 0 ? Infinity : rank;
  }

  approachOf(level: Id) {
    return this.get("levels", level)?.approach ?? "local";
  }

  levelOf(area: Id | undefined): Id | undefined {
    return this.get("areas", area)?.level;
  }

  kindOf(stakeholder: Id): Id {
    return this.get("stakeholders", stakeholder)?.kind ?? "";
  }

  worksIn(stakeholder: Id): readonly Id[] {
    return this.get("stakeholders", stakeholder)?.works_in ?? [];
  }

  /** Is it there on the day of the answer? */
  isNow({ valid = {} }: { valid?: Validity }): boolean {
    return !(valid.from !== undefined && this.asOf < valid.from) && !(valid.until !== undefined && this.asOf >= valid.until);
  }

  /** Everyone of a kind that works in one of these areas on the day of the answer. */
  ofKind(kind: Id, areas: ReadonlySet<Id>): Id[] {
    const here = (one: Stakeholder) => one.kind === kind && this.isNow(one) && (one.works_in ?? []).some((area) => areas.has(area));
    return this.all("stakeholders").filter(here).map(({ id }) => id);
  }

  /** The names of what took the place of an area or a stakeholder. */
  heirs(collection: string | undefined, id: Id): string[] {
    if (collection !== "areas" && collection !== "stakeholders") return [];
    if (this.get(collection, id) === undefined) return [];
    const hasEnded = (one: Id) => (this.get(collection, one)?.valid?.until ?? "9999-99-99") <= this.asOf;
    // a set goes on with what is added to it, and has each once
    const all = new Set([id]);
    for (const one of all) if (hasEnded(one)) for (const next of this.get(collection, one)?.successors ?? []) all.add(next);
    return this.sorted([...all].filter((heir) => heir !== id && !hasEnded(heir)).map((heir) => this.of(collection, heir)));
  }

  /** What many of a kind are called; nothing for a kind that has no such words. */
  kinds(kind: Id): Noun | undefined {
    return wordFor<Noun>(this.words.kinds, kind);
  }

  /** What areas of a level are called. */
  level(level: Id | undefined): Noun {
    return wordFor<Noun>(this.words.levels, level) ?? this.words.area;
  }

  /** What stands before "own": `de` eigen gemeente, `het` eigen gebied. */
  own(noun: Noun): string {
    return this.words.own[noun === this.words.area ? 1 : 0] ?? "";
  }

  /** `A`, `A en B`, `A, B en C`. */
  and(names: readonly string[]): string {
    if (names.length < 2) return names.join("");
    return `${names.slice(0, -1).join(", ")} ${this.words.and} ${names.at(-1)}`;
  }

  /** In the order of the alphabet. */
  sorted(names: readonly string[]): string[] {
    return [...names].sort(this.#order.compare);
  }
}

function named({ label, id }: Named | { id: Id; label?: Text }, lang: string): string {
  return label === undefined ? id : textIn(label, lang);
}

/** Labels up to their first comma, where that leaves them different. */
function shortened(labels: ReadonlyMap<Id, string>): Map<Id, string> {
  const short = (label: string) => label.split(", ")[0] ?? label;
  const times = new Map<string, number>();
  for (const label of labels.values()) times.set(short(label), (times.get(short(label)) ?? 0) + 1);
  return new Map([...labels].map(([id, label]) => [id, times.get(short(label)) === 1 ? short(label) : label]));
}
