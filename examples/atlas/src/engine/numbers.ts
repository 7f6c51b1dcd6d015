/** Numbers as people type them, and as documents write them. */

/** How a language writes numbers. */
export interface Marks {
  decimal: string;
  thousands: string;
}

/** A number as people type it, as documents write it: `1.250,50` is `1250.50`. */
export function numberOf(typed: string, { thousands }: Marks): string {
  const text = typed.trim();
  const groups = thousands === "." ? /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u : /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;
  return (groups.test(text) ? text.replaceAll(thousands, "") : text).replace(",", ".");
}

/** A number of a document in a field. */
export function typedOf(number: string | undefined, { decimal }: Marks): string {
  return (number ?? "").replace(".", decimal);
}
