import { mayHoldMaths } from '@trending-papers/core/maths';
import type { Paper } from '@trending-papers/core/paper';
import { html, noChange, type PropertyValues } from 'lit';
import { readEmbedded } from '../feed/embedded.js';
import { FeedError } from '../feed/error.js';
import { asUrl, asUrls } from '../feed/guard.js';
import { readFeed } from '../feed/read.js';
import { FeedSession } from '../feed/session.js';
import type { Entry } from '../feed/types.js';
import { english, languageOf, localeOf } from '../i18n/locale.js';
import type { Locale } from '../i18n/strings.js';
import { createWords, type Key, type Words } from '../i18n/words.js';
import { parts } from '../parts/parts.js';
import { type CardAction, CardStates } from '../reader/card-states.js';
import { readingLists } from '../reader/reading-lists.js';
import { Finder } from '../search/finder.js';
import { type ListQuery, offers } from '../search/select.js';
import type { Field } from '../search/types.js';
import { styles } from '../styles/index.js';
import { type CardView, leadOf, title } from '../view/card.js';
import { changeOf, newestDay } from '../view/change.js';
import { type FeedView, feed } from '../view/feed.js';
import { excerptStart, type Maths, rich, shift } from '../view/rich.js';
import type { Subscription } from '../view/subscribe.js';
import { chosen, limitOf } from './attributes.js';
import { describe, tell } from './events.js';
import { memoizeLast } from './memoize-last.js';
import { Paging } from './paging.js';
import { type Results, resultsOf } from './results.js';
import { everyMinutes, whenVisible } from './schedule.js';
import { Settings } from './settings.js';
import { fromHash, toHash } from './url-state.js';

type SubscribePart = Awaited<ReturnType<typeof parts.subscribe>>;
type LayoutsPart = Awaited<ReturnType<typeof parts.layouts>>;
type PanelsPart = Awaited<ReturnType<typeof parts.panels>>;

/** The properties that say what is asked of the list. */
const queryProperties = ['query', 'sort', 'window', 'topic'] as const;

/** `<trending-papers>`. Importing this file registers nothing; `define.ts` does. */
export class TrendingPapersElement extends Settings {
  static override styles = styles;

  readonly #session = new FeedSession(parts.reader, () => this.#loaded());
  readonly #finder = new Finder(parts.search, () => this.requestUpdate());
  readonly #cards = new CardStates(this.#finder, parts.cite, () => this.requestUpdate());
  readonly #paging = new Paging();
  readonly #offers = memoizeLast(offers);
  readonly #facts = memoizeLast((entries: readonly Entry[]) => ({ lead: leadOf(entries), newest: newestDay(entries) }));
  #connected: AbortController | undefined;
  #words: Words | undefined;
  #subscribe: SubscribePart | undefined;
  #preparing: Promise<void> | undefined;
  #maths: Maths | 'coming' | undefined;
  #results: Results = { entries: [], count: 0, search: undefined };
  /** What a server rendered. */
  #rendered: ChildNode[] = [];
  #savedOnly = false;
  #wasVisible = false;
  #announced = '';
  #toldError: unknown;
  /** Stops the loading of the whole feed. */
  #loadingAll: AbortController | undefined;
  /** Papers that were hidden here: they keep their places, with how to take that back, until something is asked. */
  readonly #justHidden = new Set<string>();
  #panels: PanelsPart | undefined;
  #layouts: LayoutsPart | undefined;
  /** What is asked when the address says nothing. */
  #initial: Omit<ListQuery, 'savedOnly'> | undefined;
  #subscription: Subscription = 'asked';
  readonly #failedImages = new Set<string>();

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#connected) return;
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    readingLists().watch(() => this.requestUpdate(), signal);
    if (this.refresh > 0) everyMinutes(this.refresh, signal, () => this.#session.refresh());
    if (this.hash) this.#followHash(signal);
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

  /** Puts the styles on, made by the document that the element is in. */
  #dress(): void {
    const { CSSStyleSheet: Sheet } = this.ownerDocument.defaultView ?? window;
    const texts = [
      ...styles.map(({ cssText }) => cssText),
      ...[this.#subscribe, this.#panels, this.#layouts].map((part) => part?.css ?? ''),
    ];
    (this.renderRoot as ShadowRoot).adoptedStyleSheets = texts.map((text) => {
      const sheet = new Sheet();
      sheet.replaceSync(text);
      return sheet;
    });
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
    this.#paging.rewind(limitOf(this.limit));
  }

  /** What is asked of the list now. A link may ask for anything: words that no choice has count as its default. */
  get #query(): ListQuery {
    return {
      query: this.query,
      sort: chosen('sort', this.sort),
      window: chosen('window', this.window),
      topic: this.topic,
      savedOnly: this.#savedOnly,
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
    const locale = localeOf(languageOf(this), parts.strings);
    const form = this.subscribe || this.#feeds.length > 0 ? parts.subscribe() : undefined;
    const layouts = this.layout === 'list' ? undefined : parts.layouts();
    const wanted = [locale, form, layouts] as const;
    if (!wanted.some((one) => one instanceof Promise)) {
      this.#prepared(...(wanted as readonly [Locale, SubscribePart | undefined, LayoutsPart | undefined]));
      return;
    }
    this.#words = undefined;
    const preparing = Promise.all([locale, orNothing(form), orNothing(layouts)]).then((come) => {
      if (preparing !== this.#preparing) return;
      this.#prepared(...come);
      this.requestUpdate();
    });
    this.#preparing = preparing;
  }

  #prepared(locale: Locale, subscribe: SubscribePart | undefined, layouts: LayoutsPart | undefined): void {
    this.#words = createWords(locale, this.strings);
    this.#subscribe = subscribe;
    this.#layouts = layouts ?? this.#layouts;
    if (subscribe || layouts) this.#dress();
    this.#preparing = undefined;
  }

  #say(key: Key, gaps?: Record<string, string | number>): string {
    return this.#words!.say(key, gaps);
  }

  #select(): void {
    const { shown } = this.#paging;
    const { saved, hidden } = readingLists();
    this.#results = resultsOf(this.#session.entries, this.#query, shown, this.#finder, {
      saved,
      hidden: new Set([...hidden.keys()].filter((id) => !this.#justHidden.has(id))),
    });
    const visible = this.#results.entries.slice(0, shown);
    if (!this.#panels && visible.some(({ paper }) => paper.history.length > 2)) void this.#loadPanels();
    if (!this.#maths && visible.some(({ paper }) => mayHoldMaths(paper.title + paper.abstract))) this.#fetchMaths();
  }

  async #fetchMaths(): Promise<void> {
    this.#maths = 'coming';
    try {
      const { splitMaths, toMathml } = await parts.maths();
      this.#maths = { split: splitMaths, render: (tex) => (this.mathRenderer ?? toMathml)(tex, this.ownerDocument) };
      this.requestUpdate();
    } catch {
      // The TeX stays as it is.
    }
  }

  #ask({ savedOnly = this.#savedOnly, ...change }: Partial<ListQuery>): void {
    this.#savedOnly = savedOnly;
    this.#rewind();
    Object.assign(this, change);
    this.#justHidden.clear();
    this.#announced = '';
    this.requestUpdate();
    if (this.#initial) {
      const { pathname, search } = location;
      history.replaceState(history.state, '', `${pathname}${search}${toHash(this.#query, this.#initial)}`);
    }
    if (change.query !== undefined) void this.#tellSearch(change.query);
  }

  async #tellSearch(query: string): Promise<void> {
    await this.updateComplete;
    if (query === this.query) tell(this, 'feed-search', { query, count: this.#results.count });
  }

  #followHash(signal: AbortSignal): void {
    const initial = this.#query;
    this.#initial = initial;
    const follow = () => Object.assign(this, fromHash(location.hash, initial));
    follow();
    window.addEventListener('hashchange', follow, { signal });
  }

  async #more(): Promise<void> {
    const before = this.#paging.grow(limitOf(this.limit));
    if (this.#paging.shown > this.#results.count && this.#session.hasMore) await this.#session.more();
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

  #announce(text: string): void {
    this.#announced = text;
    this.requestUpdate();
  }

  #updated(): Promise<boolean> {
    this.requestUpdate();
    return this.updateComplete;
  }

  readonly #actions: Readonly<Partial<Record<CardAction, (entry: Entry) => unknown>>> = {
    save: ({ paper }) => this.#mark('saved', paper),
    hide: (entry) => this.#hide(entry),
    why: ({ paper }) => this.#open('why', paper.id),
    cite: async (entry) => {
      await this.#loadPanels();
      this.#announce((await this.#cards.cite(entry)) ? this.#say('cited') : '');
    },
    similar: async (entry) => {
      await this.#loadPanels();
      await this.#cards.showSimilar(entry, this.#session.entries);
    },
  };

  async #open(part: CardAction, id: string): Promise<void> {
    await this.#loadPanels();
    this.#cards.toggle(part, id);
  }

  /** Fetches what is opened below cards. A page opened from the disk may not: it is told. */
  async #loadPanels(): Promise<void> {
    try {
      this.#panels ??= await parts.panels();
      this.#dress();
      this.requestUpdate();
    } catch {
      this.#announce(this.#say('partFailed'));
    }
  }

  /** Puts a paper on one of the reader's lists, or takes it off, and says so where storage did not keep it. */
  #mark(list: 'saved' | 'hidden', paper: Paper): boolean {
    const lists = readingLists();
    const isOn = lists.toggle(list, paper);
    if (list === 'saved') tell(this, 'paper-save', { paper, saved: isOn });
    else tell(this, 'paper-hide', { paper, hidden: isOn });
    if (!lists.isKept) this.#announce(this.#say('notKept'));
    return isOn;
  }

  /** Hides a paper, or shows a hidden one again. */
  async #hide({ paper }: Entry): Promise<void> {
    this.#justHidden.add(paper.id);
    const isHidden = this.#mark('hidden', paper);
    await this.#updated();
    // The button that was pressed is gone: without this the focus would fall back to the top of the page.
    const place = this.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(paper.id)}"]`);
    (isHidden ? place?.querySelector('button') : place)?.focus();
  }

  #follow(event: Event, { paper }: Entry, link: string): void {
    const url = paper.links[link as keyof Paper['links']] ?? '';
    if (!tell(this, 'paper-open', { paper, link, url })) event.preventDefault();
  }

  async #join(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    this.#subscription = 'sending';
    this.requestUpdate();
    this.#subscription = await this.#subscribe!.post(form);
    await this.#updated();
    // To the mistake, or to the answer: the button that was pressed may be gone.
    if (this.#subscription === 'invalid') form.querySelector('input')?.focus();
    if (this.#subscription === 'joined') form.querySelector('p')?.focus();
  }

  protected override render() {
    const words = this.#words ?? createWords(english);
    const { about, entries, fresh, hasMore } = this.#session;
    const status = this.#words ? this.#session.status : 'loading';
    if (status === 'ready' || status === 'failed') for (const node of this.#rendered.splice(0)) node.remove();
    if (this.#rendered.length > 0) return noChange;
    const now = Date.now();
    const shown = this.#results.entries.slice(0, this.#paging.painted);
    const { lead, newest } = this.#facts(entries);
    return feed({
      words,
      status,
      title: about.title,
      language: about.language,
      shown,
      cardOf: (entry, index) =>
        this.#cardOf(entry, { words, now, place: index + 1, lead, change: changeOf(entry, index, newest) }),
      controls: entries.length > 0 ? this.#controls() : undefined,
      announcement: this.#words ? this.#announcement() : '',
      part: this.#words && this.#part(words),
      fresh: fresh.length,
      admit: () => this.#admit(),
      more: this.#paging.shown < this.#results.count || hasMore ? () => this.#more() : undefined,
      reset: entries.length > 0 ? () => this.#ask({ query: '', window: '', topic: '', savedOnly: false }) : undefined,
      retry: () => this.#start(),
      // A fallback that lists papers stays until ours are there; a mere link gives way to the skeleton at once.
      skeletonCards: this.querySelector('li, article, td, dt') ? 0 : Math.min(limitOf(this.limit), 20),
      subscribe: this.#subscribe && this.#renderSubscribe(this.#subscribe, words),
    });
  }

  /** A long list is painted over several frames, the part that is seen in the first. */
  protected override updated(): void {
    if (!this.#paging.isPainting(this.#results.count)) return;
    requestAnimationFrame(() => {
      this.#paging.paintOn();
      this.requestUpdate();
    });
  }

  /** Of how many papers the list and its number speak, as long as the feed has pages that are not here. */
  #part(words: Words): FeedView['part'] {
    const { entries, total, hasMore, missing } = this.#session;
    if (this.#results.search && this.#finder.isPlain) return { text: words.say('plainSearch') };
    if (missing > 0 && !this.#loadingAll)
      return {
        text: words.say('missing', { n: missing }),
        action: { label: words.say('retry'), run: () => this.#start() },
      };
    if (!hasMore) return undefined;
    const numbers = { n: entries.length, total: total ?? 0 };
    if (this.#loadingAll) {
      const text = words.say(total === undefined ? 'loading' : 'loaded', numbers);
      return { text, action: { label: words.say('stop'), run: () => this.#loadingAll?.abort() } };
    }
    // Where nothing is asked, the list begins as the whole would.
    if (!this.#isAsked && total !== undefined) return undefined;
    const about = total === undefined ? (this.#isAsked ? 'partOpen' : 'hasMore') : 'part';
    return {
      text: words.say(about, numbers),
      action: { label: words.say('loadAll'), run: () => void this.#loadAll() },
    };
  }

  /** Whether the list is anything else than the feed from its beginning. */
  get #isAsked(): boolean {
    const { search, count } = this.#results;
    return search !== undefined || count < this.#session.entries.length || this.#query.sort !== 'trending';
  }

  /** Loads the rest of the feed, so that search, sort and numbers are about all of it. */
  async #loadAll(): Promise<void> {
    const stop = new AbortController();
    this.#loadingAll = stop;
    this.#announce('');
    await this.#session.loadAll(stop.signal);
    this.#loadingAll = undefined;
    await this.#updated();
  }

  /** What just happened, or how many papers there are. */
  #announcement(): string {
    if (this.#announced) return this.#announced;
    if (this.#session.isStale) return this.#say('offline');
    const { hidden } = readingLists();
    const n = this.#results.count - [...this.#justHidden].filter((id) => hidden.has(id)).length;
    if (n < this.#session.entries.length) return this.#say('found', { n });
    return this.#say('papers', { n: this.#isAsked ? n : (this.#session.total ?? n) });
  }

  #controls(): FeedView['controls'] {
    const { entries } = this.#session;
    return {
      asked: this.#query,
      wanted: new Set(this.controls.split(/\s+/).filter(Boolean)),
      ...this.#offers(entries),
      isPart: this.#session.hasMore,
      saved: entries.filter(({ paper }) => readingLists().saved.has(paper.id)).length,
      warm: () => this.#finder.warm(entries),
      ask: (change) => this.#ask(change),
    };
  }

  #cardOf(entry: Entry, facts: Pick<CardView, 'words' | 'now' | 'place' | 'lead' | 'change'>): CardView {
    const { paper } = entry;
    const maths = this.#maths === 'coming' ? undefined : this.#maths;
    const spans = (of: Entry, field: Field) => this.#results.search?.spans(of, field) ?? [];
    const lists = readingLists();
    return {
      ...facts,
      state: this.#cards.of(paper.id),
      isSaved: lists.saved.has(paper.id),
      isHidden: lists.hidden.has(paper.id),
      image: this.#imageOf(paper),
      imageFailed: (url) => this.#imageFailed(url),
      rich: (text, of, field, from = 0) =>
        rich(text.slice(from), shift((of && field && spans(of, field)) ?? [], from), maths),
      excerptFrom: (of) => excerptStart(of.paper.abstract ?? '', spans(of, 'abstract')),
      act: (action, of) => (this.#actions[action] ?? (() => this.#cards.toggle(action, of.paper.id)))(of),
      follow: (event, of, link) => this.#follow(event, of, link),
      choose: (topic) => this.#ask({ topic }),
      curve: (of, signal) => this.#panels?.sparkline(html, of, signal, facts.words),
      panels: (of, view) => this.#panels?.panels(of, { ...view, html, title: (near) => title(near, view) }),
    };
  }

  #imageOf({ image }: Paper): string | undefined {
    const isWanted = chosen('images', this.images) === 'show' && image !== undefined && !this.#failedImages.has(image);
    return isWanted ? image : undefined;
  }

  /** A picture that cannot be had gives its space back, here and on every card that has it. */
  #imageFailed(url: string): void {
    this.#failedImages.add(url);
    this.requestUpdate();
  }

  #renderSubscribe({ subscribe }: SubscribePart, words: Words) {
    return subscribe({
      html,
      words,
      action: asUrl(this.subscribe, document.baseURI),
      state: this.#subscription,
      feeds: this.#feeds,
      submit: (event) => this.#join(event),
    });
  }

  /** Links to feeds among the light content: a reader without JavaScript sees them too. */
  get #feeds(): (readonly [format: string, url: string])[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('a[type]')]
      .filter(({ href }) => asUrl(href))
      .map(({ textContent, href }) => [textContent.trim(), href] as const);
  }
}

/** A part that cannot be had, as on a page opened from the disk, is done without. */
const orNothing = async <Part>(part: Part | Promise<Part>) => {
  try {
    return await part;
  } catch {
    return undefined;
  }
};
