/** Sentences from words and data. */

/** A space at which no line breaks: `14 gemeenten`. */
const GLUE = "\u00a0";

/** Control characters, and those that turn the direction of a line. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** The language in which a text of a document is shown: the one that is asked for, else Dutch, else English, else the first. */
export function languageOf(text, lang) {
  if (typeof text === "string") return undefined;
  return [lang, "nl", "en"].find((tag) => Object.hasOwn(text, tag)) ?? Object.keys(text).sort()[0];
}

/** A text of a document in a language, on one line. */
export function textIn(text, lang) {
  const chosen = typeof text === "string" ? text : text[languageOf(text, lang)];
  return chosen.replace(UNSEEN, " ").replace(/\s+/gu, " ").trim();
}

/** Fills the places (`{}`) of a sentence from left to right, with text or with lists of pieces: a list of pieces. */
export function weave(sentence, ...parts) {
  return sentence.split("{}").flatMap((piece, n) => (n === 0 ? [piece] : [parts[n - 1] ?? "", piece].flat())).filter((piece) => piece !== "");
}

/** The same with text alone: text. */
export function fill(sentence, ...parts) {
  return weave(sentence, ...parts).join("");
}

/** `3 tafels`, `1 tafel`. */
export function count(n, [one, many]) {
  return `${n}${GLUE}${n === 1 ? one : many}`;
}

/** With a capital, as the start of a line. */
export function capital(text) {
  const [first = "", ...rest] = text;
  return first.toUpperCase() + rest.join("");
}

/** Pieces between which something stands. */
export function joined(phrases, between) {
  return phrases.flatMap((phrase, n) => (n === 0 ? phrase : [between, phrase].flat()));
}

/** Pieces as text: of those who are told by their number, the number. */
export function plain(pieces) {
  return pieces.map((piece) => (typeof piece === "string" ? piece : piece.label)).join("");
}

/** `15 januari 2019`. */
export function day(date, words) {
  const [year, month, number] = date.split("-").map(Number);
  return fill(words.date_format, String(number), words.months[month - 1], String(year));
}
