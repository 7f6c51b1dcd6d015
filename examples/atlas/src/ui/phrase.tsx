/** Phrases on the page: numbers that unfold into names. */

import { useId, useState } from "preact/hooks";
import type { Group, Phrase } from "../engine/text.js";

/** A phrase; where it tells how many there are, a button shows who. */
export function PhraseText({ of: pieces }: { of: Phrase }) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const id = useId();
  const groups = pieces.map((piece, n) => [piece, n] as const).filter((pair): pair is readonly [Group, number] => typeof pair[0] !== "string");
  const toggle = (n: number) =>
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(n)) after.add(n);
      return after;
    });
  return (
    <>
      <span class="phrase">
        {pieces.map((piece, n) =>
          typeof piece === "string" ? (
            piece
          ) : (
            <button type="button" class="fold" aria-expanded={open.has(n)} aria-controls={`${id}-${n}`} onClick={() => toggle(n)}>
              {piece.label}
            </button>
          ),
        )}
      </span>
      {groups.map(([{ names }, n]) => (
        // the names are made when they are asked for: of all of Flanders they are many
        <ul key={n} id={`${id}-${n}`} class="unfolded" hidden={!open.has(n)}>
          {open.has(n) && names.map((name) => <li>{name}</li>)}
        </ul>
      ))}
    </>
  );
}

/** Several, a line each. */
export function Phrases({ of: list }: { of: Phrase[] }) {
  const [one] = list;
  if (list.length === 1 && one !== undefined) return <div class="phrases"><PhraseText of={one} /></div>;
  return (
    <ul class="phrases">
      {list.map((phrase) => (
        <li>
          <PhraseText of={phrase} />
        </li>
      ))}
    </ul>
  );
}
