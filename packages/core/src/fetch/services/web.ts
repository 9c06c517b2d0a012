import { issueOf } from '../issues.js';
import { readListing } from '../pages/read.js';
import { noticeRepeats, repeatedPage } from '../pages/repeats.js';
import type { Etiquette, Page, Service, Session } from '../types.js';

/** A feed is asked at most every five minutes, unless it allows a longer rest itself. */
const fresh = 5 * 60_000;
/** A feed that leads on for ever ends here, and the listing says so. */
const mostPages = 1_000;

/** Bytes rather than text: a feed declares its own encoding. */
async function* turn(first: string, session: Session): AsyncGenerator<Page> {
  const asked = new Set<string>();
  let next: string | undefined = first;
  let received = 0;
  const repeats = noticeRepeats();
  while (next !== undefined) {
    const url: string = next;
    asked.add(url);
    session.progress(`page ${asked.size}`, received);
    const etiquette: Etiquette = { queue: new URL(url).host, interval: 500, fresh };
    const listing = await session.request(url, etiquette, (body, from) => readListing(body, from, session.now()));
    if (repeats(listing)) {
      listing.issues.push(repeatedPage(session.source, asked.size, received));
      yield { listing, url, entries: 0, more: false };
      return;
    }
    received += listing.papers.length;
    next = addressOf(listing.next, url);
    // A circle ends where it began.
    if (next !== undefined && asked.has(next)) next = undefined;
    if (next !== undefined && asked.size >= mostPages) {
      listing.issues.push(issueOf('cut-off', { source: session.source, taken: received, pages: mostPages }));
      next = undefined;
    }
    yield { listing, url, entries: listing.papers.length, more: next !== undefined };
  }
}

/** Any http(s) address of a listing, in any format that `parse` reads; pages follow by `next`. */
export const web: Service = {
  name: 'url',
  title: 'The web',
  routes: [
    {
      example: 'https://example.org/feed.json',
      gives: 'any listing on the web',
      extent: 'whole',
      pattern: /^https?:\/\/\S+$/i,
      pages: ([url], session) => turn(url, session),
    },
  ],
};

/** `next` of an API's answer may be a cursor, which only that service's own file knows how to send back. */
const pageAddress = /^(?:https?:\/\/|\.{0,2}\/|\?|[\w./-]+\.(?:json|xml|atom|rss)\b)/i;

function addressOf(next: string | undefined, url: string): string | undefined {
  if (next === undefined || !pageAddress.test(next) || !URL.canParse(next, url)) return undefined;
  return new URL(next, url).href;
}
