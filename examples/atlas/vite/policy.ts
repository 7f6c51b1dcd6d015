/**
 * While one builds the page, the development server puts scripts and styles into it that its policy forbids: there it has none.
 *
 * The policy itself stands in `index.html`. It lets nothing in but the page's own files, with one more source for images: `blob:`. A
 * picture becomes PNG by being drawn as an image, and no browser draws SVG otherwise. Such an address can only be made by the page's own
 * scripts, for what they hold already; `data:` could be written by anybody into whatever is shown, and stays forbidden.
 */

import type { Plugin } from "vite";

export function withoutPolicyInDevelopment(): Plugin {
  return {
    name: "regie-policy",
    apply: "serve",
    transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/u, ""),
  };
}
