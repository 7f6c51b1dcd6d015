/** The reference sets that come with the package, fetched when a landscape builds on them. */

const SETS: Readonly<Record<string, string>> = import.meta.glob<string>("regie-wasm/data/*.json", { eager: true, query: "?url", import: "default" });

const ADDRESSES = new Map(Object.entries(SETS).map(([file, address]) => [file.replace(/^.*\/|\.json$/gu, ""), address]));
const texts = new Map<string, Promise<string>>();

/** The sets that a landscape builds on, and those that they build on, as text. */
export async function setsBelow(text: string): Promise<Record<string, string>> {
  const sets: Record<string, string> = {};
  const open = buildsOn(text);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const address = ADDRESSES.get(name);
    if (address === undefined || Object.hasOwn(sets, name)) continue;
    sets[name] = await fetched(name, address);
    open.push(...buildsOn(sets[name]));
  }
  return sets;
}

/** The names of the sets that come with the package, beside the one that it has in itself. */
export const SET_NAMES: readonly string[] = [...ADDRESSES.keys()].sort();

/** Every set that comes with the package, as text. */
export async function everySet(): Promise<Record<string, string>> {
  return Object.fromEntries(await Promise.all([...ADDRESSES].map(async ([name, address]) => [name, await fetched(name, address)])));
}

/** A set is fetched once; one that did not come is asked for again. */
function fetched(name: string, address: string): Promise<string> {
  let text = texts.get(name);
  if (text === undefined) {
    text = fetchText(new URL(address, import.meta.url));
    texts.set(name, text);
    text.catch(() => texts.delete(name));
  }
  return text;
}

export async function fetchText(url: URL): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return answer.text();
}

/** What a document says it builds on. Whether it may say so is judged by the library. */
function buildsOn(text: string): string[] {
  try {
    const names: unknown = JSON.parse(text)?.builds_on;
    return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
  } catch {
    return [];
  }
}
