import type { Paper } from '@trending-papers/core/paper';
import { html, noChange, type PropertyValues } from 'lit';
import { Desk } from './desk.js';
import { describe, tell } from './events.js';
import { readEmbedded } from './feed/embedded.js';
import { asUrl, asUrls } from './feed/guard.js';
import { readFeed } from './feed/read.js';
import { FeedSession } from './feed/session.js';
import type { Entry } from './feed/types.js';
import { fromHash, toHash } from './hash.js';
import { english, type Locale, languageOf, localeOf } from './i18n/locale.js';
import { createWords, type Key, type Words } from './i18n/words.js';
import { latest } from './latest.js';
import { lazy } from './lazy.js';
import { mayHoldMaths } from './maths/split.js';
import { shelf } from './saved.js';
import { Finder, type Found } from './search/finder.js';
import { offers, select } from './select.js';
import { Settings, usual } from './settings.js';
import { styles } from './styles/index.js';
import type { CardAction, CardView } from './view/card.js';
import type { Asked } from './view/controls.js';
import { type FeedView, feed } from './view/feed.js';
import { type MathRenderer, rich } from './view/rich.js';
import type { Subscription } from './view/subscribe.js';
import { every, whenNear } from './wait.js';

type Offer = Awaited<ReturnType<typeof lazy.subscribe>>;

/** Cards that fit into the first frame, and into each one after it. */
const paintedFirst = 12;
const paintedPerFrame = 24;
const asked = Object.keys(usual) as (keyof typeof usual)[];

/** `<trending-papers>`. Importing this file registers nothing; `define.ts` does. */
export class TrendingPapersElement extends Settings {
  static override styles = styles;

  readonly #session = new FeedSession(() => this.#loaded());
  readonly #finder = new Finder(() => this.requestUpdate());
  readonly #desk = new Desk(this, shelf, this.#finder, () => this.requestUpdate());
  #connected: AbortController | undefined;
  #words: Words | undefined;
  #offer: Offer | undefined;
  readonly #offers = latest(offers);
  #preparing: Promise<void> | undefined;
  #maths: MathRenderer | 'coming' | undefined;
  #found: Found | undefined;
  #selected: readonly Entry[] = [];
  /** How many papers there are to show; of a search, not all of them are in `selected`. */
  #count = 0;
  /** How many papers are to be shown, and how many of them stand there already. */
  #shown = 0;
  #painted = 0;
  #paintedFirst = paintedFirst;
  /** What a server rendered. */
  #given: ChildNode[] = [];
  #savedOnly = false;
  #wasNear = false;
  #announced = '';
  /** What is asked when the address says nothing. */
  #initial: Pick<Asked, keyof typeof usual> = usual;
  #subscription: Subscription = 'asked';

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#connected) return;
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    shelf().watch(() => this.requestUpdate(), signal);
    if (this.refresh > 0) every(this.refresh, signal, () => this.#session.refresh());
    if (this.hash) this.#followHash(signal);
    if (!this.#isNear()) {
      whenNear(this, signal, () => {
        this.#wasNear = true;
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
    const texts = [...styles.map(({ cssText }) => cssText), this.#offer?.css ?? ''];
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
    this.#given = [...root.childNodes];
    this.#paintedFirst = Math.max(paintedFirst, root.querySelectorAll('article').length);
    this.renderOptions.renderBefore = null;
    return root;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || (['lang', 'strings', 'subscribe'] as const).some((name) => changed.has(name)))
      this.#prepare();
    if ((changed.has('src') || changed.has('items')) && this.#isNear()) this.#start();
    if (changed.has('limit') || asked.some((name) => changed.has(name))) this.#rewind();
    this.#select();
  }

  /** Whether the feed may be loaded: an element that loads lazily waits until it was near what is seen, once. */
  #isNear(): boolean {
    return this.#wasNear || this.loading !== 'lazy';
  }

  get #limit(): number {
    return this.limit > 0 ? Math.floor(this.limit) : 20;
  }

  /** Back to the top of the list. */
  #rewind(): void {
    this.#shown = this.#limit;
    // Cards that stand there are filled anew: taking them away, to make them again in the next frame, costs more.
    this.#painted = Math.max(this.#paintedFirst, Math.min(this.#painted, this.#shown));
  }

  #start(): void {
    const given = this.items === undefined || this.items === null ? readEmbedded(this) : readFeed(this.items);
    const urls = asUrls(this.src.split(/\s+/), document.baseURI);
    this.#rewind();
    if (given) this.#session.show(given, urls);
    else if (urls.length > 0) void this.#session.open(urls);
  }

  #loaded(): void {
    const { status, error, entries, about } = this.#session;
    if (status === 'ready') tell(this, 'feed-load', { count: entries.length, title: about.title });
    if (error !== undefined) tell(this, 'feed-error', describe(error));
    this.requestUpdate();
  }

  /** Gets what must be there before anything is said: the language's strings, and the form if there is to be one. */
  #prepare(): void {
    const locale = localeOf(languageOf(this));
    const offer = this.subscribe || this.#feeds.length > 0 ? lazy.subscribe() : undefined;
    if (!(locale instanceof Promise || offer instanceof Promise)) {
      this.#prepared(locale, offer);
      return;
    }
    this.#words = undefined;
    const preparing = Promise.allSettled([locale, offer]).then(([come, offered]) => {
      if (preparing !== this.#preparing) return;
      this.#prepared(
        (come as PromiseFulfilledResult<Locale>).value,
        offered.status === 'fulfilled' ? offered.value : undefined,
      );
      this.requestUpdate();
    });
    this.#preparing = preparing;
  }

  #prepared(locale: Locale, offer: Offer | undefined): void {
    this.#words = createWords(locale, this.strings);
    this.#offer = offer;
    if (offer) this.#dress();
    this.#preparing = undefined;
  }

  #say(key: Key, gaps?: Record<string, string | number>): string {
    return this.#words!.say(key, gaps);
  }

  #select(): void {
    const { saved, hidden } = shelf();
    const { query, sort, window, topic } = this;
    const { entries } = this.#session;
    // Where nothing else is asked, only what will be shown need be looked up: hits are dear, their number is not.
    const isPlain = sort === usual.sort && !window && !topic && !this.#savedOnly && hidden.size === 0;
    this.#finder.show(entries);
    this.#found = query.trim() ? this.#finder.find(entries, query, isPlain ? this.#shown : entries.length) : undefined;
    this.#selected = select(entries, {
      sort,
      window,
      topic,
      hidden,
      now: Date.now(),
      ...(this.#found && { found: this.#found.entries }),
      ...(this.#savedOnly && { only: saved }),
    });
    this.#count = isPlain && this.#found ? this.#found.total : this.#selected.length;
    const shown = this.#selected.slice(0, this.#shown);
    if (!this.#maths && shown.some(({ paper }) => mayHoldMaths(paper.title + paper.abstract))) this.#fetchMaths();
  }

  async #fetchMaths(): Promise<void> {
    this.#maths = 'coming';
    try {
      const { toMathml } = await lazy.maths();
      this.#maths = (tex) => toMathml(tex, this.ownerDocument);
      this.requestUpdate();
    } catch {
      // The TeX stays as it is.
    }
  }

  #ask({ savedOnly = this.#savedOnly, ...change }: Partial<Asked>): void {
    this.#savedOnly = savedOnly;
    this.#rewind();
    Object.assign(this, change);
    this.#desk.undo = undefined;
    this.#announced = '';
    this.requestUpdate();
    if (this.hash)
      history.replaceState(history.state, '', `${location.pathname}${location.search}${toHash(this, this.#initial)}`);
    if (change.query !== undefined) void this.#tellSearch(change.query);
  }

  async #tellSearch(query: string): Promise<void> {
    await this.updateComplete;
    if (query === this.query) tell(this, 'feed-search', { query, count: this.#count });
  }

  #followHash(signal: AbortSignal): void {
    this.#initial = { query: this.query, sort: this.sort, window: this.window, topic: this.topic };
    const follow = () => Object.assign(this, fromHash(location.hash, this.#initial));
    follow();
    window.addEventListener('hashchange', follow, { signal });
  }

  async #more(): Promise<void> {
    const before = this.#shown;
    this.#shown += this.#limit;
    this.#painted = before + paintedFirst;
    if (this.#shown > this.#count && this.#session.hasMore) await this.#session.more();
    await this.#updated();
    this.#announce(this.#say('shown', { n: Math.max(0, Math.min(this.#shown, this.#count) - before) }));
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
    save: (entry) => this.#desk.save(entry),
    hide: (entry) => this.#hide(entry),
    cite: async (entry) => this.#announce((await this.#desk.cite(entry)) ? this.#say('cited') : ''),
    similar: (entry) => this.#desk.showSimilar(entry, this.#session.entries),
  };

  async #hide(entry: Entry): Promise<void> {
    const { title, id } = entry.paper;
    this.#desk.hide(entry);
    const { undo } = this.#desk;
    this.#announced = undo ? this.#say('hidden', { title }) : '';
    await this.#updated();
    // The button that was pressed is gone: without this the focus would fall back to the top of the page.
    const next = undo ? '.status button' : `article[data-id="${CSS.escape(id)}"]`;
    this.renderRoot.querySelector<HTMLElement>(next)?.focus();
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
    this.#subscription = await this.#offer!.post(form);
    await this.#updated();
    // To the mistake, or to the answer: the button that was pressed may be gone.
    if (this.#subscription === 'invalid') form.querySelector('input')?.focus();
    if (this.#subscription === 'joined') form.querySelector('p')?.focus();
  }

  protected override render() {
    const words = this.#words ?? createWords(english);
    const { about, entries, fresh, hasMore } = this.#session;
    const status = this.#words ? this.#session.status : 'loading';
    if (status === 'ready' || status === 'failed') for (const node of this.#given.splice(0)) node.remove();
    if (this.#given.length > 0) return noChange;
    const { undo } = this.#desk;
    const now = Date.now();
    const shown = this.#selected.slice(0, Math.min(this.#shown, this.#painted));
    return feed({
      words,
      status,
      title: about.title,
      language: about.language,
      shown,
      cardOf: (entry, index) => this.#cardOf(entry, index, words, now),
      controls: entries.length > 0 ? this.#controls() : undefined,
      spoken: this.#words ? this.#spoken() : '',
      undo: undo && (() => this.#hide(undo)),
      fresh: fresh.length,
      admit: () => this.#admit(),
      more: this.#shown < this.#count || hasMore ? () => this.#more() : undefined,
      reset: entries.length > 0 ? () => this.#ask({ ...usual, sort: this.sort, savedOnly: false }) : undefined,
      retry: () => this.#start(),
      // A fallback that lists papers stays until ours are there; a mere link gives way to the skeleton at once.
      ghosts: this.querySelector('li, article, td, dt') ? 0 : Math.min(this.#limit, 20),
      offer: this.#offer && this.#renderOffer(this.#offer, words),
    });
  }

  /** A long list is painted over several frames, the part that is seen in the first. */
  protected override updated(): void {
    if (this.#painted >= Math.min(this.#shown, this.#count)) return;
    requestAnimationFrame(() => {
      this.#painted += paintedPerFrame;
      this.requestUpdate();
    });
  }

  #spoken(): string {
    if (this.#announced) return this.#announced;
    if (this.#session.isStale) return this.#say('offline');
    const n = this.#count;
    return this.#say(n < this.#session.entries.length ? 'found' : 'papers', { n });
  }

  #controls(): FeedView['controls'] {
    const { entries } = this.#session;
    const { query, sort, window, topic } = this;
    return {
      asked: { query, sort, window, topic, savedOnly: this.#savedOnly },
      wanted: new Set(this.controls.split(/\s+/).filter(Boolean)),
      ...this.#offers(entries),
      saved: entries.filter(({ paper }) => shelf().saved.has(paper.id)).length,
      warm: () => this.#finder.warm(entries),
      ask: (change) => this.#ask(change),
    };
  }

  #cardOf({ paper }: Entry, index: number, words: Words, now: number): CardView {
    const renderer = this.mathRenderer ?? (this.#maths === 'coming' ? undefined : this.#maths);
    return {
      words,
      now,
      place: index + 1,
      state: this.#desk.stateOf(paper.id),
      isSaved: shelf().saved.has(paper.id),
      rich: (text, entry, field) => rich(text, (entry && field && this.#found?.spans(entry, field)) ?? [], renderer),
      act: (action, entry) => (this.#actions[action] ?? (() => this.#desk.toggle(action, entry.paper.id)))(entry),
      follow: (event, entry, link) => this.#follow(event, entry, link),
      choose: (topic) => this.#ask({ topic }),
    };
  }

  #renderOffer({ subscribe }: Offer, words: Words) {
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
