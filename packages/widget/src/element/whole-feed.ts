import type { Entry } from '../feed/types.js';
import { parts } from '../parts/parts.js';
import type { Archive, Place } from '../search/archive.js';
import type { ListQuery } from '../search/select.js';
import type { Results } from './results.js';

/** Papers of an index in shards that are shown at most: each of them is fetched. */
export const mostArchived = 200;

interface Asking {
  /** Where the index is. */
  place: Place;
  /** How many papers will stand on the page. */
  shown: number;
  hidden: ReadonlySet<string>;
  literally: boolean;
  /** The papers of the feed that are here. */
  here: readonly Entry[];
}

/** Asks the index that a feed keeps of all its papers, whose code is fetched for the first question. */
export class WholeFeed {
  /** `failed` where the code could not be had: a page from the disk has no index beside it either. */
  #archive: Archive | 'coming' | 'failed' | undefined;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Whether it can answer: it does not know the feed's own order, nor that of a reader's taste. */
  static canAnswer({ query, sort }: ListQuery): boolean {
    return query.trim() !== '' ? sort !== 'for-you' : sort !== 'trending' && sort !== 'for-you';
  }

  get isSearching(): boolean {
    return this.#archive === 'coming' || (typeof this.#archive === 'object' && this.#archive.isSearching);
  }

  /** The answer to the last question, once it came. */
  get settled(): Promise<void> | undefined {
    return typeof this.#archive === 'object' ? this.#archive.settled : undefined;
  }

  /** What is asked now can be answered from what is here. */
  rest(): void {
    if (typeof this.#archive === 'object') this.#archive.rest();
  }

  /** What the index says; nothing while that is not known. */
  find({ list: _, ...asked }: ListQuery, { place, shown, hidden, literally, here }: Asking): Results | undefined {
    if (typeof this.#archive !== 'object') {
      void this.#open();
      return undefined;
    }
    const limit = Math.min(shown, mostArchived);
    const archived = this.#archive.find(place, { ...asked, literally, limit, hidden: [...hidden] }, here);
    return archived && { entries: archived.entries, count: archived.total, search: archived, archived };
  }

  async #open(): Promise<void> {
    if (this.#archive) return;
    this.#archive = 'coming';
    try {
      const { Archive } = await parts.archive();
      this.#archive = new Archive(this.#changed);
    } catch {
      this.#archive = 'failed';
    }
    this.#changed();
  }
}
