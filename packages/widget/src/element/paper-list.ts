import type { Paper } from '@trending-papers/core/paper';
import { FeedSession } from '../feed/session.js';
import type { Entry } from '../feed/types.js';
import { parts } from '../parts/parts.js';
import { entriesOn } from '../reader/list-entries.js';
import { readingLists } from '../reader/reading-lists.js';
import { Finder } from '../search/finder.js';
import { type ListQuery, offers } from '../search/select.js';
import { leadOf } from '../view/card.js';
import { newestDay } from '../view/change.js';
import { memoizeLast } from './memoize-last.js';
import { Paging } from './paging.js';
import { type Results, resultsOf } from './results.js';
import { TasteOrder } from './taste-order.js';
import { mostArchived, WholeFeed } from './whole-feed.js';

/** Pages of a feed without anything new that are passed over at one time. */
const mostRepeated = 5;

interface Host {
  /** What is asked of the list now. */
  asked(): ListQuery;
  /** A paper that was hidden just now keeps its place. */
  isGone(id: string): boolean;
  /** Papers came, or could not be had. */
  loaded(): void;
  changed(): void;
  /** The code of a part could not be had. */
  partFailed(): void;
}

/** The papers that are shown: those of a feed, or of a list that the reader keeps, which answer what is asked. */
export class PaperList {
  readonly #host: Host;
  readonly session: FeedSession;
  readonly finder: Finder;
  readonly paging = new Paging();
  /** A query whose words are meant as they were typed. */
  literal: string | undefined;
  /** The answer as of the last `select`. */
  results: Results = { entries: [], count: 0, search: undefined };
  /** Searches the reader's lists, which are others than the feed. */
  readonly #listFinder: Finder;
  readonly #whole: WholeFeed;
  readonly #taste: TasteOrder;
  /** The papers on the list that is shown: what is taken off stays in its place, and what is added comes first. */
  #listed: readonly Entry[] | undefined;
  /** Stops the loading of the whole feed. */
  #loadingAll: AbortController | undefined;
  readonly #offers = memoizeLast(offers);
  readonly #facts = memoizeLast((entries: readonly Entry[]) => ({
    lead: leadOf(entries),
    newest: newestDay(entries),
    places: new Map(entries.map(({ paper }, index) => [paper.id, index + 1])),
  }));

  constructor(host: Host) {
    const { changed, partFailed } = host;
    this.#host = host;
    this.session = new FeedSession(parts, () => {
      this.#listed = undefined;
      host.loaded();
    });
    this.finder = new Finder(parts.search, changed);
    this.#listFinder = new Finder(parts.search, changed);
    this.#whole = new WholeFeed(changed);
    this.#taste = new TasteOrder({ changed, failed: partFailed });
  }

  /** The papers among which is searched and chosen. */
  get entries(): readonly Entry[] {
    const { list } = this.#host.asked();
    if (list === '') return this.session.entries;
    const marks = readingLists()[list];
    const there = new Set(this.#listed?.map(({ paper }) => paper.id));
    const added = new Map([...marks].filter(([id]) => !there.has(id)));
    if (!this.#listed || added.size > 0)
      this.#listed = [...entriesOn(added, this.session.entries), ...(this.#listed ?? [])];
    return this.#listed;
  }

  /** Every paper that answers, shown or not. */
  get all(): readonly Paper[] {
    return this.#resultsFor(Number.MAX_SAFE_INTEGER).entries.map(({ paper }) => paper);
  }

  get count(): number {
    return this.#resultsFor(this.paging.shown).count;
  }

  /** The signal that most papers of the feed are judged by, the day its newest came, and the place of each in it. */
  get facts() {
    return this.#facts(this.session.entries);
  }

  /** What there is to choose from. */
  get offers() {
    return this.#offers(this.entries);
  }

  /** Whether the feed has papers of the list that is shown which are not here. */
  get isOpen(): boolean {
    return this.session.hasMore && this.#host.asked().list === '';
  }

  /** Whether "Show more" would show any. */
  get hasMore(): boolean {
    const { count, archived } = this.results;
    const { shown } = this.paging;
    return archived ? shown < Math.min(count, mostArchived) : shown < count || this.isOpen;
  }

  /** Whether the list is anything else than the feed from its beginning. */
  get isAsked(): boolean {
    const { search, count } = this.results;
    return search !== undefined || count < this.entries.length || this.#host.asked().sort !== 'trending';
  }

  /** Whether the index of the whole feed has not answered yet. */
  get isSearching(): boolean {
    return this.#whole.isSearching;
  }

  /** How many of the papers that the index found can be shown, where that is not all. */
  get unreached(): { shown: number; of: number } | undefined {
    const { archived } = this.results;
    return archived && archived.total > mostArchived ? { shown: mostArchived, of: archived.total } : undefined;
  }

  get isLoadingAll(): boolean {
    return this.#loadingAll !== undefined;
  }

  /** Back to the top, with so many papers: something else is asked. */
  rewind(limit: number): void {
    this.paging.rewind(limit);
    this.#listed = undefined;
    this.#taste.forget();
  }

  /** Answers what is asked; gives the papers to be shown. */
  select(): readonly Entry[] {
    this.results = this.#resultsFor(this.paging.shown);
    return this.results.entries.slice(0, this.paging.shown);
  }

  /** Shows `limit` more, and loads them first where they are not here. Gives how many were to be shown before. */
  async more(limit: number): Promise<number> {
    const { paging, results, session } = this;
    const before = paging.grow(limit, results.count);
    for (let pages = 0; pages < mostRepeated && paging.shown > results.count && session.hasMore; pages += 1) {
      const known = session.entries.length + session.failures.length;
      await session.more();
      if (session.entries.length + session.failures.length > known) break;
    }
    this.#host.changed();
    return before;
  }

  /** Resolves when the index of the whole feed has answered the last question. */
  get settled(): Promise<void> | undefined {
    return this.#whole.settled;
  }

  /** Loads the rest of the feed, so that search, sort and numbers are about all of it. */
  async loadAll(): Promise<void> {
    const stop = new AbortController();
    this.#loadingAll = stop;
    await this.session.loadAll(stop.signal);
    this.#loadingAll = undefined;
    this.#host.changed();
  }

  /** The element has left the page: what is under way ends. */
  pause(): void {
    this.session.pause();
    this.#whole.rest();
  }

  stopLoading(): void {
    this.#loadingAll?.abort();
  }

  #resultsFor(shown: number): Results {
    const asked = this.#host.asked();
    const isFeed = asked.list === '';
    const hidden = new Set(isFeed ? [...readingLists().hidden.keys()].filter((id) => !this.#host.isGone(id)) : []);
    const literally = asked.query === this.literal;
    const { search: address } = this.session.about;
    if (address !== undefined && this.isOpen && WholeFeed.canAnswer(asked)) {
      const here = this.session.entries;
      const place = { address, credentials: this.session.credentialsFor(address) };
      // Asking for other numbers by turns would fetch papers anew each time.
      const found = this.#whole.find(asked, { place, shown: this.paging.shown, hidden, literally, here });
      if (found) return found;
    } else this.#whole.rest();
    return resultsOf(this.entries, asked, {
      shown,
      toTaste: (entries) => this.#taste.of(entries),
      finder: isFeed ? this.finder : this.#listFinder,
      hidden,
      literally,
    });
  }
}
