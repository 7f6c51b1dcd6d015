/**
 * What this package throws: wrong documents, and calls that make no sense.
 * `code` is stable and meant for programs; `message` is meant for people.
 * For wrong documents `problems` holds every problem of every document, and the other fields speak of the first.
 */
export class RegieError extends Error {
  constructor(message, { code, path = "", hint, problems = [] }) {
    super(message);
    this.code = code;
    this.path = path;
    this.hint = hint;
    this.problems = problems;
  }

  /** The error for one or more problems of documents. */
  static ofProblems(problems) {
    const [first] = problems;
    const place = first.path === "" ? first.document : `${first.document}, ${first.path}`;
    const meant = first.nearest === undefined ? "" : `; did you mean \`${first.nearest}\`?`;
    const others = problems.length === 1 ? "" : ` (and ${problems.length - 1} more, see \`problems\`)`;
    return new RegieError(`${place}: ${first.message}${meant}${others}`, {
      code: first.code,
      path: first.path,
      hint: first.nearest,
      problems,
    });
  }
}
Object.defineProperty(RegieError.prototype, "name", { value: "RegieError", configurable: true, writable: true });
