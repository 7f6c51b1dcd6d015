/** The package's own words as an outline: a sentence a line, what stands below another indented by two spaces. */

export interface Outline {
  text: string;
  below: Outline[];
}

export function outlined(words: string): Outline[] {
  const top: Outline[] = [];
  const open: Outline[][] = [top];
  for (const line of words.split("\n")) {
    const text = line.trimStart();
    if (text === "") continue;
    // a line cannot stand deeper than one below the line before
    const depth = Math.min(Math.floor((line.length - text.length) / 2), open.length - 1);
    const one: Outline = { text, below: [] };
    open[depth]?.push(one);
    open.length = depth + 1;
    open.push(one.below);
  }
  return top;
}

/** The first sentence of an outline: headings, which have no full stop or colon, are passed; what a colon announces is said with it. */
export function sentence({ text, below }: Outline): string {
  const [first] = below;
  if (first === undefined) return text;
  if (text.endsWith(":")) return `${text} ${sentence(first)}`;
  return /[.!]$/u.test(text) ? text : sentence(first);
}
