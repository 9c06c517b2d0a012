import { isTrendingPapersError } from '../paper/errors.js';
import type { Listing } from '../paper/schema.js';
import { arxivIds, arxivSearch } from './arxiv-api.js';
import { arxivEtiquette, easternDay } from './arxiv-etiquette.js';
import { textOf } from './body.js';
import { unusableAnswer } from './errors.js';
import { emptyListing, joinPages, readListing } from './pages.js';
import { address, unknownRoute } from './route.js';
import type { Service, Session } from './types.js';

/** `cs`, `cs.LG`, `hep-th`, and several joined by `+`. */
const categories = /^[a-z-]+(\.[A-Za-z-]+)?(\+[a-z-]+(\.[A-Za-z-]+)?)*$/;
const identifiers = /^(\d{4}\.\d{4,5}(v\d+)?|[a-z-]+(\.[A-Z]{2})?\/\d{7}(v\d+)?)([\s,]+|$)/i;

/** Errors after which another way to the same papers is worth trying: the service's trouble, not the question's. */
const passable = new Set([
  'rate-limited',
  'upstream-failed',
  'unusable-answer',
  'network-failed',
  'timed-out',
  'forbidden',
]);

/** The ways to a day's papers, best first: the feed is small and cached, the others are asked when it fails. */
const ways: readonly (readonly [string, (what: string, session: Session) => Promise<Listing>])[] = [
  ['feed', dailyFeed],
  ['OAI-PMH', harvest],
  ['list page', listPage],
];

async function dailyPapers(what: string, session: Session): Promise<Listing> {
  const failures: string[] = [];
  for (const [index, [name, fetch]] of ways.entries()) {
    try {
      const listing = await fetch(what, session);
      const issues = failures.map((message) => ({
        code: 'fell-back',
        message: `${message} Asked the ${name} instead.`,
      }));
      return { ...listing, issues: [...issues, ...listing.issues] };
    } catch (error) {
      if (!isTrendingPapersError(error) || !passable.has(error.code) || index === ways.length - 1) throw error;
      failures.push(error.message);
      session.progress(`${error.message} Trying the ${ways[index + 1]?.[0]}.`);
    }
  }
  throw unknownRoute(arxiv, what);
}

/** Empty on Saturdays, Sundays and holidays, which is no error. https://info.arxiv.org/help/rss.html */
async function dailyFeed(what: string, session: Session): Promise<Listing> {
  const url = `https://rss.arxiv.org/rss/${what}`;
  const listing = await session.request(url, arxivEtiquette, async (body, from) => {
    const text = textOf(body);
    // A bad query comes back as a feed that says so.
    if (/<title>Feed error/.test(text.slice(0, 2000))) throw unusableAnswer(from, 'its feed reports an error');
    if (!/<(rss|feed)[\s>]/.test(text)) throw unusableAnswer(from, 'not with a feed');
    return readListing(text, url, session.now());
  });
  return joinPages([listing], session, url);
}

/**
 * https://info.arxiv.org/help/oa/index.html: datestamps are those of the last change, and `until` is not to be used.
 * A list without matches is an `<error>` inside a good answer.
 */
async function harvest(what: string, session: Session): Promise<Listing> {
  const pages: Listing[] = [];
  const from = easternDay(new Date(session.now().getTime() - 2 * 86_400_000));
  for (const category of what.split('+')) {
    const [archive = '', subject] = category.split('.');
    const set = subject ? `${archive}:${archive}:${subject}` : archive;
    const parameters = { verb: 'ListRecords', metadataPrefix: 'arXiv', set, from };
    const url = address('https://oaipmh.arxiv.org/oai', parameters);
    const listing = await session.request(url, arxivEtiquette, async (body, at) => {
      const text = textOf(body);
      const error = /<error[^>]*code="(\w+)"/.exec(text)?.[1];
      if (error === 'noRecordsMatch') return emptyListing(session);
      if (!text.includes('<OAI-PMH')) throw unusableAnswer(at, 'not with OAI-PMH');
      if (error) throw unusableAnswer(at, `with the OAI-PMH error ${error}`);
      return readListing(text, url, session.now());
    });
    pages.push(listing);
  }
  return joinPages(pages, session, 'https://oaipmh.arxiv.org/oai');
}

async function listPage(what: string, session: Session): Promise<Listing> {
  const pages: Listing[] = [];
  for (const category of what.split('+')) {
    const url = `https://arxiv.org/list/${category}/new`;
    pages.push(await session.request(url, arxivEtiquette, (body) => readListing(textOf(body), url, session.now())));
  }
  return joinPages(pages, session, `https://arxiv.org/list/${what}/new`);
}

/** arXiv: the day's papers of a category, a search, papers by identifier. */
export const arxiv: Service = {
  name: 'arxiv',
  routes: [
    { example: 'cs.LG', gives: "the day's papers of a category; join several with +" },
    { example: 'search:ti:"sparse attention" AND cat:cs.CL', gives: 'the newest papers of a search' },
    { example: '2403.12345,1706.03762', gives: 'papers by identifier' },
  ],
  async fetch(what, session) {
    if (what.startsWith('search:')) return arxivSearch(what.slice('search:'.length).trim(), session);
    if (identifiers.test(what)) return arxivIds(what.split(/[\s,]+/).filter(Boolean), session);
    if (categories.test(what)) return dailyPapers(what, session);
    throw unknownRoute(arxiv, what);
  },
};
