/**
 * What this package throws: wrong documents, and calls that make no sense.
 * `code` is stable and meant for programs; `message` is meant for people.
 * For wrong documents `problems` holds every problem of every document, and the other fields speak of the first.
 */
export class RegieError extends Error {
  constructor(message, { code, path = "", hint, problems = [], cause }) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.path = path;
    this.hint = hint;
    this.problems = problems;
  }
}
Object.defineProperty(RegieError.prototype, "name", { value: "RegieError", configurable: true, writable: true });

/** The error for one or more problems of documents. */
export function errorOf(problems) {
  const [{ document, code, path, message, nearest }] = problems;
  const place = path === "" ? document : `${document}, ${path}`;
  const meant = nearest === undefined ? "" : `; did you mean \`${nearest}\`?`;
  const others = problems.length === 1 ? "" : ` (and ${problems.length - 1} more, see \`problems\`)`;
  return new RegieError(`${place}: ${message}${meant}${others}`, { code, path, hint: nearest, problems });
}
