/** The landscapes to choose from. */

import type { Text } from "regie-wasm";
import list from "../regions.json";
import { fetchText } from "./engine/sets.js";

const FILES: Readonly<Record<string, string>> = {
  ...import.meta.glob<string>("../../data/*.json", { eager: true, query: "?url", import: "default" }),
  ...import.meta.glob<string>("../data/*.json", { eager: true, query: "?url", import: "default" }),
};

export interface Region {
  /** Its name in the address. */
  key: string;
  label: Text;
  /** What one finds there, in a line. */
  about: Text;
}

export const REGIONS: readonly Region[] = list.map(({ file, label, about }) => ({ key: file.replace(/\.json$/u, ""), label, about }));

/** The text of a landscape of the list. */
export async function fetchRegion(key: string): Promise<string> {
  const address = Object.entries(FILES).find(([file]) => file.endsWith(`/${key}.json`))?.[1];
  if (address === undefined) throw new Error(`there is no landscape ${key}`);
  return fetchText(new URL(address, import.meta.url));
}
