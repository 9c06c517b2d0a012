import type { Paper } from '@trending-papers/core/paper';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { Desk } from './desk.js';
import { describe, tell } from './events.js';
import { readEmbedded } from './feed/embedded.js';
import { asUrl, asUrls } from './feed/guard.js';
import { parseJson } from './feed/load.js';
import { readFeed } from './feed/read.js';
import { FeedSession } from './feed/session.js';
import type { Entry } from './feed/types.js';
import { fromHash, toHash } from './hash.js';
import { english, type Locale, languageOf, localeOf } from './i18n/locale.js';
import type { Strings } from './i18n/strings.js';
import { createWords, type Key, type Words } from './i18n/words.js';
import { lazy } from './lazy.js';
import { mayHoldMaths } from './maths/split.js';
import { shelf } from './saved.js';
import { Finder, type Found } from './search/finder.js';
import { countTopics, select, usefulSorts } from './select.js';
import { styles } from './styles/index.js';
import { type CardAction, type CardView, card } from './view/card.js';
import { type Asked, controls } from './view/controls.js';
import { type MathRenderer, rich } from './view/rich.js';
import { emptiness, failure, skeleton } from './view/states.js';
import type { Subscription } from './view/subscribe.js';
import { every, whenNear } from './wait.js';

type Offer = Awaited<ReturnType<typeof lazy.subscribe>>;

const mostTopics = 12;
const usual = { query: '', sort: 'trending', window: '', topic: '' } as const;
const asked = Object.keys(usual) as (keyof typeof usual)[];

/** `<trending-papers>`: a feed of scholarly papers. Importing this file registers nothing; `define.ts` does. */
export class TrendingPapersElement extends LitElement {
  static override styles = styles;

  static override properties = {
    src: {},
    // What a framework writes before the element is defined may be anything: what is no JSON is nothing.
    items: { converter: { fromAttribute: (value: string | null) => parseJson(value ?? '') } },
    query: {},
    sort: {},
    window: {},
    topic: {},
    limit: { type: Number },
    layout: { reflect: true },
    theme: { reflect: true },
    lang: { reflect: true },
    controls: {},
    loading: {},
    refresh: { type: Number },
    subscribe: {},
    hash: { type: Boolean },
    strings: { attribute: false },
    mathRenderer: { attribute: false },
  };

  declare src: string;
  declare items: unknown;
  declare query: string;
  declare sort: string;
  declare window: string;
  declare topic: string;
  declare limit: number;
  declare layout: string;
  declare theme: string;
  declare controls: string;
  declare loading: string;
  declare refresh: number;
  declare subscribe: string;
  declare hash: boolean;
  declare strings: Partial<Strings> | undefined;
  declare mathRenderer: MathRenderer | undefined;

  readonly #session = new FeedSession(() => this.#loaded());
  readonly #finder = new Finder(() => this.requestUpdate());
  readonly #desk = new Desk(this, shelf, this.#finder, () => this.requestUpdate());
  #connected: AbortController | undefined;
  #words: Words | undefined;
  #offer: Offer | undefined;
  #preparing: Promise<void> | undefined;
  #maths: MathRenderer | 'coming' | undefined;
  #found: Found | undefined;
  #selected: readonly Entry[] = [];
  #shown = 0;
  #savedOnly = false;
  #announced = '';
  /** What is asked when the address says nothing. */
  #initial: Pick<Asked, keyof typeof usual> = usual;
  #subscription: Subscription = 'asked';

  constructor() {
    super();
    this.src = '';
    Object.assign(this, usual);
    this.limit = 20;
    this.layout = 'list';
    this.theme = 'auto';
    this.controls = 'search sort window topics';
    this.loading = 'eager';
    this.refresh = 0;
    this.subscribe = '';
    this.hash = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#connected) return;
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    shelf().watch(() => this.requestUpdate(), signal);
    if (this.refresh > 0) every(this.refresh, signal, () => this.#session.refresh());
    if (this.hash) this.#followHash(signal);
    if (this.loading === 'lazy') whenNear(this, signal, () => this.#start());
    else if (this.#session.status === 'loading') this.#start();
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

  /** Looks for new papers now. They wait behind a button, so that the list does not jump under the reader. */
  reload(): Promise<void> {
    return this.#session.refresh();
  }

  /** A server may have rendered a root already: we render anew into it, so that nothing stands there twice. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.shadowRoot?.replaceChildren();
    return super.createRenderRoot();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || (['lang', 'strings', 'subscribe'] as const).some((name) => changed.has(name)))
      this.#prepare();
    if ((changed.has('src') || changed.has('items')) && this.loading !== 'lazy') this.#start();
    if (changed.has('limit') || asked.some((name) => changed.has(name))) this.#shown = this.#limit;
    this.#select();
  }

  get #limit(): number {
    return this.limit > 0 ? Math.floor(this.limit) : 20;
  }

  #start(): void {
    const given = this.items === undefined || this.items === null ? readEmbedded(this) : readFeed(this.items);
    const urls = asUrls(this.src.split(/\s+/), document.baseURI);
    this.#shown = this.#limit;
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
    this.#preparing = undefined;
  }

  #say(key: Key, gaps?: Record<string, string | number>): string {
    return this.#words!.say(key, gaps);
  }

  #select(): void {
    const { saved, hidden } = shelf();
    const { query, sort, window, topic } = this;
    const { entries } = this.#session;
    this.#found = query.trim() ? this.#finder.find(entries, query) : undefined;
    this.#selected = select(entries, {
      sort,
      window,
      topic,
      hidden,
      now: Date.now(),
      ...(this.#found && { found: this.#found.ids }),
      ...(this.#savedOnly && { only: saved }),
    });
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
    this.#shown = this.#limit;
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
    if (query === this.query) tell(this, 'feed-search', { query, count: this.#selected.length });
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
    if (this.#shown > this.#selected.length && this.#session.hasMore) await this.#session.more();
    await this.#updated();
    const cards = this.renderRoot.querySelectorAll<HTMLElement>('article');
    this.#announce(this.#say('shown', { n: Math.max(0, cards.length - before) }));
    cards[before]?.focus();
  }

  #admit(): void {
    this.#session.admit();
    this.#shown = Math.max(this.#shown, this.#limit);
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
    if (this.#subscription === 'invalid') form.querySelector('input')?.focus();
  }

  protected override render() {
    const { about } = this.#session;
    const words = this.#words ?? createWords(english);
    const status = this.#words ? this.#session.status : 'loading';
    const isReady = status === 'ready';
    return html`<section class="root" part="root" aria-label=${about.title ?? words.say('feed')} aria-busy=${status === 'loading'} dir=${words.strings.dir}>
      <slot name="header">${isReady && about.title ? html`<h2 part="heading" dir="auto">${about.title}</h2>` : nothing}</slot>
      ${isReady ? this.#renderControls(words) : nothing}
      <div class="status" part="status">
        <p role="status">${isReady ? this.#status() : nothing}</p>
        ${this.#desk.undo ? html`<button type="button" class="quiet" @click=${() => this.#hide(this.#desk.undo!)}>${words.say('undo')}</button>` : nothing}
        ${this.#session.fresh.length > 0 ? html`<button type="button" class="fresh" part="fresh" @click=${() => this.#admit()}>${words.say('fresh', { n: this.#session.fresh.length })}</button>` : nothing}
      </div>
      ${isReady ? this.#renderList(words) : nothing}
      ${status === 'loading' && !this.#fallsBack ? skeleton(words, Math.min(this.#limit, 20)) : nothing}
      ${status === 'failed' ? failure(words, () => this.#start()) : nothing}
      <div class="fallback" ?hidden=${isReady || (status === 'loading' && !this.#fallsBack)}><slot></slot></div>
      ${isReady ? this.#renderSubscribe(words) : nothing}
      <slot name="footer"></slot>
    </section>`;
  }

  /** A fallback that lists papers stays until ours are there; a mere link gives way to the skeleton at once. */
  get #fallsBack(): boolean {
    return this.querySelector('li, article, td, dt') !== null;
  }

  #status(): string {
    if (this.#announced) return this.#announced;
    if (this.#session.isStale) return this.#say('offline');
    const n = this.#selected.length;
    return this.#say(n < this.#session.entries.length ? 'found' : 'papers', { n });
  }

  #renderControls(words: Words) {
    const { entries } = this.#session;
    if (entries.length === 0) return nothing;
    const { query, sort, window, topic } = this;
    return controls({
      words,
      asked: { query, sort, window, topic, savedOnly: this.#savedOnly },
      wanted: new Set(this.controls.split(/\s+/).filter(Boolean)),
      sorts: usefulSorts(entries),
      topics: countTopics(entries, mostTopics),
      saved: entries.filter(({ paper }) => shelf().saved.has(paper.id)).length,
      warm: () => this.#finder.warm(entries),
      ask: (change) => this.#ask(change),
    });
  }

  #renderList(words: Words) {
    const selected = this.#selected;
    const { entries, hasMore, about } = this.#session;
    if (selected.length === 0) {
      return emptiness(
        words,
        entries.length > 0 ? () => this.#ask({ ...usual, sort: this.sort, savedOnly: false }) : undefined,
      );
    }
    const now = Date.now();
    return html`<ol part="list" lang=${about.language ?? nothing}>
        ${selected.slice(0, this.#shown).map((entry, index) => html`<li>${card(entry, this.#cardView(entry, index, words, now))}</li>`)}
      </ol>
      ${
        this.#shown < selected.length || hasMore
          ? html`<button type="button" class="button more" part="more" @click=${() => this.#more()}>${words.say('more')}</button>`
          : nothing
      }`;
  }

  #cardView({ paper }: Entry, index: number, words: Words, now: number): CardView {
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

  #renderSubscribe(words: Words) {
    return html`<slot name="subscribe"
      >${this.#offer?.subscribe({
        html,
        words,
        action: asUrl(this.subscribe, document.baseURI),
        state: this.#subscription,
        feeds: this.#feeds,
        submit: (event) => this.#join(event),
      })}</slot
    >`;
  }

  /** Links to feeds among the light content: a reader without JavaScript sees them too. */
  get #feeds(): (readonly [format: string, url: string])[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('a[type]')]
      .filter(({ href }) => asUrl(href))
      .map(({ textContent, href }) => [textContent.trim(), href] as const);
  }
}
