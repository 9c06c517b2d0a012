import type { Listing } from '../paper/schema.js';
import { mergePages, readListing } from './pages.js';
import type { Etiquette, Service } from './types.js';

/** A feed is asked at most every five minutes, unless it allows a longer rest itself. */
const fresh = 5 * 60_000;
const maxPages = 20;

/** Any http(s) address of a listing, in any format that `parse` reads; pages follow by `next`. */
export const address: Service = {
  name: 'url',
  routes: [{ example: 'https://example.org/feed.json', gives: 'any listing on the web' }],
  async fetch(what, session) {
    const pages: Listing[] = [];
    const asked = new Set<string>();
    let received = 0;
    let next: string | undefined = what;
    while (next !== undefined && !asked.has(next) && pages.length < maxPages && received < session.limit) {
      const url: string = next;
      asked.add(url);
      const etiquette: Etiquette = { queue: new URL(url).host, interval: 500, fresh };
      // Bytes rather than text: a feed declares its own encoding.
      const page = await session.request(url, etiquette, (body, from) => read(body, from, session.now()));
      pages.push(page);
      received += page.papers.length;
      session.progress(`page ${pages.length}`, received);
      next = addressOf(page.next, url);
    }
    // A file that someone offers is taken whole; the limit only ends the turning of pages.
    const listing = mergePages(pages, Number.POSITIVE_INFINITY);
    const seen = session.now().toISOString();
    // A feed of ours knows where its papers were seen, and when; that is not to be written over.
    const papers = listing.papers.map((paper) =>
      paper.sources.some((source) => source.seen !== undefined)
        ? paper
        : { ...paper, sources: [{ name: session.source, url: what, seen, position: paper.position! }] },
    );
    return { ...listing, papers };
  },
};

/** `next` of an API's answer may be a cursor, which only that service's own file knows how to send back. */
const pageAddress = /^(?:https?:\/\/|\.{0,2}\/|\?|[\w./-]+\.(?:json|xml|atom|rss)\b)/i;

function addressOf(next: string | undefined, url: string): string | undefined {
  if (next === undefined || !pageAddress.test(next) || !URL.canParse(next, url)) return undefined;
  return new URL(next, url).href;
}

function read(body: Uint8Array, url: string, now: Date): Promise<Listing> {
  return readListing(body, url, now);
}
