import { isTrendingPapersError } from '../../paper/errors.js';
import type { Issue, Listing } from '../../paper/schema.js';
import { textOf } from '../client/body.js';
import { troubles, unusableAnswer } from '../client/errors.js';
import { issueOf } from '../issues.js';
import { emptyListing, onlyPage, readListing } from '../pages/read.js';
import { walk } from '../pages/walk.js';
import type { Page, Read, Session } from '../types.js';
import { withQuery } from '../with-query.js';
import { easternDay, isWorkingDay } from './arxiv-days.js';
import { arxivEtiquette } from './arxiv-etiquette.js';

type Way = (what: string, session: Session) => AsyncIterable<Page>;

/** The ways to a day's papers, best first: the feed is small and cached, the others are asked when it fails. */
const ways: readonly (readonly [name: string, way: Way])[] = [
  ['feed', dailyFeed],
  ['OAI-PMH', harvest],
  ['list page', listPages],
];

/** The papers of the newest day of one or several categories, by the first way that is open and up to date. */
export async function* dailyPapers(what: string, session: Session): AsyncGenerator<Page> {
  const issues: Issue[] = [];
  for (const [index, [name, way]] of ways.entries()) {
    const pages: Page[] = [];
    try {
      for await (const page of way(what, session)) pages.push(page);
    } catch (error) {
      if (!isTrendingPapersError(error) || !troubles.has(error.code) || index === ways.length - 1) throw error;
      const next = ways[index + 1]![0];
      session.progress(`${error.message} Trying the ${next}.`);
      issues.push(issueOf('fell-back', { error: error.message, from: name, to: next }));
      continue;
    }
    if (pages[0]) pages[0].listing.issues.unshift(...issues);
    yield* pages;
    return;
  }
}

/**
 * The feed of the day, held against the list page: nothing in the feed says of which day it is, and now and then it
 * serves yesterday's papers as today's. It is empty on Saturdays, Sundays and holidays, which is no error.
 * https://info.arxiv.org/help/rss.html
 */
async function* dailyFeed(what: string, session: Session): AsyncGenerator<Page> {
  const url = `https://rss.arxiv.org/rss/${what}`;
  const listing = await session.request(url, arxivEtiquette, async (body, from) => {
    const text = textOf(body);
    // A bad query comes back as a feed that says so.
    if (/<title>Feed error/.test(text.slice(0, 2000))) throw unusableAnswer(from, 'its feed reports an error');
    if (!/<(rss|feed)[\s>]/.test(text)) throw unusableAnswer(from, 'not with a feed');
    return readListing(text, url, session.now());
  });
  const today = easternDay(session.now());
  const held = new Set(listing.papers.map(({ id }) => id));
  const stale = isWorkingDay(today) ? await staleness(held, what, today, session) : undefined;
  yield { ...onlyPage(listing, url), more: stale !== undefined };
  if (stale === undefined) return;
  session.progress(stale.message);
  let told = false;
  for await (const page of listPages(what, session)) {
    // The list page may count what the feed never has: only papers that it adds are worth a word.
    const adds = page.listing.papers.some(({ id }) => !held.has(id));
    if (adds && !told) page.listing.issues.unshift(stale);
    told ||= adds;
    yield { ...page, total: undefined };
  }
}

/** Papers of the list page that are looked for in the feed. */
const sample = 25;

/**
 * What is wrong with the feed, by a look at the beginning of the list page, which says its day and counts its papers;
 * nothing when the feed holds what that page begins with, and as many, or when the page is of another day or cannot be
 * had.
 */
async function staleness(
  held: ReadonlySet<string>,
  what: string,
  today: string,
  session: Session,
): Promise<Issue | undefined> {
  for (const category of what.split('+')) {
    const page = await firstOfList(category, session);
    if (page === undefined || page.date !== today) continue;
    const missing = page.papers.filter(({ id }) => !held.has(id)).length;
    const { total = 0 } = page;
    if (missing === 0 && held.size >= total) continue;
    const looked = page.papers.length;
    return issueOf('stale', { category, day: today, held: held.size, missing, looked, ...(total > 0 && { total }) });
  }
  return undefined;
}

/** A look that costs one short request, and is not worth a second. */
async function firstOfList(category: string, session: Session): Promise<Listing | undefined> {
  const url = withQuery(`https://arxiv.org/list/${category}/new`, { skip: 0, show: sample });
  const how = { ...arxivEtiquette, tries: 1 };
  try {
    return (await session.request(url, how, listReader(session))).listing;
  } catch (error) {
    if (!isTrendingPapersError(error)) throw error;
    session.progress(`Whether the feed is of today could not be checked. ${error.message}`);
    return undefined;
  }
}

/** Records a page of OAI-PMH holds, at most. */
const oaiSize = 2_000;

/**
 * https://info.arxiv.org/help/oa/index.html: datestamps are those of the last change, and `until` is not to be used.
 * A list without matches is an `<error>` inside a good answer; a long one goes on with a token.
 */
async function* harvest(what: string, session: Session): AsyncGenerator<Page> {
  const base = 'https://oaipmh.arxiv.org/oai';
  const from = easternDay(new Date(session.now().getTime() - 2 * 86_400_000));
  const categories = what.split('+');
  for (const [index, category] of categories.entries()) {
    const [archive = '', subject] = category.split('.');
    const set = subject ? `${archive}:${archive}:${subject}` : archive;
    const first = { verb: 'ListRecords', metadataPrefix: 'arXiv', set, from };
    const pages = walk<Listing>(session, {
      etiquette: arxivEtiquette,
      size: oaiSize,
      read: oaiReader(session),
      entries: ({ papers }) => papers.length,
      listing: (listing) => listing,
      address: (_, before) => {
        if (!before) return withQuery(base, first);
        return before.next === undefined
          ? undefined
          : withQuery(base, { verb: 'ListRecords', resumptionToken: before.next });
      },
    });
    const last = index === categories.length - 1;
    for await (const page of pages) yield { ...page, more: page.more || !last };
  }
}

function oaiReader(session: Session): Read<Listing> {
  return (body, url) => {
    const text = textOf(body);
    const error = /<error[^>]*code="(\w+)"/.exec(text)?.[1];
    if (error === 'noRecordsMatch') return emptyListing(session);
    if (!text.includes('<OAI-PMH')) throw unusableAnswer(url, 'not with OAI-PMH');
    if (error) throw unusableAnswer(url, `with the OAI-PMH error ${error}`);
    return readListing(text, url, session.now());
  };
}

/** Entries a list page shows at most. */
const listSize = 2_000;

interface ListAnswer {
  listing: Listing;
  entries: number;
}

function listReader(session: Session): Read<ListAnswer> {
  return async (body, url) => {
    const text = textOf(body);
    const listing = await readListing(text, url, session.now());
    return { listing, entries: text.match(/<dt[\s>]/g)?.length ?? 0 };
  };
}

const listAt = (session: Session, address: (received: number, number: number) => string) =>
  walk<ListAnswer>(session, {
    etiquette: arxivEtiquette,
    size: listSize,
    read: listReader(session),
    entries: ({ entries }) => entries,
    total: ({ listing }) => listing.total,
    listing: ({ listing }) => listing,
    address: (received, _, number) => address(received, number),
  });

async function* listPages(what: string, session: Session): AsyncGenerator<Page> {
  const categories = what.split('+');
  for (const [index, category] of categories.entries()) {
    const base = `https://arxiv.org/list/${category}/new`;
    const pages = listAt(session, (received) => withQuery(base, { skip: received, show: listSize }));
    // What is counted is counted for each category by itself.
    const several = categories.length > 1;
    const last = index === categories.length - 1;
    for await (const page of pages) yield { ...page, more: page.more || !last, ...(several && { total: undefined }) };
  }
}

/**
 * The papers that were announced on a past day, up to 90 days back, with their abstracts.
 * https://info.arxiv.org/help/catchup.html
 */
export async function* pastDay(what: string, day: string, session: Session): AsyncGenerator<Page> {
  const categories = what.split('+');
  for (const [index, category] of categories.entries()) {
    const base = `https://arxiv.org/catchup/${category}/${day}`;
    const pages = listAt(session, (_, number) => withQuery(base, { abs: 'True', page: number + 1 }));
    const last = index === categories.length - 1;
    for await (const page of pages)
      yield { ...page, more: page.more || !last, ...(categories.length > 1 && { total: undefined }) };
  }
}
