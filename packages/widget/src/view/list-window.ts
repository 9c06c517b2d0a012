/** A paper that stands on the page, with the room of those before and after it that do not, in pixels. */
export interface Row {
  index: number;
  before: number;
  after: number;
}

/** How far beyond what is seen papers are made, and how near its end may come before more of them are, in pixels. */
const ahead = 240;
const enough = 60;
/** The height of a card before any was measured. */
const guessed = 180;

/** The list that is shown. */
interface Host {
  /** `ol` with the papers that stand on the page, once it is there. */
  list(): HTMLElement | null;
  /** Other papers are to stand there. */
  changed(): void;
}

/**
 * Of a long list, makes only the papers near what is seen, in whatever it is scrolled by: 10,000 papers are some dozen
 * cards. Heights are measured as cards come, and what is read stays where it is when they differ from what was guessed.
 * What has the focus is kept, and a page that is printed gets all.
 */
export class ListWindow {
  readonly #host: Host;
  readonly #heights = new Map<string, number>();
  #guess: number | undefined;
  #width = 0;
  #ids: readonly string[] = [];
  #rows: readonly Row[] = [];
  /** A paper that somebody wants to go to. */
  #wanted: string | undefined;
  /** What was seen first before the last change, and where. */
  #anchor: { id: string; top: number } | undefined;
  /** What had the focus before the last change: an element that is moved loses it. */
  #focused: HTMLElement | undefined;
  #isWaiting = false;
  #isPrinting = false;
  readonly #stop = new AbortController();

  constructor(host: Host, from: Node) {
    this.#host = host;
    const { signal } = this.#stop;
    const look = () => this.#look();
    window.addEventListener('resize', look, { signal });
    const print = (isPrinting: boolean) => {
      this.#isPrinting = isPrinting;
      host.changed();
    };
    matchMedia('print').addEventListener('change', ({ matches }) => print(matches), { signal });
    window.addEventListener('beforeprint', () => print(true), { signal });
    window.addEventListener('afterprint', () => print(false), { signal });
    // Scrolling is heard of in the tree alone in which it happens.
    for (let root = from.getRootNode(); ; root = root.host.getRootNode()) {
      root.addEventListener('scroll', look, { signal, capture: true, passive: true });
      if (!(root instanceof ShadowRoot)) break;
    }
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Makes a paper, wherever it stands, so that it can be gone to. */
  want(id: string): void {
    this.#wanted = id;
  }

  /** The papers to stand on the page, of these. */
  rows(ids: readonly string[]): readonly Row[] {
    const list = this.#host.list();
    this.#ids = ids;
    this.#anchor = list ? this.#firstSeen(list) : undefined;
    this.#focused = list?.querySelector<HTMLElement>(':focus') ?? undefined;
    this.#rows = this.#isPrinting ? ids.map((_, index) => ({ index, before: 0, after: 0 })) : this.#near(list);
    return this.#rows;
  }

  /** Puts them there, of `count` in all: each keeps its element for as long as it stands there. `draw` fills one. */
  fill(count: number, draw: (item: HTMLElement, index: number) => void): void {
    const list = this.#host.list();
    if (!list?.hasAttribute('data-windowed')) return;
    const ids = this.#rows.map(({ index }) => this.#ids[index]!);
    const staying = new Set(ids);
    const made = new Map(items(list).map((item) => [item.dataset.key!, item]));
    // Those that go first: none of those that stay is moved then, which would take the focus from it.
    for (const [id, item] of made) if (!staying.has(id)) item.remove();
    for (const [at, { index, before, after }] of this.#rows.entries()) {
      const item = made.get(ids[at]!) ?? list.ownerDocument.createElement('li');
      if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
      item.dataset.key = ids[at];
      item.setAttribute('aria-posinset', `${index + 1}`);
      item.setAttribute('aria-setsize', `${count}`);
      item.style.marginBlock = `${before}px ${after}px`;
      draw(item, index);
    }
  }

  /** To be called when they stand there: measures them, and moves what is read back to where it was. */
  settle(): void {
    const list = this.#host.list();
    if (!list) return;
    const { width } = list.getBoundingClientRect();
    const isOther = Math.abs(width - this.#width) > 1;
    this.#width = width;
    if (isOther) this.#heights.clear();
    for (const item of items(list)) this.#heights.set(item.dataset.key!, item.getBoundingClientRect().height);
    if (isOther || this.#guess === undefined) {
      const heights = [...this.#heights.values()].filter((height) => height > 0);
      this.#guess = heights.length > 0 ? heights.reduce((sum, height) => sum + height, 0) / heights.length : undefined;
    }
    const anchor = this.#anchor && items(list).find(({ dataset }) => dataset.key === this.#anchor?.id);
    const moved = anchor ? anchor.getBoundingClientRect().top - this.#anchor!.top : 0;
    if (Math.abs(moved) > 1 && this.#wanted === undefined)
      scrollerOf(list).scrollBy({ top: moved, behavior: 'instant' });
    if (this.#focused?.matches(':not(:focus)')) this.#focused.focus({ preventScroll: true });
    this.#wanted = undefined;
    this.#anchor = undefined;
    this.#focused = undefined;
    this.#look();
  }

  #firstSeen(list: HTMLElement): { id: string; top: number } | undefined {
    // Above the list nothing moves.
    if (list.getBoundingClientRect().top >= 0) return undefined;
    for (const item of items(list)) {
      const { top, bottom } = item.getBoundingClientRect();
      if (bottom > 0) return { id: item.dataset.key!, top };
    }
    return undefined;
  }

  #near(list: HTMLElement | null): readonly Row[] {
    const { columns, gap } = gridOf(list);
    const top = list?.getBoundingClientRect().top ?? 0;
    const lines = this.#lines(columns, gap);
    const focused = list && items(list).find((item) => item.matches(':focus-within'))?.dataset.key;
    const kept = new Set(
      [this.#wanted, focused].flatMap((id) => (id ? Math.floor(this.#ids.indexOf(id) / columns) : [])),
    );
    const rows: Row[] = [];
    let [y, room] = [top, 0];
    lines.forEach((height, line) => {
      const isNear = y + height > -ahead && y < innerHeight + ahead;
      y += height;
      if (!isNear && !kept.has(line) && !(rows.length === 0 && line === lines.length - 1)) {
        room += height;
        return;
      }
      for (let index = line * columns; index < Math.min((line + 1) * columns, this.#ids.length); index += 1)
        rows.push({ index, before: room, after: 0 });
      room = 0;
    });
    const last = Math.floor((rows.at(-1)?.index ?? 0) / columns);
    return rows.map((row) => (Math.floor(row.index / columns) === last ? { ...row, after: room } : row));
  }

  /** The heights of the lines of the list, each of so many papers. */
  #lines(columns: number, gap: number): number[] {
    const guess = this.#guess ?? guessed;
    return Array.from({ length: Math.ceil(this.#ids.length / columns) }, (_, line) => {
      const known = this.#ids.slice(line * columns, (line + 1) * columns).map((id) => this.#heights.get(id) ?? guess);
      return Math.max(...known) + gap;
    });
  }

  /** Makes others when what is made comes to its end, at most once a frame. */
  #look(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    requestAnimationFrame(() => {
      this.#isWaiting = false;
      const list = this.#host.list();
      if (this.#stop.signal.aborted || !list || this.#isPrinting) return;
      const made = items(list);
      const isMissing = made.some((item, at) => {
        const { before = 0, after = 0 } = this.#rows[at] ?? {};
        const { top, bottom } = item.getBoundingClientRect();
        return (
          (before > 0 && top > -enough && top - before < innerHeight + enough) ||
          (after > 0 && bottom < innerHeight + enough && bottom + after > -enough)
        );
      });
      if (isMissing || Math.abs(list.getBoundingClientRect().width - this.#width) > 1) this.#host.changed();
    });
  }
}

const items = (list: HTMLElement) => [...list.children] as HTMLElement[];

/** How many papers stand beside each other, and the room between lines. */
function gridOf(list: HTMLElement | null): { columns: number; gap: number } {
  if (!list) return { columns: 1, gap: 0 };
  const { display, gridTemplateColumns, rowGap } = getComputedStyle(list);
  if (display !== 'grid') return { columns: 1, gap: 0 };
  return { columns: gridTemplateColumns.split(' ').length, gap: Number.parseFloat(rowGap) || 0 };
}

/** What an element is scrolled by: the nearest that scrolls, out of shadow roots too, else the page. */
function scrollerOf(element: Element): Element {
  for (let one: Element | null = element; one; one = one.assignedSlot ?? one.parentElement ?? hostOf(one)) {
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  }
  return document.scrollingElement ?? document.documentElement;
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
