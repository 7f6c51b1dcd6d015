/** A letter for each name, or two, that no other has: of `Regisseur` R, of `Reus` Re; else with a number. As in the pictures of the package. */
export function lettersOf(labels: readonly string[]): string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    const [first = "", ...rest] = [...label].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
    const big = first.toUpperCase();
    const free = (letter: string) => letter !== "" && !taken.has(letter);
    let letter = [big, ...rest.map((small) => big + small.toLowerCase())].find(free);
    for (let n = 2; letter === undefined; n += 1) letter = [`${big}${n}`].find(free);
    taken.add(letter);
    return letter;
  });
}
