/** The answers of the package beside those of the native library: the same in Node and in every browser. */

/** Compares a list of worlds (`target/tmp/same-answers.jsonl`, one a line); gives how many there were of each kind, and what differs. */
export function compare({ Atlas, RegieError, check }, lines) {
  const count = { worlds: 0, atlases: 0, wrong: 0, decisions: 0, assignments: 0, further: 0 };
  const differences = [];
  for (const line of lines) {
    const { name, landscape, ruleBook, sets, asOf, answers } = JSON.parse(line);
    const same = (what, ours, theirs) => {
      if (ours !== theirs && differences.length < 5) differences.push(`${name}, ${what}: ${difference(ours, theirs)}`);
    };
    count.worlds += 1;
    const options = { ruleBook, sets, asOf: asOf ?? undefined };
    if (answers.problems !== undefined) {
      count.wrong += 1;
      same("problems of check", JSON.stringify(check({ landscape, ruleBook, sets })), answers.problems);
      same("problems", JSON.stringify(caught(() => new Atlas(landscape, options)).problems), answers.problems);
      continue;
    }
    count.atlases += 1;
    const atlas = new Atlas(landscape, options);
    same("problems of check", JSON.stringify(check({ landscape, ruleBook, sets })), "[]");
    same("date", atlas.asOf, answers.as_of);
    same("notices", JSON.stringify(atlas.notices), answers.notices);
    const decisions = [...atlas.decisions()];
    count.decisions += decisions.length;
    same("decisions", JSON.stringify(decisions), answers.decisions);
    same("decisions one by one", JSON.stringify(decisions.map(({ challenge }) => atlas.decide(challenge))), answers.decisions);
    for (const [filter, theirs] of answers.assignments) {
      const what = `assignments ${JSON.stringify(filter)}`;
      if (typeof theirs === "string") {
        const found = [...atlas.whoActs(filter)];
        count.assignments += found.length;
        same(what, JSON.stringify(found), theirs);
      } else {
        const error = caught(() => atlas.whoActs(filter));
        same(what, JSON.stringify([error.message, error.hint ?? null]), JSON.stringify([theirs.message, theirs.hint]));
      }
    }
    for (const [method, parameters, theirs] of answers.further) {
      const what = `${method} ${JSON.stringify(parameters)}`;
      count.further += 1;
      if (typeof theirs === "string") {
        same(what, JSON.stringify(atlas[method](...parameters)), theirs);
        continue;
      }
      const { code, message, hint, problems } = caught(() => atlas[method](...parameters));
      if (theirs.problems !== undefined) same(what, JSON.stringify(problems), theirs.problems);
      else same(what, JSON.stringify([code, message, hint ?? null]), JSON.stringify(["unknown-id", theirs.message, theirs.hint]));
    }
    // objects say the same as text
    if (count.atlases % 5 === 0) {
      const parse = (text) => JSON.parse(text.replace(/^\u{feff}/u, ""));
      const objects = Object.fromEntries(Object.entries(sets).map(([set, text]) => [set, parse(text)]));
      const again = new Atlas(parse(landscape), { ...options, ruleBook: parse(ruleBook), sets: objects });
      same("decisions of objects", JSON.stringify([...again.decisions()]), answers.decisions);
      again.free();
    }
    atlas.free();
  }
  return { count, differences };

  /** Whole answers are too long to compare by eye: from a little before the first letter that differs. */
  function difference(ours, theirs) {
    let at = 0;
    while (at < ours.length && ours[at] === theirs[at]) at += 1;
    const part = (text) => text.slice(Math.max(0, at - 60), at + 120);
    return `at ${at}, here …${part(ours)}…, native …${part(theirs)}…`;
  }

  function caught(call) {
    try {
      call();
    } catch (error) {
      if (error instanceof RegieError) return error;
      throw error;
    }
    return { problems: "none" };
  }
}
