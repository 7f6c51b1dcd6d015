/** The entry `store`: the lines of a journal in IndexedDB, and a register that keeps its events there. */

import { RegieError } from "./error.js";
import { NotOpened, NotWritten } from "./refused.js";
import { Register } from "./register.js";

const LINES = "lines";
const START = { seq: 0, hash: "0".repeat(64) };

/** What a request comes to. */
function of(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** When a transaction is through: then what it wrote is there. */
function through(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException("the transaction was given up", "AbortError"));
  });
}

/** What fails in IndexedDB is an error of the store. */
async function stored(work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RegieError) throw error;
    throw new RegieError(`the store failed: ${error}`, { code: "store", cause: error });
  }
}

function headOf(line) {
  if (line === undefined) return START;
  const { seq, hash } = JSON.parse(line);
  return { seq, hash };
}

const isSame = (one, other) => one.seq === other.seq && one.hash === other.hash;

/** The lines of one journal, in a database of their own. */
export class JournalStore {
  #database;

  constructor(database) {
    this.#database = database;
    // another tab wants to delete it, or to give it another form
    database.onversionchange = () => database.close();
  }

  static open(name) {
    return stored(async () => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(LINES);
      return new JournalStore(await of(request));
    });
  }

  head() {
    return stored(async () => headOf(await last(this.#lines("readonly").lines)));
  }

  linesAfter(seq = 0) {
    return stored(async () => {
      const lines = await of(this.#lines("readonly").lines.getAll(IDBKeyRange.lowerBound(seq, true)));
      return lines.map((line) => `${line}\n`).join("");
    });
  }

  line(seq) {
    return stored(() => of(this.#lines("readonly").lines.get(seq)));
  }

  append({ after, line, erases, erased }) {
    return stored(async () => {
      const { transaction, lines } = this.#lines("readwrite");
      const done = through(transaction);
      try {
        const head = headOf(await last(lines));
        if (!isSame(head, after)) throw conflict(after, head, await of(lines.getAll(IDBKeyRange.lowerBound(after.seq, true))));
        if (erases !== undefined) lines.put(erased ?? withoutErasable(await of(lines.get(erases)), erases), erases);
        lines.add(line, after.seq + 1);
      } catch (error) {
        try {
          transaction.abort();
        } catch {
          // it is over already
        }
        await done.catch(() => {});
        throw error;
      }
      await done;
    });
  }

  close() {
    this.#database.close();
  }

  #lines(mode) {
    // strict: what is acknowledged is on the disk
    const transaction = this.#database.transaction(LINES, mode, { durability: "strict" });
    return { transaction, lines: transaction.objectStore(LINES) };
  }
}

async function last(lines) {
  const cursor = await of(lines.openCursor(null, "prev"));
  return cursor?.value;
}

function withoutErasable(line, seq) {
  const erased = line === undefined ? null : Register.withoutErasable(line);
  if (erased !== null) return erased;
  throw refused("nothing-to-erase", "seq", `event ${seq} has nothing to erase`);
}

function conflict({ seq: expected }, head, lines) {
  const between = lines.map((line) => JSON.parse(line)).map(({ event, by }) => ` \`${event.kind}\` by \`${by}\``);
  const message = lines.length === 0
    ? `the journal has ${head.seq} events, and you know of ${expected}: it was cut, or it is another one`
    : `you know of ${expected} events, and there are ${head.seq} by now:${between.join(",")}`;
  return refused("conflict", "", message, `look at what came between, and try again after event ${head.seq}`, { expected, head, lines });
}

function refused(code, path, message, hint, between) {
  const reason = hint === undefined ? { code, path, message } : { code, path, message, hint };
  return new NotWritten({ ...reason, reasons: [reason], conflict: between });
}

/** A register whose events are kept in a store: the store comes first. */
export class KeptRegister {
  #register;
  #store;
  #turn = Promise.resolve();

  constructor(register, store) {
    this.#register = register;
    this.#store = store;
  }

  static async begin(documents, store, at, by) {
    const register = Register.begin(documents, at, by);
    return kept(register, store, () => store.append({ after: START, line: register.lines().trimEnd() }));
  }

  static async open(documents, store, options) {
    return new KeptRegister(Register.open(documents, await store.linesAfter(0), options), store);
  }

  static async resume(documents, snapshot, store) {
    const register = Register.resume(documents, snapshot);
    return kept(register, store, async () => register.follow(await laterThan(register.head, store)));
  }

  get register() {
    return this.#register;
  }

  get store() {
    return this.#store;
  }

  async append(expectedSeq, draft, options) {
    return this.#inTurn(async () => {
      const prepared = this.#register.prepare(expectedSeq, draft, options);
      try {
        await this.#store.append(prepared);
        return this.#register.commit(prepared, options);
      } finally {
        prepared.free();
      }
    });
  }

  async catchUp() {
    return this.#inTurn(async () => {
      const { head } = this.#register;
      this.#register.follow(await laterThan(head, this.#store));
      return this.#register.entries(head.seq);
    });
  }

  /** One after the other: what is read of the store follows on what is here. */
  #inTurn(work) {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }
}

/** A register that is kept when something was done; otherwise its memory is given back. */
async function kept(register, store, done) {
  try {
    await done();
    return new KeptRegister(register, store);
  } catch (error) {
    register.free();
    throw error;
  }
}

/** The lines after a head, of a store that has it. */
async function laterThan(head, store) {
  if (head.seq > 0) {
    const line = await store.line(head.seq);
    if (line === undefined) throw lost("cut", head, `the journal ends before this line, and it had ${head.seq} events: its end is cut off`);
    if (!isSame(headOf(line), head)) {
      throw lost("other-history", head, `its hash is not the one that is known of event ${head.seq}: the journal was written anew, or it is another one`);
    }
  }
  return store.linesAfter(head.seq);
}

function lost(code, { seq }, message) {
  return new NotOpened({ code, path: "", message: `line ${seq}: ${message}`, reasons: [], line: seq });
}
