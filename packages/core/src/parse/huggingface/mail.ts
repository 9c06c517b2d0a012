import { TrendingPapersError } from '../../paper/errors.js';
import type { Listing } from '../../paper/schema.js';
import { toIsoDate } from '../../text/dates.js';
import { linesOf } from '../copied/lines.js';
import type { Draft } from '../draft.js';
import type { ParseContext, Probe } from '../format.js';
import { toPaper } from '../to-paper.js';
import { findAll, readHtml, textOf } from '../xml.js';
import { htmlPart, isMime, readMime, textPart } from './mime.js';
import { assumeYear } from './text-header.js';
import { read as readText, votes } from './text-mail.js';

// The daily mail: the message as a mail program saves it (.eml), or its HTML alone.

const paperLink = /^https?:\/\/(?:www\.)?huggingface\.co\/papers\/(\d{4}\.\d{4,5})/i;

/** The daily mail: the message as a mail program saves it (.eml), or its HTML alone. */
export function detect({ head, text }: Probe): boolean {
  if (isMime(head)) return isDigest(text.slice(0, 200_000));
  return head.startsWith('<') && text.includes('huggingface.co/papers/') && hasVotes(text);
}

/** Votes behind titles, however the triangle is encoded, in a mail that links to the site. */
function isDigest(raw: string): boolean {
  const { content, parts } = readMime(raw, () => {});
  const texts = [content, ...parts.flatMap((part) => [part.content, ...part.parts.map((inner) => inner.content)])];
  return texts.some((text) => /huggingface\.co\//i.test(text) && hasVotes(text));
}

/** "(140 ▲)" at the end of a link, whichever way the triangle is written. */
function hasVotes(html: string): boolean {
  return /\(\d[\d,.]{0,9}k? {0,2}(?:\u25B2|&#9650;|&#x25B2;|\u2191)\)/i.test(html);
}

export function parse({ head, text }: Probe, context: ParseContext): Omit<Listing, 'issues'> {
  if (!isMime(head)) return readHtmlMail(text, undefined, context);
  const message = readMime(text, context.report);
  const date = toIsoDate((message.headers.date ?? '').replace(/\s*\([^)]*\)$/, ''))?.slice(0, 10);
  const html = htmlPart(message);
  if (html !== undefined) return readHtmlMail(html, date, context);
  const plain = textPart(message);
  if (plain === undefined)
    throw new TrendingPapersError('wrong-format', 'This message has neither a text nor an HTML part.');
  const listing = readText(linesOf(plain), context);
  return date === undefined ? listing : { ...listing, date };
}

function readHtmlMail(html: string, sent: string | undefined, context: ParseContext): Omit<Listing, 'issues'> {
  const links = findAll(readHtml(html), ({ name }) => name === 'a').map((link) => ({
    href: link.attributes.href ?? '',
    label: (textOf(link) ?? '').replace(/\s+/g, ' ').trim(),
  }));
  const date = sent ?? greetingDate(html, context);
  const papers = links
    .filter(({ href, label }) => paperLink.test(href) || votes.test(label))
    .flatMap(({ href, label }, index) => {
      const id = paperLink.exec(href)?.[1];
      const draft: Draft = {
        title: label.replace(votes, ''),
        ids: { arxiv: id },
        links: { discussion: id && `https://huggingface.co/papers/${id}` },
        signals: { upvotes: votes.exec(label)?.[1] },
        listed: date,
        position: index + 1,
      };
      return toPaper(draft, context.report, `link ${index + 1}`) ?? [];
    });
  return {
    title: 'Daily Papers',
    homepage: 'https://huggingface.co/papers',
    ...(date === undefined ? {} : { date }),
    papers,
  };
}

/** "Here is the selection of papers for today (6 Jul)". */
function greetingDate(html: string, context: ParseContext): string | undefined {
  const day = /\bfor today \(([^()<>]{3,20})\)/i.exec(html)?.[1];
  return day === undefined ? undefined : assumeYear({ number: 1 }, day, context);
}
