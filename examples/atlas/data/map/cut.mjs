/**
 * Cuts the map of Belgium's towns down to what the page draws: the towns of the Flemish Region and of Brussels, with their NIS code and
 * nothing else. `node cut.mjs belgium.json > towns-2019.json`; where the map comes from stands in SOURCES.md.
 */

import { readFileSync } from "node:fs";
import { quantize } from "topojson-client";
import { filter, presimplify, simplify } from "topojson-simplify";

/** The first two figures of a NIS code: the provinces of Antwerp, Flemish Brabant, the two Flanders and Limburg, and Brussels. */
const REGIONS = /^(?:1[1-3]|2[134]|3[1-8]|4[1-6]|7[1-3])\d{3}$/u;

/** Corners that span less than this are left out: about 100 by 100 metres. */
const DETAIL = 1e-6;

const [, , file] = process.argv;
if (file === undefined) throw new Error("which file? node cut.mjs belgium.json > towns-2019.json");
const { objects, ...topology } = JSON.parse(readFileSync(file, "utf8"));
const geometries = Object.values(objects)
  .flatMap((object) => object.geometries)
  .map(({ type, arcs, id, properties }) => ({ type, arcs, id: String(id ?? properties.nis) }))
  .filter(({ id }) => REGIONS.test(id))
  .sort((a, b) => a.id.localeCompare(b.id));
const towns = filter({ ...topology, objects: { towns: { type: "GeometryCollection", geometries } } });
const { bbox, ...cut } = quantize(simplify(presimplify(towns), DETAIL), 1e5);
process.stdout.write(`${JSON.stringify(cut)}\n`);
