import { signalNames } from '../../paper/signals.js';
import { sayCount, sayNumber } from '../../words/say.js';
import { sayDay } from '../../words/site-words.js';
import type { Words } from '../../words/types.js';
import { byline, shorten, sideLinks } from '../feed/content.js';
import { countsOf, type Entry } from '../model/entry.js';
import { inOneLine } from '../model/in-one-line.js';

/** A digest is skimmed: the first names, two lines of the abstract, the best two reasons. */
const names = 3;
const excerptLength = 120;
const summaryLength = 240;
const mostReasons = 2;

/** What both parts say of a paper. */
export interface DigestItem {
  readonly title: string;
  readonly url: string | undefined;
  readonly authors: string;
  /** "2 March 2026 · Journal of Examples · 118 upvotes". */
  readonly facts: string;
  /** How much it is noticed, "118" and "upvotes", where that is known. */
  readonly lead: { readonly number: string; readonly label: string } | undefined;
  readonly why: string;
  readonly excerpt: string;
  /** Ways in beside the title, or searches for it where nothing is known to open. */
  readonly links: readonly (readonly [way: string, label: string, url: string])[];
}

/** Ways in that a mail has room for; all are on the page of the paper. */
const linked = ['pdf', 'code', 'search'];

/** The signal that most lists are judged by, of those the paper has. */
function leadOf({ paper: { signals }, words }: Entry): DigestItem['lead'] {
  const name = signalNames.find((each) => (signals[each] ?? 0) > 0);
  if (name === undefined) return undefined;
  const number = sayNumber(signals[name]!, words);
  return { number, label: sayCount(name, signals[name]!, words).replace(number, '').trim() };
}

export function digestItem(entry: Entry): DigestItem {
  const day = entry.cited && sayDay(entry.cited, entry.words);
  // The reasons say the numbers too, and what they mean.
  const numbers = entry.reasons.length > 0 ? [] : countsOf(entry);
  const facts = [day, entry.venue, entry.organization, ...numbers];
  return {
    title: shorten(entry.titleText, 300),
    url: entry.url,
    authors: byline(entry.authors, entry.words, names),
    facts: facts.filter((fact) => fact !== undefined).join(' · '),
    why: inOneLine(entry.reasons.slice(0, mostReasons)),
    excerpt: excerptOf(entry),
    lead: leadOf(entry),
    links: sideLinks(entry, entry.words).filter(([way]) => linked.includes(way)),
  };
}

/** What both parts say around the papers. */
export interface Frame {
  readonly title: string;
  readonly description: string | undefined;
  /** The day of the newest paper. */
  readonly day: string | undefined;
  readonly language: string;
  readonly words: Words;
  /** Where the page is that has all papers. */
  readonly homepage: string | undefined;
  readonly unsubscribe: string | undefined;
  /** How many papers there is no room for. */
  readonly left: number;
}

/** What a machine wrote of it, called so, else the beginning of its abstract. */
function excerptOf({ abstractText, summaryText, summaryLabel }: Entry): string {
  if (summaryText) return summaryLabel + shorten(summaryText.replace(/\s+/g, ' '), summaryLength);
  return abstractText ? shorten(abstractText.replace(/\s+/g, ' '), excerptLength) : '';
}
