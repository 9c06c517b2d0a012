import type { ListQuery } from '../search/select.js';
import { stateOf, withState } from './url-state.js';

export interface AddressHost {
  asked(): ListQuery;
  /** Shows what an address asks for, and so many papers of it. */
  show(asked: ListQuery, depth: number | undefined): void;
  /** How many papers are shown. */
  depth(): number;
}

/** Where the number of papers shown stands in the state of a history entry, beside what the page keeps there. */
const key = 'trendingPapers';

/**
 * Keeps what is asked of a list in the address of the page, each choice an entry of the history, so that Back takes it
 * back, as deep as the list was; typing is one entry. A fragment of the page's own is left alone.
 */
export class Address {
  readonly #host: AddressHost;
  /** What is asked where the address says nothing: what the page asked for at first. */
  #initial: ListQuery | undefined;
  #isTyping = false;

  constructor(host: AddressHost) {
    this.#host = host;
  }

  /** Follows the address, and is followed by it, until the signal is aborted. */
  follow(signal: AbortSignal): void {
    this.#initial ??= this.#host.asked();
    const initial = this.#initial;
    this.#follow(initial);
    for (const event of ['popstate', 'hashchange'])
      window.addEventListener(event, () => this.#follow(initial), { signal });
    window.addEventListener('pagehide', () => this.#noteDepth(), { signal });
  }

  /** Something else is asked now. */
  write(change: Partial<ListQuery>): void {
    const asked = this.#host.asked();
    const address = withState(location.href, asked, this.#initial ?? asked);
    const isTyping = change.query !== undefined && Object.keys(change).length === 1;
    if (address === location.href) return;
    if (isTyping && this.#isTyping) history.replaceState(history.state, '', address);
    else history.pushState(history.state, '', address);
    this.#isTyping = isTyping;
  }

  /** Notes how deep the list is before it is left. */
  leave(): void {
    if (!this.#isTyping) this.#noteDepth();
  }

  #noteDepth(): void {
    const { state } = history;
    if (state !== null && typeof state !== 'object') return;
    history.replaceState({ ...state, [key]: this.#host.depth() }, '');
  }

  #follow(initial: ListQuery): void {
    this.#isTyping = false;
    const depth: unknown = history.state?.[key];
    this.#host.show(stateOf(location.href, initial), typeof depth === 'number' ? depth : undefined);
  }
}
