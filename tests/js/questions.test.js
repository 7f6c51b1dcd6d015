/** Every question beyond "who acts where": a right answer, what is wrong with a wrong one, and what stays as it was. */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import { example, install, load, thrown } from "./package-under-test.js";

const project = install();
const { Atlas, RegieError, check, flanders, lintRuleBook, problemsInWords } = await load(project);
const require = createRequire(join(project, "package.json"));
const [nl, en] = ["nl", "en"].map((tag) => require(`regie-wasm/words/${tag}.json`));

/** Two towns and a region: nobody in Kuurne can grant aid, and the government holds the subsidies. */
const landscape = {
  format: "regie/landscape", version: 1, id: "streek", as_of: "2019-01-15", builds_on: ["flanders-vocabulary"],
  areas: [
    { id: "menen", label: "Menen", level: "local", within: ["streek"] },
    { id: "kuurne", label: "Kuurne", level: "local", within: ["streek"] },
    { id: "streek", label: "Streek", level: "supralocal", within: ["vlaanderen"] },
    { id: "vlaanderen", label: "Vlaanderen", level: "flemish" },
  ],
  stakeholders: [
    {
      id: "ocmw-menen", label: "OCMW Menen", kind: "ocmw", works_in: ["menen"],
      mandates: [{ lever: "grant-aid", level: "local", within: "menen" }],
    },
    { id: "ocmw-kuurne", label: "OCMW Kuurne", kind: "ocmw", works_in: ["kuurne"] },
    { id: "caw", label: "CAW", kind: "caw", works_in: ["streek"] },
    {
      id: "vlaamse-overheid", label: "Vlaamse overheid", kind: "flemish-government", works_in: ["vlaanderen"],
      mandates: [{ lever: "finance-social-housing", level: "flemish", within: "vlaanderen" }],
    },
  ],
  offers: [
    { id: "budgetadvies", label: "Budgetadvies", by: ["ocmw-menen"], themes: ["poverty"], areas: ["menen"] },
    { id: "begeleiding", label: "Begeleiding", by: ["caw"], themes: ["poverty"], areas: ["streek"] },
  ],
  challenges: [
    {
      id: "schulden", label: "Schulden", themes: ["poverty"], areas: ["menen", "kuurne"], spread: "separate",
      needs: ["grant-aid", "finance-social-housing"],
    },
  ],
};
const atlas = new Atlas(landscape);
const was = JSON.stringify([...atlas.decisions()]);
const director = { challenge: "schulden", role: "director", stakeholder: "ocmw-menen" };
const actor = { challenge: "schulden", role: "actor", stakeholder: "ocmw-kuurne", area: "kuurne" };
const mandate = { mandate: { stakeholder: "ocmw-kuurne", lever: "grant-aid", level: "local", within: "kuurne" } };

/** The call is refused with this code and path (and hint). */
function refused(call, ...expectations) {
  const error = thrown(call);
  assert.ok(error instanceof RegieError, String(error));
  assert.deepEqual([error.code, error.path, error.hint].slice(0, expectations.length), expectations);
  assert.ok(error.message.length > 10, error.message);
  return error;
}

test("why: the rules, and the facts that make them hold", () => {
  const { places, facts } = atlas.why(director);
  assert.deepEqual(places.map(({ area, strength }) => [area, strength]), [["menen", "must"]]);
  const [rule] = places[0].rules.filter(({ outcome }) => outcome === "matches");
  assert.ok(rule.source.length > 0);
  const numbers = [rule.when].flatMap(function inside(reason) {
    return reason.facts ?? (reason.all ?? reason.any ?? [reason.not]).flatMap(inside);
  });
  const found = numbers.map((number) => facts[number]);
  assert.ok(found.some(({ fact, area }) => fact === "works_in" && area === "menen"), JSON.stringify(found));
  assert.equal(atlas.why({ ...director, area: "kuurne" }), null);
});

test("why not: what fails, and what would have to change", () => {
  const { absence, places } = atlas.whyNot(actor);
  assert.equal(absence, places[0].absence);
  assert.equal(places[0].rules.some(({ outcome }) => outcome === "matches"), absence === "barred");
  assert.equal(atlas.whyNot(director), null);
  const { repairs, complete } = atlas.repairs(actor);
  assert.ok(complete && repairs.length > 0);
  for (const repair of repairs) {
    const repaired = atlas.apply(repair);
    assert.ok(repaired.has(actor));
    repaired.free();
  }
  assert.deepEqual(atlas.repairs(director).repairs, [[]]);
});

test("has and count: yes or no, and how many", () => {
  assert.equal(atlas.has(director), true);
  assert.equal(atlas.has({ ...director, area: "kuurne" }), false);
  const filter = { role: "director", strength: "must" };
  assert.equal(atlas.count(filter), [...atlas.whoActs(filter)].length);
  assert.equal(atlas.count(), [...atlas.whoActs()].length);
});

test("why a decision is as it is: what is signalled, to whom, and why not lower", () => {
  const { choice, seats, signals } = atlas.whyDecision("schulden");
  assert.equal(choice, "separate");
  assert.deepEqual(seats.map(({ seat }) => seat), ["kuurne", "menen"]);
  assert.deepEqual(signals.map(({ lever, to }) => [lever, to]), [["finance-social-housing", ["vlaamse-overheid"]]]);
});

test("closings: what would close a gap, for anybody and for one", () => {
  const gap = { challenge: "schulden", lever: "grant-aid", area: "kuurne" };
  const { closings } = atlas.closings(gap);
  assert.deepEqual(closings[0], { stakeholders: ["ocmw-kuurne"], fixes: [mandate] });
  assert.deepEqual(atlas.closings({ ...gap, only: "caw" }).closings, []);
  assert.deepEqual(atlas.closings({ ...gap, area: "menen" }).closings, []);
  const missing = { challenge: "schulden", requirement: "voice-poverty-present", area: "kuurne" };
  assert.ok(atlas.blindSpots().spots.some(({ requirement, area }) => requirement === missing.requirement && area === missing.area));
  // whom an organisation speaks for is not changed to fit a rule
  assert.deepEqual(atlas.closings(missing).closings, []);
});

test("fills: what would close the gaps of a scope", () => {
  const fills = atlas.fills({ theme: "poverty" });
  const { gap, closings } = fills.find(({ gap: { kind } }) => kind === "no-holder");
  assert.deepEqual([gap.area, closings], ["kuurne", atlas.closings({ challenge: "schulden", lever: "grant-aid", area: "kuurne" }).closings]);
  assert.ok(atlas.fills({ only: "ocmw-kuurne" }).every((fill) => fill.closings.every(({ stakeholders }) => stakeholders[0] === "ocmw-kuurne")));
  assert.deepEqual(atlas.fills({ area: "menen", only: "ocmw-kuurne" }).filter(({ gap: { kind } }) => kind === "no-holder"), []);
  refused(() => atlas.fills({ only: "ocmw-kurne" }), "unknown-id", "scope.only", "ocmw-kuurne");
});

test("in words: a language is a data file, and an answer has its words beside its data", () => {
  const gap = { challenge: "schulden", lever: "grant-aid", area: "kuurne" };
  const after = atlas.apply([mandate]);
  const told = {
    decide: ["schulden"], why: [director], whyNot: [actor], repairs: [actor], whyDecision: ["schulden"], closings: [gap], whatIf: [[mandate]],
    difference: [after], threeLists: [{ theme: "poverty" }], agenda: [{ stakeholder: "ocmw-menen" }], blindSpots: [undefined], overlap: [{}], load: [{}],
    benchmark: [{ areas: ["menen", "kuurne"] }], crosswalk: ["theme-trajectories", "life-domains"],
  };
  for (const [method, parameters] of Object.entries(told)) {
    const plain = atlas[method](...parameters);
    const [{ words: dutch, ...data }, { words: english }] = [nl, en].map((lang) => atlas[method](...parameters, { lang }));
    assert.deepEqual(data, plain, method);
    assert.equal(plain.words, undefined);
    assert.ok(dutch.length > 20 && english.length > 20 && dutch !== english, `${method}: ${dutch}`);
    assert.deepEqual(atlas[method](...parameters, {}), plain);
    assert.deepEqual(atlas[method](...parameters, { lang: undefined, withIds: true }), plain);
  }
  assert.match(atlas.why(director, { lang: nl }).words, /OCMW Menen/u);
  assert.ok(!atlas.why(director, { lang: nl }).words.includes("ocmw-menen"));
  assert.ok(atlas.why(director, { lang: nl, withIds: true }).words.includes("ocmw-menen"));
  assert.equal(atlas.why({ ...director, area: "kuurne" }, { lang: nl }), null);
  const lints = atlas.lint({ lang: nl });
  assert.deepEqual(lints.map(({ words, ...lint }) => lint), atlas.lint());
  assert.ok(lints.every(({ words }) => words.endsWith(".")), JSON.stringify(lints));
  assert.match(atlas.rulesInWords({ lang: en }), /\n/u);
  assert.notEqual(atlas.rulesInWords({ lang: nl }), atlas.rulesInWords({ lang: en }));
  // what is new has its name
  const put = { put: { stakeholders: { ...landscape.stakeholders[0], id: "nieuw", label: "Welzijnshuis Nieuw", mandates: [], works_in: ["kuurne"] } } };
  assert.match(atlas.whatIf([put], { lang: nl }).words, /Welzijnshuis Nieuw/u);
});

test("a language that is none is refused", () => {
  refused(() => atlas.why(director, { lang: "nl" }), "invalid-option", "options.lang");
  refused(() => atlas.why(director, { language: nl }), "unknown-option", "options.language", undefined);
  refused(() => atlas.why(director, { lang: nl, withIds: 1 }), "invalid-option", "options.withIds");
  refused(() => atlas.decide("schulden", "nl"), "invalid-option", "options");
  refused(() => atlas.rulesInWords(), "invalid-argument", "options.lang");
  for (const lang of [null, 7, [], new Map(), () => 1]) refused(() => atlas.why(director, { lang }), "unsupported-value", "");
  const { sentences: { and, ...sentences }, ...rest } = nl;
  const error = refused(() => atlas.why(director, { lang: { ...rest, sentences: { ...sentences, ands: and } } }), "missing-field", "sentences.and");
  assert.ok(error.problems.every(({ document }) => document === "words"));
  assert.ok(error.problems.some(({ code, path, nearest }) => code === "unknown-field" && path === "sentences.ands" && nearest === "and"), error.message);
});

test("problems of documents are told in a language, and so is what is not there", () => {
  const wrong = { ...landscape, areas: [{ id: "menen", lable: "Menen", level: "locall" }], challenges: [] };
  const problems = check({ landscape: wrong, ruleBook: flanders.ruleBook() });
  const [dutch, english] = [nl, en].map((lang) => problemsInWords(problems, { lang }));
  assert.ok(problems.length > 3);
  assert.deepEqual([dutch.length, english.length], [problems.length, problems.length]);
  assert.ok(dutch.includes("Gebied 1 in het werkveld: Het veld ‘lable’ hoort hier niet. Bedoelt u ‘label’?"), dutch.join("\n"));
  assert.ok(english.includes("Area 1 in the landscape, field ‘level’: ‘locall’ is described nowhere. Did you mean ‘local’?"), english.join("\n"));
  // those that are thrown, those of a server, with fields of its own, and none
  const error = thrown(() => new Atlas(wrong));
  assert.deepEqual(problemsInWords(error.problems, { lang: nl }), dutch);
  assert.deepEqual(problemsInWords(JSON.parse(JSON.stringify(problems.map((one) => ({ ...one, at: 7 })))), { lang: nl }), dutch);
  assert.deepEqual(problemsInWords([], { lang: nl }), []);
  // what JSON cannot hold is a matter of programs, and told as it is
  const { problems: [unsupported] } = thrown(() => new Atlas({ ...landscape, label: () => "" }));
  assert.deepEqual(problemsInWords([unsupported], { lang: nl }), [unsupported.message]);
  refused(() => problemsInWords(problems), "invalid-argument", "options.lang");
  refused(() => problemsInWords(problems, { lang: "nl" }), "invalid-option", "options.lang");
  refused(() => problemsInWords({}, { lang: nl }), "invalid-argument", "problems");
  refused(() => problemsInWords([{ ...problems[0], code: 7 }], { lang: nl }), "invalid-argument", "problems[0].code");
  refused(() => problemsInWords([problems[0], null], { lang: nl }), "invalid-option", "problems[1]");

  const unknown = refused(() => atlas.why({ ...director, stakeholder: "ocmw-mennen" }, { lang: nl }), "unknown-id", "question.stakeholder", "ocmw-menen");
  assert.equal(unknown.words, "Er is geen betrokkene ‘ocmw-mennen’. Bedoelt u ‘ocmw-menen’?");
  assert.equal(thrown(() => atlas.why({ ...director, stakeholder: "ocmw-mennen" })).words, undefined);
});

test("three lists: locally, jointly, signalled, and nobody yet", () => {
  const { themes: [lists], signals } = atlas.threeLists({ theme: "poverty" });
  const levers = (parts) => parts.map(({ lever }) => lever);
  assert.equal(lists.theme, "poverty");
  // in Kuurne the seat stands there without a lever
  assert.deepEqual([levers(lists.local), levers(lists.signal), levers(lists.nobody)], [[undefined, "grant-aid"], ["finance-social-housing"], ["grant-aid"]]);
  assert.deepEqual(signals.map(({ addressee, count }) => [addressee, count]), [["vlaamse-overheid", 2]]);
  assert.deepEqual(atlas.threeLists(), atlas.threeLists({}));
});

test("agenda: of a stakeholder, an area, a kind", () => {
  const own = atlas.agenda({ stakeholder: "ocmw-menen" });
  assert.deepEqual(own.levers_held.map(({ lever, for: areas }) => [lever, areas]), [["grant-aid", ["menen"]]]);
  assert.ok(own.roles.every(({ stakeholder }) => stakeholder === "ocmw-menen") && own.roles.length > 0);
  assert.deepEqual(atlas.agenda({ area: "kuurne" }).stakeholders, ["ocmw-kuurne"]);
  assert.deepEqual(atlas.agenda({ kind: "ocmw", area: undefined }).stakeholders, ["ocmw-kuurne", "ocmw-menen"]);
});

test("blind spots: what nobody holds, and what nobody offers", () => {
  const { spots, levers, without_offer } = atlas.blindSpots();
  assert.deepEqual(levers.map(({ lever, areas }) => [lever, areas]), [["grant-aid", ["kuurne"]]]);
  assert.ok(spots.some(({ kind, severity }) => kind === "no-holder" && severity === "gap"));
  assert.deepEqual(without_offer, []);
  assert.deepEqual(atlas.blindSpots({ area: "menen" }).levers, []);
});

test("overlap: offers on common ground", () => {
  const [overlap] = atlas.overlap({ theme: "poverty" }).offers;
  assert.deepEqual([overlap.stakeholders, overlap.areas], [["caw", "ocmw-menen"], ["menen"]]);
});

test("load: who directs how much, and who offers as well", () => {
  const { stakeholders, both } = atlas.load();
  const { roles } = stakeholders.find(({ stakeholder }) => stakeholder === "ocmw-menen");
  assert.deepEqual(roles.find(({ role }) => role === "director"), { role: "director", challenges: 1, seats: 1, places: 1 });
  assert.ok(both.some((one) => one.stakeholder === "ocmw-menen" && one.roles.join() === "director,provider"));
  const turned = atlas.load({ steers: "provider", carriesOut: ["director"] }).both;
  assert.ok(turned.some(({ roles: pair }) => pair.join() === "provider,director"), JSON.stringify(turned));
  assert.deepEqual(atlas.load({ carriesOut: [] }), atlas.load());
});

test("benchmark: side by side, in the order asked for, as data and for a spreadsheet", () => {
  const asked = { areas: ["menen", "vlaanderen", "kuurne"], figures: { menen: 33_000 }, leaveOut: ["vlaanderen"] };
  const { areas, measures } = atlas.benchmark(asked);
  assert.deepEqual(areas.map(({ area, figure }) => [area, figure]), [["menen", 33_000], ["kuurne", undefined]]);
  const held = measures.findIndex(({ measure }) => measure === "needs_held");
  assert.deepEqual(areas.map(({ values }) => values[held].count), [2, 1]);
  assert.equal(areas[0].values[0].per_10000, "0.30");
  assert.match(atlas.benchmarkCsv(asked), /^measure,of,unit,menen,kuurne,min,median,max\r\nchallenges,,count,1,1,/u);
});

test("for others: linked data, the matrix, the assignments", () => {
  const linked = atlas.jsonLd();
  const has = (type) => linked["@graph"].some((node) => node["@type"].includes(type));
  assert.deepEqual([has("org:Organization"), has("regie:Decision")], [true, true]);
  const ours = atlas.jsonLd({ base: "https://data.example.org/id/", context: "https://data.example.org/regie.jsonld", decisions: false });
  assert.equal(ours["@context"], "https://data.example.org/regie.jsonld");
  assert.ok(ours["@graph"].every((node) => node["@id"].startsWith("https://data.example.org/id/") && !node["@type"].includes("regie:Decision")));
  assert.match(atlas.raciCsv({ challenge: "schulden" }), /^challenge,[^\r]*ocmw-menen[^\r]*\r\nschulden,/u);
  assert.match(atlas.raciCsv({ language: "nl", levers: true, letters: { director: "D" } }), /^challenge,challenge_label,lever,lever_label,[^]*D/u);
  const rows = atlas.assignmentsCsv({ role: "director" }).trimEnd().split("\r\n");
  assert.equal(rows.length - 1, atlas.count({ role: "director" }));
  refused(() => atlas.jsonLd({ base: "id/" }), "invalid-option", "options.base");
  refused(() => atlas.jsonLd({ context: "regie.jsonld" }), "invalid-option", "options.context");
  refused(() => atlas.jsonLd({ decisions: 1 }), "invalid-option", "options.decisions");
  refused(() => atlas.raciCsv({ letters: { directr: "D" } }), "unknown-id", "raci.letters.directr", "director");
  refused(() => atlas.raciCsv({ letters: { director: 1 } }), "invalid-option", "raci.letters.director");
  refused(() => atlas.assignmentsCsv({ role: "directr" }), "unknown-id", "filter.role", "director");
});

test("crosswalk: what is lost between two lists of themes", () => {
  const { forth, back } = atlas.crosswalk("theme-trajectories", "life-domains");
  assert.deepEqual([forth.lost, back.lost], [["trajectory-financial-resilience"], ["domain-leisure", "domain-liveability"]]);
});

test("lints: of a rule book, and of it with a landscape", () => {
  const lints = atlas.lint();
  assert.ok(lints.some(({ code, path }) => code === "never-met" && path === "requirements/voice-poverty-present"), JSON.stringify(lints));
  const ruleBook = flanders.ruleBook();
  const [rule] = ruleBook.rules;
  ruleBook.rules.push({ ...rule, id: "twice" });
  const found = lintRuleBook(ruleBook).filter(({ code }) => code === "duplicate-rule");
  assert.deepEqual(found.map(({ document }) => document), ["rulebook"]);
  assert.deepEqual(lintRuleBook(JSON.stringify(ruleBook)), lintRuleBook(ruleBook));
  const wrong = refused(() => lintRuleBook({ ...ruleBook, rulez: [], label: undefined }), "unsupported-value", "label");
  assert.equal(wrong.problems.length, 1);
  assert.ok(refused(() => lintRuleBook({ ...ruleBook, rulez: [] }), "unknown-field", "rulez").problems.length > 0);
  refused(() => lintRuleBook(), "unsupported-value", "");
});

test("what if: the difference, and nothing is changed", () => {
  const difference = atlas.whatIf([mandate]);
  assert.deepEqual([difference.totals.gaps_closed, difference.totals.roles_lost], [1, 0]);
  assert.ok(difference.challenges[0].roles_gained.some(({ role, stakeholder }) => role === "actor" && stakeholder === "ocmw-kuurne"));
  assert.deepEqual(atlas.whatIf(JSON.stringify([mandate])), difference);
  assert.deepEqual(atlas.whatIf([]).challenges, []);
  assert.equal(JSON.stringify([...atlas.decisions()]), was);
});

test("apply: another atlas, and each is freed by itself", () => {
  const before = new Atlas(landscape);
  const after = before.apply([mandate, { remove: { offers: "begeleiding" } }]);
  assert.ok(after instanceof Atlas);
  assert.deepEqual(before.difference(after), before.whatIf([mandate, { remove: { offers: "begeleiding" } }]));
  assert.equal(JSON.stringify([...before.decisions()]), was);
  assert.deepEqual(before.difference(before).challenges, []);
  const decision = after.decide("schulden");
  const answers = after.decisions();
  before.free();
  assert.deepEqual(after.decide("schulden"), decision);
  assert.deepEqual([...answers], [decision]);
  assert.deepEqual(after.apply([]).decide("schulden"), decision);
  after.free();
  refused(() => after.decide("schulden"), "freed", "Atlas.decide");
});

test("documents: as they are after the changes, and they make the same atlas again", () => {
  const changes = [mandate, { remove: { offers: "begeleiding" } }, { put: { sectors: { id: "new", label: "nieuw" } } }];
  const after = atlas.apply(changes);
  const { landscape: now, sets, ruleBook: rules } = after.documents();
  assert.deepEqual([now.offers?.length ?? 0, now.sectors.at(-1).id], [atlas.documents().landscape.offers.length - 1, "new"]);
  assert.deepEqual(Object.keys(sets), ["flanders-vocabulary"]);
  const again = new Atlas(now, { sets, ruleBook: rules });
  assert.equal(JSON.stringify([...again.decisions()]), JSON.stringify([...after.decisions()]));
  assert.deepEqual(again.documents(), after.documents());
});

test("a merger: towns go into one", () => {
  const merge = { areas: ["menen", "kuurne"], into: { id: "samen", label: "Samen", level: "local" }, stakeholders: [{ stakeholders: ["ocmw-menen", "ocmw-kuurne"], into: { id: "ocmw-samen", label: "OCMW Samen", kind: "ocmw", works_in: [] } }] };
  const merged = atlas.apply([{ merge }]);
  assert.deepEqual(merged.decide("schulden").seats.map(({ area }) => area), ["samen"]);
  assert.ok(atlas.difference(merged).totals.roles_passed_on > 0);
  assert.ok(merged.notices.some(({ code }) => code === "succeeded"));
});

test("at: the same for another date", () => {
  const earlier = atlas.at("2018-06-01");
  assert.deepEqual([earlier.asOf, atlas.asOf], ["2018-06-01", "2019-01-15"]);
  const { before, after, challenges } = earlier.difference(atlas);
  assert.deepEqual([before, after], ["2018-06-01", "2019-01-15"]);
  assert.ok(challenges[0].roles_lost.some(({ role }) => role === "coordinator"));
  // what was changed stays changed
  assert.equal(atlas.apply([mandate]).at("2018-06-01").has({ ...actor, role: "actor" }), true);
  for (const date of ["2019-02-30", "vandaag", undefined, null, new Date(0)]) refused(() => atlas.at(date), "invalid-argument", "date");
});

test("a wrong id is named by its argument, with the nearest", () => {
  for (const method of ["has", "why", "whyNot", "repairs"]) {
    refused(() => atlas[method]({ ...director, challenge: "schuldn" }), "unknown-id", "question.challenge", "schulden");
    refused(() => atlas[method]({ ...director, role: "directr" }), "unknown-id", "question.role", "director");
    refused(() => atlas[method]({ ...director, stakeholder: "ocmw-mennen" }), "unknown-id", "question.stakeholder", "ocmw-menen");
    refused(() => atlas[method]({ ...director, area: "kurne" }), "unknown-id", "question.area", "kuurne");
  }
  refused(() => atlas.whyDecision("schuld"), "unknown-id", "challenge");
  refused(() => atlas.count({ level: "locl" }), "unknown-id", "filter.level", "local");
  refused(() => atlas.count({ strength: "mast" }), "invalid-option", "filter.strength", "must");
  for (const method of ["threeLists", "blindSpots", "overlap"]) {
    refused(() => atlas[method]({ theme: "povrty" }), "unknown-id", "scope.theme", "poverty");
    refused(() => atlas[method]({ scheme: "life-domain" }), "unknown-id", "scope.scheme", "life-domains");
    refused(() => atlas[method]({ area: "menin" }), "unknown-id", "scope.area", "menen");
  }
  refused(() => atlas.agenda({ stakeholder: "cw" }), "unknown-id", "agenda.stakeholder");
  refused(() => atlas.agenda({ kind: "ocwm" }), "unknown-id", "agenda.kind", "ocmw");
  refused(() => atlas.load({ steers: "directr" }), "unknown-id", "load.steers", "director");
  refused(() => atlas.load({ carriesOut: ["actor", "acter"] }), "unknown-id", "load.carriesOut[1]", "actor");
  refused(() => atlas.benchmark({ areas: ["menen", "kurne"] }), "unknown-id", "benchmark.areas[1]", "kuurne");
  refused(() => atlas.benchmarkCsv({ areas: ["menen"], figures: { menin: 1 } }), "unknown-id", "benchmark.figures.menin", "menen");
  refused(() => atlas.benchmark({ areas: ["menen"], leaveOut: ["kurne"] }), "unknown-id", "benchmark.leaveOut[0]", "kuurne");
  refused(() => atlas.crosswalk("life-domains", "theme-trajectory"), "unknown-id", "to");
  refused(() => atlas.crosswalk("life-domain", "theme-trajectories"), "unknown-id", "from", "life-domains");
  const gap = { challenge: "schulden", lever: "grant-aid", area: "kuurne" };
  refused(() => atlas.closings({ ...gap, lever: "grant-ad" }), "unknown-id", "gap.lever", "grant-aid");
  refused(() => atlas.closings({ ...gap, only: "ca" }), "unknown-id", "gap.only", "caw");
  refused(() => atlas.why({ ...director, role: "x".repeat(1e5) }), "unknown-id", "question.role");
});

test("arguments are checked before anything is asked", () => {
  const questions = {
    has: "question", why: "question", whyNot: "question", repairs: "question", closings: "gap", count: "filter", threeLists: "scope",
    blindSpots: "scope", fills: "scope", overlap: "scope", agenda: "agenda", load: "load", benchmark: "benchmark", benchmarkCsv: "benchmark", jsonLd: "options", raciCsv: "raci", assignmentsCsv: "filter",
  };
  const throwing = { get theme() { throw new Error("not today"); } };
  for (const [method, argument] of Object.entries(questions)) {
    for (const value of [null, 7, "menen", [], new Map(), () => 1]) refused(() => atlas[method](value), "invalid-option", argument);
    refused(() => atlas[method]({ chalenge: "x" }), "unknown-option", `${argument}.chalenge`);
  }
  for (const method of ["has", "why", "whyNot", "repairs"]) {
    for (const field of ["challenge", "role", "stakeholder"]) {
      refused(() => atlas[method]({ ...director, [field]: undefined }), "invalid-argument", `question.${field}`);
      for (const value of [null, 7, ["x"], "\ud83c"]) refused(() => atlas[method]({ ...director, [field]: value }), "invalid-option", `question.${field}`);
    }
    refused(() => atlas[method](), "invalid-argument", "question.challenge");
  }
  refused(() => atlas.overlap(throwing), "unreadable-value", "scope.theme");
  refused(() => atlas.threeLists({ themes: "poverty" }), "unknown-option", "scope.themes", "theme");
  refused(() => atlas.load({ carries_out: ["actor"] }), "unknown-option", "load.carries_out", "carriesOut");
  for (const of of [undefined, {}, { area: "menen", kind: "ocmw" }]) refused(() => atlas.agenda(of), "invalid-argument", "agenda");
  for (const gap of [{}, { lever: "grant-aid", requirement: "x" }]) {
    refused(() => atlas.closings({ challenge: "schulden", area: "menen", ...gap }), "invalid-argument", "gap");
  }
  refused(() => atlas.benchmark({}), "invalid-argument", "benchmark.areas");
  refused(() => atlas.benchmark({ areas: "menen" }), "invalid-option", "benchmark.areas");
  for (const value of [undefined, null, 7, "\ud83c"]) refused(() => atlas.benchmark({ areas: ["menen", value] }), "invalid-option", "benchmark.areas[1]");
  refused(() => atlas.benchmark({ areas: new Array(1e9) }), "invalid-option", "benchmark.areas[0]");
  const revoked = Proxy.revocable([], {});
  revoked.revoke();
  refused(() => atlas.benchmark({ areas: revoked.proxy }), "unreadable-value", "benchmark.areas");
  for (const figure of [undefined, null, "7", 1.5, -1, Number.NaN, 2 ** 60, 7n]) {
    refused(() => atlas.benchmark({ areas: ["menen"], figures: { menen: figure } }), "invalid-option", "benchmark.figures.menen");
  }
  refused(() => atlas.benchmark({ areas: ["menen"], figures: [1] }), "invalid-option", "benchmark.figures");
  for (const id of [undefined, null, 7]) {
    refused(() => atlas.crosswalk("life-domains", id), "invalid-argument", "to");
    refused(() => atlas.whyDecision(id), "invalid-argument", "challenge");
  }
  const { Atlas: Slim } = require("regie-wasm/slim");
  for (const other of [undefined, null, 7, {}, landscape, Atlas.prototype, new Proxy(atlas, {}), new Slim(landscape)]) {
    refused(() => atlas.difference(other), "invalid-argument", "after");
  }
});

test("a refused change leaves the atlas as it was, and says all that is wrong", () => {
  const area = { id: "nergens", label: "Nergens", level: "local", within: ["nowhere"] };
  const wrong = [
    [[{ remove: { exclusion: "x" } }], "unknown-field", "[0].remove.exclusion", "exclusions"],
    [[mandate, { leave: { stakeholder: "caw", of: "ocmw-menen" } }], "unknown-reference", "[1].leave.of"],
    [[{ remove: { offers: "budgetadvis" } }], "unknown-reference", "[0]", "budgetadvies"],
    [[mandate, {}], "invalid-value", "[1]"],
    [[{ put: { areas: area } }], "unknown-reference", "areas[4].within[0]"],
    [[{ put: { areas: { ...area, label: undefined } } }], "unsupported-value", "[0].put.areas.label"],
    [[mandate, new Date(0)], "unsupported-value", "[1]"],
    [{ ...mandate }, "unsupported-value", ""],
    [undefined, "unsupported-value", ""],
    ["[{", "not-json", ""],
    [JSON.stringify(mandate), "wrong-type", ""],
  ];
  for (const [changes, code, path, hint] of wrong) {
    for (const method of ["apply", "whatIf"]) {
      const error = refused(() => atlas[method](changes), code, path, hint);
      assert.equal(error.problems[0].document, path.startsWith("areas") ? "landscape" : "changes");
    }
    assert.equal(JSON.stringify([...atlas.decisions()]), was);
  }
  const cycle = { id: "x" };
  cycle.put = cycle;
  refused(() => atlas.apply([cycle]), "cyclic-value", "[0].put");
});

test("a freed atlas answers nothing, and says so", () => {
  const freed = new Atlas(landscape);
  freed.free();
  const scope = {};
  const calls = {
    has: [director], why: [director], whyNot: [director], repairs: [director], whyDecision: ["schulden"],
    closings: [{ challenge: "schulden", lever: "grant-aid", area: "kuurne" }], count: [], threeLists: [scope], agenda: [{ kind: "ocmw" }],
    blindSpots: [scope], fills: [scope], overlap: [scope], load: [], benchmark: [{ areas: ["menen"] }], benchmarkCsv: [{ areas: ["menen"] }], jsonLd: [], raciCsv: [], assignmentsCsv: [],
    crosswalk: ["life-domains", "theme-trajectories"], lint: [], whatIf: [[mandate]], apply: [[mandate]], at: ["2019-01-15"], difference: [atlas],
    decide: ["schulden", { lang: nl }], rulesInWords: [{ lang: nl }], documents: [], visionNote: ["poverty", { lang: nl }], visionNoteOfSector: ["housing", { lang: nl }], signalAbove: ["flemish", { lang: nl }],
    matrixSvg: [{}, { lang: nl }], ladderSvg: [{ challenge: "schulden" }, { lang: nl }], networkSvg: [{ challenge: "schulden" }, { lang: nl }],
  };
  const methods = Object.getOwnPropertyNames(Atlas.prototype).filter((name) => name !== "constructor");
  assert.deepEqual(Object.keys(calls).sort(), methods.sort());
  for (const [method, parameters] of Object.entries(calls)) refused(() => freed[method](...parameters), "freed", `Atlas.${method}`);
  refused(() => atlas.difference(freed), "freed", "Atlas.difference");
});

test("a class of a user's own has every question too", () => {
  class Region extends Atlas {
    get gaps() {
      return this.blindSpots().spots.length;
    }
  }
  const region = new Region(landscape);
  assert.equal(region.gaps, atlas.blindSpots().spots.length);
  assert.deepEqual(atlas.difference(region).challenges, []);
});

test("a whole region answers", () => {
  const region = new Atlas(example("zuid-west-vlaanderen-2019.json"));
  const [{ challenge, role, stakeholder, area }] = region.whoActs({ role: "director" });
  assert.ok(region.why({ challenge, role, stakeholder, area }).places.length > 0);
  assert.ok(region.threeLists().themes.length > 3);
  assert.ok(region.lint().length > 0);
});
