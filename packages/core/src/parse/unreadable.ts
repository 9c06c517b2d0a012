import type { AskedCode } from '../paper/codes.js';
import { TrendingPapersError } from '../paper/errors.js';
import type { Probe } from './format.js';
import { likenessOf } from './looks-like.js';

/** What files that hold no text begin with. */
const binaries: readonly (readonly [name: string, magic: string])[] = [
  ['a PDF file', '%PDF-'],
  ['a gzip file, which `parse` unpacks', '\x1f\x8b'],
  ['a zip archive, which `parse` unpacks', 'PK\x03\x04'],
  ['an empty zip archive', 'PK\x05\x06'],
  ['a Zstandard file, which must be unpacked first', '\x28\xb5\x2f\xfd'],
  ['an xz file, which must be unpacked first', '\xfd7zXZ'],
  ['a bzip2 file, which must be unpacked first', 'BZh'],
  ['a 7-Zip archive, which must be unpacked first', '7z\xbc\xaf'],
  ['a RAR archive, which must be unpacked first', 'Rar!\x1a'],
  ['a Parquet file', 'PAR1'],
  ['an SQLite database', 'SQLite format 3'],
  ['an old Office document', '\xd0\xcf\x11\xe0'],
  ['a program', '\x7fELF'],
  ['a program', 'MZ\x90'],
  ['WebAssembly', '\x00asm'],
  ['a PNG image', '\x89PNG'],
  ['a GIF image', 'GIF8'],
  ['a JPEG image', '\xff\xd8\xff'],
  ['a WebP image or a sound', 'RIFF'],
  ['a sound', 'ID3'],
  ['a font', 'wOF'],
];

function binaryInput(kind: string): TrendingPapersError {
  return new TrendingPapersError('binary-input', `This is ${kind}, not a listing of papers.`, { kind });
}

/** A typed error when the bytes are of a kind of file that holds no text. */
export function binaryFile(bytes: Uint8Array): TrendingPapersError | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  const kind = binaries.find(([, magic]) => start.startsWith(magic));
  return kind && binaryInput(kind[0]);
}

/** Of this many characters of a text, fewer are controls or could not be decoded. */
const mostDamage = 0.1;

/** A typed error when the decoded beginning of a file is not what people write. */
function binaryText(head: string): TrendingPapersError | undefined {
  if (head.startsWith('%PDF-')) return binaryInput('a PDF file');
  const damage = head.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F\uFFFD]/g)?.length ?? 0;
  return damage > 3 && damage > head.length * mostDamage ? binaryInput('a binary file') : undefined;
}

/** Words of a refusal, or its status where an answer gives it: at its start, or behind a word for it. */
const said = (words: string, status: string) =>
  new RegExp(`\\b(?:${words})\\b|(?:^|\\b(?:error|status|code|https?(?:/[\\d.]+)?)[ :=]{0,3})(?:${status})\\b`, 'i');

/** What services answer in plain text, or as the title of a page, instead of what was asked of them. */
const answers: readonly (readonly [code: AskedCode, said: RegExp, advice: string])[] = [
  ['rate-limited', said('rate (?:limit|exceeded)|too many requests', '429'), 'Wait before asking again.'],
  ['not-found', said('not found', '404'), 'Check the address.'],
  ['forbidden', said('forbidden|access denied|unauthorized', '40[13]'), 'The service refuses to answer.'],
  [
    'service-unavailable',
    said('bad gateway|gateway time-?out|(?:temporarily |service )unavailable|internal server error', '50[0234]'),
    'The service is in trouble; ask again later.',
  ],
];

/** Longer than any of these answers; a listing may mention a rate limit somewhere. */
const longestAnswer = 300;

/**
 * Why input that no format knows is no listing at all: an error page, a web page, a plain-text refusal or an error
 * object (of JSON, also general formats must have declined). `undefined` when it may still be a listing.
 */
export function unreadable(probe: Probe): TrendingPapersError | undefined {
  const { head } = probe;
  const binary = binaryText(head);
  if (binary) return binary;
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
  const match = answers.find(([, said]) => said.test(text));
  if (!match) return undefined;
  const [code, , advice] = match;
  return new TrendingPapersError(code, `The service answered "${shown.trim()}" instead of papers. ${advice}`, {
    answer: text.trim(),
  });
}

/** `{ error }`, `{ message, status }` and the like, which services send with status 200 too. */
function errorObject(json: unknown): TrendingPapersError | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const { error, message, name } = json as Record<string, unknown>;
  const named = typeof name === 'string' && /error|exception/i.test(name) ? name : undefined;
  const said = [error, message, named].find((value) => typeof value === 'string' && value !== '');
  if (typeof said !== 'string' || Object.keys(json).length > 8) return undefined;
  return (
    refusal(said, said) ??
    new TrendingPapersError('error-answer', `The service answered with an error: "${said.slice(0, longestAnswer)}".`, {
      answer: said,
    })
  );
}

/** Nothing knows the input: what it looks like, what comes nearest, and what to do. */
export function unknownFormat(probe: Probe, formats: readonly string[]): TrendingPapersError {
  const start = probe.head.slice(0, 60);
  const { kind, advice, nearest } = likenessOf(probe);
  const named = nearest === undefined ? '' : ` Nearest: ${nearest.join(', ')}.`;
  return new TrendingPapersError(
    'unknown-format',
    `This looks like ${kind}, not like a listing of papers. It begins ${JSON.stringify(start)}. ${advice}${named}`,
    { start, formats, kind, ...(nearest === undefined ? {} : { nearest }) },
  );
}
