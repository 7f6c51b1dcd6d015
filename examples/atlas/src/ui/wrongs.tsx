/** Refusals beside the fields that they are about. */

import type { Refusal } from "../engine/journal.js";
import { useWords } from "./session.js";
import { wordFor } from "../words.js";

/** By field, in words; what is about no field stands under `""`. */
export type Wrongs = Readonly<Record<string, readonly string[]>>;

/** Sorts what the library says by the field that its path, or its code, is about; `own` has words that a form says otherwise. */
export function useWrongs(own: Readonly<Record<string, string>> = {}): (refusal: Refusal | undefined, fields: Readonly<Record<string, string>>) => Wrongs {
  const { trajectory, desk } = useWords();
  return (refusal, fields) => {
    const wrongs: Record<string, string[]> = {};
    for (const { code, path, message, words } of refusal?.reasons ?? []) {
      const isConflict = refusal?.conflict !== undefined;
      const [first = ""] = path.split(/[.[]/u);
      const told = isConflict ? desk.conflict : (wordFor(own, code) ?? wordFor<string>(trajectory.refusals, code) ?? words ?? message);
      const list = (wrongs[isConflict ? "" : (fields[first] ?? fields[code] ?? "")] ??= []);
      if (!list.includes(told)) list.push(told);
    }
    return wrongs;
  };
}

/** Said as soon as it is there. */
export function Wrong({ of: wrongs, field = "", id }: { of: Wrongs; field?: string; id?: string }) {
  return (
    <div id={id} class="wrong" role="alert" data-field={field}>
      {(wrongs[field] ?? []).map((line) => (
        <p>{line}</p>
      ))}
    </div>
  );
}
