/** A dialog: the browser's own keeps the focus in it, closes with Escape, and gives the focus back. */

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { focusBack } from "./back.js";
import { Icon } from "./icon.js";
import { useWords } from "./session.js";

interface Props {
  title: string;
  /** Closed by Escape, its button, or the form in it. Without it the dialog has to be answered. */
  onClose?: (() => void) | undefined;
  children: ComponentChildren;
}

/** Open for as long as it is drawn. */
export function Dialog({ title, onClose, children }: Props) {
  const words = useWords();
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      focusBack(before);
    };
  }, []);
  const cancel = (event: Event) => {
    event.preventDefault();
    onClose?.();
  };
  // a browser closes on Escape, pressed often enough, whatever is said to it
  const closed = () => {
    if (onClose === undefined && element.current?.isConnected) element.current.showModal();
  };
  return (
    <dialog ref={element} class="dialog" aria-labelledby={id} onCancel={cancel} onClose={closed}>
      <header>
        <h2 id={id}>{title}</h2>
        {onClose !== undefined && (
          <button type="button" class="plain" aria-label={words.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        )}
      </header>
      {children}
    </dialog>
  );
}
