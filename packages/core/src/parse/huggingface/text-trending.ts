import type { Listing } from '../../paper/schema.js';
import { titleKey } from '../../text/keys.js';
import { restoreTex } from '../../text/residue.js';
import type { Draft } from '../draft.js';
import type { ParseContext } from '../format.js';
import { toPaper } from '../to-paper.js';
import { readHeader } from './text-header.js';
import { type Line, lineOf } from './text-lines.js';

// The trending page as Markdown: a heading for each card, its text, "- 8 authors", a link "GitHub 11.3k". Every card is
// there twice, for wide and for narrow screens.

const heading = /^#{3,4} (\S.*)$/;
const authorCount = /^[-*] \d+ authors?$/;
/** "[LINK: GitHub 11.3k](https://github.com/…)" */
const link = /^\[(?:LINK: )?([^\]]{1,100})\]\((https?:\/\/[^)\s]{1,1000})\)$/;

export function fits(lines: readonly Line[]): boolean {
  return lines.some(({ text }) => heading.test(text));
}

interface Card {
  line: Line;
  draft: Draft;
}

export function read(lines: readonly Line[], context: ParseContext): Omit<Listing, 'issues'> {
  const { header, rest } = readHeader(lines, context);
  const cards = once(cardsOf(rest));
  if (cards.some(({ draft }) => draft.abstract)) {
    context.report(
      'abstract-or-summary',
      "A card shows the abstract or a machine's summary of it and does not say which; both were taken for abstracts.",
    );
  }
  const papers = cards.flatMap(
    ({ line, draft }, index) => toPaper({ ...draft, position: index + 1 }, context.report, lineOf(line)) ?? [],
  );
  return { title: 'Trending Papers', homepage: 'https://huggingface.co/papers/trending', ...header, papers };
}

function cardsOf(lines: readonly Line[]): Card[] {
  const starts = lines.flatMap(({ text }, index) => (heading.test(text) ? [index] : []));
  return starts.map((start, index) => readCard(lines.slice(start, starts[index + 1])));
}

/** A title goes on until the first empty line. */
function readCard([first, ...body]: readonly Line[]): Card {
  const end = body.findIndex(({ text }) => text === '' || authorCount.test(text) || link.test(text));
  const wrapped = end === -1 ? [] : body.slice(0, end);
  const title = [heading.exec(first!.text)![1]!, ...wrapped.map(({ text }) => text)].join(' ');
  const under = (end === -1 ? body : body.slice(end)).map(({ text }) => text);
  const links = under.flatMap((text) => link.exec(text) ?? []).length > 0 ? under.map((text) => link.exec(text)) : [];
  const code = links.find((found) => found && /github|gitlab/i.test(found[2]!));
  const abstract = under.filter((text) => !authorCount.test(text) && !link.test(text)).join('\n');
  return {
    line: first!,
    draft: {
      title,
      abstract: restoreTex(abstract),
      links: { code: code?.[2] },
      signals: { stars: /(?:^|\s)([\d.,]+[kM]?)$/.exec(code?.[1] ?? '')?.[1] },
    },
  };
}

/** Each title once, with what its fullest card says. */
function once(cards: readonly Card[]): Card[] {
  const byTitle = new Map<string, Card>();
  for (const card of cards) {
    const key = titleKey(card.draft.title ?? '');
    const known = byTitle.get(key);
    if (known === undefined || weight(card) > weight(known))
      byTitle.set(key, { ...card, line: known?.line ?? card.line });
  }
  return [...byTitle.values()];
}

function weight({ draft }: Card): number {
  return (draft.abstract ?? '').length + (draft.links?.code ? 1 : 0);
}
