/** What the package makes of journals beside what the native library makes of them: the same in Node and in every browser. */

/** Compares a list of histories (`target/tmp/same-processes.jsonl`, one a line); gives how many there were of each kind, and what differs. */
export function compareProcesses({ Register, readJournal, NotWritten, RegieError }, lines, languages) {
  const count = { histories: 0, events: 0, refused: 0, asked: 0, notes: 0 };
  const differences = [];
  for (const line of lines) {
    const history = JSON.parse(line);
    const { landscape } = history;
    const same = (what, ours, theirs) => {
      if (ours !== theirs && differences.length < 5) differences.push(`${history.name}, ${what}: ${difference(ours, theirs)}`);
    };
    count.histories += 1;
    const register = Register.open({ landscape }, history.lines, { known: JSON.parse(history.head) });
    isAsTold(register, history, same);
    const read = readJournal(history.lines);
    same("head of the journal", JSON.stringify(read.head), history.head);
    count.events += read.entries.length;

    // as objects, and taken up again from its own snapshot
    const resumed = Register.resume({ landscape: JSON.parse(landscape) }, JSON.parse(history.snapshot));
    same("snapshot, resumed", resumed.snapshot(), history.snapshot);
    resumed.free();

    for (const [part, of, method, parameters, theirs] of history.asked) {
      const asked = { register, signals: register.signals }[part] ?? register[part](of);
      const what = `${part} ${of ?? ""} ${method} ${JSON.stringify(parameters)}`;
      const call = () => asked[method](...parameters.map((one) => (one?.lang === undefined ? one : { ...one, lang: languages[one.lang] })));
      count.asked += 1;
      if (typeof theirs === "string") {
        const ours = call();
        count.notes += Number(ours?.html !== undefined);
        same(what, JSON.stringify(ours), theirs);
      } else {
        const { code, message, hint } = caught(call, RegieError);
        same(what, JSON.stringify([code, message, hint ?? null]), JSON.stringify(["unknown-id", theirs.message, theirs.hint]));
      }
    }

    // the same events, written here: the same lines, and what was refused is refused for the same reasons
    const [first, ...later] = read.entries;
    const again = Register.begin({ landscape }, first.at, first.by);
    const isErased = (entry) => entry.event.kind === "erased" || Object.values(entry.event).some((value) => value?.digest !== undefined && entry.erasable === undefined);
    const refused = new Map();
    for (const one of history.refused) refused.set(one.seq, [...(refused.get(one.seq) ?? []), one]);
    const told = ({ code, path, message, hint, words }) => [code, path, message, hint ?? null, words];
    const refuseAll = (seq) => {
      for (const { at, by, event, message, lang, words, reasons } of refused.get(seq) ?? []) {
        const before = again.snapshot();
        const error = caught(() => again.append(seq, { at, by, event }, { lang: languages[lang] }), NotWritten);
        count.refused += 1;
        same(`refusal ${event}`, JSON.stringify([error.message, error.words, error.reasons?.map(told)]), JSON.stringify([message, words, reasons.map(told)]));
        same(`code of refusal ${event}`, JSON.stringify([error.code, error.path]), JSON.stringify([reasons[0].code, reasons[0].path]));
        same("what is refused changes nothing", again.snapshot(), before);
      }
    };
    refuseAll(1);
    const rewritten = later.slice(0, Math.max(0, later.findIndex(isErased)) || (later.some(isErased) ? 0 : later.length));
    for (const { seq, at, by, event, erasable = {} } of rewritten) {
      const said = Object.fromEntries(Object.entries(event).filter(([name]) => !(name in erasable)));
      again.append(seq - 1, { at, by, event: said, erasable });
      refuseAll(seq);
    }
    same("lines, written again", again.lines(), history.lines.split("\n").slice(0, rewritten.length + 1).map((text) => `${text}\n`).join(""));
    again.free();
    register.free();
  }
  return { count, differences };

  function isAsTold(register, history, same) {
    const { head, snapshot, opening, on, known, until } = history;
    same("lines", register.lines(), history.lines);
    same("head", JSON.stringify(register.head), head);
    same("snapshot", register.snapshot(), snapshot);
    same("opening", JSON.stringify(register.opening), opening);
    for (const [atlas, what, theirs] of [[register.atlasOn(on[0]), "who acts on a day", on[1]], [register.atlasKnown(known[0]), "who acted then", known[1]]]) {
      same(what, JSON.stringify([...atlas.decisions()]), theirs);
      atlas.free();
    }
    const before = register.until(until[0]);
    same("until a day", before.lines(), until[1]);
    same("up to an event", register.upTo(before.head.seq).snapshot(), before.snapshot());
    before.free();
  }

  /** Whole answers are too long to compare by eye: from a little before the first letter that differs. */
  function difference(ours, theirs) {
    let at = 0;
    while (at < ours.length && ours[at] === theirs[at]) at += 1;
    const part = (text) => text.slice(Math.max(0, at - 60), at + 120);
    return `at ${at}, here …${part(ours)}…, native …${part(theirs)}…`;
  }

  function caught(call, expected) {
    try {
      call();
    } catch (error) {
      if (error instanceof expected) return error;
      throw error;
    }
    return { message: "nothing was thrown" };
  }
}
