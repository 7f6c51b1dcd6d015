/** The way back for the focus: to an element, or, where it is folded away by now, to the button that shows it. */

export function focusBack(element: Element | null | undefined, options?: FocusOptions): void {
  if (!(element instanceof HTMLElement) || !element.isConnected) return;
  const folded = element.checkVisibility() ? null : element.closest("[id][data-folds]");
  const shows = folded === null ? element : document.querySelector<HTMLElement>(`[aria-controls~="${CSS.escape(folded.id)}"]`);
  shows?.focus(options);
}
