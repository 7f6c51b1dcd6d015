/**
 * What this package throws: wrong documents, and calls that make no sense.
 * `code` is stable and meant for programs; `message` is meant for people.
 * For wrong documents `problems` holds every problem of every document, and the other fields speak of the first.
 */
export class RegieError extends Error {
  constructor(message, { code, path = "", hint, words, problems = [], cause }) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.path = path;
    this.hint = hint;
    this.words = words;
    this.problems = problems;
  }
}
Object.defineProperty(RegieError.prototype, "name", { value: "RegieError", configurable: true, writable: true });

/**
 * The error for one or more problems of documents.
 *
 * Its message begins with the first of them; but a field that is misspelt may leave dozens of references without what they name, so
 * it goes before these there.
 */
export function errorOf(problems) {
  const [first] = problems;
  const misspelt = first.code === "unknown-reference" ? problems.find(({ code }) => code === "unknown-field") : undefined;
  const shown = misspelt === undefined ? words(first) : `${words(misspelt)} Perhaps therefore: ${words(first)}`;
  const left = problems.length - (misspelt === undefined ? 1 : 2);
  const others = left === 0 ? "" : ` (and ${left} more, see \`problems\`)`;
  return new RegieError(`${shown}${others}`, { code: first.code, path: first.path, hint: first.nearest, problems });
}

function words({ document, path, message, nearest }) {
  const place = path === "" ? document : `${document}, ${path}`;
  return nearest === undefined ? `${place}: ${message}` : `${place}: ${message}; did you mean \`${nearest}\`?`;
}

/** The error for a module that is not there, or that may not run. */
export function notLoaded(place, cause) {
  return new RegieError(
    `the WebAssembly module cannot be loaded from ${place} (${cause}): a bundler has to bring it along, unless \`regie-wasm/inline\` is imported, and a content security policy has to allow 'wasm-unsafe-eval'`,
    { code: "module-not-loaded", path: place, cause },
  );
}
