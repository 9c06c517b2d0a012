import type { Paper } from '@trending-papers/core/paper';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from './events.js';
import { readEmbedded } from './feed/embedded.js';
import { readFeed } from './feed/read.js';
import { FeedSession } from './feed/session.js';
import type { Entry } from './feed/types.js';
import type { Strings } from './i18n/strings.js';
import { createWords, type Words } from './i18n/words.js';
import { shelf } from './saved.js';
import { filterEntries } from './search/filter.js';
import { countTopics, select, usefulSorts } from './select.js';
import { styles } from './styles/index.js';
import { type CardAction, type CardView, card } from './view/card.js';
import { type Asked, controls } from './view/controls.js';
import { emptiness, failure, skeleton } from './view/states.js';

const mostTopics = 12;
const nothingOpen: ReadonlySet<string> = new Set();

/** `<trending-papers>`: a feed of scholarly papers. Importing this file registers nothing; `define.ts` does. */
export class TrendingPapersElement extends LitElement {
  static override styles = styles;

  static override properties = {
    src: {},
    items: { attribute: 'items', converter: { fromAttribute: readJson } },
    query: {},
    sort: {},
    window: {},
    topic: {},
    limit: { type: Number },
    layout: { reflect: true },
    theme: { reflect: true },
    controls: {},
    loading: {},
    lang: { reflect: true },
    strings: { attribute: false },
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
  declare strings: Partial<Strings> | undefined;

  readonly #session = new FeedSession(() => this.#loaded());
  #connected: AbortController | undefined;
  #words: Words | undefined;
  #selected: readonly Entry[] = [];
  #shown = 0;
  #savedOnly = false;
  #open = new Map<string, ReadonlySet<string>>();
  #announced = '';
  #undo: Entry | undefined;

  constructor() {
    super();
    this.src = '';
    this.query = '';
    this.sort = 'trending';
    this.window = '';
    this.topic = '';
    this.limit = 20;
    this.layout = 'list';
    this.theme = 'auto';
    this.controls = 'search sort window topics';
    this.loading = 'eager';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#connected) return;
    this.#connected = new AbortController();
    shelf().watch(() => this.requestUpdate(), this.#connected.signal);
    if (this.hasUpdated && this.#session.status === 'loading') this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move is a removal and an insertion in one task: only one that is still out afterwards has left.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#connected?.abort();
      this.#connected = undefined;
      this.#session.close();
    });
  }

  /** A server may have rendered a root already: we render anew into it, so that nothing stands there twice. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.shadowRoot?.replaceChildren();
    return super.createRenderRoot();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('strings') || changed.has('lang')) this.#words = undefined;
    if (changed.has('src') || changed.has('items')) this.#start();
    if ((['query', 'sort', 'window', 'topic', 'limit'] as const).some((name) => changed.has(name))) {
      this.#shown = this.#limit;
    }
    this.#select();
  }

  get #limit(): number {
    return this.limit > 0 ? Math.floor(this.limit) : 20;
  }

  #start(): void {
    const given = this.items === undefined || this.items === null ? readEmbedded(this) : readFeed(this.items);
    const urls = this.src
      .split(/\s+/)
      .filter(Boolean)
      .map((url) => new URL(url, document.baseURI).href);
    this.#shown = this.#limit;
    if (given) this.#session.show(given, urls);
    else if (urls.length > 0) void this.#session.open(urls);
  }

  #loaded(): void {
    const { status, error, entries, about } = this.#session;
    if (status === 'ready') tell(this, 'feed-load', { count: entries.length, title: about.title });
    if (error !== undefined) {
      const {
        code = 'feed-unreadable',
        message,
        facts,
      } = error as { code?: string; message: string; facts?: { url?: string } };
      tell(this, 'feed-error', { code, message, url: facts?.url });
    }
    this.requestUpdate();
  }

  #select(): void {
    const { saved, hidden } = shelf();
    const { query, sort, window, topic } = this;
    const { entries } = this.#session;
    this.#selected = select(entries, {
      sort,
      window,
      topic,
      hidden,
      now: Date.now(),
      ...(query.trim() && { found: filterEntries(entries, query) }),
      ...(this.#savedOnly && { only: saved }),
    });
  }

  #ask({ savedOnly, ...change }: Partial<Asked>): void {
    if (savedOnly !== undefined) {
      this.#savedOnly = savedOnly;
      this.#shown = this.#limit;
    }
    Object.assign(this, change);
    this.#undo = undefined;
    this.#announced = '';
    this.requestUpdate();
    if (change.query !== undefined) void this.#tellSearch(change.query);
  }

  async #tellSearch(query: string): Promise<void> {
    await this.updateComplete;
    if (query === this.query) tell(this, 'feed-search', { query, count: this.#selected.length });
  }

  #reset(): void {
    this.#ask({ query: '', window: '', topic: '', savedOnly: false });
  }

  async #more(): Promise<void> {
    const before = this.#shown;
    this.#shown += this.#limit;
    if (this.#shown > this.#selected.length && this.#session.hasMore) await this.#session.more();
    this.requestUpdate();
    await this.updateComplete;
    const cards = this.renderRoot.querySelectorAll<HTMLElement>('article');
    this.#announced = this.#say.say('shown', { n: Math.max(0, cards.length - before) });
    this.requestUpdate();
    cards[before]?.focus();
  }

  #act(action: CardAction, entry: Entry): void {
    const { id } = entry.paper;
    if (action === 'save') {
      tell(this, 'paper-save', { paper: entry.paper, saved: shelf().toggle('saved', id) });
    } else if (action === 'hide') {
      this.#hide(entry);
    } else {
      const open = new Set(this.#open.get(id));
      if (!open.delete(action)) open.add(action);
      this.#open.set(id, open);
    }
    this.requestUpdate();
  }

  async #hide(entry: Entry): Promise<void> {
    const { paper } = entry;
    const hidden = shelf().toggle('hidden', paper.id);
    this.#undo = hidden ? entry : undefined;
    this.#announced = hidden ? this.#say.say('hidden', { title: paper.title }) : '';
    tell(this, 'paper-hide', { paper, hidden });
    this.requestUpdate();
    await this.updateComplete;
    // The button that was pressed is gone: without this the focus would fall back to the top of the page.
    const next = hidden ? '.status button' : `article[data-id="${CSS.escape(paper.id)}"]`;
    this.renderRoot.querySelector<HTMLElement>(next)?.focus();
  }

  #follow(event: Event, { paper }: Entry, link: string): void {
    const url = paper.links[link as keyof Paper['links']] ?? '';
    if (!tell(this, 'paper-open', { paper, link, url })) event.preventDefault();
  }

  get #say(): Words {
    this.#words ??= createWords(this.#language(), this.strings);
    return this.#words;
  }

  #language(): string {
    const asked = this.closest('[lang]')?.getAttribute('lang') || document.documentElement.lang || 'en';
    try {
      return Intl.getCanonicalLocales(asked)[0] ?? 'en';
    } catch {
      return 'en';
    }
  }

  protected override render() {
    const words = this.#say;
    const { status, about } = this.#session;
    const title = about.title ?? words.say('feed');
    const isReady = status === 'ready';
    return html`<section class="root" part="root" aria-label=${title} aria-busy=${status === 'loading'} dir=${words.strings.dir}>
      <slot name="header">${isReady && about.title ? html`<h2 part="heading" dir="auto">${about.title}</h2>` : nothing}</slot>
      ${isReady ? this.#renderControls(words) : nothing}
      <div class="status" part="status">
        <p role="status">${isReady ? this.#status(words) : nothing}</p>
        ${this.#undo ? html`<button type="button" class="quiet" @click=${() => this.#hide(this.#undo!)}>${words.say('undo')}</button>` : nothing}
      </div>
      ${isReady ? this.#renderList(words) : nothing}
      ${status === 'loading' ? skeleton(words, Math.min(this.#limit, 10)) : nothing}
      ${status === 'failed' ? failure(words, () => this.#start()) : nothing}
      <div class="fallback" ?hidden=${isReady || status === 'loading'}><slot></slot></div>
      <slot name="footer"></slot>
    </section>`;
  }

  #status(words: Words): string {
    if (this.#announced) return this.#announced;
    if (this.#session.isStale) return words.say('offline');
    const n = this.#selected.length;
    return words.say(n < this.#session.entries.length ? 'found' : 'papers', { n });
  }

  #renderControls(words: Words) {
    const { entries } = this.#session;
    if (entries.length === 0) return nothing;
    return controls({
      words,
      asked: { query: this.query, sort: this.sort, window: this.window, topic: this.topic, savedOnly: this.#savedOnly },
      wanted: new Set(this.controls.split(/\s+/).filter(Boolean)),
      sorts: usefulSorts(entries),
      topics: countTopics(entries, mostTopics),
      saved: entries.filter(({ paper }) => shelf().saved.has(paper.id)).length,
      warm: () => {},
      ask: (change) => this.#ask(change),
    });
  }

  #renderList(words: Words) {
    const selected = this.#selected;
    if (selected.length === 0) {
      return emptiness(words, this.#session.entries.length > 0 ? () => this.#reset() : undefined);
    }
    const more = this.#shown < selected.length || this.#session.hasMore;
    const now = Date.now();
    return html`<ol part="list" lang=${this.#session.about.language ?? nothing}>
        ${repeat(
          selected.slice(0, this.#shown),
          ({ paper }) => paper.id,
          (entry, index) => html`<li>${card(entry, this.#cardView(entry, index, words, now))}</li>`,
        )}
      </ol>
      ${more ? html`<button type="button" class="button more" part="more" @click=${() => this.#more()}>${words.say('more')}</button>` : nothing}`;
  }

  #cardView({ paper }: Entry, index: number, words: Words, now: number): CardView {
    return {
      words,
      now,
      place: index + 1,
      open: this.#open.get(paper.id) ?? nothingOpen,
      isSaved: shelf().saved.has(paper.id),
      rich: (text) => text,
      act: (action, entry) => this.#act(action, entry),
      follow: (event, entry, link) => this.#follow(event, entry, link),
      choose: (topic) => this.#ask({ topic }),
    };
  }
}

/** `items="…"` as frameworks write it before the element is defined may be anything: what is no JSON is nothing. */
function readJson(value: string | null): unknown {
  try {
    return value === null ? undefined : JSON.parse(value);
  } catch {
    return undefined;
  }
}
