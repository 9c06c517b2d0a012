import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchListing, services } from '../../src/fetch/index.js';
import { faults } from './faults.js';
import { type Loopback, loopback } from './loopback.js';

const fixtures = resolve(import.meta.dirname, '..', 'fixtures');

/** A source of each service, the answer it gives and the address it must be asked at. */
const answers: readonly { source: string; fixture: string; asked: RegExp }[] = [
  {
    source: 'hf:daily',
    fixture: 'huggingface/daily-2026.json',
    asked: /^huggingface\.co\/api\/daily_papers\?limit=100$/,
  },
  {
    source: 'hf:search:mixture of experts',
    fixture: 'huggingface/search-2025.json',
    asked: /papers\/search\?q=mixture/,
  },
  { source: 'arxiv:cs.LG', fixture: 'arxiv/daily-rss.xml', asked: /^rss\.arxiv\.org\/rss\/cs\.LG$/ },
  {
    source: 'arxiv:search:cat:cs.LG',
    fixture: 'arxiv/api.xml',
    asked: /^export\.arxiv\.org\/api\/query\?search_query=cat/,
  },
  {
    source: 's2:search:x',
    fixture: 'services/semantic-scholar-search.json',
    asked: /^api\.semanticscholar\.org\/graph/,
  },
  { source: 'openalex:search:x', fixture: 'services/openalex.json', asked: /^api\.openalex\.org\/works\?search=x/ },
  {
    source: 'crossref:search:x',
    fixture: 'services/crossref.json',
    asked: /^api\.crossref\.org\/works\?query\.biblio/,
  },
  {
    source: 'openreview:ICLR.cc/2025/Conference',
    fixture: 'services/openreview-v2.json',
    asked: /^api2\.openreview\.net/,
  },
  {
    source: 'biorxiv:neuroscience',
    fixture: 'services/biorxiv.json',
    asked: /^api\.biorxiv\.org\/details\/biorxiv\/7d\/0/,
  },
  { source: 'medrxiv:3d', fixture: 'services/biorxiv.json', asked: /^api\.biorxiv\.org\/details\/medrxiv\/3d\/0/ },
  { source: 'europepmc:CRISPR', fixture: 'services/europe-pmc.json', asked: /^www\.ebi\.ac\.uk\/europepmc/ },
  { source: 'dblp:x', fixture: 'services/dblp.json', asked: /^dblp\.org\/search\/publ\/api\?q=x/ },
  {
    source: 'pwc:trending',
    fixture: 'services/papers-with-code-trending.json',
    asked: /^paperswithcode\.co\/api\/v1\//,
  },
  { source: 'hal:x', fixture: '../fetch/answers/hal.json', asked: /^api\.archives-ouvertes\.fr\/search\/\?q=x/ },
  { source: 'inspire:x', fixture: '../fetch/answers/inspire.json', asked: /^inspirehep\.net\/api\/literature\?q=x/ },
  { source: 'zenodo:x', fixture: '../fetch/answers/zenodo.json', asked: /^zenodo\.org\/api\/records\?q=x/ },
  { source: 'doaj:x', fixture: '../fetch/answers/doaj.json', asked: /^doaj\.org\/api\/search\/articles\/x\?/ },
  {
    source: 'orcid:0000-0002-1825-0097',
    fixture: '../fetch/answers/orcid.json',
    asked: /^pub\.orcid\.org\/v3\.0\/0000-0002-1825-0097\/works$/,
  },
  {
    source: 'zotero:groups/4567',
    fixture: '../fetch/answers/zotero.json',
    asked: /^api\.zotero\.org\/groups\/4567\/items\/top\?/,
  },
  {
    source: 'ads:x',
    fixture: '../fetch/answers/ads.json',
    asked: /^api\.adsabs\.harvard\.edu\/v1\/search\/query\?q=x/,
  },
  {
    source: 'alphaxiv:hot:7d',
    fixture: '../fetch/answers/alphaxiv.json',
    asked: /^api\.alphaxiv\.org\/papers\/v3\/feed\?sort=Hot&interval=7\+Days&pageNum=0/,
  },
  {
    source: 'hn:2611.00001',
    fixture: '../fetch/answers/hn.json',
    asked: /^hn\.algolia\.com\/api\/v1\/search\?query=%222611\.00001%22&tags=story/,
  },
  {
    source: 'github:example/meadows',
    fixture: '../fetch/answers/github.json',
    asked: /^api\.github\.com\/graphql$/,
  },
  { source: 'https://lab.example/feed.json', fixture: 'interchange/feed.json', asked: /^lab\.example\/feed\.json$/ },
];

const read = (fixture: string) => readFileSync(join(fixtures, fixture), 'utf8');

let net: Loopback;
beforeAll(async () => {
  net = await loopback();
});
afterAll(() => net.close());

const options = () => ({ ...net.options, requestTimeout: 400, keys: { github: 'ghp_made_up_token' } });

it('every service is asked here', () => {
  const asked = new Set(answers.map(({ source }) => source.split(':')[0]));
  expect(services.map(({ name }) => name).filter((name) => !asked.has(name))).toEqual([]);
});

describe.each(answers)('$source', ({ source, fixture, asked }) => {
  const good = read(fixture);

  it('is asked where it answers, and gives its papers', async () => {
    net.play((_, response) => response.end(good));
    const { papers } = await fetchListing(source, options());
    expect(net.asked[0]).toMatch(asked);
    expect(papers.length).toBeGreaterThan(0);
    expect(papers.map(({ position }) => position)).toEqual(papers.map((_, index) => index + 1));
    for (const paper of papers) expect(paper.sources[0]).toMatchObject({ seen: expect.any(String) });
  });

  it.each(Object.keys(faults))('gives the same papers after %s', async (name) => {
    net.play((_, response) => response.end(good));
    const calm = await fetchListing(source, options());
    const fault = faults[name]!(good);
    net.play((request, response, number) => (number === 0 ? fault(request, response, number) : response.end(good)));
    const ids = (await fetchListing(source, options())).papers.map(({ id }) => id);
    expect(ids).toEqual(calm.papers.map(({ id }) => id));
  });

  it('says so in a typed error when it fails for good', async () => {
    net.play((_, response) => response.writeHead(500).end());
    await expect(fetchListing(source, options())).rejects.toHaveProperty('code', 'upstream-failed');
  });

  it('is not read when it is far too large', async () => {
    const chunk = 'x'.repeat(65_536);
    net.play((_, response) => {
      const pour = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', pour);
      pour();
    });
    const answer = fetchListing(source, { ...options(), requestTimeout: 10_000, maxBytes: 2 ** 20 });
    await expect(answer).rejects.toHaveProperty('code', 'too-large');
  });
});
