import { type Entry, line } from '../model/entry.js';
import { inOneLine } from '../model/in-one-line.js';
import { toPublication } from '../model/publication.js';
import type { Publishable, PublishOptions } from '../types.js';

/** The columns, in order. Several values of one cell are parted by semicolons. */
const columns: readonly (readonly [name: string, value: (entry: Entry) => string | number | undefined])[] = [
  ['id', ({ id }) => id],
  ['title', ({ title }) => title],
  ['authors', ({ authors }) => authors.join('; ')],
  ['published', ({ published }) => published],
  ['listed', ({ paper }) => line(paper.listed)],
  ['venue', ({ venue }) => venue],
  ['topics', ({ topics }) => topics.join('; ')],
  ['upvotes', ({ paper }) => paper.signals.upvotes],
  ['comments', ({ paper }) => paper.signals.comments],
  ['stars', ({ paper }) => paper.signals.stars],
  ['citations', ({ paper }) => paper.signals.citations],
  ['url', ({ url }) => url],
  ['pdf', ({ links }) => links.pdf],
  ['code', ({ links }) => links.code],
  ['arxiv', ({ ids }) => ids.arxiv],
  ['doi', ({ doi }) => doi],
  ['reasons', ({ reasons }) => inOneLine(reasons)],
  ['abstract', ({ abstract }) => abstract],
];

/**
 * What spreadsheets take for a formula at the start of a cell, in ASCII and full width. A quote before it makes it text.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /^\s*[=+\-@\t\r＝＋－＠]/;

function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * CSV (RFC 4180) with a header, in UTF-8, safe to open in a spreadsheet: no cell is a formula. Linear in the listing's
 * text.
 *
 * @example
 * toCsv(papers) // id,title,authors,…
 */
export function toCsv(publishable: Publishable, options: PublishOptions = {}): string {
  const { entries } = toPublication(publishable, options);
  const rows = entries.map((entry) => columns.map(([, value]) => cell(value(entry))).join(','));
  return [columns.map(([name]) => name).join(','), ...rows, ''].join('\r\n');
}
