import { TrendingPapersError } from '../../paper/errors.js';
import { cleanLine } from '../../text/clean.js';
import type { Mailbox } from './options.js';

/** RFC 5322, section 2.1.1: what a line should not pass. */
const lineLength = 78;

/** RFC 2047: a line with an encoded word is at most 76 characters, of which 12 are its frame; base64 makes 4 of 3 bytes. */
const bytesPerWord = 39;

const utf8 = new TextEncoder();

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

/** Text cut into encoded words between characters, never inside one. */
function encodedWords(text: string): string[] {
  const words: string[] = [];
  let chunk = '';
  for (const character of text) {
    if (utf8.encode(chunk + character).length > bytesPerWord) {
      words.push(chunk);
      chunk = '';
    }
    chunk += character;
  }
  words.push(chunk);
  return words.map((word) => `=?UTF-8?B?${base64(utf8.encode(word))}?=`);
}

const isPlain = (text: string) => /^[\x20-\x7E]*$/.test(text) && !text.includes('=?');

/** The tokens of free text in a header; lines may be folded between them. */
export function unstructured(text: string): string[] {
  const clean = cleanLine(text);
  return isPlain(clean) ? clean.split(' ') : encodedWords(clean);
}

function phrase(name: string): string[] {
  if (!isPlain(name)) return encodedWords(name);
  return /^[\w !#$%&'*+/=?^`{|}~-]*$/.test(name) ? name.split(' ') : [`"${name.replace(/["\\]/g, '\\$&')}"`];
}

/** The tokens of a mailbox: `Ada <ada@example.org>`. Line ends in either part cannot begin a header of their own. */
export function mailbox({ address, name }: Mailbox): string[] {
  checkAddress(address);
  const clean = cleanLine(name ?? '');
  return clean === '' ? [address] : [...phrase(clean), `<${address}>`];
}

/**
 * @throws `address-unusable` unless the text is one plain ASCII address
 */
export function checkAddress(address: string): void {
  if (/^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z\d](?:[A-Za-z\d.-]{0,252}[A-Za-z\d])?$/.test(address)) return;
  throw new TrendingPapersError(
    'address-unusable',
    `"${cleanLine(address)}" is no mail address like ada@example.org.`,
    {
      address,
    },
  );
}

/** A header field, folded between its tokens where a line would grow too long. */
export function header(name: string, tokens: readonly string[]): string {
  let line = `${name}:`;
  const lines: string[] = [];
  for (const token of tokens) {
    if (line.length + 1 + token.length > lineLength && line !== `${name}:`) {
      lines.push(line);
      line = '';
    }
    line += ` ${token}`;
  }
  return [...lines, line].join('\r\n');
}
