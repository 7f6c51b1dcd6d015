/** Numbers in at most five classes of equal width. */

export interface Class {
  from: number;
  to: number;
}

const MOST = 5;

/** Of what is not zero; from the fewest to the most. Few numbers have a class each. */
export function classesOf(values: Iterable<number>): Class[] {
  const found = [...new Set(values)].filter((value) => value > 0).sort((a, b) => a - b);
  if (found.length <= MOST) return found.map((value) => ({ from: value, to: value }));
  const [first = 0, last = 0] = [found[0], found.at(-1)];
  const wide = Math.ceil((last - first + 1) / MOST);
  const all = Array.from({ length: MOST }, (_, n) => ({ from: first + n * wide, to: Math.min(last, first + (n + 1) * wide - 1) }));
  return all.filter(({ from, to }) => found.some((value) => from <= value && value <= to));
}
