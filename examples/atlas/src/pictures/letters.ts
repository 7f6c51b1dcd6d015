/** How wide text is, without a page to measure it on: an estimate that is rather too wide. */

/** The width of a letter, in parts of the size of the text. */
function width(letter: string): number {
  if (/[ijl.,:;|!'’()[\]]/u.test(letter)) return 0.32;
  if (/[frt\s-]/u.test(letter)) return 0.4;
  if (/[mwMW@%]/u.test(letter)) return 0.92;
  if (/[\p{Lu}\d]/u.test(letter)) return 0.68;
  // letters of other scripts may be as wide as they are high
  return letter.codePointAt(0)! < 0x250 ? 0.57 : 1.05;
}

export function widthOf(text: string, size: number): number {
  let sum = 0;
  for (const letter of text) sum += width(letter);
  return sum * size;
}

/** The text, or as much of it as there is room for. */
export function clip(text: string, room: number, size: number): string {
  // a label may be a book: no more of it is looked at than could stand there
  const head = text.slice(0, Math.ceil(room / (size * 0.3)) + 1);
  if (head === text && widthOf(text, size) <= room) return text;
  const left = [...head];
  while (left.length > 0 && widthOf(`${left.join("")}…`, size) > room) left.pop();
  return `${left.join("").trimEnd()}…`;
}

/** Lines that fit, at most so many; the last one is cut off where there is more. Lines break after spaces and hyphens (not at those that hold `14 gemeenten` together), and in words that are too long. */
export function lines(text: string, room: number, size: number, most: number): string[] {
  const found: string[] = [];
  let rest = text.trim();
  while (rest !== "" && found.length < most - 1) {
    const line = oneLine(rest, room, size);
    found.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  return rest === "" ? found : [...found, clip(rest, room, size)];
}

/** The start of a text that fits on a line. */
function oneLine(text: string, room: number, size: number): string {
  const parts = text.slice(0, 2 * Math.ceil(room / (size * 0.3))).split(/(?<=[ -])/u);
  let line = "";
  for (const part of parts) {
    if (widthOf((line + part).trimEnd(), size) > room) break;
    line += part;
  }
  if (line !== "") return line;
  for (const letter of parts[0] ?? "") {
    if (line !== "" && widthOf(line + letter, size) > room) break;
    line += letter;
  }
  return line;
}
