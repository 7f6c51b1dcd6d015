/** The page, as a policy officer clicks through it. */

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { FOLDER, REGION, changed, drop, json, judge, serve, startChromium, startFirefox, visitor } from "./page-under-test.js";
import { example, root, run } from "./package-under-test.js";

const POVERTY_PACT = "Regionaal armoedepact over alle beleidsdomeinen";
const DIRECTOR = "W13, welzijnsvereniging van OCMW’s en CAW";

/** A landscape of the list. */
const landscapeOf = (file) => (existsSync(join(FOLDER, "data", file)) ? json("data", file) : JSON.parse(example(file)));

let address, stop;
before(async () => ({ address, stop } = await serve()));
after(() => stop());

/* ------------------------------------------------------------------------------------------------- what the page is made of */

test("every language says everything, with as many places to fill", () => {
  const shape = (value) => {
    if (typeof value === "string") {
      assert.notEqual(value, "");
      return value.split("{}").length - 1;
    }
    if (Array.isArray(value)) return value.map(shape);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shape(one)]));
  };
  const [dutch, english] = ["nl", "en"].map((lang) => json("words", `${lang}.json`));
  assert.deepEqual(shape(english), shape(dutch));
});

test("every source document has a title in every language", () => {
  const documents = readFileSync(join(root, "core", "docs", "INVENTORY.md"), "utf8").match(/^Doc keys.*$/mu)[0];
  const keys = [...documents.matchAll(/\*\*\d{3}\*\* ([a-z-]+):/gu)].map(([, key]) => key);
  assert.equal(keys.length, 5);
  for (const lang of ["nl", "en"]) assert.deepEqual(Object.keys(json("words", `${lang}.json`).documents).sort(), [...keys].sort(), lang);
});

test("the page is well typed", () => {
  run(root, "node", join("node_modules", "typescript", "bin", "tsc"), "--project", FOLDER);
});

test("the list has the landscapes that are there", () => {
  const listed = json("regions.json").map(({ file }) => file);
  const there = [join(root, "examples", "data"), join(FOLDER, "data")].flatMap((folder) => readdirSync(folder)).filter((name) => name.endsWith(".json"));
  assert.deepEqual([...listed].sort(), there.sort());
  assert.equal(listed[0], `${REGION}.json`);
});

test("no script of the page reads text as markup or code", () => {
  const scripts = readdirSync(join(FOLDER, "src"), { recursive: true }).filter((file) => /\.(?:js|tsx?)$/u.test(file));
  assert.ok(scripts.length > 30);
  for (const name of scripts) {
    // the text of a picture of the package becomes a document of its own, as XML, in which nothing runs
    const script = readFileSync(join(FOLDER, "src", name), "utf8").replace(/new DOMParser\(\)\.parseFromString\(policy\.createHTML\(text\), "image\/svg\+xml"\)/u, (as) => (name === "trusted.ts" ? "" : as));
    assert.doesNotMatch(script, /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc|DOMParser/u, name);
  }
});

/** The status and the headers of a raw request: a browser would tidy its path. */
function raw(path) {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, agent: false }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode, headers: answer.headers });
    })
      .on("error", reject)
      .end();
  });
}

test("the server gives the page and its parts, and nothing else", async () => {
  const [module] = readdirSync(join(FOLDER, "dist", "assets")).filter((name) => name.endsWith(".wasm"));
  assert.equal((await raw(`/assets/${module}`)).headers["content-type"], "application/wasm");
  const page = await raw("/");
  assert.equal(page.status, 200);
  assert.match(page.headers["content-security-policy"], /default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; .*frame-ancestors 'none'/u);
  for (const path of ["/Cargo.toml", "/../package.json", "/%2e%2e/package.json", "/src/main.tsx", "/.git/config"]) {
    assert.equal((await raw(path)).status, 404, path);
  }
});

/* ------------------------------------------------------------------------------------------------------------- in Chromium */

describe("in Chromium", () => {
  let browser;
  before(async () => (browser = await startChromium()));
  after(() => browser.close());

  const visiting = visitor(() => browser, () => address);
  const heading = (page) => page.locator("main h1").innerText();

  visiting("an officer chooses a region, opens a challenge, and sees who directs and by which rule", {}, async (page) => {
    assert.equal(await heading(page), "Zuid-West-Vlaanderen: de ambities van W13 voor 2019");
    assert.equal(await page.locator(".totals").innerText(), "33 uitdagingen · 138 tafels · bij 11 uitdagingen ontbreekt iets".replace(/(\d) /gu, "$1\u00a0"));
    await page.getByLabel("Regio", { exact: true }).selectOption({ label: "Gent, 2018" });
    await page.getByRole("heading", { level: 1, name: "Gent: Lokaal Welzijnsbeleid" }).waitFor();
    await page.getByLabel("Regio", { exact: true }).selectOption({ label: "Zuid-West-Vlaanderen, 2019" });
    await page.getByRole("link", { name: POVERTY_PACT }).click();
    await page.getByRole("heading", { name: POVERTY_PACT, level: 1 }).waitFor();
    assert.equal(await heading(page), POVERTY_PACT);
    const director = page.locator(".role-list > li", { has: page.getByRole("heading", { name: "Regisseur", exact: true }) });
    assert.match(await director.innerText(), new RegExp(`hoort\\s+${DIRECTOR}`, "u"));
    await director.getByText("Waarom?").click();
    await director.getByText("De vereniging van lokale besturen voert de regie op regionale schaal").waitFor();
    assert.match(await director.locator(".sources").first().innerText(), /Decreet lokaal sociaal beleid 9\/2\/2018, art\. 8 §2.*inventaris van de bronnen: regel E-51, E-53/u);
    await page.goBack();
    await page.locator(".matrix").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), POVERTY_PACT);
  });

  visiting("every region shows each of its challenges in every column where something is to be done", {}, async (page) => {
    for (const { file } of json("regions.json")) {
      await page.getByLabel("Regio", { exact: true }).selectOption(file.replace(".json", ""));
      const { label } = landscapeOf(file);
      await page.getByRole("heading", { level: 1, name: label.nl }).waitFor();
      const total = Number((await page.locator(".totals").innerText()).match(/^\d+/u)[0]);
      assert.equal(await page.locator(".row").count(), total, file);
      const empty = await page.locator(".cell").evaluateAll((cells) => cells.filter((cell) => cell.querySelector("li") === null).length);
      assert.equal(empty, 0, `${file}: a column in which nothing stands`);
      for (const approach of ["local", "joint", "signal"]) {
        const cells = await page.locator(`.cell.${approach}`).count();
        assert.equal(await page.locator(`.choice.${approach} .number`).innerText(), String(cells), `${file} ${approach}`);
      }
    }
  });

  visiting("one column can be read alone, and only what is incomplete", {}, async (page) => {
    await page.getByRole("radio", { name: "Signaleren" }).check({ force: true });
    assert.equal(await page.locator(".cell:not(.signal)").count(), 0);
    const signals = await page.locator(".row").count();
    assert.equal(await page.locator(".choice.signal .number").innerText(), String(signals));
    await page.getByLabel("Enkel waar iets ontbreekt").check();
    const rows = page.locator(".row");
    assert.ok((await rows.count()) > 0 && (await rows.count()) < signals);
    assert.equal(await rows.filter({ has: page.locator(".mark.missing") }).count(), await rows.count());
  });

  visiting("what nobody holds is marked", {}, async (page) => {
    const unheld = page.locator(".mark.unheld");
    assert.ok((await unheld.count()) > 0);
    assert.match(await unheld.first().innerText(), /niemand heeft deze hefboom/u);
    const row = page.locator(".row").filter({ has: unheld }).first();
    await row.getByRole("link").click();
    await page.getByRole("heading", { name: "Hier ontbreekt" }).waitFor();
    assert.match(await page.locator(".findings.missing .unheld").first().innerText(), /niemand heeft deze hefboom/u);
  });

  visiting("a number unfolds into towns in the list", {}, async (page) => {
    const number = page.getByRole("button", { name: "14 lokale besturen" }).first();
    await number.click();
    const list = page.locator(`#${await number.getAttribute("aria-controls")}`);
    assert.deepEqual((await list.getByRole("listitem").allInnerTexts()).slice(0, 2), ["Anzegem", "Avelgem"]);
  });

  visiting("a number unfolds into names", { hash: "#challenge=armoedepact" }, async (page) => {
    const number = page.getByRole("button", { name: "14 lokale besturen" }).first();
    assert.equal(await page.getByText("Gemeente Anzegem en OCMW Anzegem").first().isVisible(), false);
    await number.click();
    assert.equal(await number.getAttribute("aria-expanded"), "true");
    const list = page.locator(`#${await number.getAttribute("aria-controls")}`);
    assert.equal(await list.getByRole("listitem").count(), 14);
    assert.ok(await list.getByText("Gemeente Anzegem en OCMW Anzegem").isVisible());
    await number.click();
    assert.equal(await list.isVisible(), false);
  });

  visiting("many equal tables are folded, and one can be chosen", { hash: "#challenge=armoedebudget" }, async (page) => {
    assert.match(await page.locator(".lead").innerText(), /^14 tafels, één per gemeente/u);
    await page.getByLabel("Welke tafel?").focus();
    await page.getByLabel("Welke tafel?").selectOption({ label: "Menen" });
    await page.locator(".lead", { hasText: "Tafel: Menen" }).waitFor();
    const roles = await page.locator(".roles").innerText();
    assert.match(roles, /Stad Menen/u);
    assert.doesNotMatch(roles, /Kortrijk/u);
    assert.match(await page.evaluate(() => document.activeElement.className), /^table-choice/u);
    await page.reload();
    await page.locator(".lead", { hasText: "Tafel: Menen" }).waitFor();
  });

  visiting("the language is switched, in place", { hash: "#challenge=armoedepact" }, async (page) => {
    assert.equal(await page.locator("html").getAttribute("lang"), "nl");
    const english = page.getByRole("button", { name: "English" });
    await english.click();
    await page.getByRole("heading", { name: "Who does what?" }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.equal(await english.getAttribute("aria-pressed"), "true");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "English");
    assert.match(await page.title(), / · Who acts where\?$/u);
    await page.getByRole("link", { name: "All challenges" }).click();
    await page.getByText("33\u00a0challenges · 138\u00a0tables").waitFor();
    // nothing of the page stays behind in Dutch
    const { name, ...words } = json("words", "nl.json");
    const dutch = new Set(Object.values(words).filter((word) => typeof word === "string"));
    for (const word of Object.values(json("words", "en.json"))) dutch.delete(word);
    const shown = await page.evaluate(() => document.body.innerText.split("\n").map((line) => line.trim()));
    assert.deepEqual(shown.filter((line) => dutch.has(line)), []);
  });

  visiting("another date is asked, its notices stand below, and the way back is there", { hash: "#region=noord-limburg-2018" }, async (page) => {
    await page.getByLabel("Stand op").fill("2019-02-01");
    await page.getByText("Stand op 1 februari 2019").waitFor();
    const notices = page.locator(".notices");
    assert.equal(await notices.getByText("Neerpelt").first().isVisible(), false);
    await notices.locator("summary").click();
    assert.match(await notices.innerText(), /verwijst naar een gemeente of organisatie die is opgegaan in een andere[\s\S]*→ Neerpelt \(nu Pelt\)/u);
    assert.match(await notices.innerText(), /→ Gemeente Meeuwen-Gruitrode \(nu Gemeente Oudsbergen\)/u);
    assert.doesNotMatch(await notices.innerText(), /[a-z]+\/[a-z-]+\//u);
    await page.getByRole("button", { name: "Terug naar 8 mei 2018" }).click();
    await page.getByText("Stand op 8 mei 2018").waitFor();
    assert.equal(await page.getByLabel("Stand op").inputValue(), "2018-05-08");
  });

  const told = (page) => page.getByRole("alert").innerText();
  const hashOf = (page) => new URL(page.url()).hash;

  visiting("a link to a region that is not there says so, and what is shown instead", { hash: "#region=nowhere&challenge=armoedepact&lang=xx" }, async (page) => {
    assert.equal(await told(page), "Hieronder staat Zuid-West-Vlaanderen, 2019. De regio uit deze link is hier niet bekend: “nowhere”.");
    assert.match(await heading(page), /^Zuid-West-Vlaanderen/u);
    assert.equal(hashOf(page), `#region=${REGION}`);
    // another language says it too; another question no longer
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText("The region in this link is not known here: “nowhere”.").waitFor();
    await page.getByRole("link", { name: "Regional poverty pact" }).click();
    await page.locator(".detail").waitFor();
    assert.equal(await told(page), "");
  });

  visiting("a date that does not exist is said", { hash: "#date=2019-02-30&challenge=armoedepact" }, async (page) => {
    assert.match(await told(page), /^De datum uit deze link bestaat niet: “2019-02-30”\./u);
    assert.equal(await heading(page), POVERTY_PACT);
    assert.equal(await page.getByLabel("Stand op").inputValue(), "2019-01-15");
    assert.equal(hashOf(page), `#region=${REGION}&challenge=armoedepact`);
  });

  visiting("a link to a file that is not in this browser says so", { hash: "#region=own-7&challenge=armoedepact" }, async (page) => {
    assert.match(await told(page), /^Hieronder staat Zuid-West-Vlaanderen, 2019\. Het eigen bestand uit deze link staat niet in deze browser/u);
    assert.equal(hashOf(page), `#region=${REGION}`);
    await judge(page);
  });

  const cutOff = (page, file) => page.route(`**/${file}`, (route) => route.abort());

  visiting("a region that cannot be fetched leaves everything as it was, and says so", { hash: "#challenge=armoedepact", expected: /fetch|ERR_FAILED/u }, async (page) => {
    await cutOff(page, "gent-2018-*.json");
    const regions = page.getByLabel("Regio", { exact: true });
    await regions.selectOption("gent-2018");
    await page.getByText("Gent, 2018 kon niet geladen worden. Hieronder staat nog altijd Zuid-West-Vlaanderen, 2019.").waitFor();
    assert.equal(await page.getByRole("alert").count(), 1);
    assert.equal(await regions.inputValue(), REGION);
    assert.equal(hashOf(page), `#region=${REGION}&challenge=armoedepact`);
    assert.equal(await heading(page), POVERTY_PACT);
    assert.equal(await page.locator("main").getAttribute("aria-busy"), null);
    await judge(page);
    await page.unroute("**/gent-2018-*.json");
    await regions.selectOption("gent-2018");
    await page.getByRole("heading", { level: 1, name: "Gent: Lokaal Welzijnsbeleid" }).waitFor();
    assert.equal(await told(page), "");
  });

  visiting("where nothing can be shown at first, another region still can be chosen", { expected: /fetch|ERR_FAILED/u }, async (page) => {
    await cutOff(page, "gent-2018-*.json");
    await page.goto("about:blank");
    await page.goto(`${address}#region=gent-2018`);
    await page.getByText("Gent, 2018 kon niet geladen worden.").waitFor();
    const regions = page.getByLabel("Regio", { exact: true });
    assert.equal(await regions.inputValue(), "gent-2018");
    await regions.selectOption(REGION);
    await page.getByRole("heading", { level: 1, name: "Zuid-West-Vlaanderen" }).waitFor();
  });

  visiting("without its worker the page says that nothing could be loaded", { expected: /worker|ERR_FAILED|fetch/u }, async (page) => {
    await cutOff(page, "worker-*.js");
    await page.goto("about:blank");
    await page.goto(address);
    await page.getByText("Zuid-West-Vlaanderen, 2019 kon niet geladen worden.").waitFor();
  });

  visiting("a challenge that never was is not said to be of another date", { hash: "#challenge=armoedepactt" }, async (page) => {
    assert.equal(await heading(page), "Deze uitdaging bestaat niet");
    assert.match(await page.locator("main .lead").innerText(), /geen uitdaging “armoedepactt”/u);
    assert.equal(await page.title(), "Deze uitdaging bestaat niet · Wie doet wat waar?");
    await page.getByRole("link", { name: "Alle uitdagingen" }).click();
    await page.locator(".row").first().waitFor();
  });

  visiting("a challenge of another date says of which", { hash: "#region=noord-limburg-2018&challenge=eerstelijnszone-vormgeven" }, async (page) => {
    assert.equal(await heading(page), "Samen de eerstelijnszone vormgeven");
    assert.match(await page.locator("main").innerText(), /Deze uitdaging is er niet op 8 mei 2018\.\s+Vanaf 1 juli 2020/u);
  });

  visiting("a theme asks its question, and a challenge tells what it is about", { hash: "#region=noord-west-vlaanderen-2018" }, async (page) => {
    const theme = page.locator(".theme").filter({ has: page.getByRole("heading", { level: 2, name: "Nabije zorg" }) });
    assert.equal(await theme.locator(".question").innerText(), "Hoe blijft zorg dichtbij, ook in de kleine kernen?");
    await theme.getByRole("link", { name: "Zorg dichtbij" }).click();
    const about = page.getByRole("region", { name: "Waar het om gaat" });
    // with the trajectory of which the theme is a part
    assert.match(await about.innerText(), /Hoe blijft zorg dichtbij[\s\S]*thematraject 1[\s\S]*Wat is goede zorg\?[\s\S]*Zelfregie[\s\S]*Doelgroepen\s+Ouderen[\s\S]*Tendensen\s+Uitrol van de zorgregio’s/u);
    assert.doesNotMatch(await about.innerText(), /persoonsvolgende/iu);
  });

  visiting("the theme of a list of one's own asks what the same theme asks elsewhere", {}, async (page) => {
    assert.equal(await page.locator(".theme .question").first().innerText(), "Wat is in elk beleidsdomein nodig opdat iedereen aan het maatschappelijk leven kan deelnemen?");
  });

  visiting("no source is told by a key or a bare number", {}, async (page) => {
    for (const { file } of json("regions.json")) {
      for (const { id } of landscapeOf(file).challenges) {
        await page.evaluate((hash) => (location.hash = hash), `#region=${file.replace(".json", "")}&challenge=${id}`);
        await page.waitForFunction((id) => document.querySelector("main [data-challenge]")?.dataset.challenge === id, id);
        const sources = await page.locator(".sources li").evaluateAll((all) => all.map((one) => one.textContent));
        assert.deepEqual(sources.filter((source) => /^[A-N]-?\d*$|^(?:gent|noord|zuid)-[a-z-]+/u.test(source)), [], id);
      }
    }
  });

  visiting("two tables are both, and what is missing is said once", { hash: "#region=noord-west-vlaanderen-2018&challenge=nabije-zorg-houtland-en-polder" }, async (page) => {
    assert.equal(await page.locator(".findings.missing .phrase").first().innerText(), "Gezamenlijke uitdaging zonder regisseur");
    assert.match(await page.locator("main .lead").innerText(), /Samen aangepakt omwille van: gevolgen over de grens heen en leren van elkaar\.$/u);
    const own = changed((landscape) => (landscape.challenges = [{ ...landscape.challenges.find(({ id }) => id === "armoedebudget"), areas: ["menen", "kortrijk"] }]));
    await drop(page, "twee.json", own);
    await page.getByRole("heading", { level: 1, name: "Zuid-West-Vlaanderen" }).waitFor();
    await page.locator(".row h3 a").click();
    await page.getByLabel("Welke tafel?").waitFor();
    assert.equal(await page.getByLabel("Welke tafel?").locator("option").first().innerText(), "Beide samen");
  });

  visiting("a wrong file shows all its problems, and the old region stays", { hash: "#challenge=armoedepact" }, async (page) => {
    const wrong = changed((landscape) => {
      landscape.stakeholders[0].kind = "municipalty";
      landscape.chalenges = landscape.challenges;
      delete landscape.challenges;
    });
    await drop(page, "fout.json", wrong);
    await page.waitForFunction(() => document.activeElement.id === "problems-heading");
    const problems = page.getByRole("region", { name: /^fout\.json kon niet geopend worden/u });
    await problems.getByText("Het veld ‘chalenges’ hoort hier niet. Bedoelt u ‘challenges’?").waitFor();
    assert.match(await problems.innerText(), /Betrokkene 1 in het werkveld, veld ‘kind’: ‘municipalty’ is nergens beschreven\. Bedoelt u ‘municipality’\?\s+stakeholders\[0\]\.kind/u);
    // every sentence is the package's, in the language of the page
    const sentences = () => problems.locator("li .problem > div > p:first-child").allInnerTexts();
    const dutch = await sentences();
    assert.equal(dutch.length, await problems.locator("li").count());
    assert.ok(dutch.every((sentence) => sentence !== ""), dutch.join("\n"));
    assert.equal(await problems.locator("[lang]").count(), 0);
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText("The field ‘chalenges’ does not belong here. Did you mean ‘challenges’?").waitFor();
    assert.ok((await sentences()).every((sentence, n) => sentence !== "" && sentence !== dutch[n]));
    await page.getByRole("button", { name: "Nederlands" }).click();
    await page.getByText("Het veld ‘chalenges’ hoort hier niet.").waitFor();
    assert.equal(await heading(page), POVERTY_PACT);
    await problems.getByRole("button", { name: "Sluiten" }).click();
    assert.equal(await problems.count(), 0);
    await page.getByRole("link", { name: "Alle uitdagingen" }).click();
    // the page is drawn once the address has changed
    await page.locator(".row").first().waitFor();
    assert.equal(await page.locator(".row").count(), 33);
  });

  for (const [name, bytes, message] of [
    ["no JSON", "{ dit is geen", /In het werkveld, op regel 1, kolom 3: Dit is geen geldige JSON/u],
    ["no text", new Uint8Array([0x7b, 0xff, 0xfe]), /geen tekst in UTF-8/u],
    ["nothing", "", /fout\.json/u],
    ["a rule book", JSON.stringify({ format: "regie/rulebook", version: 1 }), /ander soort document: regie\/rulebook\./u],
  ]) {
    visiting(`a file with ${name} is refused`, {}, async (page) => {
      await drop(page, "fout.json", bytes);
      await page.locator(".problems", { hasText: message }).waitFor();
      assert.equal(await page.locator(".problems li").count(), 1);
      assert.equal(await page.locator(".row").count(), 33);
    });
  }

  visiting("a landscape of one's own is shown, and stays in the list", {}, async (page) => {
    const own = changed((landscape) => {
      landscape.label = { nl: "Een eigen werkveld", en: "A landscape of our own" };
      landscape.challenges = landscape.challenges.slice(0, 3);
    });
    await page.locator("#file").setInputFiles({ name: "eigen.json", mimeType: "application/json", buffer: Buffer.from(own) });
    await page.getByRole("heading", { level: 1, name: "Een eigen werkveld" }).waitFor();
    assert.equal(await page.locator(".row").count(), 3);
    const regions = page.getByLabel("Regio", { exact: true });
    await regions.selectOption(REGION);
    await page.getByRole("heading", { level: 1, name: "Zuid-West-Vlaanderen" }).waitFor();
    await regions.selectOption({ label: "Eigen bestand: eigen.json" });
    await page.getByRole("heading", { level: 1, name: "Een eigen werkveld" }).waitFor();
  });

  visiting("a landscape that builds on the reference areas finds them", {}, async (page) => {
    const own = {
      format: "regie/landscape", version: 1, id: "aalst", label: "Aalst", as_of: "2019-01-15", builds_on: ["flanders-vocabulary", "flanders-local-governments"],
      challenges: [{ id: "a", label: "armoede", themes: ["poverty"], areas: ["aalst"], spread: "separate" }],
    };
    await drop(page, "aalst.json", JSON.stringify(own));
    await page.getByRole("link", { name: "Armoede", exact: true }).click();
    await page.locator(".roles").waitFor();
    assert.match(await page.locator(".roles").innerText(), /OCMW Aalst/u);
  });

  visiting("hostile text stays text, wherever it stands", {}, async (page) => {
    const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>\u202e';
    const own = changed((landscape) => {
      const spoil = (value) => {
        for (const [key, one] of Object.entries(value)) {
          if (["label", "note", "reason", "description"].includes(key)) value[key] = hostile;
          else if (key === "source") value[key] = [hostile];
          else if (typeof one === "object") spoil(one);
        }
      };
      spoil(landscape);
    });
    await drop(page, '<img src=x onerror="document.title=3">.json', own);
    await page.getByRole("heading", { level: 1, name: "<img" }).waitFor();
    const opened = await page.locator(".row").count();
    assert.equal(opened, 33);
    await page.locator(".row h3 a").first().click();
    await page.locator(".detail").waitFor();
    await page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    assert.equal(await page.locator("img, main script").count(), 0);
    assert.ok((await heading(page)).startsWith('<img src=x onerror="document.title=1">'));
    assert.doesNotMatch(await page.locator("body").innerText(), /\u202e/u);
    assert.doesNotMatch(await page.title(), /^\d$/u);
  });

  visiting("the page keeps itself from running what it should not", { expected: /requires 'Trusted(Script|HTML)' assignment/u }, async (page) => {
    const blocked = await page.evaluate(async () => {
      const violations = [];
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => violations.push(effectiveDirective));
      const script = document.createElement("script");
      try {
        script.textContent = "document.title = 'run'";
        document.body.append(script);
      } catch {
        // as it should
      }
      try {
        document.body.insertAdjacentHTML("beforeend", "<p>markup</p>");
      } catch {
        // as it should
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { violations, title: document.title, markup: document.body.innerText.includes("markup") };
    });
    assert.ok(blocked.violations.includes("require-trusted-types-for"), blocked.violations.join());
    assert.notEqual(blocked.title, "run");
    assert.equal(blocked.markup, false);
  });

  visiting("the keyboard alone is enough", {}, async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.id || document.activeElement.value);
    const tabTo = async (wanted, most = 40) => {
      for (let n = 0; n < most; n += 1) {
        await page.keyboard.press("Tab");
        const now = await focused();
        if (now.startsWith(wanted)) {
          const seen = await page.evaluate(() => {
            const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
            return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
          });
          assert.ok(seen, `the focus on ${now} is not visible`);
          return;
        }
      }
      assert.fail(`Tab does not lead to ${wanted}`);
    };
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "Naar de inhoud");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    assert.equal(await page.locator(".row").count(), 33);
    // along the columns with the arrows
    await tabTo("Alle thema’s");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.locator(".matrix.one .row").count(), 21);
    await page.keyboard.press("ArrowLeft");
    await tabTo(POVERTY_PACT);
    await page.keyboard.press("Enter");
    await page.locator(".detail").waitFor();
    assert.equal(await focused(), POVERTY_PACT);
    await tabTo("Waarom?");
    await page.keyboard.press("Enter");
    await page.getByText("Zonder mensen in armoede zelf").waitFor();
    await tabTo("14\u00a0gemeenten");
    await page.keyboard.press("Space");
    await page.getByText("Stad Menen").first().waitFor();
    await tabTo("Volgende");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Armoedebudget per beleidsdomein" }).waitFor();
  });

  for (const width of [320, 390, 768, 1440]) {
    visiting(`nothing sticks out of a window of ${width} pixels`, { viewport: { width, height: 800 } }, async (page) => {
      for (const hash of ["", "#challenge=armoedepact", "#challenge=armoedebudget&lang=en", "#region=gent-2018", "#region=noord-west-vlaanderen-2018&lang=en"]) {
        await page.goto("about:blank");
        await page.goto(address + hash);
        await page.locator("main h1").waitFor();
        for (const fold of await page.locator(".fold").all()) await fold.evaluate((button) => button.click());
        await page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, hash);
      }
    });
  }

  const PHONE = { width: 390, height: 844 };

  visiting("on a phone every view begins in the upper quarter of the screen", { viewport: PHONE }, async (page) => {
    for (const lang of ["nl", "en"]) {
      for (const view of Object.keys(json("words", "nl.json").views)) {
        await page.goto("about:blank");
        await page.goto(`${address}#view=${view}&lang=${lang}`);
        await page.locator("main h1").waitFor();
        const top = await page.locator("main h1").evaluate((heading) => heading.getBoundingClientRect().top);
        assert.ok(top > 0 && top < PHONE.height / 4, `${view}: ${top}`);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= PHONE.width, view);
      }
    }
    await page.goto(`${address}#challenge=armoedepact`);
    await page.locator(".detail").waitFor();
    assert.ok((await page.locator("main").evaluate((main) => main.firstElementChild.getBoundingClientRect().top)) < PHONE.height / 4);
  });

  visiting("on a phone everything around the answers is behind one button, by keys too", { viewport: PHONE }, async (page) => {
    const menu = page.getByRole("button", { name: "Menu", exact: true });
    const folded = page.locator(".views, .languages, .controls, .live-tools");
    const seen = async () => (await Promise.all((await folded.all()).map((one) => one.isVisible()))).filter(Boolean).length;
    const focused = () => page.evaluate(() => document.activeElement.textContent);
    assert.equal(await folded.count(), 4);
    assert.equal(await seen(), 0);
    // what the button controls is what is shown
    const ids = (await menu.getAttribute("aria-controls")).split(" ");
    assert.deepEqual(await page.evaluate((ids) => ids.map((id) => document.getElementById(id)?.className), ids), ["views", "languages", "controls", "live-tools"]);
    await menu.focus();
    await page.keyboard.press("Enter");
    assert.equal(await menu.getAttribute("aria-expanded"), "true");
    assert.equal(await seen(), 4);
    await judge(page);
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "Wie doet wat");
    await page.keyboard.press("Escape");
    assert.equal(await seen(), 0);
    assert.equal(await focused(), "Menu");
    // whoever goes on sees where they come
    await menu.click();
    await page.getByRole("link", { name: "Nota’s" }).click();
    await page.waitForFunction(() => document.activeElement.matches("main h1"));
    assert.equal(await seen(), 0);
    // another language is read at once, and the menu stays
    await menu.click();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("link", { name: "Who acts where", exact: true }).waitFor();
    assert.equal(await seen(), 4);
    // a panel closes to the button, for what opened it is folded away
    await page.getByRole("button", { name: "What if?" }).click();
    await page.locator(".panel").waitFor();
    assert.equal(await seen(), 0);
    await page.keyboard.press("Escape");
    await page.locator(".panel").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement.textContent === "Menu");
    // a dialog closes to what opened it
    await menu.click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement.textContent === "Save");
    // another region
    await page.getByLabel("Region", { exact: true }).selectOption("gent-2018");
    await page.locator(".where", { hasText: "Ghent, 2018" }).waitFor();
    assert.equal(await seen(), 0);
    // with more room nothing is folded
    await page.setViewportSize({ width: 768, height: 800 });
    assert.equal(await menu.count(), 0);
    assert.equal(await seen(), 4);
  });

  for (const colorScheme of ["light", "dark"]) {
    for (const [name, hash] of [
      ["the list", "#lang=nl"],
      ["the list in English", "#region=noord-limburg-2018&date=2019-02-01&lang=en"],
      ["a challenge", "#challenge=armoedepact"],
      ["a challenge with many tables", "#region=gent-2018&challenge=warme-overdracht&lang=en"],
      ["a challenge that lacks something", "#challenge=armoedebudget&table=menen"],
    ]) {
      visiting(`everybody can use ${name}, ${colorScheme}`, { hash, colorScheme }, async (page) => {
        for (const fold of (await page.locator(".fold").all()).slice(0, 5)) await fold.click();
        await page.locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
        await judge(page);
      });
    }
    visiting(`everybody can use the problems of a file, ${colorScheme}`, { colorScheme, viewport: { width: 390, height: 800 } }, async (page) => {
      await drop(page, "fout.json", changed((landscape) => (landscape.stakeholders[0].kind = "municipalty")));
      await page.locator(".problems").waitFor();
      await judge(page);
    });
  }
});

/* -------------------------------------------------------------------------------------------------------------- in Firefox */

describe("in Firefox", () => {
  let browser;
  before(async () => (browser = await startFirefox()));
  after(() => browser.close());

  test("an officer opens a challenge, sees who directs and why, switches the language, and drops a wrong file", async () => {
    const page = await browser.newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    await page.goto(address);
    await page.waitForSelector("main h1");
    const text = (selector) => page.$eval(selector, (element) => element.innerText);
    const until = (selector, wanted) => page.waitForFunction((selector, wanted) => document.querySelector(selector)?.innerText.includes(wanted), {}, selector, wanted);

    await page.select("#region", "gent-2018");
    await until("main h1", "Gent");
    await page.select("#region", REGION);
    await until("main h1", "Zuid-West-Vlaanderen");
    assert.equal((await page.$$(".row")).length, 33);
    await (await page.waitForSelector(`::-p-text(${POVERTY_PACT})`)).click();
    await until("main h1", POVERTY_PACT);
    assert.match(await text(".role-list > li"), new RegExp(`Regisseur[\\s\\S]*hoort\\s+${DIRECTOR}`, "u"));
    await page.click(".role-list > li .why summary");
    await until(".role-list > li .why", "E-53");
    await page.click('.languages button[lang="en"]');
    await until(".roles h2", "Who does what?");
    assert.equal(await page.$eval("html", ({ lang }) => lang), "en");

    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['{"format": "regie/landscape", "version": 1, "id": "<img src=x onerror=alert(1)>"}'], "wrong.json"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    });
    await until(".problems", "wrong.json could not be opened");
    await until(".problems ol", "The field ‘as_of’ is missing.");
    assert.match(await text("main h1"), /poverty pact/iu);
    assert.equal((await page.$$("img")).length, 0);
    assert.deepEqual(wrong, []);
  });

  test("nothing sticks out of a narrow window", async () => {
    const page = await browser.newPage();
    await page.setViewport({ width: 390, height: 844 });
    for (const hash of ["", "#challenge=armoedebudget&lang=en"]) {
      await page.goto("about:blank");
      await page.goto(address + hash);
      await page.waitForSelector("main h1");
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390, hash);
    }
  });
});
