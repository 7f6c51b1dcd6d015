/** What the atlas made of facts that are not quite there at its date. */

import { h } from "./dom.js";
import { capital, count, fill } from "./text.js";

/** What a field of a document refers to, where it is no name of a collection itself. */
const FIELDS = {
  areas: "areas", within: "areas", contains: "areas", neighbours: "areas", works_in: "areas", seat: "areas", successors: undefined,
  themes: "themes", sectors: "sectors", needs: "levers", by: undefined, parties: "stakeholders", member_of: "stakeholders", stakeholder: "stakeholders", represents: "target_groups",
};

/** All of them, kind by kind, for who wants to know. */
export function notices(names, found) {
  if (found.length === 0) return "";
  const { words } = names;
  const kinds = Map.groupBy(found, ({ code }) => code);
  return h(
    "details",
    { class: "notices" },
    h("summary", {}, count(found.length, words.notice)),
    [...kinds].map(([code, list]) => [
      h("h2", { class: "quiet" }, `${list.length} × ${words.notices[code] ?? code}`),
      h("ul", {}, list.map(({ path, nearest }) => h("li", {}, told(names, path, code), nearest !== undefined && ` (${fill(words.notice_nearest, nearest)})`))),
    ]),
  );
}

/** A path by ids (`challenges/wachtlijst/areas/neerpelt`) in words. */
function told(names, path, code) {
  const { words } = names;
  const [collection, id, field, target] = path.split("/");
  if (!names.has(collection) || id === undefined) return path;
  const named = names.of(collection, id);
  // what has no label of its own is called after whom it is about
  const about = names.get(collection, id)?.stakeholder;
  const subject = `${capital(words.collections[collection] ?? collection)} ${named === id && about !== undefined ? names.stakeholder(about) : named}`;
  // a field that refers to one thing alone
  const one = target ?? names.get(collection, id)?.[field];
  if (typeof one !== "string") return subject;
  const refers = targetOf(names, collection, field, one);
  const heirs = code === "succeeded" ? names.heirs(referredIn(collection, field), one) : [];
  return fill(words.notice_refers, subject, heirs.length === 0 ? refers : fill(words.notice_heirs, refers, names.and(heirs)));
}

function targetOf(names, collection, field, target) {
  if (field === "mandates") {
    const [lever, level, area] = target.split("@");
    return [names.lever(lever), level === undefined ? "" : names.of("levels", level), area === undefined ? "" : names.area(area)].filter(Boolean).join(", ");
  }
  const [area, level] = target.split(":");
  if (field === "areas" && level !== undefined) return `${names.area(area)}, ${names.of("levels", level)}`;
  const refers = referredIn(collection, field);
  return refers === undefined ? target : names.of(refers, target);
}

/** The collection that a field of another refers to. */
function referredIn(collection, field) {
  if (field === "successors") return collection;
  if (field === "by") return collection === "offers" ? "stakeholders" : "agreements";
  return FIELDS[field];
}
