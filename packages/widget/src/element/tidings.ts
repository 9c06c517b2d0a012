import type { FeedError } from '../feed/error.js';
import type { FeedSession } from '../feed/session.js';
import { describe, tell } from './events.js';

/** What a page is told of its feed: papers that came, and each failure once. */
export class Tidings {
  readonly #told = new WeakSet<FeedError>();
  readonly #element: HTMLElement;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  tell({ status, failures, entries, about }: FeedSession): void {
    if (status === 'ready') tell(this.#element, 'feed-load', { count: entries.length, title: about.title });
    for (const error of failures.filter((one) => !this.#told.has(one))) {
      this.#told.add(error);
      tell(this.#element, 'feed-error', describe(error));
      // Readers are told what to do; whoever made the page needs the cause.
      console.warn('<trending-papers>', error.message);
    }
  }
}
