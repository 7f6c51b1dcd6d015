/** While one builds the page, the development server puts scripts and styles into it that its policy forbids: there it has none. */

import type { Plugin } from "vite";

export function withoutPolicyInDevelopment(): Plugin {
  return {
    name: "regie-policy",
    apply: "serve",
    transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/u, ""),
  };
}
