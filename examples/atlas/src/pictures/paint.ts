/** The colours of a picture: on the page those of the page, light or dark; in a file fixed ones on white. */

export interface Paint {
  paper: string;
  ink: string;
  quiet: string;
  hairline: string;
  edge: string;
  accent: string;
  mine: string;
  /** From the fewest to the most: one hue, so that they differ for everybody; and on each the ink that can be read. */
  steps: readonly { fill: string; ink: string }[];
  font: string;
}

export const FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif";

export const ON_PAGE: Paint = {
  paper: "var(--sheet)",
  ink: "var(--ink)",
  quiet: "var(--quiet)",
  hairline: "var(--hairline)",
  edge: "var(--edge)",
  accent: "var(--accent)",
  mine: "var(--mine)",
  steps: [1, 2, 3, 4, 5].map((n) => ({ fill: `var(--step-${n})`, ink: `var(--on-step-${n})` })),
  font: FONT,
};

export const ON_PAPER: Paint = {
  paper: "#ffffff",
  ink: "#1d2530",
  quiet: "#56606d",
  hairline: "#e2ddd2",
  edge: "#767f8a",
  accent: "#17506a",
  mine: "#2f2a6b",
  steps: [
    { fill: "#e3eef4", ink: "#1d2530" },
    { fill: "#b5d3e2", ink: "#1d2530" },
    { fill: "#79afca", ink: "#1d2530" },
    { fill: "#3a7d9f", ink: "#ffffff" },
    { fill: "#174a63", ink: "#ffffff" },
  ],
  font: FONT,
};
