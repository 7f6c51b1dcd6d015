/** Towns that are picked one by one, on the map or in its table, to be merged. What is not there any more is not picked. */

import type { Id } from "regie-wasm";
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useShown } from "../../ui/session.js";

export interface Picking {
  isOn: boolean;
  /** In the order in which they were picked. */
  picked: readonly Id[];
  /** What begins and ends it: there the focus is when it is over. */
  toggle: RefObject<HTMLButtonElement | null>;
  start: () => void;
  stop: () => void;
  /** Picks all of these, or takes them away where all of them are picked. */
  pick: (towns: readonly Id[]) => void;
  partOf: (towns: readonly Id[]) => "all" | "some" | undefined;
}

/** `towns`: those that stand on the map; nothing while that is not known. */
export function usePicking(towns: readonly { area: Id }[] | undefined): Picking {
  const [isOn, setOn] = useState(false);
  const [picked, setPicked] = useState<readonly Id[]>([]);
  const toggle = useRef<HTMLButtonElement>(null);
  const { region } = useShown().route;
  const end = () => {
    setOn(false);
    setPicked([]);
  };
  useEffect(end, [region]);
  useEffect(() => {
    if (towns === undefined) return;
    const left = picked.filter((one) => towns.some(({ area }) => area === one));
    if (left.length === picked.length) return;
    // once they have become one town, there is nothing to merge
    if (left.length === 0) end();
    else setPicked(left);
  }, [towns, picked]);
  const stop = () => {
    end();
    toggle.current?.focus({ preventScroll: true });
  };
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog:modal") !== null) return;
      event.preventDefault();
      stop();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [isOn]);
  const partOf = (some: readonly Id[]) => {
    const many = some.filter((one) => picked.includes(one)).length;
    return many === 0 ? undefined : many === some.length ? "all" : "some";
  };
  return {
    isOn,
    picked,
    toggle,
    start: () => setOn(true),
    stop,
    pick: (some) => setPicked(partOf(some) === "all" ? picked.filter((one) => !some.includes(one)) : [...new Set([...picked, ...some])]),
    partOf,
  };
}
