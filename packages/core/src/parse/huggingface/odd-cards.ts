import type { Report } from '../format.js';
import type { Card } from './cards.js';
import { isTitle, isUnlikeTitle } from './titles.js';

// Cards unlike their siblings: a page prints the same for each paper, so what has less, or more, may be no paper at all.

/** So many cards show what a page prints for each. */
const fewest = 4;
/** Of all cards, so many have what is usual. */
const usually = 0.7;

const fields = ['id', 'upvotes', 'date', 'stars', 'submitter', 'organization'] as const;

/** What a card has beside its title. */
const partsOf = (card: Card): readonly string[] => [
  ...fields.filter((field) => card[field] !== undefined),
  ...(card.paragraphs.length > 0 ? ['text'] : []),
];

/** Says which titles may be none: those of cards that lack most of what the others have, and those in signs of mark-up. */
export function doubtOdd(cards: readonly Card[], report: Report): void {
  const all = cards.map(partsOf);
  const counts = new Map<string, number>();
  for (const part of all.flat()) counts.set(part, (counts.get(part) ?? 0) + 1);
  const usual = [...counts].flatMap(([part, count]) => (count >= cards.length * usually ? [part] : []));
  for (const [index, { title, line }] of cards.entries()) {
    if (title === undefined) continue;
    const has = usual.filter((part) => all[index]!.includes(part)).length;
    const isOdd = cards.length >= fewest && has * 2 < usual.length;
    // Where a text ends it may have been cut.
    if (isUnlikeTitle(title) || (isOdd && index < cards.length - 1) || (isOdd && has === 0))
      report('title-unsure', { title: title.slice(0, 120) }, `line ${line}`);
  }
}

/**
 * Where nearly all cards are a title and one text, one with a second title above its text has something above it that is
 * the page's: an advertisement, what a banner or a mail says. It is left out, and said.
 */
export function withoutIntruders(cards: readonly Card[], report: Report): readonly Card[] {
  const single = cards.filter(({ paragraphs }) => paragraphs.length === 1).length;
  if (cards.length < fewest || single < cards.length * usually) return cards;
  let left = 0;
  const mended = cards.map((card) => {
    const text = card.paragraphs.findIndex((paragraph) => !isTitle(paragraph));
    const title = card.paragraphs[text - 1];
    if (text < 1 || title === undefined || title.length < 8 || text !== card.paragraphs.length - 1) return card;
    left += text;
    return { ...card, title, paragraphs: card.paragraphs.slice(text) };
  });
  if (left > 0) report('entries-left-out', { left });
  return mended;
}
