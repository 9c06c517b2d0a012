import { TrendingPapersError } from '../paper/errors.js';
import type { Listing } from '../paper/schema.js';
import { arxivEtiquette, untilEasternMidnight } from './arxiv-etiquette.js';
import { textOf } from './body.js';
import { unusableAnswer } from './errors.js';
import { emptyListing, joinPages, readListing } from './pages.js';
import { address } from './route.js';
import type { Etiquette, Session } from './types.js';

const base = 'https://export.arxiv.org/api/query';
/** Larger pages are allowed (2,000) and fail more often. https://github.com/lukasschwab/arxiv.py/issues/175 */
const pageSize = 100;
/** Beyond this the API answers 400. https://info.arxiv.org/help/api/user-manual.html#paging */
const reachable = 30_000;

/** Field prefixes of the query language; a query without any is searched as words. */
const fielded = /\b(ti|au|abs|co|jr|cat|rn|id|all|submittedDate|lastUpdatedDate):/;

/** The newest papers of a search: words, or arXiv's own query language. */
export async function arxivSearch(query: string, session: Session): Promise<Listing> {
  const search = fielded.test(query) ? query : words(query);
  const pages: Listing[] = [];
  const limit = Math.min(session.limit, reachable);
  let received = 0;
  let total = limit;
  let first = '';
  while (received < Math.min(limit, total)) {
    const url = address(base, {
      search_query: search,
      sortBy: 'submittedDate',
      sortOrder: 'descending',
      start: received,
      max_results: Math.min(pageSize, limit - received),
    });
    first ||= url;
    session.progress(`page ${pages.length + 1}`, received, Math.min(limit, total));
    const page = await askPage(url, session, received < total && received > 0);
    total = page.total;
    pages.push(page.listing);
    if (page.entries === 0) break;
    received += page.entries;
  }
  return joinPages(pages, session, first);
}

/** Papers by identifier; those the API silently leaves out are reported. */
export async function arxivIds(ids: readonly string[], session: Session): Promise<Listing> {
  const pages: Listing[] = [];
  let first = '';
  for (let start = 0; start < ids.length; start += pageSize) {
    const asked = ids.slice(start, start + pageSize);
    const url = address(base, { id_list: asked.join(','), max_results: asked.length });
    first ||= url;
    const { listing } = await askPage(url, session, false);
    const got = new Set(listing.papers.map((paper) => paper.ids.arxiv?.toLowerCase()));
    const missing = asked.filter((id) => !got.has(bareId(id)));
    const issues = missing.map((id) => ({ code: 'id-not-found', message: `arXiv has no paper ${id}.`, where: id }));
    pages.push({ ...listing, issues: [...listing.issues, ...issues] });
  }
  return joinPages(pages, session, first, ids.length);
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

/**
 * One page, with the number of entries it really held. A page that is empty in the middle of a result is a known
 * fault which another try mends; `mayNotBeEmpty` asks for that.
 */
async function askPage(
  url: string,
  session: Session,
  mayNotBeEmpty: boolean,
): Promise<{ listing: Listing; entries: number; total: number }> {
  const etiquette: Etiquette = { ...arxivEtiquette, fresh: untilEasternMidnight(session.now()) };
  const ask = (strict: boolean) =>
    session.request(url, etiquette, async (body, from) => {
      const text = textOf(body);
      const problem = /<id>https?:\/\/arxiv\.org\/api\/errors#([^<]*)<\/id>/.exec(text)?.[1];
      if (problem)
        throw new TrendingPapersError('bad-request', `arXiv says: ${problem.replaceAll('_', ' ')}.`, { url });
      if (!/<feed[\s>]/.test(text)) throw unusableAnswer(from, 'not with a feed');
      const entries = text.match(/<entry[\s>]/g)?.length ?? 0;
      if (entries === 0 && strict) throw unusableAnswer(from, 'with an empty page in the middle of the result');
      const total = Number(/<opensearch:totalResults[^>]*>(\d+)</.exec(text)?.[1] ?? entries);
      const listing = entries === 0 ? emptyListing(session) : await readListing(text, url, session.now());
      return { listing, entries, total };
    });
  if (!mayNotBeEmpty) return ask(false);
  return ask(true).catch(async (error: unknown) => {
    const empty = error instanceof TrendingPapersError && error.code === 'unusable-answer';
    if (!empty) throw error;
    const issue = { code: 'pages-missing', message: 'arXiv stopped before the end of the result.', where: url };
    return { listing: { ...emptyListing(session), issues: [issue] }, entries: 0, total: 0 };
  });
}
