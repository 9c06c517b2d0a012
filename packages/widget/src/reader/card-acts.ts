import type { Paper } from '@trending-papers/core/paper';
import type { Entry } from '../feed/types.js';
import type { Finder } from '../search/finder.js';
import type { CardStates } from './card-states.js';

interface CitePart {
  cite(paper: Paper): string;
}

const mostSimilar = 5;

/** Shows the paper's BibTeX entry and copies it. Says whether it could be copied: frames may forbid it. */
export async function cite(
  { paper }: Entry,
  cards: CardStates,
  load: () => CitePart | Promise<CitePart>,
): Promise<boolean> {
  const isOpen = cards.toggle('cite', paper.id);
  cards.change(paper.id, { isCopied: false });
  if (!isOpen) return false;
  try {
    const bibtex = (await load()).cite(paper);
    cards.change(paper.id, { bibtex });
    await navigator.clipboard.writeText(bibtex);
    cards.change(paper.id, { isCopied: true });
    return true;
  } catch {
    return false;
  }
}

/** Shows the papers that are likest, of those that are here. */
export async function showSimilar(
  { paper }: Entry,
  cards: CardStates,
  finder: Finder,
  entries: readonly Entry[],
): Promise<void> {
  if (cards.toggle('similar', paper.id))
    cards.change(paper.id, { similar: await finder.similar(entries, paper.id, mostSimilar) });
}
