import { TrendingPapersError } from '../../paper/errors.js';
import type { Listing } from '../../paper/schema.js';
import { textOf } from '../client/body.js';
import { unusableAnswer } from '../client/errors.js';
import { emptyListing, idNotFound, onlyPage, readListing } from '../pages/read.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Page, Read, Session } from '../types.js';
import { withQuery } from '../with-query.js';
import { untilEasternMidnight } from './arxiv-days.js';
import { arxivEtiquette } from './arxiv-etiquette.js';
import { freshTitle, mostOfTitle, titleWords } from './titles.js';

const base = 'https://export.arxiv.org/api/query';
/** Larger pages are allowed (2,000) and fail more often. https://github.com/lukasschwab/arxiv.py/issues/175 */
const pageSize = 100;
/** Beyond this the API answers 400. https://info.arxiv.org/help/api/user-manual.html#paging */
const reachable = 30_000;

/** Field prefixes of the query language; a query without any is searched as words. */
const fielded = /\b(ti|au|abs|co|jr|cat|rn|id|all|submittedDate|lastUpdatedDate):/;

/** One answer of the API: its papers, the entries it really held and what it counts. */
interface Answer {
  listing: Listing;
  entries: number;
  total: number | undefined;
}

/** The newest papers of a search: words, or arXiv's own query language. */
export function arxivSearch(query: string, session: Session): AsyncGenerator<Page> {
  const size = Math.min(pageSize, session.limit);
  return walk(session, {
    etiquette: etiquette(session),
    read: reader(session),
    size,
    reach: reachable,
    emptyIsFault: true,
    entries: ({ entries }) => entries,
    total: ({ total }) => total,
    // Its own title is the address that was asked: no name for a feed that people read.
    listing: ({ listing }) => ({ ...listing, title: `arXiv: ${query.replace(/\s+/g, ' ').trim()}` }),
    address: (received) =>
      withQuery(base, {
        search_query: fielded.test(query) ? query : words(query),
        sortBy: 'submittedDate',
        sortOrder: 'descending',
        start: received,
        max_results: size,
      }),
  });
}

/** Papers whose title has the words of one; titles are given for good, so the answer is kept for long. */
export async function* arxivTitle(title: string, session: Session): AsyncGenerator<Page> {
  const search = `ti:"${titleWords(title)}"`;
  const url = withQuery(base, { search_query: search, max_results: mostOfTitle });
  const { listing } = await session.request(url, { ...arxivEtiquette, fresh: freshTitle }, reader(session));
  yield onlyPage(listing, url);
}

/** Papers by identifier; those the API silently leaves out are reported. */
export async function* arxivIds(ids: readonly string[], session: Session): AsyncGenerator<Page> {
  for (let start = 0; start < ids.length; start += pageSize) {
    const asked = ids.slice(start, start + pageSize);
    const url = withQuery(base, { id_list: asked.join(','), max_results: asked.length });
    const { listing } = await session.request(url, etiquette(session), reader(session));
    const got = new Set(listing.papers.map((paper) => paper.ids.arxiv?.toLowerCase()));
    const missing = asked.filter((id) => !got.has(bareId(id)));
    const issues = missing.map((id) => idNotFound('arXiv', id));
    const more = start + pageSize < ids.length;
    const named = { ...listing, title: 'Papers of arXiv', issues: [...listing.issues, ...issues] };
    yield { listing: named, url, entries: asked.length, more };
  }
}

/** Without version, and without the subject class that old identifiers may carry: math.GT/0309136v1 → math/0309136. */
function bareId(id: string): string {
  return id
    .toLowerCase()
    .replace(/v\d+$/, '')
    .replace(/^([a-z-]+)\.[a-z]{2}\//, '$1/');
}

function words(query: string): string {
  const terms = query
    .replace(/["():]/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
  return terms.map((term) => `all:${term}`).join(' AND ');
}

function etiquette(session: Session): Etiquette {
  return { ...arxivEtiquette, fresh: untilEasternMidnight(session.now()) };
}

/** An error of the API comes as a feed, often with status 200. */
function reader(session: Session): Read<Answer> {
  return async (body, url) => {
    const text = textOf(body);
    const problem = /<id>https?:\/\/arxiv\.org\/api\/errors#([^<]*)<\/id>/.exec(text)?.[1];
    if (problem) throw new TrendingPapersError('bad-request', `arXiv says: ${problem.replaceAll('_', ' ')}.`, { url });
    if (!/<feed[\s>]/.test(text)) throw unusableAnswer(url, 'not with a feed');
    const entries = text.match(/<entry[\s>]/g)?.length ?? 0;
    const total = /<opensearch:totalResults[^>]*>(\d+)</.exec(text)?.[1];
    const listing = entries === 0 ? emptyListing(session) : await readListing(text, url, session.now());
    return { listing, entries, total: total === undefined ? undefined : Number(total) };
  };
}
