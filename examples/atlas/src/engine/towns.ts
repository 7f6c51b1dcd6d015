/** The towns of a landscape on the map: which shapes are whose on the day of the answer, and their drawing. Runs in the worker. */

import { type GeoPath, geoIdentity, geoPath } from "d3-geo";
import type { MultiPolygon as Merged } from "geojson";
import type { Id } from "regie-wasm";
import { merge, mesh } from "topojson-client";
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from "topojson-specification";
import address from "../../data/map/towns-2019.json?url";
import type { Areas } from "./areas.js";
import type { Names } from "./names.js";
import { fetchText } from "./sets.js";
import { entry } from "./view.js";

type Geometry = Polygon | MultiPolygon;

/** A map whose shapes have NIS codes as ids. */
export interface TownMap {
  topology: Topology;
  shapes: ReadonlyMap<string, Geometry>;
}

let map: Promise<TownMap> | undefined;

/** The map, fetched once; one that did not come is asked for again. */
export function townMap(): Promise<TownMap> {
  map ??= fetchText(new URL(address, import.meta.url)).then((text) => readMap(JSON.parse(text)));
  map.catch(() => (map = undefined));
  return map;
}

/** Here a degree of longitude is so much shorter than one of latitude: at 51° north. */
const NARROW = Math.cos((51 * Math.PI) / 180);

/** Reads a map in degrees: flat afterwards, with as much to the east as to the north. */
export function readMap({ transform, ...topology }: Topology): TownMap {
  const flat: Topology =
    transform === undefined
      ? { ...topology, arcs: topology.arcs.map((arc) => arc.map(([x = 0, y = 0]) => [x * NARROW, y])) }
      : { ...topology, transform: { scale: [transform.scale[0] * NARROW, transform.scale[1]], translate: [transform.translate[0] * NARROW, transform.translate[1]] } };
  const all = Object.values(flat.objects).flatMap((object) => (object.type === "GeometryCollection" ? object.geometries : [object]));
  const shapes = all.filter((one): one is Geometry => one.type === "Polygon" || one.type === "MultiPolygon");
  return { topology: flat, shapes: new Map(shapes.map((shape) => [String(shape.id), shape])) };
}

/** Shapes that are drawn as one, and the towns that they are. */
export interface Placed {
  towns: Id[];
  codes: string[];
}

/**
 * Whose is which shape. A shape is of the town with its code; where that town is not there on the day, of what came before it or after
 * it. Towns that share a shape are drawn as one.
 */
export function place(names: Names, areas: Areas, { shapes }: TownMap): Placed[] {
  const codeOf = (id: Id) => names.get("areas", id)?.codes?.nis;
  const now = names.all("areas").filter((area) => names.isNow(area));
  const towns = new Map<Id, string[]>();
  for (const { id } of now) {
    // of several towns with a code those that are there hold the shape
    const own = codeOf(id);
    const codes = own !== undefined && shapes.has(own) ? [own] : [];
    const line = [...areas.lineage(id)].filter((one) => one !== id && !names.isNow(names.get("areas", one) ?? {}));
    for (const code of line.map(codeOf)) if (code !== undefined && shapes.has(code)) codes.push(code);
    if (codes.length > 0) towns.set(id, [...new Set(codes)]);
  }
  const groups = new Map<string, Placed>();
  for (const [id, codes] of towns) {
    const one: Placed = { towns: [id], codes: [...codes] };
    for (const joined of new Set(codes.map((code) => groups.get(code)).filter((group) => group !== undefined))) {
      one.towns.push(...joined.towns);
      one.codes.push(...joined.codes);
    }
    for (const code of one.codes) groups.set(code, one);
  }
  return [...new Set(groups.values())].map((group) => ({ towns: names.sorted(group.towns), codes: [...new Set(group.codes)].sort() }));
}

export interface DrawnMap {
  width: number;
  height: number;
  land: string;
  borders: string;
  /** In the order of what was asked to be drawn. */
  shapes: { path: string; x: number; y: number; room: number }[];
}

const WIDTH = 760;
const MARGIN = 18;

/** Draws shapes so that all fit in, with what of the map lies around them. */
export function draw({ topology, shapes }: TownMap, placed: readonly Placed[]): DrawnMap {
  const merged = placed.map(({ codes }) => merge(topology as never, codes.flatMap((code) => shapes.get(code) ?? []) as never) as Merged);
  const all = { type: "GeometryCollection" as const, geometries: merged };
  const [[left, top], [right, bottom]] = geoPath().bounds(all);
  const height = Math.round(Math.min(720, Math.max(320, ((bottom - top) / (right - left || 1)) * WIDTH)));
  const flat = geoIdentity().reflectY(true).fitExtent([[MARGIN, MARGIN], [WIDTH - MARGIN, height - MARGIN]], all).clipExtent([[0, 0], [WIDTH, height]]);
  const path: GeoPath = geoPath(flat).digits(1);
  const every = { type: "GeometryCollection", geometries: [...shapes.values()] } as GeometryCollection;
  return {
    width: WIDTH,
    height,
    land: path(merge(topology as never, [...shapes.values()] as never)) ?? "",
    borders: path(mesh(topology as never, every as never, (a, b) => a !== b)) ?? "",
    shapes: merged.map((shape) => {
      const { x, y, room } = widest(shape);
      const [[left, top] = [0, 0], [right] = [0]] = [flat([x - room / 2, y]) ?? undefined, flat([x + room / 2, y]) ?? undefined];
      return { path: path(shape) ?? "", x: Math.round((left + right) / 2), y: Math.round(top), room: Math.round(right - left) };
    }),
  };
}

/** The area of each town that these areas concern: those that they are, lie in, or hold. */
export function townsTouched(areas: Areas, towns: Iterable<Id>): (area: Id) => readonly Id[] {
  const all = [...towns];
  const known = new Map<Id, readonly Id[]>();
  return (area) => entry(known, area, () => all.filter((town) => areas.touch(area, town)));
}

/** Where a name fits best: the widest line from left to right inside a shape, of some that are well inside. */
function widest({ coordinates }: Merged): { x: number; y: number; room: number } {
  const heights = coordinates.flatMap(([outer = []]) => outer.map(([, y = 0]) => y));
  const [bottom, top] = [Math.min(...heights), Math.max(...heights)];
  let best = { x: 0, y: bottom, room: -1 };
  for (let n = 3; n <= 13; n += 1) {
    const y = bottom + ((top - bottom) * n) / 16;
    const crossed = coordinates.flatMap((rings) => rings.flatMap((ring) => crossings(ring, y))).sort((a, b) => a - b);
    for (let at = 0; at + 1 < crossed.length; at += 2) {
      const [from = 0, to = 0] = crossed.slice(at);
      // what lies in the middle reads better than what is a little wider
      if ((to - from) * weight(n) > best.room * weight(16 * ((best.y - bottom) / (top - bottom || 1)))) best = { x: (from + to) / 2, y, room: to - from };
    }
  }
  return best;
}

const weight = (n: number) => 1 - Math.abs(n - 8) / 24;

/** Where a ring crosses a height. */
function crossings(ring: readonly (readonly number[])[], y: number): number[] {
  return ring.slice(1).flatMap(([x2 = 0, y2 = 0], n) => {
    const [x1 = 0, y1 = 0] = ring[n] ?? [];
    return y1 < y === y2 < y ? [] : [x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)];
  });
}
