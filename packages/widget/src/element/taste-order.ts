import type { Entry } from '../feed/types.js';
import { parts } from '../parts/parts.js';
import { readingLists } from '../reader/reading-lists.js';

interface Host {
  changed(): void;
  failed(): void;
}

/** The order of what a reader saved and hid. It is learnt when it is asked for: a list does not jump at each mark. */
export class TasteOrder {
  #isAsked = false;
  #last: { entries: readonly Entry[]; ordered: readonly Entry[] } | undefined;
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** The entries in that order; as they are until its code has come, and where it cannot be had. */
  of(entries: readonly Entry[]): readonly Entry[] {
    if (this.#last?.entries === entries) return this.#last.ordered;
    if (this.#isAsked) return entries;
    const part = parts.taste();
    if (part instanceof Promise) {
      this.#isAsked = true;
      part
        .then(() => {
          this.#isAsked = false;
          this.#host.changed();
        })
        .catch(() => this.#host.failed());
      return entries;
    }
    const ordered = part.forYou(entries, readingLists(), Date.now());
    this.#last = { entries, ordered };
    return ordered;
  }

  /** Learns anew at the next time. */
  forget(): void {
    this.#last = undefined;
    this.#isAsked = false;
  }
}
