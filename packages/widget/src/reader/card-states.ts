import type { Paper } from '@trending-papers/core/paper';
import type { Entry } from '../feed/types.js';
import type { Finder } from '../search/finder.js';

/** What a reader can do to a paper. */
export type CardAction = 'unfold' | 'authors' | 'why' | 'save' | 'hide' | 'cite' | 'similar';

/** What is open on one card, and what was fetched for it. */
export interface CardState {
  open: ReadonlySet<CardAction>;
  bibtex?: string;
  /** The BibTeX entry is on the clipboard. */
  isCopied?: boolean;
  similar?: readonly Entry[];
}

type LoadCite = () => { cite(paper: Paper): string } | Promise<{ cite(paper: Paper): string }>;

const closed: CardState = { open: new Set() };
const mostSimilar = 5;

/** The state of each card, by the id of its paper: it stays with the paper wherever that comes to stand. */
export class CardStates {
  readonly #cards = new Map<string, CardState>();
  readonly #finder: Finder;
  readonly #loadCite: LoadCite;
  readonly #changed: () => void;

  constructor(finder: Finder, loadCite: LoadCite, changed: () => void) {
    this.#finder = finder;
    this.#loadCite = loadCite;
    this.#changed = changed;
  }

  of(id: string): CardState {
    return this.#cards.get(id) ?? closed;
  }

  /** Opens a part of a card, or closes it. */
  toggle(part: CardAction, id: string): void {
    const open = new Set(this.of(id).open);
    if (!open.delete(part)) open.add(part);
    this.#change(id, { open });
  }

  /** Shows the paper's BibTeX entry and copies it. Says whether it could be copied: frames may forbid it. */
  async cite({ paper }: Entry): Promise<boolean> {
    this.toggle('cite', paper.id);
    if (!this.of(paper.id).open.has('cite')) {
      this.#change(paper.id, { isCopied: false });
      return false;
    }
    try {
      const { cite } = await this.#loadCite();
      const bibtex = cite(paper);
      this.#change(paper.id, { bibtex, isCopied: false });
      await navigator.clipboard.writeText(bibtex);
      this.#change(paper.id, { isCopied: true });
      return true;
    } catch {
      return false;
    }
  }

  async showSimilar({ paper }: Entry, entries: readonly Entry[]): Promise<void> {
    this.toggle('similar', paper.id);
    if (!this.of(paper.id).open.has('similar')) return;
    this.#change(paper.id, { similar: await this.#finder.similar(entries, paper.id, mostSimilar) });
  }

  #change(id: string, change: Partial<CardState>): void {
    this.#cards.set(id, { ...this.of(id), ...change });
    this.#changed();
  }
}
