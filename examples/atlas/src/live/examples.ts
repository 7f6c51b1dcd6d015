/** Changes to load as an example: those of `examples/data/changes`, each for one region. */

import type { Change, Text } from "regie-wasm";
import { fetchText } from "../engine/sets.js";
import list from "./examples.json";

const FILES: Readonly<Record<string, string>> = import.meta.glob<string>("../../../data/changes/*.json", { eager: true, query: "?url", import: "default" });

export interface Example {
  file: string;
  region: string;
  label: Text;
}

export const EXAMPLES: readonly Example[] = list;

export async function fetchExample({ file }: Example): Promise<Change[]> {
  const address = Object.entries(FILES).find(([name]) => name.endsWith(`/${file}`))?.[1];
  if (address === undefined) throw new Error(`there is no example ${file}`);
  return JSON.parse(await fetchText(new URL(address, import.meta.url)));
}
