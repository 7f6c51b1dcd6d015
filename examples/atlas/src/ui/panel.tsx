/**
 * A panel beside the page: on a wide screen one goes on reading and clicking next to it, on a narrow one it is a sheet over the page.
 *
 * It closes with Escape and its button, and gives the focus back to what opened it.
 */

import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { focusBack } from "./back.js";
import { Icon } from "./icon.js";
import { useWords } from "./session.js";

/** From here on there is room beside the page. */
const WIDE = "(min-width: 75rem)";

interface Props {
  title: string;
  /** What stands above the title. */
  eyebrow?: string | undefined;
  /** Another subject: who listens is told. */
  subject: string;
  /** What opened it, to which the focus returns. */
  opener?: Element | null | undefined;
  onClose: () => void;
  children: ComponentChildren;
}

export function Panel({ title, eyebrow, subject, opener, onClose, children }: Props) {
  const words = useWords();
  const element = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const back = useRef(opener);
  const id = useId();
  useLayoutEffect(() => {
    back.current = opener;
  }, [opener]);
  useLayoutEffect(() => {
    const dialog = element.current;
    const wide = matchMedia(WIDE);
    const show = () => {
      dialog?.close();
      if (wide.matches) dialog?.show();
      else dialog?.showModal();
      heading.current?.focus({ preventScroll: true });
    };
    show();
    wide.addEventListener("change", show);
    return () => {
      wide.removeEventListener("change", show);
      dialog?.close();
      focusBack(back.current, { preventScroll: true });
    };
  }, []);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    if (element.current !== null) element.current.scrollTop = 0;
  }, [subject]);
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  const cancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog ref={element} class="panel" aria-labelledby={id} onCancel={cancel} onKeyDown={press}>
      <div class="panel-head">
        <div>
          {eyebrow !== undefined && eyebrow !== "" && <p class="eyebrow">{eyebrow}</p>}
          <h2 ref={heading} id={id} tabIndex={-1}>{title}</h2>
        </div>
        <button type="button" class="plain" aria-label={words.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  );
}
