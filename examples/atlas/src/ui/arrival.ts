/** Whoever went to another page is at its heading; whoever came back is where they left; a change of anything else moves nobody. */

import { useLayoutEffect } from "preact/hooks";
import { useWords } from "./session.js";

/** The page on which one is, and the element from which one left it. */
let here: { page: string } | undefined;

let arrive: () => void;
/** The first view stands there. */
export const arrived = new Promise<void>((resolve) => (arrive = resolve));

/**
 * To be called by every view: `page` names what it shows, `ready` when it stands there, `from` the id of the link by which the page
 * before (`page`) is reached from here.
 */
export function useArrival(page: string, ready: boolean, linkTo: (page: string) => string | undefined = () => undefined): void {
  const { title } = useWords();
  useLayoutEffect(() => {
    if (!ready) return;
    const heading = document.querySelector<HTMLElement>("main h1");
    document.title = `${heading?.textContent ?? ""} · ${title}`;
    const before = here;
    here = { page };
    arrive();
    if (before === undefined || before.page === page) return;
    const link = linkTo(before.page);
    const left = link === undefined ? null : document.getElementById(link);
    (left ?? heading)?.focus({ preventScroll: left === null });
    if (left === null) scrollTo(0, 0);
  });
}
