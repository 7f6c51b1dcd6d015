/** Where the states and streams of a flow picture stand, from top to bottom: plain numbers, of nothing but the flow. */

export interface Node {
  state: string;
  came: number;
}

export interface Link {
  from: string;
  to: string;
  times: number;
}

export interface Placed {
  boxes: { state: string; x: number; y: number; width: number }[];
  /** Downward, as wide as many went. */
  streams: { from: string; to: string; times: number; x0: number; x1: number; y0: number; y1: number; width: number }[];
  /** What goes back to an earlier state: a thin line beside. */
  back: { from: string; to: string; times: number; x0: number; x1: number; y0: number; y1: number }[];
  width: number;
  height: number;
}

/** A label above a box needs so much. */
const COLUMN = 136;
/** The picture is as wide as so many boxes: of a few states it is not blown up. */
const LEAST = 3;
const ROW = 92;
const TOP = 40;
export const BOX = 12;

/** Those that were ever entered; the first is where all begin. */
export function placed(nodes: readonly Node[], links: readonly Link[]): Placed {
  const used = nodes.filter(({ came }) => came > 0).map(({ state }) => state);
  const came = new Map(nodes.map((node) => [node.state, node.came]));
  const known = links.filter(({ from, to }) => used.includes(from) && used.includes(to));
  const backward = backLinks(used, known);
  const down = known.filter((link) => !backward.has(link));
  const layers = layersOf(used, down);
  const most = Math.max(LEAST, ...layers.map((layer) => layer.length));
  const width = most * COLUMN;
  // the widest layer fills its columns; a box is never too thin to see
  const largest = Math.max(1, ...used.map((state) => came.get(state) ?? 0));
  const unit = (COLUMN - 28) / largest;
  const boxes = layers.flatMap((layer, row) =>
    layer.map((state, column) => ({ state, x: column * COLUMN, y: TOP + row * ROW, width: Math.max(3, (came.get(state) ?? 0) * unit) })),
  );
  const at = new Map(boxes.map((box) => [box.state, box]));
  const [out, into] = [new Map<string, number>(), new Map<string, number>()];
  const take = (offsets: Map<string, number>, state: string, n: number) => {
    const before = offsets.get(state) ?? 0;
    offsets.set(state, before + n);
    return before;
  };
  const column = ({ to }: Link) => at.get(to)?.x ?? 0;
  const streams = [...down].sort((a, b) => column(a) - column(b)).map(({ from, to, times }) => {
    const [a, b] = [at.get(from), at.get(to)];
    const half = Math.max(1.5, times * unit);
    const [x0, x1] = [(a?.x ?? 0) + take(out, from, half) + half / 2, (b?.x ?? 0) + take(into, to, half) + half / 2];
    return { from, to, times, x0, x1, y0: (a?.y ?? 0) + BOX, y1: b?.y ?? 0, width: half };
  });
  const back = [...backward].map(({ from, to, times }) => {
    const [a, b] = [at.get(from), at.get(to)];
    return { from, to, times, x0: (a?.x ?? 0) + (a?.width ?? 0), x1: (b?.x ?? 0) + (b?.width ?? 0), y0: (a?.y ?? 0) + BOX / 2, y1: (b?.y ?? 0) + BOX / 2 };
  });
  return { boxes, streams, back, width, height: TOP + layers.length * ROW - (ROW - BOX) + 8 };
}

/** The links that lead to a state from which one came: without them there is no circle. */
function backLinks(states: readonly string[], links: readonly Link[]): ReadonlySet<Link> {
  const back = new Set<Link>();
  const done = new Set<string>();
  const walk = (state: string, above: readonly string[]) => {
    if (done.has(state)) return;
    done.add(state);
    const trail = [...above, state];
    for (const link of links.filter(({ from }) => from === state)) {
      if (trail.includes(link.to)) back.add(link);
      else walk(link.to, trail);
    }
  };
  for (const state of states) walk(state, []);
  return back;
}

/** A state stands below all from which one comes to it. */
function layersOf(states: readonly string[], links: readonly Link[]): string[][] {
  const depth = new Map(states.map((state) => [state, 0]));
  for (let moved = true; moved; ) {
    moved = false;
    for (const { from, to } of links) {
      const below = (depth.get(from) ?? 0) + 1;
      if (below > (depth.get(to) ?? 0)) {
        depth.set(to, below);
        moved = true;
      }
    }
  }
  const layers: string[][] = [];
  for (const state of states) (layers[depth.get(state) ?? 0] ??= []).push(state);
  // the way onward stands first: that from which most goes on
  const goes = (state: string) => links.filter(({ from }) => from === state).length;
  return Array.from(layers, (layer) => [...(layer ?? [])].sort((a, b) => goes(b) - goes(a)));
}
