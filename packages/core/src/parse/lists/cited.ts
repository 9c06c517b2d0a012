import type { Draft } from '../draft.js';
import { leadingNames } from './people.js';
import { draftOfReference } from './reference-styles.js';
import type { Stretch } from './stretch.js';

// Entries that are written as references: names first, then year and title in one of the usual styles.

/** No reference is longer. */
const longest = 2500;

/** Between names and title stand further names at most. */
const mostNames = 4;

/** "Example et al. (2024). …", "Example, A. & Sample, B. (2024) …": names with the year behind them. */
const namesAndYear = /^\p{Lu}[^()\n]{1,600}? (?:\((?:19|20)\d{2}[a-z]?\)[.:,]?|(?<=[.,] )(?:19|20)\d{2}[a-z]?\.) \S/u;
/** Names, a colon or comma, and a title in quotes. */
const namesAndQuotes = /^\p{Lu}[^"\u201C\u201E\u00AB\n]{3,600}[,:.] ["\u201C\u201E\u00AB]/u;
/** "EXAMPLE, Ann ; SAMPLE, Bo: A title. In: …" */
const inCapitals = /^\p{Lu}[\p{Lu}'\u2019-]+, \p{Lu}[^:\n]{1,400}: \S/u;
/** "EXAMPLE A, SAMPLE B. A title[J]." */
const marked = /^\p{Lu}[^[\]\n]{4,800}\[[A-Z]{1,2}(?:\/OL)?\][.:,/]/u;

/** "Example, A., Sample, B., 2024. …", "Example, A. & Sample, B. et al. …", "Example A.B. …". */
const inverted = /^\p{Lu}[\p{L}'\u2019 -]{1,40},? (?:\p{Lu}\.[\s-]?){1,4}/u;

const name = /^(?:\p{Lu}|(?:van|von|de|da|di|du|el|al|bin) )[\p{L}\p{M}.,'\u2019\s-]{1,60}$/u;

/** What an entry says of its paper when its words are a reference; a title or names alone are none. */
export function citedIn(stretches: readonly Stretch[]): Draft | undefined {
  const text = stretches
    .map(({ text: words, url }) => (url === undefined ? words : ' '))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length > longest) return undefined;
  if (
    ![namesAndYear, namesAndQuotes, marked, inverted, inCapitals].some((form) => form.test(text)) &&
    leadingNames(text) === undefined
  )
    return undefined;
  const draft = draftOfReference(text);
  const before = leadingNames(text);
  // The title stands right behind the names.
  const between = before === undefined ? '' : text.slice(before.length, text.indexOf(draft?.title ?? ''));
  if (between.includes(': ') || (between.match(/\p{L}{3,}/gu)?.length ?? 0) > mostNames) return undefined;
  return isCited(draft) ? draft : undefined;
}

/** Whether a reference was read whole: what stands for names may be names, and the title holds no address. */
export function isCited(draft: Draft | undefined): boolean {
  const names = (draft?.authors ?? []).map((author) => (typeof author === 'string' ? author : ''));
  const areNames = names.length > 0 && names.every((each) => name.test(each) && each.split(' ').length < 7);
  const title = draft?.title ?? '';
  return areNames && /\p{L}{2}.*\p{L}{2}/u.test(title) && !/https?:/.test(title);
}
