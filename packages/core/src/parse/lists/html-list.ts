import type { Listing } from '../../paper/schema.js';
import type { ParseContext, Probe } from '../format.js';
import { readHtml } from '../xml.js';
import { htmlLines } from './html-lines.js';
import { isListing } from './list-signs.js';
import { readLines } from './paper-list.js';
import { paperRefOf } from './paper-places.js';
import { unwrapped } from './trackers.js';

/** Pages that services make know themselves. */
export const general = true;

const looked = 400_000;

/** Lists of papers in HTML: pages of links, and mails of services whose links lead through trackers. */
export function detect({ head, text }: Probe): boolean {
  if (!/^\s*</.test(head) || /^<\?xml|^<(?:rss|feed|rdf|urlset)/i.test(head)) return false;
  const start = text.slice(0, looked);
  const papers = new Set<string>();
  for (const [, href] of start.matchAll(/\bhref\s*=\s*["']([^"']{8,4000})["']/gi)) {
    const { id, url } = paperRefOf(unwrapped(href!)) ?? {};
    if (id ?? url) papers.add((id ?? url)!);
  }
  // Semantic Scholar marks the titles in its mails, of which a day may have one.
  if (papers.size === 1) return /\bclass="[^"]*\bpaper-link\b/.test(start);
  return papers.size > 1 && isListing(htmlLines(readHtml(start)));
}

export function parse({ text }: Probe, { report }: ParseContext): Omit<Listing, 'issues'> {
  const title = /<title[^>]{0,200}>([^<]{1,300})/i.exec(text.slice(0, 20_000))?.[1]?.replace(/\s+/g, ' ').trim();
  const listing = readLines(htmlLines(readHtml(text)), report);
  return title ? { ...listing, title } : listing;
}
