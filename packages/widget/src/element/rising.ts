import { html } from 'lit';
import type { Entry } from '../feed/types.js';
import type { Words } from '../i18n/words.js';
import type { Parts } from '../parts/parts.js';
import type { PaperList } from './paper-list.js';
import type { Resources } from './resources.js';

type Topics = ReturnType<Awaited<ReturnType<Parts['trends']>>['risingTopics']>;

/** The topics that rise in a feed: where all of it is here, for a part has other trends, and it grew over some days. */
export class Rising {
  #last: { entries: readonly Entry[]; rising: Topics } | undefined;
  readonly #resources: Resources;

  constructor(resources: Resources) {
    this.#resources = resources;
  }

  render(words: Words, { session, facts }: PaperList, choose: (topic: string) => void): unknown {
    const { entries, hasMore } = session;
    if (hasMore || facts.newest === undefined) return undefined;
    return html`<div class="trends" part="trends">${this.#topics(words, entries, choose)}</div>`;
  }

  #topics(words: Words, entries: readonly Entry[], choose: (topic: string) => void): unknown {
    const part = this.#resources.get('trends');
    if (part === undefined) {
      void this.#resources.load('trends');
      return undefined;
    }
    if (this.#last?.entries !== entries)
      this.#last = { entries, rising: part.risingTopics(entries.map(({ paper }) => paper)) };
    return part.trendsRow({ html, words, rising: this.#last.rising, choose });
  }
}
