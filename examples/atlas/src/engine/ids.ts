/** Ids from labels: what people never see, made from what they typed. */

/** An id that nothing in `taken` has: `Energiearmoede` is `energiearmoede`, the second time `energiearmoede-2`. */
export function idFrom(label: string, taken: (id: string) => boolean, otherwise: string): string {
  const plain = label.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/gu, "-").slice(0, 60).replace(/^-+|-+$/gu, "");
  const id = plain === "" ? otherwise : plain;
  for (let n = 1; ; n += 1) {
    const one = n === 1 ? id : `${id}-${n}`;
    if (!taken(one)) return one;
  }
}
