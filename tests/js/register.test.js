/** The register as a web developer sees it: what is written, refused, read back, and misused. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { install, load, root, thrown } from "./package-under-test.js";

const project = install();
const { Atlas, NotOpened, NotWritten, RegieError, Register, checkPath, flandersSignalPath, planMeetings, readJournal } = await load(project);
const nl = JSON.parse(readFileSync(join(root, "core/src/words/nl.json"), "utf8"));

const landscape = {
  format: "regie/landscape", version: 1, id: "menen", as_of: "2018-01-01", builds_on: ["flanders-vocabulary"],
  areas: [{ id: "menen", label: "Menen", level: "local" }],
  stakeholders: [
    { id: "ocmw", label: "OCMW Menen", kind: "ocmw", works_in: ["menen"] },
    { id: "caw", label: "CAW", kind: "caw", works_in: ["menen"] },
  ],
};
const documents = { landscape };
const seen = { kind: "signal-reported", signal: "s-1", themes: ["poverty"], areas: ["menen"], seen: "geen geld voor een schoolreis" };
const screen = { kind: "signal-step", signals: ["s-1"], step: "screen" };
const appoint = { kind: "landscape-changed", changes: [{ appointment: { stakeholder: "ocmw", role: "signal-coordinator", within: "menen" } }] };
const salt = "b9c1d04e7f2a6358";
const begin = () => Register.begin(documents, "2018-01-10T09:00:00+01:00", "ocmw");
const draft = (at, by, event, more = {}) => ({ at: `2018-${at}T10:00:00+01:00`, by, event, ...more });
const told = ({ name, code, path, hint }) => ({ name, code, path, hint });

/** Five events: one has a name that may be erased, one changes the landscape. */
function lived() {
  const register = begin();
  register.append(1, draft("02-01", "caw", seen, { erasable: { reporter_name: { text: "wie het meldde", salt } } }));
  register.append(2, draft("02-05", "ocmw", appoint));
  register.append(3, draft("02-06", "ocmw", JSON.stringify(screen)));
  register.append(4, draft("02-07", "caw", { ...seen, signal: "s-2" }));
  return register;
}

test("what happens is written down, and comes to the same when it is read again", () => {
  const register = lived();
  assert.equal(register.head.seq, 5);
  assert.equal(register.at, "2018-02-07T10:00:00+01:00");
  assert.equal(register.opening.landscape, "menen");
  assert.equal(register.signals.find("s-1").state, "screened");
  assert.deepEqual(register.entries(3).map(({ seq, event }) => [seq, event.kind]), [[4, "signal-step"], [5, "signal-reported"]]);
  const again = Register.open(documents, register.lines(), { known: register.head });
  assert.equal(again.snapshot(), register.snapshot());
  assert.equal(again.repaired, undefined);
  const later = Register.resume(documents, register.upTo(3).snapshot(), register.lines(3));
  assert.equal(later.snapshot(), register.snapshot());
  assert.equal(later.lines(), register.lines(3));
  assert.equal(thrown(() => later.upTo(4)).code, "part-of-journal");
});

test("a line is what was written, and what others wrote is followed", () => {
  const [one, other] = [begin(), begin()];
  const written = one.append(1, draft("02-01", "caw", seen));
  assert.equal(one.lines(1), `${written.line}\n`);
  assert.deepEqual(written.entry, JSON.parse(written.line));
  assert.deepEqual(written.after, other.head);
  assert.equal(other.follow(`${written.line}\n`), 1);
  assert.deepEqual(other.head, one.head);
  const wrong = thrown(() => other.follow(`${written.line}\n`));
  assert.ok(wrong instanceof NotOpened);
  assert.deepEqual([wrong.code, wrong.line], ["reordered", 1]);
});

test("what is refused says every reason, and changes nothing", () => {
  const register = begin();
  register.append(1, draft("02-01", "caw", seen));
  const before = register.snapshot();
  const refused = thrown(() => register.append(2, draft("02-02", "ocmw", screen)));
  assert.ok(refused instanceof NotWritten && refused instanceof RegieError);
  assert.deepEqual([refused.code, refused.name, refused.reasons.length, refused.conflict], ["not-allowed", "RegieError", 1, undefined]);
  assert.match(refused.message, /`ocmw` may not take the step `screen` with `s-1`/u);
  const several = thrown(() => register.append(2, draft("02-02", "ocmw", { kind: "signal-reported", signal: "s-1", themes: ["povert"], areas: ["meenen"], seen: "x" })));
  assert.ok(several.reasons.length > 1, JSON.stringify(several.reasons));
  assert.deepEqual(several.reasons[0], { code: several.code, path: several.path, message: several.reasons[0].message, ...(several.hint && { hint: several.hint }) });
  const kind = thrown(() => register.append(2, draft("02-02", "ocmw", { ...screen, kind: "signal-stap" })));
  assert.deepEqual(told(kind), { name: "RegieError", code: "unknown-kind", path: "kind", hint: "did you mean `signal-step`?" });
  const form = thrown(() => register.append(2, draft("02-02", "ocmw", { signal: "s-1" })));
  assert.ok(form instanceof NotWritten);
  assert.equal(form.code, "missing-field");
  assert.equal(thrown(() => register.append(2, draft("01-02", "ocmw", screen))).code, "earlier");
  assert.equal(register.snapshot(), before);
});

test("a refusal is told in a language too: as a whole, and each of its reasons", () => {
  const register = begin();
  const telling = { lang: nl };
  const twice = draft("02-02", "ocmw", { kind: "signal-reported", signal: "s-1", themes: ["povert"], areas: ["meenen"], seen: "x" });
  const refused = thrown(() => register.append(1, twice, telling));
  assert.deepEqual(refused.reasons.map(({ words }) => words), ["Er is geen thema met de naam ‘povert’. Bedoelt u ‘poverty’?", "Er is geen gebied met de naam ‘meenen’. Bedoelt u ‘menen’?"]);
  assert.equal(refused.words, refused.reasons.map(({ words }) => words).join("\n"));
  // without a language there are none
  assert.deepEqual([thrown(() => register.append(1, twice)).words, "words" in thrown(() => register.append(1, twice)).reasons[0]], [undefined, false]);
  register.append(1, draft("02-01", "caw", seen));
  const prepared = register.prepare(2, draft("02-02", "caw", { ...seen, signal: "s-2" }), telling);
  register.append(2, draft("02-02", "caw", { ...seen, signal: "s-3" }));
  assert.match(thrown(() => register.commit(prepared, telling)).words, /^U kent 2 gebeurtenissen, en er zijn er nu 3\. Intussen kwam erbij: ‘signal-reported’ door ‘caw’\./u);
  const changed = register.lines().replace("geen geld", "wel geld");
  for (const read of [() => readJournal(changed, telling), () => Register.open({ landscape }, changed, telling)]) {
    assert.match(thrown(read).words, /^Regel 2 van het journaal: /u);
  }
  assert.match(thrown(() => register.follow(register.lines(1), telling)).words, /^Regel 1 van het journaal: /u);
  assert.match(thrown(() => Register.begin({ landscape }, "2018-01-10T09:00:00+01:00", "ocmw@menen", telling)).words, /^Wie iets doet, krijgt hier een naam zonder persoonsgegevens\./u);
  assert.equal(thrown(() => register.append(3, twice, { lang: "nl" })).path, "options.lang");
});

test("who comes late is shown what came between", () => {
  const register = lived();
  const late = thrown(() => register.append(3, draft("02-08", "caw", { ...seen, signal: "s-3" })));
  assert.equal(late.code, "conflict");
  assert.deepEqual([late.conflict.expected, late.conflict.head], [3, register.head]);
  assert.deepEqual(late.conflict.between, register.entries(3));
  assert.equal(late.conflict.lines.map((line) => `${line}\n`).join(""), register.lines(3));
});

test("what is prepared changes nothing until it is committed, and can be given up", () => {
  const register = begin();
  const prepared = register.prepare(1, draft("02-01", "caw", seen));
  const other = register.prepare(1, draft("02-01", "caw", { ...seen, signal: "s-2" }));
  assert.deepEqual(register.signals.all(), []);
  assert.equal(register.commit(prepared).line, prepared.line);
  assert.equal(register.lines(1), `${prepared.line}\n`);
  assert.equal(thrown(() => register.commit(other)).code, "conflict");
  // the module has taken both
  for (const one of [prepared, other]) assert.equal(thrown(() => register.commit(one)).code, "freed");
  const third = register.prepare(2, draft("02-01", "caw", { ...seen, signal: "s-3" }));
  third.free();
  third.free();
  assert.equal(thrown(() => register.commit(third)).code, "freed");
  assert.equal(thrown(() => register.commit({})).code, "invalid-argument");
  assert.equal(register.head.seq, 2);
});

test("a name is erased, and the chain stays", () => {
  const register = lived();
  const before = register.lines();
  assert.match(before, /wie het meldde/u);
  const { erases, erased } = register.append(5, draft("02-09", "ocmw", { kind: "erased", seq: 2, reason: "gevraagd" }));
  assert.equal(erases, 2);
  assert.equal(register.lines().split("\n")[1], erased);
  assert.equal(Register.withoutErasable(before.split("\n")[1]), erased);
  assert.equal(Register.withoutErasable(erased), null);
  assert.doesNotMatch(register.lines(), /wie het meldde/u);
  assert.equal(Register.open(documents, register.lines()).head.seq, 6);
  assert.equal(thrown(() => register.append(6, draft("02-09", "ocmw", { kind: "erased", seq: 2 }))).code, "nothing-to-erase");
  const weak = thrown(() => register.append(6, draft("02-09", "caw", seen, { erasable: { reporter_name: { text: "x", salt: "short" } } })));
  assert.deepEqual([weak.code, weak.path], ["weak-salt", "draft.erasable.reporter_name"]);
});

test("journals are read: a torn line, the first bad line, a head that is known", () => {
  const register = lived();
  const lines = register.lines();
  const bytes = new TextEncoder().encode(lines);
  const { head, opening, entries, repaired } = readJournal(bytes, { known: register.head });
  assert.deepEqual([head, opening, entries, repaired], [register.head, register.opening, register.entries(), undefined]);

  // torn in the middle of a character
  const torn = new TextEncoder().encode(`${lines}{"seq":6,"at":"2018-02-09T10:00:00+01:00","by":"é`).slice(0, -1);
  const opened = Register.open(documents, torn);
  assert.equal(opened.head.seq, 5);
  assert.deepEqual([opened.repaired.line, opened.repaired.keptBytes], [6, bytes.length]);
  assert.match(opened.repaired.dropped, /^\{"seq":6/u);

  const bad = (text, options) => {
    const error = thrown(() => readJournal(text, options));
    assert.ok(error instanceof NotOpened);
    const same = thrown(() => Register.open(documents, text, options));
    assert.deepEqual([same.code, same.line, same.message], [error.code, error.line, error.message]);
    return [error.code, error.line];
  };
  assert.deepEqual(bad(lines.replace("schoolreis", "schoolfeest")), ["tampered", 2]);
  const all = lines.split("\n");
  assert.deepEqual(bad([all[0], all[2], all[1], ...all.slice(3)].join("\n")), ["reordered", 2]);
  assert.deepEqual(bad(all.slice(0, 3).map((line) => `${line}\n`).join(""), { known: register.head }), ["cut", 4]);
  assert.deepEqual(bad(lines, { known: { seq: 3, hash: register.head.hash } }), ["other-history", 3]);
  assert.equal(thrown(() => register.verify({ seq: 6, hash: register.head.hash })).code, "cut");
  register.verify(register.head);
  assert.equal(thrown(() => Register.open(documents, "")).code, "empty-journal");
  const other = { landscape: { ...landscape, areas: [{ ...landscape.areas[0], label: "Meenen" }] } };
  assert.deepEqual(told(thrown(() => Register.open(other, lines))), { name: "RegieError", code: "other-landscape", path: "", hint: undefined });
});

test("wrong documents and snapshots are problems, as everywhere", () => {
  const error = thrown(() => Register.begin({ landscape: { ...landscape, areas: 1 }, ruleBook: "{}" }, "2018-01-10T09:00:00+01:00", "ocmw"));
  assert.deepEqual(new Set(error.problems.map(({ document }) => document)), new Set(["landscape", "rulebook"]));
  assert.equal(thrown(() => Register.begin({ landscape, path: {} }, "2018-01-10T09:00:00+01:00", "ocmw")).problems[0].document, "path");
  assert.equal(thrown(() => Register.resume(documents, "{}")).problems[0].document, "snapshot");
  assert.equal(thrown(() => Register.begin({ landscape, paths: {} }, "2018-01-10T09:00:00+01:00", "ocmw")).code, "unknown-option");
  assert.equal(thrown(() => begin().append(1, draft("02-01", "caw", { ...seen, seen: undefined }))).problems[0].path, "seen");
});

test("who acted then is an atlas, as known now and as known then", () => {
  const register = lived();
  const holders = (atlas) => [...atlas.whoActs({ role: "signal-coordinator" })].length;
  const atlas = register.atlasOn("2018-02-06");
  assert.ok(atlas instanceof Atlas);
  assert.equal(atlas.asOf, "2018-02-06");
  register.append(5, draft("02-10", "ocmw", { kind: "landscape-changed", changes: [{ put: { challenges: { id: "schulden", label: "schulden", themes: ["poverty"], areas: ["menen"], spread: "separate" } } }] }));
  assert.equal(holders(register.atlasKnown("2018-02-07T10:00:00+01:00")), 0);
  assert.ok(holders(register.atlasOn("2018-02-07")) > 0);
  assert.equal(register.until("2018-02-05").head.seq, 3);
  // it is one of its own
  register.free();
  assert.equal(atlas.asOf, "2018-02-06");
});

test("a path is looked at, and one of one's own is used", () => {
  const path = flandersSignalPath();
  assert.deepEqual(checkPath(path), []);
  const trapped = { ...path, steps: path.steps.filter(({ id }) => id !== "screen") };
  const findings = checkPath(trapped);
  assert.ok(findings.some(({ code, state, words }) => code === "unreachable-state" && state === "screened" && words.nl.includes("screened")));
  const register = Register.begin({ landscape, path: { ...path, id: "own" } }, "2018-01-10T09:00:00+01:00", "ocmw");
  assert.equal(register.opening.path, "own");
  assert.equal(register.signals.path().id, "own");
  assert.deepEqual(register.signals.checkPath(), checkPath(path));
});

test("meetings of any groups are planned", () => {
  const halfDays = ["2018-01-29", "2018-01-30"].flatMap((date) => ["morning", "afternoon"].map((half) => ({ date, half })));
  const asked = {
    groups: [{ theme: "care", meetings: 1 }, { theme: "housing", meetings: 1 }, { theme: "work", meetings: 1 }], halfDays,
    registrations: [{ participant: "p1", themes: ["care", "housing"] }, { participant: "p2", themes: ["work"] }],
  };
  const { meetings, clashes, proven, days } = planMeetings(asked);
  assert.deepEqual(meetings.map(({ half_day: { date, half }, theme }) => `${date} ${half} ${theme}`), ["2018-01-29 morning care", "2018-01-29 morning work", "2018-01-29 afternoon housing"]);
  assert.deepEqual([clashes, proven, days], [[], true, 1]);
  const many = thrown(() => planMeetings({ ...asked, groups: [{ theme: "care", meetings: 4 }] }));
  assert.deepEqual([many.code, many.path], ["meeting-count", "asked"]);
  assert.equal(thrown(() => planMeetings({ ...asked, halfDays: [{ date: "2018-02-30", half: "morning" }] })).path, "asked.halfDays");
});

test("notes are data, Markdown and HTML", () => {
  const register = lived();
  const { note, markdown, html } = register.newsletter("2018-01-01", "2018-03-01T09:00:00+01:00", { lang: nl });
  assert.equal(note.kind, "newsletter");
  assert.ok(markdown.startsWith(`# ${note.title}`));
  assert.ok(html.startsWith("<!DOCTYPE html>\n<html lang=\"nl\">"));
  const atlas = register.atlasOn("2018-03-01");
  const options = { lang: nl, from: "ocmw" };
  assert.deepEqual(atlas.visionNote("poverty", options), register.visionNote("poverty", { ...options, on: "2018-03-01" }));
  assert.deepEqual(atlas.visionNoteOfSector("housing", options), register.visionNoteOfSector("housing", { ...options, on: "2018-03-01" }));
  assert.equal(thrown(() => atlas.visionNote("poverty")).path, "options.lang");
  assert.deepEqual(told(thrown(() => register.signalAbove("ocmv", { lang: nl }))), { name: "RegieError", code: "unknown-id", path: "addressee", hint: "ocmw" });
});

test("misuse names what is wrong", () => {
  const register = lived();
  const wrong = (call, code, path, hint) => assert.deepEqual(told(thrown(call)), { name: "RegieError", code, path, hint });
  wrong(() => new Register(), "invalid-argument", "Register");
  wrong(() => new Register({}), "invalid-argument", "Register");
  wrong(() => Register.begin(documents, "2018-01-10", "ocmw"), "invalid-argument", "at");
  wrong(() => Register.begin(documents, "2018-01-10T09:00:00+01:00", "o c"), "invalid-argument", "by");
  wrong(() => register.append(5, { at: "gisteren", by: "ocmw", event: seen }), "invalid-argument", "draft.at");
  wrong(() => register.append(5, { by: "ocmw", event: seen }), "invalid-argument", "draft.at");
  wrong(() => register.append(-1, draft("02-08", "ocmw", seen)), "invalid-argument", "expectedSeq");
  wrong(() => register.append(5, { ...draft("02-08", "ocmw", seen), events: 1 }), "unknown-option", "draft.events", "event");
  wrong(() => Register.open(documents, 5), "invalid-argument", "lines");
  wrong(() => register.signals.status("s-1"), "invalid-argument", "now");
  wrong(() => register.signals.status("s-1", "2018-02-30T09:00:00Z"), "invalid-argument", "now");
  wrong(() => register.signals.status("s-11", "2018-02-08T09:00:00Z"), "unknown-id", "signal", "s-1");
  wrong(() => register.signals.route({ themes: ["poverty", "povert"], areas: ["menen"] }), "unknown-id", "signal.themes[1]", "poverty");
  wrong(() => register.signals.stuck({ on: "2018" }), "invalid-argument", "options.on");
  wrong(() => register.signals.forumAgenda("2018-02-08T09:00:00Z", { most: 1.5 }), "invalid-argument", "options.most");
  wrong(() => register.trajectory("t").state(), "unknown-id", "trajectory");
  wrong(() => register.plan("p").budget(), "unknown-id", "plan");
  wrong(() => register.executiveMemo("ocmw", { lang: nl, plan: "p" }), "unknown-id", "options.plan");
  wrong(() => register.verify({ seq: 1, hash: "00" }), "invalid-argument", "known");
  wrong(() => readJournal(register.lines(), { known: { seq: 1, hash: "00" } }), "invalid-argument", "options.known");
  const { signals } = register;
  register.free();
  register.free();
  wrong(() => register.head, "freed", "Register.head");
  wrong(() => signals.flow(), "freed", "Register.signals.flow");
  wrong(() => register.append(5, draft("02-08", "ocmw", seen)), "freed", "Register.prepare");
});

test("a register gives its memory back, and what was prepared with it", () => {
  const register = begin();
  const prepared = register.prepare(1, draft("02-01", "caw", seen));
  register[Symbol.dispose]?.();
  register.free();
  const other = begin();
  assert.equal(thrown(() => other.commit(prepared)).code, "freed");
});
