/** My organisation, picked out where it stands. */

import { Icon } from "./icon.js";
import { useWords } from "./session.js";

export function Mine({ names }: { names: readonly string[] }) {
  const { words_mine: word } = useWords();
  if (names.length === 0) return null;
  return (
    <span class="mine">
      <Icon name="mine" />
      <span class="visually-hidden">{word} </span>
      {names.join(", ")}
    </span>
  );
}
