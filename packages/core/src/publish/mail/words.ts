import { byline, shorten } from '../feed/content.js';
import { countsOf, type Entry } from '../model/entry.js';
import { inOneLine } from '../model/in-one-line.js';

/** A digest is skimmed: the first names, two lines of the abstract, the best two reasons. */
const names = 3;
const excerptLength = 120;
const mostReasons = 2;

/** What both parts say of a paper. */
export interface DigestItem {
  readonly title: string;
  readonly url: string | undefined;
  readonly authors: string;
  /** "2026-03-02 · Journal of Examples · 118 upvotes". */
  readonly facts: string;
  readonly why: string;
  readonly excerpt: string;
  readonly pdf: string | undefined;
  readonly code: string | undefined;
}

export function digestItem(entry: Entry): DigestItem {
  const day = entry.cited;
  // The reasons say the numbers too, and what they mean.
  const numbers = entry.reasons.length > 0 ? [] : countsOf(entry);
  const facts = [day, entry.venue, entry.organization, ...numbers];
  return {
    title: shorten(entry.titleText, 300),
    url: entry.url,
    authors: byline(entry.authors, names),
    facts: facts.filter((fact) => fact !== undefined).join(' · '),
    why: inOneLine(entry.reasons.slice(0, mostReasons)),
    excerpt: entry.abstractText ? shorten(entry.abstractText.replace(/\s+/g, ' '), excerptLength) : '',
    pdf: entry.links.pdf,
    code: entry.links.code,
  };
}

/** What both parts say around the papers. */
export interface Frame {
  readonly title: string;
  readonly description: string | undefined;
  /** The day of the newest paper. */
  readonly day: string | undefined;
  readonly language: string;
  /** Where the page is that has all papers. */
  readonly homepage: string | undefined;
  readonly unsubscribe: string | undefined;
  /** How many papers there is no room for. */
  readonly left: number;
}

/** "12 more papers did not fit." */
export function leftWords(left: number): string {
  return left === 1 ? '1 more paper did not fit in this mail.' : `${left} more papers did not fit in this mail.`;
}
