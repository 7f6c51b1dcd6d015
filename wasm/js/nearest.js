/** What may have been meant. */

/** Names that are longer than this are near to no name of an option. */
const LONGEST = 40;

/**
 * The known name that is nearest to one that is not known: at most a third of its letters differ, or one. Case, and what tells
 * `rule_book` from `ruleBook`, do not count.
 */
export function nearest(name, known) {
  if (name.length > LONGEST) return undefined;
  const meant = letters(name);
  let furthest = Math.max(1, Math.floor(meant.length / 3));
  let found;
  for (const other of known) {
    const far = distance(meant, letters(other));
    if (far > furthest || (far === furthest && found !== undefined)) continue;
    [found, furthest] = [other, far];
  }
  return found;
}

function letters(name) {
  return name.replace(/[^a-z]/giu, "").toLowerCase();
}

/** How many letters must be put in, left out, replaced or swapped with the next one. */
function distance(a, b) {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = rows[i - 1][j - 1] + Number(a[i - 1] !== b[j - 1]);
      row[j] = Math.min(changed, rows[i - 1][j] + 1, row[j - 1] + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}
