/** Drawings beside words that say the same: on a grid of 20, `dot` is filled, `line` is drawn. */

const DRAWINGS = {
  // one place
  local: { dot: "M10 6.5a3.5 3.5 0 1 0 .01 0z", line: "M10 2.5a7.5 7.5 0 1 0 .01 0z" },
  // three places that are joined
  joint: { dot: "M10 2.6a2.4 2.4 0 1 0 .01 0zM4.4 12.4a2.4 2.4 0 1 0 .01 0zM15.6 12.4a2.4 2.4 0 1 0 .01 0z", line: "M10 5 4.4 14.8h11.2z" },
  // up, to whoever is above
  signal: { line: "M10 13.5V3.5M5.5 8 10 3.5 14.5 8M3.5 17h13" },
  // a place where nobody stands
  missing: { line: "M10 2.5a7.5 7.5 0 1 0 .01 0z", dashed: true },
  attention: { dot: "M10 13.4a1.1 1.1 0 1 0 .01 0z", line: "M10 2.8 18 16.8H2zM10 8v3.6" },
  // a house: we ourselves
  mine: { line: "M3 9.5 10 3.5l7 6M5 8.2V16.5h10V8.2M8.3 16.5v-4.6h3.4v4.6" },
  undo: { line: "M7.5 4 3.5 8l4 4M3.5 8h8a5 5 0 0 1 0 10H8" },
  redo: { line: "M12.5 4l4 4-4 4M16.5 8h-8a5 5 0 0 0 0 10H12" },
  open: { line: "M2.5 16V4.5h5l2 2.5h8V16zM2.5 10.5h15" },
  save: { line: "M10 3v9.5M6 9l4 4 4-4M3.5 14.5v2.5h13v-2.5" },
  close: { line: "M5 5l10 10M15 5 5 15" },
  add: { line: "M10 4v12M4 10h12" },
  // two ways
  whatif: { line: "M4 16.5v-3a4 4 0 0 1 4-4h8M12.5 6 16 9.5 12.5 13M4 13.5V3.5" },
  steps: { line: "M7.5 5h9M7.5 10h9M7.5 15h9", dot: "M3.8 4a1 1 0 1 0 .01 0zM3.8 9a1 1 0 1 0 .01 0zM3.8 14a1 1 0 1 0 .01 0z" },
  before: { line: "M12.5 4.5 7 10l5.5 5.5" },
  after: { line: "M7.5 4.5 13 10l-5.5 5.5" },
  menu: { line: "M3 5.5h14M3 10h14M3 14.5h14" },
  print: { line: "M6 7V3h8v4M5.5 14H3V7.5h14V14h-2.5M6 11.5h8V17H6z" },
} as const satisfies Record<string, { dot?: string; line?: string; dashed?: boolean }>;

export type Drawing = keyof typeof DRAWINGS;

export function Icon({ name }: { name: Drawing }) {
  const { dot, line, dashed }: { dot?: string; line?: string; dashed?: boolean } = DRAWINGS[name];
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 20 20" aria-hidden="true">
      {dot !== undefined && <path class="dot" d={dot} />}
      {line !== undefined && <path class={dashed ? "line dashed" : "line"} d={line} />}
    </svg>
  );
}
