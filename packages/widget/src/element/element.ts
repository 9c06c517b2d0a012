import { mayHoldMaths } from '@trending-papers/core/maths';
import type { Paper } from '@trending-papers/core/paper';
import { html, noChange, type PropertyValues } from 'lit';
import { readEmbedded } from '../feed/embedded.js';
import { FeedError } from '../feed/error.js';
import { asUrl, asUrls } from '../feed/guard.js';
import { readFeed } from '../feed/read.js';
import { FeedSession, type Status } from '../feed/session.js';
import type { Entry } from '../feed/types.js';
import { english, languageOf } from '../i18n/locale.js';
import { createWords, type Key, type Words } from '../i18n/words.js';
import { parts } from '../parts/parts.js';
import { entriesOn } from '../reader/list-entries.js';
import { readingLists } from '../reader/reading-lists.js';
import type { Archive, ArchiveAnswer } from '../search/archive.js';
import { Finder } from '../search/finder.js';
import { type ListQuery, offers } from '../search/select.js';
import type { Field } from '../search/types.js';
import { styles } from '../styles/index.js';
import { type CardView, leadOf, title } from '../view/card.js';
import { changeOf, newestDay } from '../view/change.js';
import { type FeedView, feed, type NoteView } from '../view/feed.js';
import { excerptStart, rich, shift } from '../view/rich.js';
import { Address } from './address.js';
import { chosen, limitOf } from './attributes.js';
import { dress } from './dress.js';
import { describe, tell } from './events.js';
import { memoizeLast } from './memoize-last.js';
import { notesOf } from './notes.js';
import { Paging } from './paging.js';
import { ReaderActs } from './reader-acts.js';
import { Resources } from './resources.js';
import { type Results, resultsOf } from './results.js';
import { everyMinutes, whenLanguageChanges, whenVisible } from './schedule.js';
import { Settings } from './settings.js';
import { SubscriptionForm } from './subscription.js';
import { TasteOrder } from './taste-order.js';
import { version } from './version.js';

/** The properties that say what is asked of the list. */
const queryProperties = ['query', 'sort', 'window', 'topic', 'list'] as const;
/** Papers of an index in shards that are shown at most: each of them is fetched. */
const mostArchived = 200;
/** Papers that are shown at once to a reader who comes back. */
const mostRestored = 500;
/** What there is to ask for to see all again. */
const everything = { query: '', window: '', topic: '', list: '' } as const;

/** `<trending-papers>`. Importing this file registers nothing; `define.ts` does. */
export class TrendingPapersElement extends Settings {
  static override styles = styles;
  /** The version of the package. */
  static readonly version = version;

  readonly #session = new FeedSession(parts.reader, () => this.#loaded());
  readonly #finder = new Finder(parts.search, () => this.requestUpdate());
  /** Searches the reader's lists, which are others than the feed. */
  readonly #listFinder = new Finder(parts.search, () => this.requestUpdate());
  /** Asks the index of the whole feed, once its code has come; `failed` where it could not be had. */
  #archive: Archive | 'coming' | 'failed' | undefined;
  readonly #resources = new Resources(() => this.#dress());
  readonly #acts = new ReaderActs({
    element: this,
    finder: this.#finder,
    resources: this.#resources,
    entries: () => this.#session.entries,
    announce: (key) => this.#announce(key && this.#say(key)),
  });
  readonly #taste = new TasteOrder({
    changed: () => this.requestUpdate(),
    failed: () => this.#announce(this.#say('partFailed')),
  });
  readonly #form = new SubscriptionForm(this, this.#resources);
  readonly #paging = new Paging();
  readonly #offers = memoizeLast(offers);
  readonly #facts = memoizeLast((entries: readonly Entry[]) => ({ lead: leadOf(entries), newest: newestDay(entries) }));
  #connected: AbortController | undefined;
  #results: Results = { entries: [], count: 0, search: undefined };
  /** The papers on the list that is shown, as they were when it was asked for: what is taken off stays in its place. */
  #listed: readonly Entry[] | undefined;
  /** A query whose words are meant as they were typed. */
  #literal: string | undefined;
  /** What a server rendered. */
  #rendered: ChildNode[] = [];
  #wasVisible = false;
  #announced = '';
  #toldError: unknown;
  /** Stops the loading of the whole feed. */
  #loadingAll: AbortController | undefined;
  #address: Address | undefined;
  /** How many papers were shown where the reader comes back to. */
  #depth: number | undefined;
  readonly #failedImages = new Set<string>();

  /** Every paper of the feed that was loaded so far, in the order of the feed. */
  get papers(): readonly Paper[] {
    return this.#session.entries.map(({ paper }) => paper);
  }

  /** The papers that answer query, sort, window, topic and list, in order, shown or not. */
  get results(): readonly Paper[] {
    return this.#resultsFor(Number.MAX_SAFE_INTEGER).entries.map(({ paper }) => paper);
  }

  /** How many papers answer query, sort, window, topic and list. */
  get count(): number {
    return this.#resultsFor(this.#paging.shown).count;
  }

  /** `idle` without a feed, then `loading`, `ready` or `failed`. */
  get status(): Status {
    return this.#session.status;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#connected) return;
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    readingLists().watch(() => this.requestUpdate(), signal);
    whenLanguageChanges(this, signal, () => {
      this.#prepare();
      this.requestUpdate();
    });
    if (this.refresh > 0) everyMinutes(this.refresh, signal, () => this.#session.refresh());
    if (this.hash) this.#followAddress(signal);
    if (!this.#mayLoad()) {
      whenVisible(this, signal, () => {
        this.#wasVisible = true;
        this.#start();
      });
    } else if (this.#session.status === 'loading') this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move is a removal and an insertion in one task: only an element that is still out afterwards has left.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#connected?.abort();
      this.#connected = undefined;
      this.#session.close();
    });
  }

  /** An element that moves into another document, such as a frame's, leaves its style sheets behind. */
  adoptedCallback(): void {
    this.#dress();
  }

  #dress(): void {
    if (!this.hasUpdated && this.#resources.css.length === 0) return;
    dress(this, this.renderRoot as ShadowRoot, this.#resources.css);
    this.requestUpdate();
  }

  /** Looks for new papers now. They wait behind a button, so that the list does not jump under the reader. */
  reload(): Promise<void> {
    return this.#session.refresh();
  }

  /** A server may have rendered a root already: its papers stay until ours can take their place, all in one frame. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#rendered = [...root.childNodes];
    this.#paging.startWith(root.querySelectorAll('article').length);
    this.renderOptions.renderBefore = null;
    return root;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || (['lang', 'strings', 'subscribe', 'layout'] as const).some((name) => changed.has(name)))
      this.#prepare();
    if ((changed.has('src') || changed.has('items')) && this.#mayLoad()) this.#start();
    if (changed.has('limit') || queryProperties.some((name) => changed.has(name))) this.#rewind();
    this.#select();
  }

  /** Whether the feed may be loaded: an element that loads lazily waits until it was near what is seen, once. */
  #mayLoad(): boolean {
    return this.#wasVisible || chosen('loading', this.loading) !== 'lazy';
  }

  #rewind(): void {
    this.#paging.rewind(Math.max(limitOf(this.limit), Math.min(this.#depth ?? 0, mostRestored)));
    this.#listed = undefined;
    this.#taste.forget();
  }

  /** What is asked of the list now. A link may ask for anything: words that no choice has count as its default. */
  get #query(): ListQuery {
    return {
      query: this.query,
      sort: chosen('sort', this.sort),
      window: chosen('window', this.window),
      topic: this.topic,
      list: chosen('list', this.list),
    };
  }

  #start(): void {
    const present = this.items === undefined || this.items === null ? readEmbedded(this) : readFeed(this.items);
    const urls = asUrls(this.src.split(/\s+/), document.baseURI);
    this.#rewind();
    if (present) this.#session.show(present, urls);
    else if (urls.length > 0) void this.#session.open(urls);
    else if (this.src.trim()) {
      const message = `${this.src} is no address that a page may load: it must begin with http or https. On a page opened from the disk, put the feed inside the element.`;
      this.#session.fail(new FeedError('feed-address', message, { url: this.src }));
    }
  }

  #loaded(): void {
    const { status, error, entries, about } = this.#session;
    this.#listed = undefined;
    if (status === 'ready') tell(this, 'feed-load', { count: entries.length, title: about.title });
    if (error !== undefined && error !== this.#toldError) {
      tell(this, 'feed-error', describe(error));
      // Readers are told what to do; whoever made the page needs the cause.
      console.warn('<trending-papers>', (error as Error).message);
    }
    this.#toldError = error;
    this.requestUpdate();
  }

  /** Gets what must be there before anything is shown: the language's strings, the form and the layout if need be. */
  #prepare(): void {
    const wanted: ('subscribe' | 'layouts')[] = [];
    if (this.subscribe || this.#form.feeds.length > 0) wanted.push('subscribe');
    if (this.layout !== 'list') wanted.push('layouts');
    this.#resources.prepare(languageOf(this), this.strings, wanted);
  }

  #say(key: Key, gaps?: Record<string, string | number>): string {
    return (this.#resources.words ?? createWords(english)).say(key, gaps);
  }

  /** The papers among which is searched and chosen: those of the feed, or of a list that the reader keeps. */
  get #entries(): readonly Entry[] {
    const list = chosen('list', this.list);
    if (list === '') return this.#session.entries;
    this.#listed ??= entriesOn(readingLists()[list], this.#session.entries);
    return this.#listed;
  }

  /** What the index of the whole feed says, where not all of it is here, there is one, and it can know the answer. */
  #archived(): ArchiveAnswer | undefined {
    const { query, sort, ...rest } = this.#query;
    const { search } = this.#session.about;
    // The feed's own order and that of a taste are known of the papers that are here alone.
    const canAnswer = query.trim() !== '' ? sort !== 'for-you' : sort !== 'trending' && sort !== 'for-you';
    const isAsked = search !== undefined && this.#isOpen && canAnswer;
    if (!isAsked || typeof this.#archive !== 'object') {
      if (isAsked) void this.#openArchive();
      else if (typeof this.#archive === 'object') this.#archive.rest();
      return undefined;
    }
    const limit = Math.min(this.#paging.shown, mostArchived);
    const literally = query === this.#literal;
    const { window, topic } = rest;
    return this.#archive.find(search, { query, sort, window, topic, literally, limit }, this.#session.entries);
  }

  async #openArchive(): Promise<void> {
    if (this.#archive) return;
    this.#archive = 'coming';
    try {
      const { Archive } = await parts.archive();
      this.#archive = new Archive(() => this.requestUpdate());
    } catch {
      // A page from the disk has no index beside it either.
      this.#archive = 'failed';
    }
    this.requestUpdate();
  }

  #resultsFor(shown: number): Results {
    const { hidden } = readingLists();
    const isFeed = chosen('list', this.list) === '';
    const archived = this.#archived();
    if (archived)
      return {
        entries: archived.entries.filter(({ paper }) => !hidden.has(paper.id) || this.#acts.isGone(paper.id)),
        count: archived.total,
        search: archived,
        archived,
      };
    return resultsOf(this.#entries, this.#query, {
      shown,
      toTaste: (entries) => this.#taste.of(entries),
      finder: isFeed ? this.#finder : this.#listFinder,
      hidden: new Set(isFeed ? [...hidden.keys()].filter((id) => !this.#acts.isGone(id)) : []),
      literally: this.query === this.#literal,
    });
  }

  #select(): void {
    const { shown } = this.#paging;
    this.#results = this.#resultsFor(shown);
    const visible = this.#results.entries.slice(0, shown);
    if (!this.#resources.get('panels') && visible.some(({ paper }) => paper.history.length > 2))
      void this.#resources.load('panels');
    if (visible.some(({ paper }) => mayHoldMaths(paper.title + paper.abstract)))
      void this.#resources.loadMaths(
        () => this.mathRenderer,
        () => this.ownerDocument,
      );
  }

  #ask(change: Partial<ListQuery>): void {
    this.#address?.leave();
    this.#rewind();
    Object.assign(this, change);
    this.#acts.settle();
    this.#announce();
    this.#address?.write(change);
    if (change.query !== undefined) void this.#tellSearch(change.query);
  }

  async #tellSearch(query: string): Promise<void> {
    await this.updateComplete;
    if (query === this.query) tell(this, 'feed-search', { query, count: this.#results.count });
  }

  #followAddress(signal: AbortSignal): void {
    const host = {
      asked: () => this.#query,
      depth: () => this.#paging.shown,
      show: (asked: ListQuery, depth: number | undefined) => {
        this.#depth = depth;
        Object.assign(this, asked);
      },
    };
    this.#address = new Address(host, signal);
  }

  async #more(): Promise<void> {
    const before = this.#paging.grow(limitOf(this.limit));
    if (this.#paging.shown > this.#results.count && this.#session.hasMore) await this.#session.more();
    await this.#updated();
    if (typeof this.#archive === 'object') await this.#archive.settled;
    await this.#updated();
    const count = Math.min(this.#paging.shown, this.#results.count);
    this.#announce(this.#say('shown', { n: Math.max(0, count - before) }));
    this.renderRoot.querySelectorAll<HTMLElement>('article')[before]?.focus();
  }

  /** Shows what a refresh found. The button is gone then: the focus goes on to what it brought. */
  async #admit(): Promise<void> {
    this.#session.admit();
    await this.#updated();
    this.renderRoot.querySelector('article')?.focus();
  }

  #announce(text = ''): void {
    this.#announced = text;
    this.requestUpdate();
  }

  #updated(): Promise<boolean> {
    this.requestUpdate();
    return this.updateComplete;
  }

  protected override render() {
    const { words = createWords(english) } = this.#resources;
    const isSpoken = this.#resources.words !== undefined;
    const { about, entries, fresh } = this.#session;
    const status = isSpoken ? this.#session.status : 'loading';
    if (status === 'ready' || status === 'failed') for (const node of this.#rendered.splice(0)) node.remove();
    if (this.#rendered.length > 0) return noChange;
    const now = Date.now();
    const shown = this.#results.entries.slice(0, this.#paging.painted);
    const { lead, newest } = this.#facts(entries);
    const { list } = this.#query;
    const hasAsked = entries.length > 0 || list !== '';
    return feed({
      words,
      status,
      title: about.title,
      language: about.language,
      shown,
      cardOf: (entry, index) =>
        this.#cardOf(entry, {
          words,
          now,
          place: index + 1,
          lead,
          change: list === '' ? changeOf(entry, index, newest) : undefined,
        }),
      controls: hasAsked ? this.#controls() : undefined,
      announcement: isSpoken ? this.#announcement() : '',
      notes: isSpoken ? this.#notes(words) : [],
      fresh: fresh.length,
      admit: () => this.#admit(),
      more: this.#hasMore ? () => this.#more() : undefined,
      emptyText: this.#say(!hasAsked ? 'empty' : list !== '' && this.#entries.length === 0 ? 'listEmpty' : 'nothing'),
      reset: hasAsked ? () => this.#ask(everything) : undefined,
      retry: () => this.#start(),
      // A fallback that lists papers stays until ours are there; a mere link gives way to the skeleton at once.
      skeletonCards: this.querySelector('li, article, td, dt') ? 0 : Math.min(limitOf(this.limit), 20),
      subscribe: this.#form.render(html, words, asUrl(this.subscribe, document.baseURI)),
    });
  }

  /** A long list is painted over several frames, the part that is seen in the first. */
  protected override updated(): void {
    if (this.#session.status === 'ready') this.#depth = undefined;
    if (!this.#paging.isPainting(this.#results.count)) return;
    requestAnimationFrame(() => {
      this.#paging.paintOn();
      this.requestUpdate();
    });
  }

  /** Whether the feed has papers of the list that is shown which are not here. */
  get #isOpen(): boolean {
    return this.#session.hasMore && chosen('list', this.list) === '';
  }

  /** Whether "Show more" would show any. */
  get #hasMore(): boolean {
    const { count, archived } = this.#results;
    const { shown } = this.#paging;
    return archived ? shown < Math.min(count, mostArchived) : shown < count || this.#isOpen;
  }

  /** Whether the list is anything else than the feed from its beginning. */
  get #isAsked(): boolean {
    const { search, count } = this.#results;
    return search !== undefined || count < this.#entries.length || this.#query.sort !== 'trending';
  }

  #notes(words: Words): NoteView[] {
    const { query, list } = this.#query;
    const { search, archived } = this.#results;
    const isSearching = this.#archive === 'coming' || (typeof this.#archive === 'object' && this.#archive.isSearching);
    const { entries, total, hasMore, missing } = this.#session;
    return notesOf(
      {
        words,
        session: { entries, total, missing, hasMore: hasMore && list === '' },
        isAsked: this.#isAsked,
        query,
        corrected: search?.corrected,
        isLiteral: query === this.#literal,
        isPlain: search !== undefined && this.#finder.isPlain,
        unreached: archived && archived.total > mostArchived ? { shown: mostArchived, of: archived.total } : undefined,
        archive: isSearching ? 'searching' : archived && (archived.isIncomplete ? 'incomplete' : 'answered'),
        isLoadingAll: this.#loadingAll !== undefined,
      },
      {
        insist: () => {
          this.#literal = query;
          this.#ask({});
        },
        search: (meant) => this.#ask({ query: meant }),
        retry: () => this.#start(),
        stop: () => this.#loadingAll?.abort(),
        loadAll: () => void this.#loadAll(),
      },
    );
  }

  /** Loads the rest of the feed, so that search, sort and numbers are about all of it. */
  async #loadAll(): Promise<void> {
    const stop = new AbortController();
    this.#loadingAll = stop;
    this.#announce();
    await this.#session.loadAll(stop.signal);
    this.#loadingAll = undefined;
    await this.#updated();
  }

  /** What just happened, or how many papers there are. */
  #announcement(): string {
    if (this.#announced) return this.#announced;
    if (this.#session.isStale) return this.#say('offline');
    const n = this.#results.count - this.#acts.gone;
    if (n < this.#entries.length || this.#results.archived) return this.#say('found', { n });
    return this.#say('papers', { n: this.#isAsked || this.list ? n : (this.#session.total ?? n) });
  }

  #controls(): FeedView['controls'] {
    const { saved, hidden, read } = readingLists();
    const { sorts, topics } = this.#offers(this.#entries);
    const isLearnt = saved.size > 0 || this.sort === 'for-you';
    return {
      asked: this.#query,
      wanted: new Set(this.controls.split(/\s+/).filter(Boolean)),
      sorts: isLearnt ? ['trending', 'for-you', ...sorts.slice(1)] : sorts,
      topics,
      isPart: this.#isOpen,
      marked: { saved: saved.size, hidden: hidden.size, read: read.size },
      warm: () => this.#finder.warm(this.#session.entries),
      ask: (change) => this.#ask(change),
    };
  }

  #cardOf(entry: Entry, facts: Pick<CardView, 'words' | 'now' | 'place' | 'lead' | 'change'>): CardView {
    const { paper } = entry;
    const spans = (of: Entry, field: Field) => this.#results.search?.spans(of, field) ?? [];
    const lists = readingLists();
    return {
      ...facts,
      state: this.#acts.stateOf(paper.id),
      isSaved: lists.saved.has(paper.id),
      isHidden: lists.hidden.has(paper.id),
      isRead: lists.read.has(paper.id),
      isGone: this.list !== 'hidden' && this.#acts.isGone(paper.id),
      image: this.#imageOf(paper),
      imageFailed: (url) => this.#imageFailed(url),
      rich: (text, of, field, from = 0) =>
        rich(text.slice(from), shift((of && field && spans(of, field)) ?? [], from), this.#resources.maths),
      excerptFrom: (of) => excerptStart(of.paper.abstract ?? '', spans(of, 'abstract')),
      act: (action, of) => this.#acts.do(action, of),
      follow: (event, of, link) => this.#acts.follow(event, of, link),
      choose: (topic) => this.#ask({ topic }),
      curve: (of, signal) => this.#resources.get('panels')?.sparkline(html, of, signal, facts.words),
      panels: (of, view) =>
        this.#resources.get('panels')?.panels(of, { ...view, html, title: (near) => title(near, view) }),
    };
  }

  #imageOf({ image }: Paper): string | undefined {
    if (image === undefined || this.#failedImages.has(image)) return undefined;
    const which = chosen('images', this.images);
    if (which === 'own') return new URL(image).origin === location.origin ? image : undefined;
    return which === 'show' ? image : undefined;
  }

  /** A picture that cannot be had gives its space back, here and on every card that has it. */
  #imageFailed(url: string): void {
    this.#failedImages.add(url);
    this.requestUpdate();
  }
}
