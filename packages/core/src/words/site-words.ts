import type { Counted } from './counted.js';
import { enCounts } from './en-counts.js';
import { dateFormat, fill, perTag, pluralRules, sayDate, sayNumber } from './say.js';
import { en } from './site/en.js';
import type { SiteWords } from './site/types.js';
import type { LinkWords, Words } from './types.js';

/** What a site says around its papers in a language. English for words that were not loaded with it. */
export const siteWords = ({ site }: Words): SiteWords => site ?? en;

/** Whether what stands around papers is said in English, whose pages are the same wherever they are made. */
export const isEnglish = (words: Words): boolean => siteWords(words) === en;

/** What fills the gaps of a text: words, and numbers, which are written as the language does. */
type Gaps = Readonly<Record<string, string | number>>;

const filled = (text: string, words: Words, gaps: Gaps) =>
  fill(
    text,
    Object.fromEntries(
      Object.entries(gaps).map(([name, value]) => [name, typeof value === 'number' ? sayNumber(value, words) : value]),
    ),
  );

type Named<Kind> = { [Name in keyof SiteWords]: SiteWords[Name] extends Kind ? Name : never }[keyof SiteWords];

/** What a way into a paper is called; of a search, on which site. */
export const sayLink = (name: keyof LinkWords, { links = enCounts.links }: Words, site = ''): string =>
  fill(links[name], { site });

/** A text of a site by its name, its gaps filled. */
export const saySite = (name: Named<string>, words: Words, gaps: Gaps = {}): string =>
  filled(siteWords(words)[name], words, gaps);

/** A text of a site that has another form for each kind of number, by its name; the number fills the gap `{n}`. */
export function sayCounted(name: Named<Counted>, n: number, words: Words, gaps: Gaps = {}): string {
  const forms = siteWords(words)[name];
  return filled(forms[pluralRules(words.tag).select(n)] ?? forms.other, words, { ...gaps, n });
}

/** "1 paper", "1,204 papers". */
export const sayPapers = (papers: number, words: Words): string => sayCounted('papers', papers, words);

const months = 'January February March April May June July August September October November December'.split(' ');

/**
 * A day, month or year as people say it: `18 March 2026`, `March 2026`, `2026`. In English it is the same in every place,
 * unlike Intl's.
 */
export function sayDay(day: string, words: Words): string {
  if (!isEnglish(words)) return sayDate(day, words);
  const [year = '', month, date] = day.split('-');
  return [date && String(Number(date)), month && months[Number(month) - 1], year].filter(Boolean).join(' ');
}

/** A day as people say it: its number, and what is said before and after that. */
export function partsOfDay(day: string, words: Words): readonly [before: string, number: string, after: string] {
  const parts = dateFormat(words.tag).formatToParts(new Date(day));
  const at = parts.findIndex(({ type }) => type === 'day');
  const said = (some: typeof parts) => some.map(({ value }) => value).join('');
  return [said(parts.slice(0, at)), said(parts.slice(at, at + 1)), said(parts.slice(at + 1))];
}

/** Monday to Sunday, in a few letters. */
export function weekdaysOf(words: Words): string[] {
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, day) => weekdayFormat(words.tag).format(new Date(Date.UTC(2024, 0, 1 + day))));
}

const weekdayFormat = perTag((tag) => new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone: 'UTC' }));
