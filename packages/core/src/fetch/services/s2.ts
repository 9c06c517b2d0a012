import { TrendingPapersError } from '../../paper/errors.js';
import { unusableAnswer } from '../client/errors.js';
import { quoted } from '../client/said.js';
import { list, onlyPage, readEntries, readJson, record } from '../pages/read.js';
import { walk } from '../pages/walk.js';
import { withQuery } from '../pages/with-query.js';
import type { Etiquette, Page, Service, Session } from '../types.js';

const graph = 'https://api.semanticscholar.org/graph/v1';
const recommendations = 'https://api.semanticscholar.org/recommendations/v1';
/** offset + limit may not pass 1,000. https://api.semanticscholar.org/api-docs/graph#tag/Paper-Data */
const reachable = 1_000;
const mostRecommended = 500;
const pageSize = 100;
export const s2Fields = [
  'paperId,corpusId,externalIds,url,title,abstract,venue,year,publicationDate,publicationTypes,journal,authors',
  'citationCount,influentialCitationCount,openAccessPdf,fieldsOfStudy,tldr',
].join(',');
/** The recommendations know no `tldr`. */
const recommendedFields = s2Fields.replace(',tldr', '');

/** One request a second with a key, over all endpoints; without one the world shares a pool. */
export function s2Etiquette({ keys }: Session): Etiquette {
  const secret = { headers: { 'x-api-key': keys.s2 } };
  return { queue: 'semanticscholar.org', interval: 1_100, fresh: 60 * 60_000, secret };
}

/** An answer may carry `error` or `message` in place of data, with a status of 200. */
function read(body: Uint8Array, url: string): Record<string, unknown> {
  const json = record(readJson(body, url));
  const trouble = json.error ?? (json.data === undefined && json.paperId === undefined ? json.message : undefined);
  if (typeof trouble === 'string') throw unusableAnswer(url, `with the error "${quoted(trouble) ?? ''}"`);
  return json;
}

/** Without a hit there is a total of 0 and no `data`. */
function search(query: string, session: Session) {
  const size = Math.min(pageSize, session.limit);
  return walk(session, {
    etiquette: s2Etiquette(session),
    read,
    size,
    reach: reachable,
    entries: ({ data }) => list(data).length,
    total: ({ total }) => total,
    input: (json) => ({ ...json, data: list(json.data) }),
    address: (received, before) => {
      const offset = before ? before.next : 0;
      if (typeof offset !== 'number' || offset < received || offset >= reachable) return undefined;
      const limit = Math.min(size, reachable - offset);
      return withQuery(`${graph}/paper/search`, { query, offset, limit, fields: s2Fields });
    },
  });
}

async function* paper(id: string, session: Session): AsyncGenerator<Page> {
  const url = withQuery(`${graph}/paper/${encodeURIComponent(id)}`, { fields: s2Fields });
  const json = await session.request(url, s2Etiquette(session), read);
  yield onlyPage(await readEntries(1, { total: 1, data: [json] }, url, session), url);
}

async function* similar(id: string, session: Session): AsyncGenerator<Page> {
  const size = Math.min(session.limit, mostRecommended);
  const url = withQuery(`${recommendations}/papers/forpaper/${encodeURIComponent(id)}`, {
    limit: size,
    fields: recommendedFields,
  });
  const json = await session.request(url, s2Etiquette(session), (body, from) => record(readJson(body, from)));
  if (!Array.isArray(json.recommendedPapers))
    throw new TrendingPapersError('unusable-answer', 'Semantic Scholar gave no recommendations.', { url });
  const data = json.recommendedPapers;
  const listing = await readEntries(data.length, { total: data.length, data }, url, session);
  // Recommendations have no end: as many are given as are asked for.
  yield onlyPage(listing, url, data.length);
}

/** Semantic Scholar: a search, one paper, papers like one. The key is read from `keys.s2`. */
export const s2: Service = {
  name: 's2',
  title: 'Semantic Scholar',
  keys: [
    { name: 's2', env: 'S2_API_KEY', gives: 'a key of semanticscholar.org gives one request a second for yourself' },
  ],
  routes: [
    {
      example: 'paper:ARXIV:1706.03762',
      gives: 'one paper, by ARXIV:, DOI:, PMID:, ACL: or its own identifier',
      extent: 'whole',
      pattern: /^paper:\s*(\S+)$/,
      pages: ([, id = ''], session) => paper(id, session),
    },
    {
      example: 'similar:ARXIV:1706.03762',
      gives: 'recommended papers',
      extent: 'search',
      pattern: /^similar:\s*(\S+)$/,
      pages: ([, id = ''], session) => similar(id, session),
    },
    {
      example: 'search:mixture of experts',
      gives: 'the hits of a search',
      extent: 'search',
      pattern: /^(?!(?:paper|similar|search):\s*$)(?:search:)?\s*(.+)$/,
      pages: ([, query = ''], session) => search(query, session),
    },
  ],
};
