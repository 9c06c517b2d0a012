import { cleanLine } from '../../text/clean.js';
import { en } from '../../words/en.js';
import { sayDay } from '../../words/site-words.js';
import { shorten } from '../feed/content.js';
import { utcDay } from '../model/date.js';
import { uuidOf } from '../model/iri.js';
import { address, type Publication, reporter, toSpokenPublication } from '../model/publication.js';
import type { Publishable } from '../types.js';
import { checkAddress, header, mailbox, unstructured } from './header.js';
import { digestHtml, digestRows } from './html.js';
import type { Email, EmailOptions, Mailbox } from './options.js';
import { quotedPrintable } from './quoted-printable.js';
import { digestText } from './text.js';
import { digestItem, type Frame } from './words.js';

/** Gmail cuts a message at 102 kB and hides the end, with the way to unsubscribe. */
const mostBytes = 90_000;

/** Nobody's address: `.invalid` is reserved by RFC 2606, so that a preview cannot be answered. */
const nobody: Mailbox = { name: 'Trending Papers', address: 'digest@trending-papers.invalid' };

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** How many rows there is room for. */
function fitting(rows: readonly string[], room: number): number {
  let used = 0;
  const end = rows.findIndex((row) => {
    used += bytesOf(row);
    return used > room;
  });
  return end === -1 ? rows.length : end;
}

function unsubscribeLinks({ unsubscribe }: EmailOptions, report: ReturnType<typeof reporter>) {
  const url = address(unsubscribe?.url, 'unsubscribe.url', report);
  const mailto = unsubscribe?.mailto;
  if (mailto !== undefined) checkAddress(mailto);
  return { url, mailto: mailto && `mailto:${mailto}?subject=unsubscribe` };
}

/** RFC 2369 and, where one click does it, RFC 8058. */
function listHeaders(
  { listId, unsubscribe }: EmailOptions,
  url: string | undefined,
  mailto: string | undefined,
): string[] {
  const ways = [url, mailto].filter((way) => way !== undefined).map((way) => `<${way}>`);
  const tokens = ways.map((way, index) => (index < ways.length - 1 ? `${way},` : way));
  return [
    listId && header('List-Id', [`<${cleanLine(listId).replace(/[^\w.-]/g, '')}>`]),
    ways.length > 0 && header('List-Unsubscribe', tokens),
    url?.startsWith('https:') &&
      unsubscribe?.oneClick !== false &&
      header('List-Unsubscribe-Post', ['List-Unsubscribe=One-Click']),
  ].filter((line) => typeof line === 'string' && line !== '') as string[];
}

/** "Trending papers, 2026-03-06: The best paper's title": ASCII for the most part, so that it is sent as it reads. */
function subjectOf({ entries, title }: Publication, date: Date): string {
  const first = entries[0];
  return shorten(`${title}, ${utcDay(date)}${first === undefined ? '' : `: ${first.titleText}`}`, 150);
}

const part = (type: string, content: string) =>
  `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(content)}`;

/**
 * A digest as a message that clients and filters accept: plain text first, HTML of at most 90 kB, list headers, dark
 * mode. Papers that do not fit are counted in both parts, with a link to the page. Deterministic; linear in the
 * listing's text.
 *
 * @throws `address-unusable` when a mail address is none
 * @example
 * toEmail(listing, { to: { address: 'ada@example.org' }, unsubscribe: { url: 'https://example.org/u/3f9a' } }).eml
 */
export function toEmail(publishable: Publishable, options: EmailOptions = {}): Email {
  const report = reporter(options);
  const publication = toSpokenPublication(publishable, options);
  const { description, entries, homepage, language, title, updated } = publication;
  const { url, mailto } = unsubscribeLinks(options, report);
  const items = entries.map(digestItem);
  const rows = digestRows(items);
  const words = options.words ?? en;
  const day = updated && sayDay(utcDay(updated), words);
  const frame: Frame = { title, description, day, language, words, homepage, unsubscribe: url ?? mailto, left: 0 };
  const preheader = shorten(
    entries
      .slice(0, 3)
      .map((entry) => entry.titleText)
      .join(' · '),
    200,
  );
  // The note about what is left over takes no more than a few hundred bytes of the rest.
  const shell = bytesOf(digestHtml({ ...frame, left: entries.length }, [], preheader));
  const count = fitting(rows, mostBytes - shell);
  const left = entries.length - count;
  if (left > 0) report('papers-left-over', { left });
  const html = digestHtml({ ...frame, left }, rows.slice(0, count), preheader);
  const text = digestText({ ...frame, left }, items.slice(0, count));

  const date = options.date ?? updated ?? new Date(0);
  const subject = subjectOf(publication, date);
  const from = options.from ?? nobody;
  const name = uuidOf([from.address, options.to?.address, date.toISOString(), subject, text].join('\n')).slice(9);
  const messageId = `<${name}@${from.address.split('@')[1]}>`;
  // Quoted-printable writes every "=" as "=3D", so no line of a part can be the boundary.
  const boundary = `=_${name}`;
  const eml = [
    header('From', mailbox(from)),
    header('To', options.to ? mailbox(options.to) : ['undisclosed-recipients:;']),
    ...(options.replyTo ? [header('Reply-To', mailbox(options.replyTo))] : []),
    header('Subject', unstructured(subject)),
    header('Date', [date.toUTCString().replace('GMT', '+0000')]),
    header('Message-ID', [messageId]),
    ...listHeaders(options, url, mailto),
    header('Auto-Submitted', ['auto-generated']),
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative;\r\n boundary="${boundary}"`,
    '',
    `--${boundary}`,
    part('text/plain', text),
    `--${boundary}`,
    part('text/html', html),
    `--${boundary}--`,
    '',
  ].join('\r\n');
  return { subject, text, html, eml, messageId, papers: entries.slice(0, count).map(({ paper }) => paper.id) };
}
