import { mayHoldMaths } from '@trending-papers/core/maths';
import type { Paper } from '@trending-papers/core/paper';
import { noChange, type PropertyValues } from 'lit';
import { asUrl } from '../feed/guard.js';
import type { Status } from '../feed/session.js';
import { english, languageOf } from '../i18n/locale.js';
import { createWords, type Words } from '../i18n/words.js';
import { readingLists } from '../reader/reading-lists.js';
import type { ListQuery } from '../search/select.js';
import { styles } from '../styles/index.js';
import { type FeedView, feed } from '../view/feed.js';
import { chosen, limitOf } from './attributes.js';
import { Desk } from './desk.js';
import { dress } from './dress.js';
import { tell } from './events.js';
import { Jump } from './jump.js';
import { onJumpKeys } from './jump-keys.js';
import { KeptAddress } from './kept-address.js';
import { keepListsInLine } from './lists-in-line.js';
import { PaperList } from './paper-list.js';
import { Pictures } from './pictures.js';
import { ReaderActs } from './reader-acts.js';
import { Resources } from './resources.js';
import { Rising } from './rising.js';
import { everyMinutes, whenLanguageChanges, whenVisible } from './schedule.js';
import { Settings } from './settings.js';
import { openSource } from './source.js';
import { Subscription } from './subscription.js';
import { Tidings } from './tidings.js';
import { version } from './version.js';
import { viewOf } from './view.js';
import { Way } from './way.js';
import { longest, Windowing } from './windowing.js';

/** The properties that say what is asked of the list. */
const queryProperties = ['query', 'sort', 'window', 'topic', 'list'] as const;
/** Papers that are shown at once to a reader who comes back. */
const mostRestored = 500;

/** `<trending-papers>`. Importing this file registers nothing; `define.ts` does. */
export class TrendingPapersElement extends Settings {
  static override styles = styles;
  /** The version of the package. */
  static readonly version = version;

  readonly #list: PaperList = new PaperList({
    asked: () => this.#query,
    isGone: (id) => this.#acts.isGone(id),
    loaded: () => this.#loaded(),
    changed: () => this.requestUpdate(),
    partFailed: () => this.#announce(this.#words.say('partFailed')),
  });
  readonly #resources = new Resources(() => this.#dress());
  readonly #acts: ReaderActs = new ReaderActs({
    element: this,
    finder: this.#list.finder,
    resources: this.#resources,
    entries: () => this.#list.session.entries,
    announce: (key) => this.#announce(key && this.#words.say(key)),
  });
  readonly #form = new Subscription(this, this.#resources);
  readonly #pictures = new Pictures();
  readonly #rising = new Rising(this.#resources);
  readonly #jump: Jump = new Jump(this.#resources, {
    root: () => this.renderRoot,
    papers: () => this.papers,
    total: () => (this.#list.session.hasMore ? this.#list.session.total : undefined),
    changed: () => this.#updated(),
    go: (place) => void this.#way.to(place),
  });
  readonly #desk: Desk = new Desk(this.#resources, (text) => this.#announce(text));
  readonly #windowing: Windowing = new Windowing({
    node: this,
    list: () => this.renderRoot.querySelector('ol'),
    changed: () => this.requestUpdate(),
    goTo: (id) => void this.#way.toPaper(id),
  });
  readonly #way: Way = new Way({
    list: this.#list,
    root: () => this.renderRoot,
    limit: () => limitOf(this.limit),
    updated: () => this.#updated(),
    ask: (change) => this.#ask(change),
    want: (id) => this.#windowing.want(id),
    say: (key, gaps) => this.#announce(this.#words.say(key, gaps)),
  });
  readonly #tidings = new Tidings(this);
  readonly #address: KeptAddress = new KeptAddress({
    asked: () => this.#query,
    depth: () => this.#list.paging.shown,
    show: (asked, depth) => {
      this.#depth = depth;
      Object.assign(this, asked);
    },
  });
  /** Aborted when the element leaves the page. */
  #connected: AbortController | undefined;
  /** Aborted when the element leaves the page, or is to follow something else. */
  #following = new AbortController();
  /** What a server rendered. */
  #rendered: ChildNode[] = [];
  /** What is seen, as of the last rendering. */
  #view: FeedView | undefined;
  #wasVisible = false;
  #announced = '';
  /** How many papers were shown where the reader comes back to. */
  #depth: number | undefined;

  /** Every paper of the feed that was loaded so far, in the order of the feed. */
  get papers(): readonly Paper[] {
    return this.#list.session.entries.map(({ paper }) => paper);
  }

  /** The papers that answer query, sort, window, topic and list, in order, shown or not. */
  get results(): readonly Paper[] {
    return this.#list.all;
  }

  /** How many papers answer query, sort, window, topic and list. */
  get count(): number {
    return this.#list.count;
  }

  /** `idle` without a feed, then `loading`, `ready` or `failed`. */
  get status(): Status {
    return this.#list.session.status;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // It may be scrolled by something else now.
    this.#windowing.stop();
    if (this.hasUpdated) this.requestUpdate();
    if (this.#connected) return;
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    readingLists().watch(() => this.requestUpdate(), signal);
    whenLanguageChanges(this, signal, () => this.#prepare());
    onJumpKeys(
      this,
      signal,
      () => void this.#openJump(),
      () => this.#mayJump(),
    );
    if (!this.#mayLoad()) {
      whenVisible(this, signal, () => {
        this.#wasVisible = true;
        this.#start();
      });
    }
    // An element that comes back goes on where it was; a new one begins with its first update.
    if (!this.hasUpdated) return;
    this.#follow();
    this.#prepare();
    this.#list.session.resume();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move is a removal and an insertion in one task: only an element that is still out afterwards has left.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#connected?.abort();
      this.#connected = undefined;
      this.#following.abort();
      this.#windowing.stop();
      this.#list.pause();
    });
  }

  /** An element that moves into another document, such as a frame's, leaves its style sheets behind. */
  adoptedCallback(): void {
    this.#dress();
  }

  /** Looks for new papers now. They wait behind a button, so that the list does not jump under the reader. */
  reload(): Promise<void> {
    return this.#list.session.refresh();
  }

  /** A server may have rendered a root already: its papers stay until ours can take their place, all in one frame. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#rendered = [...root.childNodes];
    this.#list.paging.startWith(root.querySelectorAll('article').length);
    this.renderOptions.renderBefore = null;
    return root;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('refresh') || changed.has('hash') || changed.has('lists')) this.#follow();
    if (
      !this.hasUpdated ||
      (['lang', 'strings', 'subscribe', 'layout', 'hash'] as const).some((name) => changed.has(name))
    )
      this.#prepare();
    const isOther = changed.has('src') || changed.has('items') || (changed.has('loading') && this.status === 'idle');
    if (isOther && this.#mayLoad()) this.#start();
    if (changed.has('limit') || queryProperties.some((name) => changed.has(name))) this.#rewind();
    this.#select();
  }

  protected override render() {
    const isSpoken = this.#resources.words !== undefined;
    const { status } = this;
    if (isSpoken && (status === 'ready' || status === 'failed'))
      for (const node of this.#rendered.splice(0)) node.remove();
    if (this.#rendered.length > 0) return noChange;
    const words = this.#words;
    this.#view = viewOf({
      words,
      isSpoken,
      asked: this.#query,
      list: this.#list,
      acts: this.#acts,
      resources: this.#resources,
      pictures: this.#pictures,
      windowing: this.#windowing,
      images: chosen('images', this.images),
      isBrief: chosen('layout', this.layout) === 'compact' && this.#list.paging.shown > longest,
      controls: this.controls,
      announced: this.#announced,
      // A fallback that lists papers stays until ours are there; a mere link gives way to the skeleton at once.
      skeletonCards: this.querySelector('li, article, td, dt') ? 0 : Math.min(limitOf(this.limit), 20),
      subscribe: this.#form.render(words, asUrl(this.subscribe, document.baseURI)),
      jump: this.#jump.render(words),
      desk: this.#desk.render(words, this.#query.list),
      trends: this.#wantsTopics ? this.#rising.render(words, this.#list, (topic) => this.#ask({ topic })) : undefined,
      openJump: () => void this.#openJump(),
      ask: (change) => this.#ask(change),
      more: () => void this.#way.toMore(),
      admit: () => void this.#way.toFresh(),
      retry: () => this.#start(),
      loadAll: () => {
        void this.#list.loadAll();
        this.#announce();
      },
      changed: () => this.requestUpdate(),
    });
    return feed(this.#view);
  }

  /** A long list is painted over several frames, the part that is seen in the first. */
  protected override updated(): void {
    const { paging, results } = this.#list;
    if (this.status === 'ready') this.#depth = undefined;
    if (this.#windowing.settle(this.#view)) return;
    if (!paging.isPainting(results.count)) return;
    requestAnimationFrame(() => {
      paging.paintOn();
      this.requestUpdate();
    });
  }

  get #words(): Words {
    return this.#resources.words ?? createWords(english);
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

  /** Whether the feed may be loaded: an element that loads lazily waits until it was near what is seen, once. */
  #mayLoad(): boolean {
    return this.#wasVisible || chosen('loading', this.loading) !== 'lazy';
  }

  #start(): void {
    this.#rewind();
    openSource(this, this.#list.session);
  }

  /** Looks for new papers, and keeps to the address of the page, where that is wanted. */
  #follow(): void {
    this.#following.abort();
    if (!this.isConnected) return;
    this.#following = new AbortController();
    const { signal } = this.#following;
    if (this.refresh > 0) everyMinutes(this.refresh, signal, () => void this.reload());
    if (this.hash) this.#address.follow(signal);
    if (this.lists)
      void keepListsInLine(this, this.lists, signal, () => this.#announce(this.#words.say('listsFailed')));
  }

  #loaded(): void {
    this.#tidings.tell(this.#list.session);
    this.requestUpdate();
  }

  /** Gets what must be there before anything is shown: the language's strings, the form, the layout and the address. */
  #prepare(): void {
    this.#resources.prepare(languageOf(this), this.strings, [
      (this.subscribe !== '' || this.#form.feeds.length > 0) && this.#resources.load('subscribe'),
      this.layout !== 'list' && this.#resources.load('layouts'),
      this.#address.coming,
    ]);
    this.requestUpdate();
  }

  /** Puts the style sheets of what has come on. */
  #dress(): void {
    if (!this.hasUpdated && this.#resources.css.length === 0) return;
    dress(this, this.renderRoot as ShadowRoot, this.#resources.css);
    this.requestUpdate();
  }

  #rewind(): void {
    this.#list.rewind(Math.max(limitOf(this.limit), Math.min(this.#depth ?? 0, mostRestored)));
  }

  /** Answers what is asked, and fetches what the papers to be shown need. */
  #select(): void {
    const visible = this.#list.select();
    if (!this.#resources.get('panels') && visible.some(({ paper }) => paper.history.length > 2))
      void this.#resources.load('panels');
    if (visible.some(({ paper }) => mayHoldMaths(paper.title + paper.abstract)))
      void this.#resources.loadMaths(
        () => this.mathRenderer,
        () => this.ownerDocument,
      );
  }

  #ask(change: Partial<ListQuery>): void {
    if (this.hash) this.#address.leave();
    this.#rewind();
    Object.assign(this, change);
    this.#acts.settle();
    this.#announce();
    if (this.hash) this.#address.write(change);
    if (change.query !== undefined) void this.#tellSearch(change.query);
  }

  async #tellSearch(query: string): Promise<void> {
    await this.updateComplete;
    if (query === this.query) tell(this, 'feed-search', { query, count: this.#list.results.count });
  }

  get #wantsTopics(): boolean {
    return this.status === 'ready' && this.controls.split(/\s+/).includes('topics');
  }

  #mayJump(): boolean {
    return this.status === 'ready' && this.controls.split(/\s+/).includes('jump');
  }

  async #openJump(): Promise<void> {
    if (!(await this.#jump.open())) this.#announce(this.#words.say('partFailed'));
  }

  #announce(text = ''): void {
    this.#announced = text;
    this.requestUpdate();
  }

  #updated(): Promise<boolean> {
    this.requestUpdate();
    return this.updateComplete;
  }
}
