/** What is picked to be merged, and the way to what that would change: nothing is changed here. */

import type { Id } from "regie-wasm";
import { count, fill } from "../../engine/text.js";
import { useLive } from "../../live/live.js";
import { ChipList } from "../../ui/chips.js";
import { useWords } from "../../ui/session.js";
import type { Picking } from "./picking.js";

export function Merging({ picking, towns }: { picking: Picking; towns: readonly { area: Id; label: string }[] }) {
  const words = useWords();
  const told = words.pictures;
  const { open } = useLive();
  const { isOn, picked } = picking;
  const said = picked.length === 0 ? told.merge_none : fill(picked.length === 1 ? told.merge_one : told.merge_many, count(picked.length, words.levels.local));
  const label = (area: Id) => towns.find((town) => town.area === area)?.label ?? area;
  const ask = () => {
    // the focus comes back to what stays, whatever becomes of these towns
    picking.toggle.current?.focus({ preventScroll: true });
    open({ panel: "what-if", merge: picked });
  };
  return (
    <div class={isOn ? "merging on" : "merging"} role={isOn ? "group" : undefined} aria-label={isOn ? told.merge : undefined}>
      <p role="status">{isOn && said}</p>
      {isOn && (
        <>
          <ChipList chosen={picked.map((area) => ({ value: area, label: label(area) }))} onRemove={(area) => picking.pick([area])} onEmpty={() => picking.toggle.current?.focus({ preventScroll: true })} />
          <div class="actions">
            <button type="button" class="primary" disabled={picked.length < 2} onClick={ask}>{told.merge_open}</button>
            <button type="button" onClick={picking.stop}>{told.merge_stop}</button>
          </div>
        </>
      )}
    </div>
  );
}
