import type { Entry } from '../model/entry.js';

/** What reference managers tell apart; named as CSL names them. `article` is the preprint. */
export type Kind = 'article' | 'article-journal' | 'paper-conference' | 'thesis' | 'book' | 'chapter' | 'report';

const kinds: ReadonlySet<string> = new Set<Kind>([
  'article',
  'article-journal',
  'paper-conference',
  'thesis',
  'book',
  'chapter',
  'report',
]);

const isKind = (type: string): type is Kind => kinds.has(type);

const preprintServer = /^(arxiv|biorxiv|medrxiv|chemrxiv|openreview|ssrn|corr)\b/i;
const meeting = /\b(proceedings|proc\.|conference|conf\.|workshop|symposium|meeting|annual|findings)\b/i;

/** Where the paper was published, unless that is only where its preprint is. */
export function venueOf({ venue }: Entry): string | undefined {
  return venue === undefined || preprintServer.test(venue) ? undefined : venue;
}

/** What kind of work it is: as its source says, else by its venue. */
export function kindOf(entry: Entry): Kind {
  const { type } = entry.paper;
  if (type !== undefined && isKind(type)) return type;
  const venue = venueOf(entry);
  if (venue === undefined) return 'article';
  return meeting.test(venue) ? 'paper-conference' : 'article-journal';
}
