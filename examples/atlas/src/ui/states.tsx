/** A view that has nothing to show yet, or not at all. */

import { useSession, useWords } from "./session.js";

export function Loading() {
  return <p class="loading">{useWords().loading}</p>;
}

/** An answer that could not be given. */
export function Failed() {
  const words = useWords();
  const { route } = useSession();
  return (
    <>
      <h1 tabIndex={-1} lang={route.lang}>{words.title}</h1>
      <p class="lead">{words.no_answer}</p>
    </>
  );
}
