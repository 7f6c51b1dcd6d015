/**
 * Documents cross into WebAssembly as JSON text, so that one strict reader reads them, the same as natively.
 *
 * `JSON.stringify` would leave out what is `undefined` or a function and turn a `Date` into text without a word. So
 * objects are written here: what JSON cannot hold is a problem with its place, and what was checked is what is written.
 */

/** The limits of JSON text hold for objects too. */
const MAX_DEPTH = 128;
const MAX_LENGTH = 256 * 1024 * 1024;
const MAX_PROBLEMS = 10_000;

const TOO_LARGE = "a document has at most 268435456 bytes (256 MiB), and this one has more";

/** How many pieces of text are kept apart before they are joined. */
const PIECES = 8192;

/** Half of a surrogate pair without the other: such a string has no UTF-8 form. */
export const LONE_SURROGATE = /\p{Surrogate}/u;

const DOCUMENT = { whole: isPlainObject, words: "a document is JSON text or a plain object" };
const CHANGES = { whole: Array.isArray, words: "changes are JSON text or a list of plain objects" };

/** Changes as JSON text; what is wrong with them is added to `problems`. */
export function changesText(value, problems) {
  return documentText(value, "changes", problems, CHANGES);
}

/** A document as JSON text; its problems are added to `problems`, each with the name of the document. */
export function documentText(value, document, problems, form = DOCUMENT) {
  if (typeof value === "string") {
    // every unit of a string takes a byte or more: what is too large for sure need not cross first
    if (value.length > MAX_LENGTH) {
      problems.push({ document, code: "too-large", path: "", message: TOO_LARGE });
      return "";
    }
    const lone = LONE_SURROGATE.exec(value);
    if (lone !== null) {
      const lines = value.slice(0, lone.index).split("\n");
      const place = `line ${lines.length} column ${[...lines.at(-1)].length + 1}`;
      problems.push({ document, code: "lone-surrogate", path: "", message: `half a surrogate pair at ${place}` });
    }
    return value;
  }
  const writer = new Writer(document, problems);
  writer.document(value, form);
  return writer.text();
}

/** Does this object have this field as one of its own, and not hidden? */
export function isEnumerable(object, key) {
  return Object.prototype.propertyIsEnumerable.call(object, key);
}

/** What was thrown, in words: it may be anything, even something that throws when it is looked at. */
export function wordsOf(thrown) {
  try {
    return String(thrown);
  } catch {
    return "it throws";
  }
}

/** Is this an object whose fields are all its own: a literal, or one without a prototype? */
export function isPlainObject(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  // an object of another realm (an iframe, a worker) has an `Object.prototype` of its own
  return prototype === null || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf"));
}

/** What a value is, for a message. */
export function nameOf(value) {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "a list";
  switch (typeof value) {
    case "bigint":
      return "a BigInt";
    case "number":
      return Number.isFinite(value) ? "a number" : String(value);
    case "object": {
      const name = isPlainObject(value) ? undefined : value.constructor?.name;
      return name ? `an instance of ${name}` : "an object";
    }
    default:
      return `a ${typeof value}`;
  }
}

/** What a list has beside its elements. */
function fieldsOf(list) {
  const keys = Reflect.ownKeys(list);
  // its elements and its `length`, unless some are missing
  return keys.length <= list.length + 1 ? [] : keys.slice(list.length).filter((key) => key !== "length");
}

class Writer {
  #document;
  #problems;
  #ancestors = new Set();
  #pieces = [];
  #chunks = [];
  #length = 0;
  #stopped = false;

  constructor(document, problems) {
    this.#document = document;
    this.#problems = problems;
  }

  text() {
    return this.#chunks.join("") + this.#pieces.join("");
  }

  document(value, { whole, words }) {
    this.#looking("", () => {
      if (whole(value)) return this.write(value, "", 1);
      this.#problem("unsupported-value", "", `${words}, not ${nameOf(value)}`);
    });
  }

  write(value, path, depth) {
    if (this.#stopped) return;
    this.#looking(path, () => this.#write(value, path, depth));
  }

  /** A getter or a proxy runs code of its own, and that may throw: then this place cannot be read. */
  #looking(path, look) {
    try {
      look();
    } catch (error) {
      this.#problem("unreadable-value", path, `this cannot be read: ${wordsOf(error)}`);
    }
  }

  #write(value, path, depth) {
    if (value === null || typeof value === "boolean") this.#put(String(value));
    else if (typeof value === "string") this.#string(value, path);
    else if (typeof value === "number" && Number.isFinite(value)) this.#put(String(value));
    else if (Array.isArray(value)) this.#inside(value, path, depth, () => this.#list(value, path, depth));
    else if (isPlainObject(value)) this.#inside(value, path, depth, () => this.#object(value, path, depth));
    else this.#problem("unsupported-value", path, `${nameOf(value)} has no place in JSON`);
  }

  #inside(value, path, depth, write) {
    if (this.#ancestors.has(value)) return this.#problem("cyclic-value", path, "this object contains itself");
    if (depth > MAX_DEPTH) return this.#problem("too-deep", path, `nested deeper than ${MAX_DEPTH}`);
    this.#ancestors.add(value);
    try {
      write();
    } finally {
      this.#ancestors.delete(value);
    }
  }

  #list(list, path, depth) {
    this.#put("[");
    for (let index = 0; index < list.length && !this.#stopped; index += 1) {
      const place = `${path}[${index}]`;
      if (index > 0) this.#put(",");
      this.#looking(place, () => {
        if (Object.hasOwn(list, index)) this.write(list[index], place, depth + 1);
        else this.#problem("unsupported-value", place, "this element of the list is missing");
      });
    }
    for (const key of fieldsOf(list)) {
      this.#problem("unsupported-value", `${path}.${String(key)}`, "a list has elements and no fields");
    }
    this.#put("]");
  }

  #object(object, path, depth) {
    this.#put("{");
    let separator = "";
    for (const key of Reflect.ownKeys(object)) {
      if (this.#stopped) break;
      if (typeof key === "symbol") {
        this.#problem("unsupported-value", path, "a symbol cannot be the name of a field");
      } else if (isEnumerable(object, key)) {
        const place = path === "" ? key : `${path}.${key}`;
        this.#put(separator);
        this.#string(key, place);
        this.#put(":");
        this.#looking(place, () => this.write(object[key], place, depth + 1));
        separator = ",";
      }
    }
    this.#put("}");
  }

  #string(string, path) {
    if (LONE_SURROGATE.test(string)) this.#problem("lone-surrogate", path, "half a surrogate pair");
    this.#put(JSON.stringify(string));
  }

  #put(piece) {
    this.#length += piece.length;
    if (this.#length > MAX_LENGTH) {
      if (!this.#stopped) this.#problem("too-large", "", TOO_LARGE);
      this.#stopped = true;
      return;
    }
    this.#pieces.push(piece);
    if (this.#pieces.length === PIECES) this.#chunks.push(this.#pieces.splice(0).join(""));
  }

  #problem(code, path, message) {
    if (this.#problems.length < MAX_PROBLEMS) {
      this.#problems.push({ document: this.#document, code, path, message });
    } else {
      this.#problems.push({
        document: this.#document,
        code: "too-many-problems",
        path: "",
        message: `more than ${MAX_PROBLEMS} problems`,
      });
      this.#stopped = true;
    }
  }
}
