/** The store of journals in IndexedDB, in Chromium and Firefox: nothing that was acknowledged is lost, and of two tabs one is told that it is late. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { install } from "./package-under-test.js";
import { withProfile } from "./page-under-test.js";
import { serveFolder } from "./server.js";

const page = `<!doctype html><meta charset="utf-8"><title>regie</title>
<script type="importmap">{ "imports": { "regie-wasm": "/node_modules/regie-wasm/browser.js", "regie-wasm/store": "/node_modules/regie-wasm/store.js" } }</script>
<script type="module" src="/there.js"></script>`;

/** What the page has: everything that the tests call, as functions of `there`. */
const there = `
import { NotOpened, NotWritten, RegieError, Register } from "regie-wasm";
import { JournalStore, KeptRegister } from "regie-wasm/store";

const documents = { landscape: {
  format: "regie/landscape", version: 1, id: "menen", as_of: "2018-01-01", builds_on: ["flanders-vocabulary"],
  areas: [{ id: "menen", label: "Menen", level: "local" }],
  stakeholders: [{ id: "ocmw", label: "OCMW Menen", kind: "ocmw", works_in: ["menen"] }],
} };
const at = "2018-02-01T10:00:00+01:00";
const reported = (signal) => ({ at, by: "ocmw", event: { kind: "signal-reported", signal, themes: ["poverty"], areas: ["menen"], seen: "x" } });
const named = (signal) => ({ ...reported(signal), erasable: { reporter_name: { text: "wie het meldde", salt: "b9c1d04e7f2a6358" } } });
const erasure = (seq) => ({ at, by: "ocmw", event: { kind: "erased", seq } });
const kinds = [[NotWritten, "NotWritten"], [NotOpened, "NotOpened"], [RegieError, "RegieError"]];
const thrown = async (call) => {
  try {
    await call();
  } catch (error) {
    const { code, message, hint, line, conflict } = error;
    return { kind: kinds.find(([Class]) => error instanceof Class)?.[1], code, message, hint, line, between: conflict?.between.map(({ seq }) => seq), head: conflict?.head.seq };
  }
  return { code: "nothing was thrown" };
};
const all = (kept) => ({ seq: kept.register.head.seq, lines: kept.register.lines(), signals: kept.register.signals.all().length });

let kept;
globalThis.there = {
  ready: true,
  begin: async (name) => all(kept = await KeptRegister.begin(documents, await JournalStore.open(name), "2018-01-10T09:00:00+01:00", "ocmw")),
  open: async (name) => all(kept = await KeptRegister.open(documents, await JournalStore.open(name))),
  beginAgain: (name) => thrown(async () => KeptRegister.begin(documents, await JournalStore.open(name), at, "ocmw")),
  append: async (signal) => (await kept.append(kept.register.head.seq, reported(signal))).entry.seq,
  appendNamed: async (signal) => (await kept.append(kept.register.head.seq, named(signal))).entry.seq,
  refused: (signal) => thrown(() => kept.append(kept.register.head.seq, reported(signal))),
  erase: async (seq) => (await kept.append(kept.register.head.seq, erasure(seq))).erases,
  eraseRefused: (seq) => thrown(() => kept.append(kept.register.head.seq, erasure(seq))),
  here: () => all(kept),
  stored: () => kept.store.linesAfter(),
  head: () => kept.store.head(),
  catchUp: async () => (await kept.catchUp()).map(({ seq }) => seq),
  /** Writes again and again until so many events are in, whatever others write; gives the numbers of its own. */
  insist: async (prefix, count) => {
    const own = [];
    let conflicts = 0;
    while (own.length < count) {
      try {
        own.push((await kept.append(kept.register.head.seq, reported(prefix + own.length))).entry.seq);
      } catch (error) {
        if (error.code !== "conflict") throw error;
        conflicts += 1;
        await kept.catchUp();
      }
    }
    return { own, conflicts };
  },
  /** Two at once from the same register. */
  both: async (one, other) => {
    const { seq } = kept.register.head;
    const done = await Promise.allSettled([one, other].map((signal) => kept.append(seq, reported(signal))));
    return done.map(({ status, reason }) => reason?.code ?? status);
  },
  /** What two that catch up at once find. */
  together: async () => (await Promise.all([kept.catchUp(), kept.catchUp()])).map((entries) => entries.map(({ seq }) => seq)),
  resumeRefused: async (name, snapshot) => thrown(async () => KeptRegister.resume(documents, snapshot, await JournalStore.open(name))),
  snapshot: async () => kept.register.snapshot(),
  resume: async (name, snapshot) => all(kept = await KeptRegister.resume(documents, snapshot, await JournalStore.open(name))),
  closed: () => {
    kept.store.close();
    return thrown(() => kept.append(kept.register.head.seq, reported("late")));
  },
  /** Somebody changes the database by other means. */
  tamper: async (name, seq, line) => {
    const database = await new Promise((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
    });
    const transaction = database.transaction("lines", "readwrite");
    if (line === null) transaction.objectStore("lines").delete(seq);
    else transaction.objectStore("lines").put(line, seq);
    await new Promise((resolve) => { transaction.oncomplete = resolve; });
    database.close();
  },
  catchUpRefused: () => thrown(() => kept.catchUp()),
};
`;

let served;
before(async () => {
  served = await serveFolder(install(), { "/page.html": page, "/there.js": there });
});
after(() => served.stop());

async function open(browser) {
  const tab = await browser.newPage();
  await tab.goto(`${served.address}/page.html`);
  await tab.waitForFunction(() => globalThis.there?.ready);
  return (what, ...parameters) => tab.evaluate((name, given) => globalThis.there[name](...given), what, parameters);
}

for (const name of ["Chromium", "Firefox"]) {
  test(`a journal in IndexedDB, in ${name}`, { timeout: 240_000 }, async (t) => {
    const start = withProfile(name);
    let browser = await start();
    try {
      let [one, other] = [await open(browser), await open(browser)];

      await t.test("what is written is in the store, and what is refused is not", async () => {
        assert.equal((await one("begin", "first")).seq, 1);
        assert.equal(await one("append", "s-1"), 2);
        const refused = await one("refused", "s-1");
        assert.deepEqual([refused.kind, refused.code], ["NotWritten", "double"]);
        const here = await one("here");
        assert.equal(await one("stored"), here.lines);
        assert.equal((await one("head")).seq, 2);
        assert.deepEqual(await other("open", "first"), here);
        const again = await other("beginAgain", "first");
        assert.deepEqual([again.kind, again.code, again.between], ["NotWritten", "conflict", [1, 2]]);
      });

      await t.test("of two tabs one is late, is told what came between, and catches up", async () => {
        assert.equal(await one("append", "s-2"), 3);
        const late = await other("refused", "s-3");
        assert.deepEqual([late.kind, late.code, late.head, late.between], ["NotWritten", "conflict", 3, [3]]);
        assert.equal(late.message, "you know of 2 events, and there are 3 by now: `signal-reported` by `ocmw`");
        assert.equal(late.hint, "look at what came between, and try again after event 3");
        assert.deepEqual([(await other("here")).seq, await other("catchUp")], [2, [3]]);
        assert.equal(await other("append", "s-3"), 4);
        assert.deepEqual(await one("together"), [[4], []], "one after the other");
        assert.deepEqual(await one("both", "s-4", "s-5"), ["fulfilled", "conflict"]);
        await other("catchUp");
      });

      await t.test("two tabs that both insist lose nothing", async () => {
        const [mine, theirs] = await Promise.all([one("insist", "a", 25), other("insist", "b", 25)]);
        await Promise.all([one("catchUp"), other("catchUp")]);
        const here = await one("here");
        assert.deepEqual(await other("here"), here);
        assert.equal(here.seq, 55);
        assert.equal(await one("stored"), here.lines);
        assert.deepEqual([...mine.own, ...theirs.own].sort((a, b) => a - b), Array.from({ length: 50 }, (_, n) => n + 6));
        t.diagnostic(`${mine.conflicts + theirs.conflicts} conflicts`);
      });

      await t.test("a name is erased with the event that says so, also where the register was resumed after it", async () => {
        await one("begin", "second");
        assert.equal(await one("appendNamed", "n-1"), 2);
        assert.equal(await one("appendNamed", "n-2"), 3);
        assert.equal(await one("erase", 2), 2);
        assert.equal((await one("stored")).split("wie het meldde").length, 2);
        const snapshot = await one("snapshot");
        assert.deepEqual((await other("resumeRefused", "second", "{")).code, "not-json");
        assert.equal((await other("resume", "second", snapshot)).seq, 4);
        assert.equal(await other("erase", 3), 3);
        assert.equal((await other("eraseRefused", 3)).code, "nothing-to-erase");
        assert.doesNotMatch(await other("stored"), /wie het meldde/u);
        assert.deepEqual(await one("catchUp"), [5]);
        assert.equal((await one("here")).lines, await one("stored"));
        assert.equal((await other("open", "second")).seq, 5);
      });

      await t.test("a store that is not what it was is seen, and one that fails changes nothing", async () => {
        await one("begin", "third");
        await one("append", "s-1");
        const { lines } = await one("here");
        await one("tamper", "third", 2, lines.split("\n")[1].replace(/"hash":"./u, '"hash":"x'));
        const other_history = await one("catchUpRefused");
        assert.deepEqual([other_history.kind, other_history.code, other_history.line], ["NotOpened", "other-history", 2]);
        await one("tamper", "third", 2, null);
        assert.equal((await one("catchUpRefused")).code, "cut");
        const late = await one("refused", "s-2");
        assert.deepEqual([late.code, late.between], ["conflict", []]);
        const failed = await one("closed");
        assert.deepEqual([failed.kind, failed.code], ["RegieError", "store"]);
        assert.equal((await one("here")).seq, 2);
      });

      await t.test("what was acknowledged is there after the browser was killed", async () => {
        await one("begin", "fourth");
        let last = 1;
        for (let round = 0; round < 3; round += 1) {
          for (let n = 0; n < 5; n += 1) last = await one("append", `r${round}-${n}`);
          const { lines } = await one("here");
          browser.process().kill("SIGKILL");
          await browser.disconnect?.();
          browser = await start();
          one = await open(browser);
          const again = await one("open", "fourth");
          assert.deepEqual([again.seq, again.lines], [last, lines]);
        }
      });
    } finally {
      await browser.close();
    }
  });
}
