/** Journals with trajectories and plans, and how one fills in forms on the page. */

import { example, root } from "./package-under-test.js";

const { Register } = await import(`${root}pkg/node.js`);

const REGION = "noord-west-vlaanderen-2018";
export const LIST = `#region=${REGION}&view=trajectories`;
export const PLANS = "#region=zuid-west-vlaanderen-2019&view=plans";
const [CARE, GROWING_UP, WORK, HOUSING, MONEY] = ["care", "development", "training-work", "housing", "financial-resilience"].map((name) => `trajectory-${name}`);
const [TRAJECTORY, HOST] = ["traject-2018", "welzijnsplatform-nwvl"];

/** A journal of 2018: the invitation of five partners (H-01 to H-07), and who registers for what, which is modelled. */
export function journal(change = (opened) => opened) {
  const register = Register.begin({ landscape: example(`${REGION}.json`) }, "2018-01-08T08:00:00+01:00", HOST);
  const happens = (at, by, event) => register.append(register.head.seq, { at, by, event });
  happens("2018-01-08T09:00:00+01:00", HOST, change({
    kind: "trajectory-opened",
    trajectory: TRAJECTORY,
    label: "Traject (boven)lokaal zorg- en welzijnsbeleid",
    organisers: ["ocmw-brugge", "ocmw-oostende", "provincie-wvl", "resoc-nwvl", HOST],
    groups: [[CARE, 3], [GROWING_UP, 2], [WORK, 2], [HOUSING, 3], [MONEY, 2]].map(([theme, meetings]) => ({ theme, meetings })),
    period: { from: "2018-01-29", until: "2018-04-01" },
    deadline: "2018-01-26T12:00:00+01:00",
    place: "vergaderzaal, Brugge",
    requirements: [{ id: "housing-company", label: "een sociale huisvestingsmaatschappij", source: ["H-01"], severity: "gap", at_least: 1, kind: ["housing-company"], themes: [HOUSING] }],
  }));
  for (const [participant, stakeholder, themes] of [["d01", "ocmw-brugge", [CARE, MONEY]], ["d02", "caw-nwvl", [GROWING_UP, HOUSING]], ["d03", "ocmw-brugge", [HOUSING]]]) {
    happens("2018-01-18T10:00:00+01:00", stakeholder, { kind: "registered", trajectory: TRAJECTORY, participant, stakeholder, themes });
  }
  return register.lines();
}

/** A journal of 2020 with a plan on two of the ambitions of W13 (H-28); actions, numbers and amounts are modelled. */
export function planned(label = "Vier ambities") {
  const register = Register.begin({ landscape: example("zuid-west-vlaanderen-2019.json") }, "2020-06-30T08:00:00+02:00", "w13");
  const plan = "w13-2019";
  for (const event of [
    { kind: "plan-opened", label, owners: ["w13"], period: { from: "2019-01-01", until: "2025-01-01" }, leads_with: ["director"], share: "5", poverty_test: [{ id: "reach", label: "Bereikt de actie mensen in armoede?" }], tested_themes: ["ambition-housing"] },
    { kind: "ambition-set", ambition: "housing", label: "wonen", themes: ["ambition-housing"] },
    { kind: "action-set", action: "stay-housed", label: "thuis blijven wonen", ambition: "housing", challenge: "uithuiszetting-voorkomen", leads: ["caw-zwvl"] },
    { kind: "indicator-set", action: "stay-housed", label: "uithuiszettingen in een jaar", unit: "aantal", baseline: "210", target: "105", target_on: "2024-12-31" },
    { kind: "reading-taken", action: "stay-housed", on: "2020-07-01", value: "182.5" },
    { kind: "poverty-tested", action: "stay-housed", answers: [{ question: "reach", answer: "yes", evidence: "cijfers van het CAW" }] },
    { kind: "domain-set", domain: "housing", label: "wonen", budget: "1250000.50", themes: ["ambition-housing"] },
    { kind: "budget-line-set", action: "stay-housed", domain: "housing", amount: "30000.25" },
  ]) register.append(register.head.seq, { at: "2020-07-01T09:00:00+02:00", by: "w13", event: { plan, ...event } });
  return register.lines();
}

const file = (text) => ({ name: "journaal.jsonl", mimeType: "application/jsonl", buffer: Buffer.from(text) });

export async function withJournal(page, text = journal()) {
  await page.locator("#journal-file").setInputFiles(file(text));
  await page.locator(".trajectories a").click();
  await page.locator(".trajectory-page").waitFor();
}

/** Chooses in a list to type in. */
export async function pick(page, label, text) {
  const field = page.getByRole("combobox", { name: label, exact: true });
  await field.fill(text);
  await page.locator('.options [role="option"]').first().waitFor();
  await field.press("Enter");
}

/** What stands as wrong beside a field. */
export const wrong = (page, field) => page.locator(`.wrong[data-field="${field}"]:not(:empty)`).first().innerText();

export const fitsPhone = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
