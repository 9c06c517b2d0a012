import { toCount } from '../../text/counts.js';
import { toIsoDate } from '../../text/dates.js';
import type { Part } from '../copied/markdown.js';

// What stands on a card beside its title and text: one row for each kind of mark.

/** What a mark says. */
export type Mark =
  | { readonly kind: 'submitted-by'; readonly name: string | undefined }
  | { readonly kind: 'upvote' | 'stars' | 'comments' | 'count'; readonly count: number | undefined }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'authors'; readonly count: number }
  | { readonly kind: 'dot' | 'arxiv-page' | 'project-page' | 'pdf' | 'image' };

const number = String.raw`(\d{1,3}(?:[.,]\d{1,3})*\s?[kKmM]?|\d+|[-\u2013])`;
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}';

/** A day as these pages and those who copy them write it, with or without its year. */
const day = String.raw`(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?\s+)?(?:${month}\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?|\d{1,2}(?:st|nd|rd|th)?\s+${month}\.?(?:,?\s+\d{4})?|\d{4}-\d{2}-\d{2}|\d{4}\/\d{2}\/\d{2})`;
export const dayAlone = new RegExp(`^(?:[^\\p{L}\\p{N}]{0,4})(${day})(?:[^\\p{L}\\p{N}]{0,4})$`, 'iu');

/** "Submitted by" and "authors" in the languages into which browsers translate the page. */
const submitted =
  'submitted\\s+by|eingereicht von|soumis par|(?:enviado|presentado|submetido) por|(?:inviato|presentato) da|ingediend door|提交者|提交人|投稿者|提出者|제출자|(?:отправлено|представлено)|gönderen';
/** "Published on" in them. */
const published =
  'published(?:\\s+on)?|ver\u00F6ffentlicht am|publi\u00E9 le|publicado (?:el|em)|pubblicato il|gepubliceerd op|\u53D1\u8868\u4E8E|\u53D1\u5E03\u4E8E|\u516C\u958B\u65E5|opublikowano|\u043E\u043F\u0443\u0431\u043B\u0438\u043A\u043E\u0432\u0430\u043D\u043E';
const upvotes =
  'upvotes?|votes?|likes?|hochw\u00E4hlen|voter pour|votar(?: a favor)?|votos?|stimmen?|\u70B9\u8D5E|\u8D5E|\uD22C\uD45C|\u6295\u7968';
const authors = 'authors?|autor(?:en|es|i)?|auteurs?|(?:位|名)?作者|(?:人|名)?の?著者|명의 저자|автор(?:а|ов)?|yazar';

const rows: readonly (readonly [pattern: RegExp, read: (groups: readonly (string | undefined)[]) => Mark])[] = [
  [
    new RegExp(`^(?:${submitted})\\s?[:\\uFF1A]?(?:\\s+@?(\\S.{0,80}))?$`, 'i'),
    ([, name]) => ({ kind: 'submitted-by', name }),
  ],
  [new RegExp(`^(?:${upvotes})\\s*:?\\s*${number}?$`, 'i'), ([, n]) => counted('upvote', n)],
  // The sign that one clicks on, its number in the next line.
  [/^(?:\u25B2|\u2B06\uFE0F?)$/u, () => ({ kind: 'upvote', count: undefined })],
  [
    new RegExp(`^(?:\\u25B2|\\u{1F44D}|\\u2B06\\uFE0F?|\\u2191|\\u2764\\uFE0F?)\\s*${number}$`, 'u'),
    ([, n]) => counted('upvote', n),
  ],
  [
    new RegExp(`^${number}\\s*(?:upvotes?|votes?|likes?|\\u25B2|\\u{1F44D}|\\u2191)$`, 'iu'),
    ([, n]) => counted('upvote', n),
  ],
  [
    new RegExp(
      `^(?:git(?:hub|lab)(?:\\s+stars?)?|stars?|\\u2B50\\uFE0F?|\\u2605|\\u2606)\\s*:?\\s*${number}?(?:\\s+stars?)?$`,
      'iu',
    ),
    ([, n]) => counted('stars', n),
  ],
  [new RegExp(`^${number}\\s*(?:stars?|\\u2B50\\uFE0F?|\\u2605)$`, 'iu'), ([, n]) => counted('stars', n)],
  [new RegExp(`^(?:comments?|\\u{1F4AC})\\s*:?\\s*${number}$`, 'iu'), ([, n]) => counted('comments', n)],
  [new RegExp(`^${number}\\s*(?:comments?|\\u{1F4AC})$`, 'iu'), ([, n]) => counted('comments', n)],
  [/^(?:view\s+)?arxiv(?:\s+page|\s+link)?$/i, () => ({ kind: 'arxiv-page' })],
  [/^(?:project(?:\s+page)?|website|homepage)$/i, () => ({ kind: 'project-page' })],
  [/^(?:view\s+)?pdf$/i, () => ({ kind: 'pdf' })],
  [
    new RegExp(String.raw`^[-*\u2022\u00B7\s\\]*(\d{1,4})\s?(?:${authors})$`, 'i'),
    ([, n]) => ({ kind: 'authors', count: Number(n) }),
  ],
  [/^(?:and )?\+\s?(\d{1,4})(?: authors?)?$/i, () => ({ kind: 'image' })],
  [/^[\u00B7\u2022.]$/, () => ({ kind: 'dot' })],
  [
    new RegExp(`^[\\u00B7\\u2022]?\\s*(?:(?:${published}):?\\s+)?(${day})$`, 'i'),
    ([, date]) => ({ kind: 'date', date: date! }),
  ],
  [new RegExp(`^${number}$`), ([, n]) => counted('count', n)],
  [/^\+?\s?\[?(?:(?:user|org)\s)?(?:image|avatar|thumbnail)(?::.{0,200})?\]?$/i, () => ({ kind: 'image' })],
];

function counted(kind: 'upvote' | 'stars' | 'comments' | 'count', text: string | undefined): Mark {
  // A page shows a stroke where there are none yet.
  return {
    kind,
    count: text === undefined ? undefined : /^[-\u2013]$/.test(text) ? 0 : toCount(text.replace(/\s/g, '')),
  };
}

/** No mark is longer. */
const longest = 120;

/** The mark that a text is, if it is one. */
export function markOf(text: string): Mark | undefined {
  if (text.length > longest) return undefined;
  for (const [pattern, read] of rows) {
    const groups = pattern.exec(text);
    if (groups) return read(groups);
  }
  return undefined;
}

/** Marks that no prose has by chance: two kinds of them on two cards are the grammar of these pages. */
export const tellingMarks: ReadonlySet<Mark['kind']> = new Set([
  'submitted-by',
  'upvote',
  'authors',
  'arxiv-page',
  'stars',
]);

/** What begins a mark that copying ran into the one before: "GitHub 131 arXiv Page", "117 Upvote". */
const seams = /\s+(?=(?:GitHub \d|arXiv Page\b|Upvote \d|Submitted by\b))|\s*\u00B7\s*/;

/** A line as its marks where it holds nothing but several, perhaps behind a name: "Some Lab · Published on Oct 4, 2026". */
export function split(part: Part): Part[] {
  if (part.text.length > longest || !seams.test(part.text)) return [part];
  const pieces = part.text
    .split(seams)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const marks = pieces.filter((piece) => markOf(piece) !== undefined);
  if (marks.length === 0 || marks.length < pieces.length - 1) return [part];
  const url = part.url === undefined ? {} : { url: part.url };
  return pieces.map((text) => ({ text, ...url }));
}

/** The year of a date, when it has one. */
export function wholeDate(date: string): string | undefined {
  return toIsoDate(date.replace(/(\d)(?:st|nd|rd|th)\b/, '$1').replace(/\bSept\b/i, 'Sep'));
}
