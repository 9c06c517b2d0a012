import type { Key } from '../i18n/words.js';
import { readingLists } from '../reader/reading-lists.js';
import type { ListQuery } from '../search/select.js';
import type { Place } from '../view/jump.js';
import type { PaperList } from './paper-list.js';
import { everything } from './view.js';

interface Host {
  list: PaperList;
  root(): ParentNode;
  /** How many papers are shown at a time. */
  limit(): number;
  /** Resolves when what changed is seen. */
  updated(): Promise<unknown>;
  ask(change: Partial<ListQuery>): void;
  /** Has a paper made, wherever in a long list it stands. */
  want(id: string): void;
  say(key: Key, gaps: { n: number }): void;
}

/** Where the focus goes when other papers come to be shown: it is never thrown to the top of the page. */
export class Way {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Leads to a paper of those that are shown. */
  async toPaper(id: string): Promise<void> {
    this.#host.want(id);
    await this.#host.updated();
    this.#host
      .root()
      .querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)
      ?.focus();
  }

  /** Shows more papers, and leads to the first of them. */
  async toMore(): Promise<void> {
    const { list, limit, updated, say } = this.#host;
    const before = await list.more(limit());
    await updated();
    await list.settled;
    await updated();
    say('shown', { n: Math.max(0, Math.min(list.paging.shown, list.results.count) - before) });
    await this.#toPlace(before);
  }

  /** Shows what a refresh found. The button is gone then: the focus goes on to what it brought. */
  async toFresh(): Promise<void> {
    this.#host.list.session.admit();
    await this.#host.updated();
    await this.#toPlace(0);
  }

  /** Shows what somebody went to: an author's papers, those of a topic, or a paper wherever it stands. */
  async to({ kind, text, id }: Place): Promise<void> {
    const { list, ask, updated } = this.#host;
    if (kind === 'author') return ask({ ...everything, query: `author:"${text.replaceAll('"', ' ')}"` });
    if (kind === 'topic') return ask({ ...everything, topic: text });
    // One that the reader hid is found on the list of those.
    ask({ ...everything, list: id && readingLists().hidden.has(id) ? 'hidden' : '' });
    await updated();
    const at = list.results.entries.findIndex(({ paper }) => paper.id === id);
    const missing = at + 1 - list.paging.shown;
    if (missing > 0) list.paging.grow(missing, list.count);
    if (id !== undefined) await this.toPaper(id);
  }

  async #toPlace(index: number): Promise<void> {
    const entry = this.#host.list.results.entries[index];
    if (entry) await this.toPaper(entry.paper.id);
  }
}
