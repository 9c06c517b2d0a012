import { tell } from './events.js';
import type { Entry } from './feed/types.js';
import { lazy } from './lazy.js';
import type { Shelf } from './saved.js';
import type { Finder } from './search/finder.js';
import type { CardAction } from './view/card.js';

/** What is open on one card, and what was fetched for it. */
export interface CardState {
  open: ReadonlySet<CardAction>;
  bibtex?: string;
  similar?: readonly Entry[];
}

const closed: CardState = { open: new Set() };
const mostSimilar = 5;

/** What the reader does to single papers. Tells `changed` after each step. */
export class Desk {
  /** The paper that was hidden last, for as long as that can be taken back. */
  undo: Entry | undefined;
  #cards = new Map<string, CardState>();
  readonly #host: EventTarget;
  readonly #shelf: () => Shelf;
  readonly #finder: Finder;
  readonly #changed: () => void;

  constructor(host: EventTarget, shelf: () => Shelf, finder: Finder, changed: () => void) {
    this.#host = host;
    this.#shelf = shelf;
    this.#finder = finder;
    this.#changed = changed;
  }

  stateOf(id: string): CardState {
    return this.#cards.get(id) ?? closed;
  }

  save({ paper }: Entry): void {
    tell(this.#host, 'paper-save', { paper, saved: this.#shelf().toggle('saved', paper.id) });
    this.#changed();
  }

  /** Hides a paper, or shows a hidden one again. */
  hide(entry: Entry): void {
    const hidden = this.#shelf().toggle('hidden', entry.paper.id);
    this.undo = hidden ? entry : undefined;
    tell(this.#host, 'paper-hide', { paper: entry.paper, hidden });
    this.#changed();
  }

  /** Opens a part of a card, or closes it. */
  toggle(part: CardAction, id: string): void {
    const open = new Set(this.stateOf(id).open);
    if (!open.delete(part)) open.add(part);
    this.#change(id, { open });
  }

  /** Shows the paper's BibTeX entry and copies it. Says whether it could be copied: frames may forbid it. */
  async cite({ paper }: Entry): Promise<boolean> {
    this.toggle('cite', paper.id);
    if (!this.stateOf(paper.id).open.has('cite')) return false;
    try {
      const { cite } = await lazy.cite();
      const bibtex = cite(paper);
      this.#change(paper.id, { bibtex });
      await navigator.clipboard.writeText(bibtex);
      return true;
    } catch {
      return false;
    }
  }

  async showSimilar({ paper }: Entry, entries: readonly Entry[]): Promise<void> {
    this.toggle('similar', paper.id);
    if (!this.stateOf(paper.id).open.has('similar')) return;
    this.#change(paper.id, { similar: await this.#finder.similar(entries, paper.id, mostSimilar) });
  }

  #change(id: string, change: Partial<CardState>): void {
    this.#cards.set(id, { ...this.stateOf(id), ...change });
    this.#changed();
  }
}
