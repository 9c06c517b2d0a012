import type { Paper } from '@trending-papers/core/paper';
import type { LitElement } from 'lit';
import type { Entry } from '../feed/types.js';
import type { Key } from '../i18n/words.js';
import { parts } from '../parts/parts.js';
import { type CardAction, type CardState, CardStates } from '../reader/card-states.js';
import { type ListName, readingLists } from '../reader/reading-lists.js';
import type { Finder } from '../search/finder.js';
import { tell } from './events.js';
import type { Resources } from './resources.js';

interface Host {
  element: LitElement;
  finder: Finder;
  resources: Resources;
  /** All papers of the feed that are here. */
  entries(): readonly Entry[];
  /** Says what happened; nothing ends what was said before. */
  announce(key?: Key): void;
}

/** What a reader does to papers: opens parts of their cards, keeps, hides and cites them, follows their links. */
export class ReaderActs {
  readonly #host: Host;
  readonly #cards: CardStates;
  /** Papers that were hidden here: they keep their places, with how to take that back, until something is asked. */
  readonly #justHidden = new Set<string>();

  constructor(host: Host) {
    this.#host = host;
    this.#cards = new CardStates(() => host.element.requestUpdate());
  }

  stateOf(id: string): CardState {
    return this.#cards.of(id);
  }

  /** Whether a paper was hidden just now, and still is. */
  isGone(id: string): boolean {
    return this.#justHidden.has(id) && readingLists().hidden.has(id);
  }

  /** Papers that were hidden just now. */
  get gone(): number {
    return [...this.#justHidden].filter((id) => readingLists().hidden.has(id)).length;
  }

  /** Something else is asked of the list: what was hidden gives its place up. */
  settle(): void {
    this.#justHidden.clear();
  }

  do(action: CardAction, entry: Entry): void {
    void (this.#actions[action] ?? (() => this.#cards.toggle(action, entry.paper.id)))(entry);
  }

  /** Follows a link of a paper, unless the page takes that over; the paper counts as read then. */
  follow(event: Event, { paper }: Entry, link: string): void {
    const url = paper.links[link as keyof Paper['links']] ?? '';
    if (!tell(this.#host.element, 'paper-open', { paper, link, url })) event.preventDefault();
    readingLists().add('read', paper);
  }

  readonly #actions: Readonly<Partial<Record<CardAction, (entry: Entry) => unknown>>> = {
    save: ({ paper }) => this.#mark('saved', paper),
    hide: (entry) => this.#hide(entry),
    why: async ({ paper }) => {
      if (await this.loadPanels()) this.#cards.toggle('why', paper.id);
    },
    cite: async (entry) => {
      const part = await this.loadPanels();
      if (part) this.#host.announce((await part.cite(entry, this.#cards, parts.cite)) ? 'cited' : undefined);
    },
    similar: async (entry) => {
      const part = await this.loadPanels();
      await part?.showSimilar(entry, this.#cards, this.#host.finder, this.#host.entries());
    },
  };

  /** Fetches what is opened below cards. A page opened from the disk may not: it is told. */
  async loadPanels() {
    const { resources, announce } = this.#host;
    if (!(await resources.load('panels'))) announce('partFailed');
    return resources.get('panels');
  }

  /** Puts a paper on one of the reader's lists, or takes it off, and says so where storage did not keep it. */
  #mark(list: Exclude<ListName, 'read'>, paper: Paper): boolean {
    const lists = readingLists();
    const isOn = lists.toggle(list, paper);
    if (list === 'saved') tell(this.#host.element, 'paper-save', { paper, saved: isOn });
    else tell(this.#host.element, 'paper-hide', { paper, hidden: isOn });
    if (!lists.isKept) this.#host.announce('notKept');
    return isOn;
  }

  /** Hides a paper, or shows a hidden one again. */
  async #hide({ paper }: Entry): Promise<void> {
    const { element } = this.#host;
    this.#justHidden.add(paper.id);
    const isHidden = this.#mark('hidden', paper);
    element.requestUpdate();
    await element.updateComplete;
    // The button that was pressed is gone: without this the focus would fall back to the top of the page.
    const place = element.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(paper.id)}"]`);
    (isHidden ? place?.querySelector('button') : place)?.focus();
  }
}
