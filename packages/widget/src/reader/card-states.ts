import type { Entry } from '../feed/types.js';

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

const closed: CardState = { open: new Set() };

/** The state of each card, by the id of its paper: it stays with the paper wherever that comes to stand. */
export class CardStates {
  readonly #cards = new Map<string, CardState>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  of(id: string): CardState {
    return this.#cards.get(id) ?? closed;
  }

  /** Opens a part of a card, or closes it; says whether it is open now. */
  toggle(part: CardAction, id: string): boolean {
    const open = new Set(this.of(id).open);
    const isOpen = !open.delete(part);
    if (isOpen) open.add(part);
    this.change(id, { open });
    return isOpen;
  }

  change(id: string, change: Partial<CardState>): void {
    this.#cards.set(id, { ...this.of(id), ...change });
    this.#changed();
  }
}
