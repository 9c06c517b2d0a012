import type { Listing } from '../../paper/schema.js';
import type { ParseContext } from '../format.js';
import { toPaper } from '../to-paper.js';
import { readHeader } from './text-header.js';
import { type Line, lineOf } from './text-lines.js';

// The page of a day, `/papers/date/…`: cards without abstracts, each under the name of who submitted it. Some
// extractors lose the titles, and then only the submitters are left.

const submittedBy = /^submitted by$/i;
/** Counts, and what stands around them on a card. */
const cardFurniture = /^(?:[\d.,]+k?|\u00B7?\s*\d+ authors?|\u00B7|upvote|\+\d+)$/i;

export function fits(lines: readonly Line[]): boolean {
  return lines.filter(({ text }) => submittedBy.test(text)).length > 0;
}

export function read(lines: readonly Line[], context: ParseContext): Omit<Listing, 'issues'> {
  const { header, rest } = readHeader(lines, context);
  const cards = cardsOf(rest.filter(({ text }) => text !== '' && !cardFurniture.test(text)));
  const papers = cards
    .filter(({ title }) => title !== undefined)
    .flatMap(({ title, submitter }, index) => {
      const draft = { title: title!.text, submitter, listed: header.date, position: index + 1 } as const;
      return toPaper(draft, context.report, lineOf(title)) ?? [];
    });
  const lost = cards.length - papers.length;
  if (lost > 0) context.report('titles-lost', `${lost} of ${cards.length} cards have a submitter but no title.`);
  return { title: 'Hugging Face Daily Papers', homepage: 'https://huggingface.co/papers', ...header, papers };
}

interface Card {
  submitter: string | undefined;
  title: Line | undefined;
}

function cardsOf(lines: readonly Line[]): Card[] {
  const cards: Card[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    const last = cards.at(-1);
    if (submittedBy.test(line.text)) {
      at += 1;
      cards.push({ submitter: lines[at]?.text, title: undefined });
    } else if (last !== undefined && last.title === undefined) last.title = line;
    else cards.push({ submitter: undefined, title: line });
  }
  return cards;
}
