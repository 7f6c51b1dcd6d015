/** What the package exports, once the WebAssembly module is there. */

export { check, flanders, formatVersion, version } from "./atlas.js";
export { RegieError } from "./error.js";
export { planMeetings } from "./processes.js";
export { Atlas, lintRuleBook } from "./questions.js";
export { NotOpened, NotWritten } from "./refused.js";
export { Register, checkPath, flandersSignalPath, readJournal } from "./register.js";
export { fromTables, tableTemplates, toTables } from "./tables.js";
export { problemsInWords } from "./words.js";
