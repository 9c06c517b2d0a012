import { isTrendingPapersError, TrendingPapersError } from '../../paper/errors.js';
import { unusableAnswer } from '../client/errors.js';
import { quoted } from '../client/said.js';
import { idNotFound, list, onlyPage, readEntries, readJson, record } from '../pages/read.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Page, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';
import { freshTitle, titleWords } from './titles.js';

const graph = 'https://api.semanticscholar.org/graph/v1';
const recommendations = 'https://api.semanticscholar.org/recommendations/v1';
/** offset + limit may not pass 1,000. https://api.semanticscholar.org/api-docs/graph#tag/Paper-Data */
const reachable = 1_000;
const mostRecommended = 500;
/** Identifiers of one batch. */
const mostIds = 500;
const pageSize = 100;
const fields = [
  'paperId,corpusId,externalIds,url,title,abstract,venue,year,publicationDate,publicationTypes,journal,authors',
  'citationCount,influentialCitationCount,openAccessPdf,fieldsOfStudy,tldr',
].join(',');
/** The recommendations know no `tldr`. */
const recommendedFields = fields.replace(',tldr', '');

/** One request a second with a key, over all endpoints; without one the world shares a pool. */
function etiquette({ keys }: Session): Etiquette {
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
    etiquette: etiquette(session),
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
      return withQuery(`${graph}/paper/search`, { query, offset, limit, fields });
    },
  });
}

async function* paper(id: string, session: Session): AsyncGenerator<Page> {
  const url = withQuery(`${graph}/paper/${encodeURIComponent(id)}`, { fields });
  const json = await session.request(url, etiquette(session), read);
  yield onlyPage(await readEntries(1, { total: 1, data: [json] }, url, session), url);
}

/** The paper of a title that matches best, if any does: a miss is answered with 404. */
async function* ofTitle(title: string, session: Session): AsyncGenerator<Page> {
  const url = withQuery(`${graph}/paper/search/match`, { query: titleWords(title), fields });
  const json = await session
    .request(url, { ...etiquette(session), fresh: freshTitle }, read)
    .catch((error: unknown): Record<string, unknown> => {
      if (isTrendingPapersError(error, 'not-found')) return { data: [] };
      throw error;
    });
  const data = list(json.data);
  yield onlyPage(await readEntries(data.length, { total: data.length, data }, url, session), url, data.length);
}

/** Papers by identifier, five hundred in one request; those it does not know are `null`, in their place. */
async function* byId(ids: readonly string[], session: Session): AsyncGenerator<Page> {
  const url = withQuery(`${graph}/paper/batch`, { fields });
  for (let start = 0; start < ids.length; start += mostIds) {
    const some = ids.slice(start, start + mostIds);
    const body = JSON.stringify({ ids: some });
    const answer = await session.request(url, { ...etiquette(session), body }, readBatch);
    const data = answer.filter((paper) => paper !== null);
    const page = await readEntries(data.length, { total: data.length, data }, url, session);
    const unknown = some.filter((_, at) => answer[at] === null || answer[at] === undefined);
    const listing = { ...page, issues: [...page.issues, ...unknown.map((id) => idNotFound('Semantic Scholar', id))] };
    yield { listing, url, entries: data.length, more: start + mostIds < ids.length };
  }
}

function readBatch(body: Uint8Array, url: string): unknown[] {
  const json = readJson(body, url);
  if (!Array.isArray(json)) throw unusableAnswer(url, 'not with a list of papers');
  return json;
}

async function* similar(id: string, session: Session): AsyncGenerator<Page> {
  const size = Math.min(session.limit, mostRecommended);
  const url = withQuery(`${recommendations}/papers/forpaper/${encodeURIComponent(id)}`, {
    limit: size,
    fields: recommendedFields,
  });
  const json = await session.request(url, etiquette(session), (body, from) => record(readJson(body, from)));
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
      example: 'papers:ARXIV:1706.03762 DOI:10.7717/peerj.4375',
      gives: 'several papers, by identifier',
      extent: 'whole',
      pattern: /^papers:\s*(\S+(?:\s+\S+)*)$/,
      pages: ([, ids = ''], session) => byId(ids.split(/\s+/), session),
    },
    {
      example: 'title:Attention Is All You Need',
      gives: 'the paper whose title matches best',
      extent: 'whole',
      pattern: /^title:\s*(.+)$/,
      pages: ([, title = ''], session) => ofTitle(title, session),
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
