/** What is being tried in "what if": changes that hold nowhere yet. Apart from the form, so that a map can set it too. */

import type { Change } from "regie-wasm";

export class Trial {
  #changes: readonly Change[] = [];
  #listeners = new Set<() => void>();

  get changes(): readonly Change[] {
    return this.#changes;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  set(changes: readonly Change[]): void {
    this.#changes = changes;
    for (const listener of this.#listeners) listener();
  }

  add(...changes: readonly Change[]): void {
    this.set([...this.#changes, ...changes]);
  }

  /** Takes the one at this place away. */
  without(place: number): void {
    this.set(this.#changes.filter((_, n) => n !== place));
  }
}
