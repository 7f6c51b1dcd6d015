/** What the page keeps of one's work: steps, undo and redo, files, and two tabs at once. Without a page. */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";

import { example, install, load, root } from "./package-under-test.js";
import { moduleOf } from "./page-under-test.js";

const step = (label, ...changes) => ({ label, changes });
const mandate = (lever) => ({ mandate: { stakeholder: "w13", lever, level: "supralocal", within: "zuid-west-vlaanderen" } });

describe("a work", () => {
  let work;
  before(async () => (work = await moduleOf("store/work.ts")));

  test("steps hold one after the other, and undo and redo move what holds", () => {
    const { begin, stepped, undone, redone, changesOf, undoable, redoable } = work;
    const [a, b, c] = [step("a", { remove: { challenges: "x" } }), step("b", { remove: { offers: "y" } }, { remove: { offers: "z" } }), step("c")];
    const two = stepped(stepped(begin("here"), a), b);
    assert.deepEqual(changesOf(two), [...a.changes, ...b.changes]);
    assert.equal(undoable(two), b);
    assert.equal(redoable(two), undefined);
    const one = undone(two);
    assert.deepEqual(changesOf(one), a.changes);
    assert.equal(redoable(one), b);
    assert.deepEqual(redone(one), two);
    // what was undone cannot be redone after another step
    const other = stepped(one, c);
    assert.deepEqual(other.steps, [a, c]);
    assert.equal(redoable(other), undefined);
    // beyond both ends nothing happens
    assert.deepEqual(undone(undone(undone(one))), undone(one));
    assert.deepEqual(redone(two), two);
  });

  test("whatever is done, undoing everything leaves nothing, and redoing it all the same", () => {
    const { begin, stepped, undone, redone, changesOf } = work;
    const actions = fc.array(fc.oneof(fc.constant("undo"), fc.constant("redo"), fc.nat(99)), { maxLength: 40 });
    fc.assert(
      fc.property(actions, (list) => {
        // the naive reference: a list of what holds, and one of what was undone
        const holds = [];
        let gone = [];
        let now = begin("here");
        for (const action of list) {
          if (action === "undo") {
            now = undone(now);
            if (holds.length > 0) gone.push(holds.pop());
          } else if (action === "redo") {
            now = redone(now);
            if (gone.length > 0) holds.push(gone.pop());
          } else {
            now = stepped(now, step(String(action), { remove: { offers: `o${action}` } }));
            holds.push(action);
            gone = [];
          }
          assert.deepEqual(changesOf(now), holds.map((n) => ({ remove: { offers: `o${n}` } })));
        }
      }),
    );
  });

  test("a file of it is opened again as it was", () => {
    const { begin, stepped, undone, toFile, fromFile } = work;
    const text = example("gent-2018.json");
    const one = undone(stepped(stepped(begin("own-1", "gent.json"), step("a", mandate("x"))), step("b", mandate("y"))));
    const { text: again, steps, cursor } = fromFile(toFile(one, text));
    assert.deepEqual(JSON.parse(again), JSON.parse(text));
    assert.deepEqual({ steps, cursor }, { steps: one.steps, cursor: 1 });
  });

  test("what is no work file is judged as a landscape, and a broken one is refused", () => {
    const { fromFile } = work;
    for (const text of ["", "{ no json", "[]", "null", example("gent-2018.json")]) assert.deepEqual(fromFile(text), { text, steps: [], cursor: 0 });
    const good = { format: "regie/work", version: 1, landscape: {}, steps: [step("a", {})], cursor: 1 };
    assert.equal(fromFile(`\ufeff${JSON.stringify(good)}`).cursor, 1);
    for (const wrong of [{ version: 2 }, { landscape: [] }, { landscape: undefined }, { steps: {} }, { steps: [{ label: "a" }] }, { steps: [{ changes: [] }] }, { steps: [step("a", null)] }, { cursor: 2 }, { cursor: -1 }, { cursor: 0.5 }]) {
      assert.equal(fromFile(JSON.stringify({ ...good, ...wrong })), undefined, JSON.stringify(wrong));
    }
  });

  test("a new work has a name that no other has", () => {
    assert.equal(work.freshKey([]), "own-1");
    assert.equal(work.freshKey(["gent-2018", "own-1", "own-3"]), "own-2");
  });
});

describe("where works are kept", () => {
  let keeper, work;
  before(async () => ([keeper, work] = await Promise.all([moduleOf("store/keeper.ts"), moduleOf("store/work.ts")])));

  test("who worked on an older version keeps nothing, and is told", async () => {
    const memory = new keeper.Memory();
    const first = (await memory.keep(work.begin("here"), "text")).kept;
    assert.equal(first.version, 1);
    const second = (await memory.keep(work.stepped(first, step("theirs")), "text")).kept;
    const late = await memory.keep(work.stepped(first, step("mine")), "text");
    assert.deepEqual(late, { theirs: second });
    assert.deepEqual(await memory.work("here"), second);
  });

  test("the text of a landscape stays as it was opened", async () => {
    const memory = new keeper.Memory();
    const { kept } = await memory.keep(work.begin("here"), "first");
    await memory.keep(work.stepped(kept, step("a")), "second");
    assert.equal(await memory.text("here"), "first");
    await memory.remove("here");
    assert.equal(await memory.text("here"), undefined);
    assert.deepEqual(await memory.works(), []);
  });
});

describe("the address", () => {
  let route;
  before(async () => (route = await moduleOf("route.ts")));
  const usual = { view: "who", region: "first", theme: "", challenge: "", table: "", date: "", me: "", lang: "nl" };

  test("says what is asked, with as few fields as that takes", () => {
    assert.equal(route.hashOf(usual, usual), "#region=first");
    const asked = { ...usual, theme: "a&b", me: "areas/kortrijk", date: "2019-01-01", lang: "en" };
    assert.equal(route.hashOf(asked, usual), "#region=first&theme=a%26b&date=2019-01-01&me=areas/kortrijk&lang=en");
  });

  test("is read as it was written, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.record(Object.fromEntries(Object.keys(usual).map((name) => [name, fc.string({ unit: "binary" })]))), (asked) => {
        const wellFormed = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value.toWellFormed?.() ?? value]));
        assert.deepEqual(route.routeOf(route.hashOf(wellFormed, usual), usual), wellFormed);
      }),
      { numRuns: 50 },
    );
  });

  test("has what is chosen in a view where that view is, and the usual where there is no such choice", () => {
    const first = route.usualRoute("first", "nl");
    assert.equal(route.hashOf(first, first), "#region=first");
    const chosen = { ...first, view: "pictures", measure: "joint", towns: "all", by: "area", rows: "a,b" };
    assert.equal(route.hashOf(chosen, first), "#region=first&view=pictures&measure=joint&towns=all&by=area&rows=a,b");
    assert.deepEqual(route.routeOf(route.hashOf(chosen, first), first), chosen);
    assert.equal(route.hashOf({ ...chosen, view: "signals" }, first), "#region=first&view=signals");
    for (const [name, [usually, ...others]] of Object.entries(route.CHOICES)) {
      for (const one of others) assert.equal(route.routeOf(`#${name}=${one}`, first)[name], one);
      for (const none of ["", "constructor", "0", usually.toUpperCase()]) assert.equal(route.routeOf(`#${name}=${none}`, first)[name], usually, `${name}=${none}`);
    }
  });

  test("a day is one of the calendar", () => {
    for (const day of ["2019-01-31", "2020-02-29"]) assert.equal(route.isDay(day), true, day);
    for (const day of ["", "2019-02-30", "2019-1-1", "31-01-2019", "2019-01-31T00:00"]) assert.equal(route.isDay(day), false, day);
  });
});

/** What the page saves is what it shows. */
describe("documents after changes", () => {
  let documents, regie;
  before(async () => ([documents, regie] = await Promise.all([moduleOf("store/documents.ts"), load(install())])));

  const FOLDER = join(root, "examples", "data", "changes");
  const REGIONS = { "kuurne-en-harelbeke": "zuid-west-vlaanderen-2019", "noord-limburg-2019": "noord-limburg-2018", "regio-gent-2025": "gent-2018", signaalcoordinator: "zuid-west-vlaanderen-2019" };
  const cases = [
    ...readdirSync(FOLDER).map((name) => [name, REGIONS[name.replace(".json", "")], JSON.parse(readFileSync(join(FOLDER, name), "utf8"))]),
    ["put and remove", "zuid-west-vlaanderen-2019", [{ put: { challenges: { id: "new", label: "Nieuw", themes: ["poverty"], areas: ["menen"], spread: "separate", needs: ["grant-aid"] } } }, { remove: { challenges: "armoedepact" } }]],
    ["an end", "zuid-west-vlaanderen-2019", [{ end: { stakeholders: "ocmw-menen", on: "2019-01-01" } }]],
    ["an end today", "zuid-west-vlaanderen-2019", [{ end: { challenges: "armoedebudget" } }]],
    ["fixes", "zuid-west-vlaanderen-2019", [{ appointment: { stakeholder: "ocmw-menen", role: "director", within: "menen" } }, { appointment: { stakeholder: "ocmw-kortrijk", role: "director", within: "kortrijk", themes: ["poverty"] } }, { offer: { stakeholder: "ocmw-menen", themes: ["poverty"], area: "menen" } }, { sector: { stakeholder: "ocmw-menen", sector: "housing" } }, { works_in: { stakeholder: "ocmw-menen", area: "wervik" } }, { mandate: { stakeholder: "ocmw-menen", lever: "job-placement", level: "local", within: "menen" } }]],
    ["a rule that goes", "zuid-west-vlaanderen-2019", (ruleBook) => [{ remove: { requirements: ruleBook.requirements[0].id } }]],
    ["a member that leaves", "zuid-west-vlaanderen-2019", (_, landscape) => {
      const member = landscape.stakeholders.find(({ member_of: of }) => of?.length > 0);
      return [{ leave: { stakeholder: member.id, of: member.member_of[0] } }];
    }],
    ["an exclusion that ends", "gent-2018", (_, landscape) => {
      const stakeholder = landscape.stakeholders[0].id;
      return [{ put: { exclusions: { id: "not-us", stakeholder, role: "partner", within: landscape.stakeholders[0].works_in[0], reason: "wij niet", valid: { from: "2018-01-01" } } } }, { end_exclusion: { exclusion: "not-us" } }];
    }],
  ];

  for (const [name, region, made] of cases) {
    test(`${name}: a saved document decides the same`, () => {
      assert.ok(region, `${name} is for no region that is known here`);
      const text = example(`${region}.json`);
      const landscape = JSON.parse(text);
      const ruleBook = regie.flanders.ruleBook();
      const changes = typeof made === "function" ? made(ruleBook, landscape) : made;
      const atlas = new regie.Atlas(text);
      const wanted = atlas.apply(changes);
      const [before, after] = [documents.documentsOf(atlas), documents.documentsOf(wanted)];
      const saved = new regie.Atlas(after.landscape, { ruleBook: after.ruleBook });
      assert.deepEqual([...saved.decisions()], [...wanted.decisions()]);
      assert.notDeepEqual(after, before, "the change changed nothing");
      assert.equal(documents.onlyLandscape(before, after), name !== "a rule that goes");
      for (const one of [atlas, wanted, saved]) one.free();
    });
  }
});
