/** What each service answers, as it documents its answers in 2026 or as its own pages ask; the papers are made up. */

type Answers = (url: URL, body: string | undefined) => Response;

export interface Shape {
  service: string;
  /** A source with as many papers as the upstream is given. */
  source: (total: number) => string;
  /** The upstream with so many papers. */
  upstream: (total: number) => Answers;
  /** What it says of every listing. */
  says?: readonly string[];
  /** Whether the service counts the whole. */
  counts: boolean;
  /** The most it gives of one result. @default all */
  reach?: number;
  /** How it refuses, and which of its words a person must see. */
  refusal: { status: number; body: string; words: string; code: string };
  /** The keys it takes, and where a request must carry what of them. */
  login?: { keys: Record<string, string>; carried: (request: { url: URL; headers: Headers; body: string }) => boolean };
}

const numbers = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index + 1);
const json = (value: unknown, headers?: Record<string, string>) => Response.json(value, headers && { headers });
const page = (total: number, start: number, size: number) => numbers(start, Math.min(total, start + size));
const title = (number: number) => `A Made-Up Study of Meadow Number ${number}`;
const arxiv = (number: number) => `2611.${String(number).padStart(5, '0')}`;
const number = (url: URL, name: string, otherwise = 0) => Number(url.searchParams.get(name) ?? otherwise);

const atom = (total: number, ids: readonly number[]) =>
  new Response(`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"
    xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><id>https://arxiv.org/api/x</id><title>arXiv Query</title>
    <opensearch:totalResults>${total}</opensearch:totalResults>${ids
      .map(
        (id) => `<entry><id>http://arxiv.org/abs/${arxiv(id)}v1</id><title>${title(id)}</title><summary>Bees.</summary>
        <published>2026-11-17T00:00:00Z</published><author><name>Ada Example</name></author></entry>`,
      )
      .join('')}</feed>`);

const preprint = (server: string) => (id: number) => ({
  doi: `10.1101/2026.11.11.${500_000 + id}`,
  title: title(id),
  authors: 'Example, A.',
  date: '2026-11-11',
  version: '1',
  category: 'neuroscience',
  server,
});

const preprints = (service: 'biorxiv' | 'medrxiv', server: string): Shape => ({
  service,
  source: () => `${service}:7d`,
  upstream: (total) => (url) => {
    const cursor = Number(url.pathname.split('/').at(-2));
    const messages = [{ status: 'ok', interval: '7d', cursor, count: 30, total: String(total) }];
    return json({ messages, collection: page(total, cursor, 30).map(preprint(server)) });
  },
  counts: true,
  refusal: {
    status: 503,
    body: '<html><head><title>503 Service Temporarily Unavailable</title></head></html>',
    words: 'Service Temporarily Unavailable',
    code: 'upstream-failed',
  },
});

export const shapes: readonly Shape[] = [
  {
    service: 'hf',
    source: () => 'hf:month:2026-11',
    upstream: (total) => (url) => {
      const size = number(url, 'limit', 50);
      const items = page(total, number(url, 'p') * size, size).map((id) => ({
        paper: { id: arxiv(id), title: title(id), summary: 'Bees.', authors: [{ name: 'Ada Example' }], upvotes: id },
        title: title(id),
        publishedAt: '2026-11-17T00:00:00.000Z',
      }));
      return json(items);
    },
    counts: false,
    refusal: {
      status: 400,
      body: '{"error":"Invalid month format"}',
      words: 'Invalid month format',
      code: 'bad-request',
    },
  },
  {
    service: 'arxiv',
    source: () => 'arxiv:search:cat:cs.LG',
    upstream: (total) => (url) => atom(total, page(total, number(url, 'start'), number(url, 'max_results'))),
    counts: true,
    refusal: {
      status: 200,
      body: `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/api/errors#sortBy_must_be_in_relevance</id>
        <title>Error</title></entry></feed>`,
      words: 'sortBy must be in relevance',
      code: 'bad-request',
    },
  },
  {
    service: 's2',
    source: () => 's2:search:meadows',
    upstream: (total) => (url) => {
      const [offset, limit] = [number(url, 'offset'), number(url, 'limit')];
      const ids = page(total, offset, limit);
      const data = ids.map((id) => ({ paperId: String(id).padStart(40, '0'), title: title(id), year: 2026 }));
      return json({ total, offset, ...(offset + limit < total && { next: offset + limit }), data });
    },
    counts: true,
    reach: 1_000,
    refusal: {
      status: 400,
      body: '{"error":"Unrecognized or unsupported fields: [citatons]"}',
      words: 'unsupported fields: [citatons]',
      code: 'bad-request',
    },
    login: { keys: { s2: 'key-of-s2' }, carried: ({ headers }) => headers.get('x-api-key') === 'key-of-s2' },
  },
  {
    service: 'openalex',
    source: () => 'openalex:filter:primary_topic.id:T10028',
    upstream: (total) => (url) => {
      const [start, size] = [Number(url.searchParams.get('cursor')?.replace('*', '0')), number(url, 'per_page')];
      const results = page(total, start, size).map((id) => ({ id: `https://openalex.org/W${id}`, title: title(id) }));
      return json({ meta: { count: total, next_cursor: start + size < total ? String(start + size) : null }, results });
    },
    counts: true,
    refusal: {
      status: 400,
      body: '{"error":"Invalid query parameters error.","message":"tpoic is not a valid field"}',
      words: 'tpoic is not a valid field',
      code: 'bad-request',
    },
    login: {
      keys: { openalex: 'key-of-openalex' },
      carried: ({ url }) => url.searchParams.get('api_key') === 'key-of-openalex',
    },
  },
  {
    service: 'crossref',
    source: () => 'crossref:filter:issn:2041-1723',
    upstream: (total) => (url) => {
      const [start, rows] = [Number(url.searchParams.get('cursor')?.replace('*', '0')), number(url, 'rows')];
      const items = page(total, start, rows).map((id) => ({
        DOI: `10.1234/meadow.${id}`,
        title: [title(id)],
        type: 'journal-article',
        published: { 'date-parts': [[2026, 11, 1]] },
      }));
      // Its cursor goes on for ever.
      const message = { 'total-results': total, items, 'next-cursor': String(start + rows) };
      return json({ status: 'ok', 'message-type': 'work-list', message });
    },
    counts: true,
    refusal: {
      status: 400,
      body: '{"status":"failed","message-type":"validation-failure","message":[{"type":"filter-not-available","value":"isn","message":"Filter isn specified but there is no such filter"}]}',
      words: 'there is no such filter',
      code: 'bad-request',
    },
    login: {
      keys: { mailto: 'ada@lab.example' },
      carried: ({ url }) => url.searchParams.get('mailto') === 'ada@lab.example',
    },
  },
  {
    service: 'openreview',
    source: () => 'openreview:ICLR.cc/2027/Conference',
    upstream: (total) => (url) => {
      if (url.pathname === '/login') return json({ token: 'token-of-openreview', user: { id: '~Ada_Example1' } });
      const notes = page(total, number(url, 'offset'), number(url, 'limit')).map((id) => {
        const note = `note${String(id).padStart(6, '0')}`;
        return { id: note, forum: note, content: { title: { value: title(id) }, authors: { value: ['Ada Example'] } } };
      });
      return json({ notes, count: total });
    },
    counts: true,
    refusal: {
      status: 403,
      body: '{"name":"ChallengeRequiredError","message":"Please verify that you are human","status":403}',
      words: 'Please verify that you are human',
      code: 'login-required',
    },
    login: {
      keys: { openreviewUser: 'ada@lab.example', openreviewPassword: 'correct horse' },
      carried: ({ url, headers, body }) =>
        url.pathname === '/login'
          ? body === '{"id":"ada@lab.example","password":"correct horse"}'
          : headers.get('authorization') === 'Bearer token-of-openreview',
    },
  },
  preprints('biorxiv', 'bioRxiv'),
  preprints('medrxiv', 'medRxiv'),
  {
    service: 'europepmc',
    source: () => 'europepmc:AUTH:"Example A" sort_date:y',
    upstream: (total) => (url) => {
      const cursorMark = url.searchParams.get('cursorMark') ?? '*';
      const start = Number(cursorMark.replace('*', '0'));
      const ids = page(total, start, number(url, 'pageSize'));
      const result = ids.map((id) => ({
        id: String(id),
        source: 'MED',
        pmid: String(30_000_000 + id),
        title: title(id),
      }));
      // At the end the cursor is the one that was sent.
      const nextCursorMark = ids.length > 0 ? String(start + ids.length) : cursorMark;
      return json({ hitCount: total, nextCursorMark, request: { cursorMark }, resultList: { result } });
    },
    counts: true,
    refusal: {
      status: 400,
      body: '{"errCode":400,"errMsg":"Invalid cursor mark"}',
      words: 'Invalid cursor mark',
      code: 'bad-request',
    },
  },
  {
    service: 'dblp',
    source: () => 'dblp:meadows',
    upstream: (total) => (url) => {
      const first = number(url, 'f');
      const hit = page(total, first, number(url, 'h')).map((id) => ({
        '@id': String(id),
        info: {
          title: `${title(id)}.`,
          year: '2026',
          key: `conf/meadow/${id}`,
          url: `https://dblp.org/rec/conf/meadow/${id}`,
        },
      }));
      const hits = {
        '@total': String(total),
        '@sent': String(hit.length),
        '@first': String(first),
        ...(hit.length > 0 && { hit }),
      };
      return json({ result: { query: 'meadows', status: { '@code': '200', text: 'OK' }, hits } });
    },
    counts: true,
    refusal: {
      status: 429,
      body: '<html><title>429 Too Many Requests</title></html>',
      words: 'Too Many Requests',
      code: 'rate-limited',
    },
  },
  {
    service: 'pwc',
    source: () => 'pwc:recent',
    upstream: (total) => (url) =>
      json(
        page(total, 0, number(url, 'limit')).map((id) => ({
          arxiv_id: arxiv(id),
          title: title(id),
          abstract: 'Bees.',
        })),
      ),
    counts: false,
    reach: 100,
    refusal: { status: 404, body: '{"detail":"Not Found"}', words: 'Not Found', code: 'not-found' },
  },
  {
    service: 'alphaxiv',
    source: () => 'alphaxiv:recent:30d',
    upstream: (total) => (url) => {
      const size = number(url, 'pageSize');
      const papers = page(total, number(url, 'pageNum') * size, size).map((id) => ({
        universal_paper_id: arxiv(id),
        canonical_id: `${arxiv(id)}v1`,
        title: title(id),
        abstract: 'Bees.',
        authors: ['Ada Example'],
        metrics: { total_votes: id },
      }));
      return json({ papers, page: number(url, 'pageNum') });
    },
    counts: false,
    refusal: {
      status: 401,
      body: '{"error":{"message":"Please sign in"}}',
      words: 'Please sign in',
      code: 'key-refused',
    },
  },
  {
    service: 'inspire',
    source: () => 'inspire:a Example',
    upstream: (total) => (url) => {
      const size = number(url, 'size');
      const hits = page(total, (number(url, 'page') - 1) * size, size).map((id) => ({
        id: String(id),
        metadata: { titles: [{ title: title(id) }], control_number: id, arxiv_eprints: [{ value: arxiv(id) }] },
      }));
      return json({ hits: { hits, total } });
    },
    counts: true,
    refusal: {
      status: 400,
      body: '{"status":400,"message":"Maximum search page size of `1000` results exceeded."}',
      words: 'Maximum search page size',
      code: 'bad-request',
    },
  },
  {
    service: 'ads',
    source: () => 'ads:year:2026',
    upstream: (total) => (url) => {
      const docs = page(total, number(url, 'start'), number(url, 'rows')).map((id) => ({
        bibcode: `2026ApJ...900.${String(id).padStart(4, '0')}E`,
        title: [title(id)],
      }));
      return json({ responseHeader: { status: 0 }, response: { numFound: total, start: number(url, 'start'), docs } });
    },
    counts: true,
    refusal: {
      status: 400,
      body: '{"error":"org.apache.solr.search.SyntaxError: Cannot parse year"}',
      words: 'Cannot parse year',
      code: 'bad-request',
    },
    login: {
      keys: { ads: 'token-of-ads' },
      carried: ({ headers }) => headers.get('authorization') === 'Bearer token-of-ads',
    },
  },
  {
    service: 'hal',
    source: () => 'hal:title_t:prairie',
    upstream: (total) => (url) => {
      const docs = page(total, number(url, 'start'), number(url, 'rows')).map((id) => ({
        halId_s: `hal-${String(4_000_000 + id).padStart(8, '0')}`,
        title_s: [title(id)],
      }));
      return json({ response: { numFound: total, start: number(url, 'start'), docs } });
    },
    counts: true,
    refusal: {
      status: 400,
      body: '{"error":{"code":400,"msg":"undefined field titel_t"}}',
      words: 'undefined field titel_t',
      code: 'bad-request',
    },
  },
  {
    service: 'doaj',
    source: () => 'doaj:meadows',
    upstream: (total) => (url) => {
      const size = number(url, 'pageSize');
      const results = page(total, (number(url, 'page') - 1) * size, size).map((id) => ({
        id: `a${id}`,
        bibjson: { title: title(id), year: '2026', identifier: [{ type: 'doi', id: `10.1234/doaj.${id}` }] },
      }));
      return json({ total, page: number(url, 'page'), pageSize: size, results });
    },
    counts: true,
    reach: 1_000,
    refusal: {
      status: 400,
      body: '{"status":"bad_request","error":"Bad search terms: unbalanced quotes (ref: 1f2e)"}',
      words: 'unbalanced quotes',
      code: 'bad-request',
    },
  },
  {
    service: 'zenodo',
    source: () => 'zenodo:meadows',
    upstream: (total) => (url) => {
      const size = number(url, 'size');
      const hits = page(total, (number(url, 'page') - 1) * size, size).map((id) => ({
        id,
        doi: `10.5281/zenodo.${100_000 + id}`,
        metadata: { title: title(id), publication_date: '2026-11-02' },
      }));
      return json({ hits: { hits, total } });
    },
    counts: true,
    refusal: {
      status: 400,
      body: '{"status":400,"message":"The syntax of the search query is invalid."}',
      words: 'syntax of the search query',
      code: 'bad-request',
    },
  },
  {
    service: 'zotero',
    source: () => 'zotero:groups/4567',
    upstream: (total) => (url) =>
      json(
        page(total, number(url, 'start'), number(url, 'limit')).map((id) => ({
          key: `K${id}`,
          data: { itemType: 'preprint', title: title(id), DOI: `10.1234/zotero.${id}` },
        })),
        { 'total-results': String(total) },
      ),
    counts: true,
    refusal: { status: 403, body: 'Invalid key', words: 'Invalid key', code: 'forbidden' },
    login: {
      keys: { zotero: 'key-of-zotero' },
      carried: ({ headers }) => headers.get('zotero-api-key') === 'key-of-zotero',
    },
  },
  {
    service: 'orcid',
    source: () => 'orcid:0000-0002-1825-0097',
    upstream: (total) => () =>
      json({
        group: page(total, 0, total).map((id) => ({
          'external-ids': {
            'external-id': [{ 'external-id-type': 'doi', 'external-id-value': `10.1234/orcid.${id}` }],
          },
          'work-summary': [{ title: { title: { value: title(id) } } }],
        })),
      }),
    says: ['authors-missing'],
    counts: true,
    refusal: {
      status: 404,
      body: '{"response-code":404,"developer-message":"404 Not Found: The resource was not found. Full validation error: ORCID iD not found","user-message":"The resource was not found.","error-code":9016}',
      words: 'The resource was not found',
      code: 'not-found',
    },
  },
  {
    service: 'hn',
    source: (total) => `hn:${page(total, 0, total).map(arxiv).join(' ')}`,
    upstream: () => (url) => {
      const id = url.searchParams.get('query')?.replaceAll('"', '');
      const story = {
        objectID: id,
        title: 'A Study of Meadows',
        url: `https://arxiv.org/abs/${id}`,
        points: 9,
        num_comments: 1,
      };
      return json({ hits: [story], nbHits: 1 });
    },
    counts: true,
    refusal: {
      status: 429,
      body: '{"message":"Too many requests","status":429}',
      words: 'Too many requests',
      code: 'rate-limited',
    },
  },
  {
    service: 'github',
    source: (total) =>
      `github:${page(total, 0, total)
        .map((id) => `lab/meadow-${id}`)
        .join(' ')}`,
    upstream:
      () =>
      (_, body = '') => {
        const asked = [...JSON.parse(body).query.matchAll(/(r\d+): repository\(owner: "lab", name: "([^"]+)"\)/g)];
        const data = asked.map(([, at, name]) => [
          at,
          { nameWithOwner: `lab/${name}`, description: '', stargazerCount: 7 },
        ]);
        return json({ data: Object.fromEntries(data) });
      },
    counts: true,
    refusal: {
      status: 401,
      body: '{"message":"Bad credentials","documentation_url":"https://docs.github.com/graphql"}',
      words: 'Bad credentials',
      code: 'key-refused',
    },
    login: {
      keys: { github: 'token-of-github' },
      carried: ({ headers }) => headers.get('authorization') === 'Bearer token-of-github',
    },
  },
];
