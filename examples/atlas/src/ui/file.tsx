/** Files: picked with a button, or dropped anywhere on the page. */

import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icon.js";
import { useSession, useWords } from "./session.js";

export function PickFile({ id, label }: { id?: string; label?: string }) {
  const session = useSession();
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="with-icon" onClick={() => input.current?.click()}>
        <Icon name="open" />
        {label ?? words.open}
      </button>
      <input
        ref={input}
        id={id}
        type="file"
        accept=".json,application/json,.csv,.tsv,.xlsx,.xlsm,.zip"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          // a copy: the list of the field is emptied with it
          session.openFiles([...(currentTarget.files ?? [])]);
          // so that the same file can be opened again
          currentTarget.value = "";
        }}
      />
    </>
  );
}

/** A file may be dropped anywhere. What is no file is left to the browser. */
export function DropFile() {
  const session = useSession();
  const words = useWords();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const carries = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") === true;
    const drag = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      setOver(false);
      session.openFiles([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener("dragover", drag);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", drag);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, [session]);
  return over ? (
    <div class="drop" aria-hidden="true">
      <p>{words.drop}</p>
    </div>
  ) : null;
}
