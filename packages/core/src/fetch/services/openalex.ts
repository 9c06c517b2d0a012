import { unusableAnswer } from '../client/errors.js';
import { quoted } from '../client/said.js';
import { idNotFound, list, onlyPage, readEntries, readJson, record } from '../pages/read.js';
import { walk } from '../pages/walk.js';
import type { Etiquette, Page, Service, Session } from '../types.js';
import { withQuery } from '../with-query.js';
import { freshTitle, mostOfTitle, titleWords } from './titles.js';

const base = 'https://api.openalex.org/works';
/** Since February 2026; 200 before. https://developers.openalex.org/ */
const pageSize = 100;
/** DOIs of one filter. */
const mostDois = 50;
/** The fields that are read of a work: whole works are ten times as long. */
const select = [
  'id,doi,ids,title,display_name,authorships,is_authors_truncated,publication_date,publication_year,type,type_crossref',
  'primary_location,best_oa_location,locations,open_access,abstract_inverted_index,cited_by_count,primary_topic,topics',
  'keywords,concepts,biblio,is_retracted,is_paratext,language,updated_date,created_date',
].join(',');

/**
 * Calls are metered, so a day's answer is kept for the day. A wrong or blank key is refused with 401, so an absent one
 * is not sent; 403 is a budget that is used up. https://developers.openalex.org/
 */
function etiquette({ keys }: Session): Etiquette {
  const secret = { query: { api_key: keys.openalex } };
  return { queue: 'openalex.org', interval: 150, fresh: 12 * 60 * 60_000, busy: [403], secret };
}

function read(body: Uint8Array, url: string): Record<string, unknown> {
  const json = record(readJson(body, url));
  if (typeof json.error === 'string') throw unusableAnswer(url, `with the error "${quoted(json.error) ?? ''}"`);
  return json;
}

function works(parameters: Record<string, string>, session: Session) {
  const size = Math.min(pageSize, session.limit);
  return walk(session, {
    etiquette: etiquette(session),
    read,
    size,
    entries: ({ results }) => list(results).length,
    total: ({ meta }) => record(meta).count,
    address: (_, before) => {
      const cursor = before ? record(before.meta).next_cursor : '*';
      return typeof cursor === 'string'
        ? withQuery(base, { ...parameters, per_page: size, select, cursor })
        : undefined;
    },
  });
}

/** Works of a title. */
async function* ofTitle(title: string, session: Session): AsyncGenerator<Page> {
  const filter = `title.search:${titleWords(title)}`;
  const url = withQuery(base, { filter, per_page: mostOfTitle, select });
  const json = await session.request(url, { ...etiquette(session), fresh: freshTitle }, read);
  const entries = list(json.results).length;
  yield onlyPage(await readEntries(entries, json, url, session), url, entries);
}

/** Works by DOI, fifty in one request. https://developers.openalex.org/ */
async function* byDoi(dois: readonly string[], session: Session): AsyncGenerator<Page> {
  for (let start = 0; start < dois.length; start += mostDois) {
    const some = dois.slice(start, start + mostDois);
    const url = withQuery(base, { filter: `doi:${some.join('|')}`, per_page: mostDois, select });
    const json = await session.request(url, etiquette(session), read);
    const entries = list(json.results).length;
    const page = await readEntries(entries, json, url, session);
    const found = new Set(list(json.results).map((work) => String(record(work).doi ?? '').toLowerCase()));
    const unknown = some.filter((doi) => !found.has(`https://doi.org/${doi.toLowerCase()}`));
    const listing = { ...page, issues: [...page.issues, ...unknown.map((doi) => idNotFound('OpenAlex', doi))] };
    yield { listing, url, entries, more: start + mostDois < dois.length };
  }
}

async function* work(id: string, session: Session): AsyncGenerator<Page> {
  const named = /^10\.\d{4,9}\//.test(id) ? `doi:${id}` : id;
  const url = `${base}/${encodeURIComponent(named)}`;
  const json = await session.request(url, etiquette(session), read);
  yield onlyPage(await readEntries(1, { meta: { count: 1 }, results: [json] }, url, session), url);
}

/** OpenAlex works: a search, a filter, one work. The key is read from `keys.openalex`. */
export const openalex: Service = {
  name: 'openalex',
  title: 'OpenAlex',
  keys: [
    {
      name: 'openalex',
      env: 'OPENALEX_API_KEY',
      gives: 'a free key of openalex.org gives ten times the daily budget of those without',
    },
  ],
  routes: [
    {
      example: 'filter:primary_topic.id:T10028,from_publication_date:2026-01-01',
      gives: 'the newest works of a filter',
      extent: 'search',
      pattern: /^filter:\s*(.+)$/,
      pages: ([, filter = ''], session) => works({ filter, sort: 'publication_date:desc' }, session),
    },
    {
      example: 'work:10.7717/peerj.4375',
      gives: 'one work, by DOI or its own identifier',
      extent: 'whole',
      pattern: /^work:\s*(\S+)$/,
      pages: ([, id = ''], session) => work(id, session),
    },
    {
      example: 'works:10.7717/peerj.4375 10.48550/arxiv.1706.03762',
      gives: 'several works, by DOI',
      extent: 'whole',
      // A comma or a bar in a DOI would end it for the filter.
      pattern: /^works:\s*(10\.[^\s,|]+(?:\s+10\.[^\s,|]+)*)$/,
      pages: ([, dois = ''], session) => byDoi(dois.split(/\s+/), session),
    },
    {
      example: 'title:Attention Is All You Need',
      gives: 'the eight works whose titles match best',
      extent: 'whole',
      pattern: /^title:\s*(.+)$/,
      pages: ([, title = ''], session) => ofTitle(title, session),
    },
    {
      example: 'search:sparse attention',
      gives: 'the hits of a search',
      extent: 'search',
      pattern: /^(?!(?:filter|work|search):\s*$)(?:search:)?\s*(.+)$/,
      pages: ([, query = ''], session) => works({ search: query }, session),
    },
  ],
};
