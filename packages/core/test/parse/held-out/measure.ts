import type { Paper } from '../../../src/paper/index.js';
import type { Card } from './cards.js';
import type { Layout } from './layouts.js';

export interface Score {
  readonly cards: number;
  /** With title, identifier, votes and links as far as the layout has them. */
  readonly right: number;
  /** Papers that are no card. */
  readonly extra: number;
  /** What is wrong with those that are not right. */
  readonly wrong: readonly string[];
}

/** How many cards of a layout came out right. */
export function scoreOf(layout: Layout, cards: readonly Card[], papers: readonly Paper[]): Score {
  const byTitle = new Map(papers.map((paper) => [paper.title, paper]));
  const wrong = cards.flatMap((card) => {
    const paper = byTitle.get(card.title);
    if (paper === undefined) return [`title: ${card.title}`];
    const faults = layout.has.filter((field) => !isRight(field, card, paper));
    return faults.length === 0 ? [] : [`${faults.join(', ')}: ${card.title}`];
  });
  const titles = new Set(cards.map(({ title }) => title));
  return {
    cards: cards.length,
    right: cards.length - wrong.length,
    extra: papers.filter(({ title }) => !titles.has(title)).length,
    wrong,
  };
}

function isRight(field: Layout['has'][number], card: Card, { ids, signals, links }: Paper): boolean {
  if (field === 'id') return ids.arxiv === card.id;
  if (field === 'votes') return signals.upvotes === card.votes;
  return links.code === card.code;
}

/** A layout written out. */
export const written = ({ head, card, foot }: Layout, cards: readonly Card[]): string =>
  head + cards.map(card).join('\n') + foot;
