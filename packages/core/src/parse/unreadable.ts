import { TrendingPapersError } from '../paper/errors.js';
import type { Probe } from './format.js';
import { recordsIn } from './interchange/json-records.js';

/** What files that hold no text begin with. */
const binaries: readonly (readonly [name: string, magic: string])[] = [
  ['a PDF file', '%PDF-'],
  ['a gzip file, which must be unpacked first', '\x1f\x8b'],
  ['a zip file, which must be unpacked first', 'PK\x03\x04'],
  ['a Zstandard file, which must be unpacked first', '\x28\xb5\x2f\xfd'],
  ['a Parquet file', 'PAR1'],
  ['a PNG image', '\x89PNG'],
];

/** A typed error when the bytes are of a kind of file that holds no text. */
export function binaryFile(bytes: Uint8Array): TrendingPapersError | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  const found = binaries.find(([, magic]) => start.startsWith(magic));
  if (!found) return undefined;
  return new TrendingPapersError('binary-input', `This is ${found[0]}, not a listing of papers.`, { kind: found[0] });
}

/** What services answer in plain text, or as the title of a page, instead of what was asked of them. */
const answers: readonly (readonly [code: string, said: RegExp, advice: string])[] = [
  ['rate-limited', /\brate (?:limit|exceeded)|\b429\b|too many requests/i, 'Wait before asking again.'],
  ['not-found', /\bnot found\b|\b404\b/i, 'Check the address.'],
  ['forbidden', /\bforbidden\b|\baccess denied\b|\bunauthorized\b|\b40[13]\b/i, 'The service refuses to answer.'],
  [
    'service-unavailable',
    /\bbad gateway\b|\bgateway time-?out\b|\b(?:temporarily |service )unavailable\b|\binternal server error\b|\b50[0234]\b/i,
    'The service is in trouble; ask again later.',
  ],
];

/** Longer than any of these answers; a listing may mention a rate limit somewhere. */
const longestAnswer = 300;

/**
 * Why input that no specific format knows is no listing at all: an error page, a web page, a plain-text refusal or
 * an error object. `undefined` when it may still be a listing.
 */
export function unreadable(probe: Probe): TrendingPapersError | undefined {
  const { head } = probe;
  if (/^(?:<!doctype html|<html|<head|<body)/i.test(head)) return webPage(probe);
  if (/^[[{]/.test(head)) return errorObject(probe.json);
  if (head.length > longestAnswer || head.startsWith('<')) return undefined;
  return refusal(head, head);
}

function webPage({ text }: Probe): TrendingPapersError {
  const title = /<title[^>]{0,200}>([^<]{0,300})/i.exec(text.slice(0, 20_000))?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
  const said = title === '' ? 'without a title' : `titled "${title}"`;
  return (
    refusal(title, `a web page ${said}`) ??
    new TrendingPapersError(
      'html-page',
      `This is a web page ${said}, in none of the layouts known. Save the page of a listing, or its API answer.`,
      { title },
    )
  );
}

function refusal(text: string, shown: string): TrendingPapersError | undefined {
  const found = answers.find(([, said]) => said.test(text));
  if (!found) return undefined;
  return new TrendingPapersError(found[0], `The service answered "${shown.trim()}" instead of papers. ${found[2]}`, {
    answer: text.trim(),
  });
}

/** `{ error }`, `{ message, status }` and the like, which services send with status 200 too. */
function errorObject(json: unknown): TrendingPapersError | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const { error, message, name } = json as Record<string, unknown>;
  const said = [error, message, name].find((value) => typeof value === 'string' && value !== '');
  if (typeof said !== 'string' || Object.keys(json).length > 8 || recordsIn(json)) return undefined;
  return (
    refusal(said, said) ??
    new TrendingPapersError('error-answer', `The service answered with an error: "${said.slice(0, longestAnswer)}".`, {
      answer: said,
    })
  );
}

/** Nothing knows the input. */
export function unknownFormat(head: string, formats: readonly string[]): TrendingPapersError {
  const start = head.slice(0, 60);
  return new TrendingPapersError(
    'unknown-format',
    `This is in none of the formats known. It begins ${JSON.stringify(start)}. Looked for: ${formats.join(', ')}. ` +
      'Name the format if you know it.',
    { start, formats },
  );
}
