import { TrendingPapersError } from '../paper/errors.js';
import type { Listing } from '../paper/schema.js';
import { unusableAnswer } from './errors.js';
import { joinPages, list, readJson, readPage, record } from './pages.js';
import { address, splitVerb, unknownRoute } from './route.js';
import type { Etiquette, Service, Session } from './types.js';

const graph = 'https://api.semanticscholar.org/graph/v1';
const recommendations = 'https://api.semanticscholar.org/recommendations/v1';
/** offset + limit may not pass 1,000. https://api.semanticscholar.org/api-docs/graph#tag/Paper-Data */
const reachable = 1_000;
const pageSize = 100;
const fields = [
  'paperId,corpusId,externalIds,url,title,abstract,venue,year,publicationDate,publicationTypes,journal,authors',
  'citationCount,influentialCitationCount,openAccessPdf,fieldsOfStudy,tldr',
].join(',');
/** The recommendations know no `tldr`. */
const recommendedFields = fields.replace(',tldr', '');

/** One request a second with a key, over all endpoints; without one the world shares a pool. */
function etiquette(session: Session): Etiquette {
  const key = session.keys.s2;
  const pace = { queue: 'semanticscholar.org', interval: 1_100, fresh: 60 * 60_000 };
  return key ? { ...pace, headers: { 'x-api-key': key } } : pace;
}

/** An answer may carry `error` or `message` in place of data, with a status of 200. */
function read(body: Uint8Array, url: string): Record<string, unknown> {
  const json = record(readJson(body, url));
  const trouble = json.error ?? (json.data === undefined && json.paperId === undefined ? json.message : undefined);
  if (typeof trouble === 'string') throw unusableAnswer(url, `with the error "${trouble.slice(0, 120)}"`);
  return json;
}

async function search(query: string, session: Session): Promise<Listing> {
  const pages: Listing[] = [];
  const limit = Math.min(session.limit, reachable);
  let offset = 0;
  let first = '';
  while (offset < limit) {
    const size = Math.min(pageSize, limit - offset);
    const url = address(`${graph}/paper/search`, { query, offset, limit: size, fields });
    first ||= url;
    const json = await session.request(url, etiquette(session), read);
    const total = typeof json.total === 'number' ? Math.min(json.total, limit) : limit;
    session.progress(`page ${pages.length + 1}`, offset, total);
    // Without a hit there is a total of 0 and no `data`.
    const data = list(json.data);
    pages.push(await readPage(data.length, { ...json, data }, url, session));
    const next = typeof json.next === 'number' ? json.next : limit;
    if (next <= offset) break;
    offset = next;
  }
  return joinPages(pages, session, first);
}

async function paper(id: string, session: Session): Promise<Listing> {
  const url = address(`${graph}/paper/${encodeURIComponent(id)}`, { fields });
  const json = await session.request(url, etiquette(session), read);
  return joinPages([await readPage(1, { total: 1, data: [json] }, url, session)], session, url);
}

async function similar(id: string, session: Session): Promise<Listing> {
  const url = address(`${recommendations}/papers/forpaper/${encodeURIComponent(id)}`, {
    limit: Math.min(session.limit, 500),
    fields: recommendedFields,
  });
  const json = await session.request(url, etiquette(session), (body, from) => record(readJson(body, from)));
  if (!Array.isArray(json.recommendedPapers))
    throw new TrendingPapersError('unusable-answer', 'Semantic Scholar gave no recommendations.', { url });
  const data = json.recommendedPapers;
  return joinPages([await readPage(data.length, { total: data.length, data }, url, session)], session, url);
}

/** Semantic Scholar: a search, one paper, papers like one. The key is read from `keys.s2`. */
export const s2: Service = {
  name: 's2',
  routes: [
    { example: 'search:mixture of experts', gives: 'the hits of a search' },
    { example: 'paper:ARXIV:1706.03762', gives: 'one paper, by ARXIV:, DOI:, PMID:, ACL: or its own identifier' },
    { example: 'similar:ARXIV:1706.03762', gives: 'recommended papers' },
  ],
  async fetch(what, session) {
    const [verb, rest] = splitVerb(what, ['search', 'paper', 'similar'], 'search');
    if (!rest) throw unknownRoute(s2, what);
    const ways: Record<string, typeof search> = { search, paper, similar };
    return (ways[verb] ?? search)(rest, session);
  },
};
