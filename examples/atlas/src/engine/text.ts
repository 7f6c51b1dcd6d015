/** Sentences from words and data. */

import type { Text } from "regie-wasm";
import type { Words } from "../words.js";

/** A number that unfolds into names. */
export interface Group {
  label: string;
  names: string[];
}

/** A phrase: text, and numbers that unfold. */
export type Phrase = (string | Group)[];

/** One and many: `["tafel", "tafels"]`. */
export type Noun = readonly string[];

/** A space at which no line breaks: `14 gemeenten`. */
const GLUE = "\u00a0";

/** Control characters, and those that turn the direction of a line. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** The language in which a text of a document is shown: the one that is asked for, else Dutch, else English, else the first. */
export function languageOf(text: Text, lang: string): string | undefined {
  if (typeof text === "string") return undefined;
  return [lang, "nl", "en"].find((tag) => Object.hasOwn(text, tag)) ?? Object.keys(text).sort()[0];
}

/** A text of a document in a language, on one line. */
export function textIn(text: Text, lang: string): string {
  const chosen = typeof text === "string" ? text : (text[languageOf(text, lang) ?? ""] ?? "");
  return chosen.replace(UNSEEN, " ").replace(/\s+/gu, " ").trim();
}

/** Fills the places (`{}`) of a sentence from left to right, with text or with phrases: a phrase. */
export function weave(sentence: string, ...parts: (string | Phrase)[]): Phrase {
  return sentence
    .split("{}")
    .flatMap((piece, n): Phrase => (n === 0 ? [piece] : [parts[n - 1] ?? "", piece].flat()))
    .filter((piece) => piece !== "");
}

/** The same with text alone: text. */
export function fill(sentence: string, ...parts: string[]): string {
  return weave(sentence, ...parts).join("");
}

/** `3 tafels`, `1 tafel`. */
export function count(n: number, noun: Noun): string {
  return `${n}${GLUE}${noun[n === 1 ? 0 : 1]}`;
}

/** With a capital, as the start of a line. */
export function capital(text: string): string {
  const [first = "", ...rest] = text;
  return first.toUpperCase() + rest.join("");
}

/** The same of a phrase. */
export function capitalised([first, ...rest]: Phrase): Phrase {
  if (first === undefined) return [];
  return typeof first === "string" ? [capital(first), ...rest] : [first, ...rest];
}

/** Phrases between which something stands. */
export function joined(phrases: Phrase[], between: string): Phrase {
  return phrases.flatMap((phrase, n) => (n === 0 ? phrase : [between, ...phrase]));
}

/** A phrase as text: of those who are told by their number, the number. */
export function plain(phrase: Phrase): string {
  return phrase.map((piece) => (typeof piece === "string" ? piece : piece.label)).join("");
}

/** `15 januari 2019`. */
export function day(date: string, words: Words): string {
  const [year = 0, month = 1, number = 1] = date.split("-").map(Number);
  return fill(words.date_format, String(number), words.months[month - 1] ?? "", String(year));
}
