import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fetchListings } from '../../src/collect/index.js';
import { type CachedAnswer, fetchListing } from '../../src/fetch/index.js';
import type { Paper } from '../../src/paper/index.js';
import { parse } from '../../src/parse/index.js';
import { json, status, upstream } from './upstream.js';

const answer = (name: string) =>
  json(JSON.parse(readFileSync(join(import.meta.dirname, 'answers', `${name}.json`), 'utf8')));

describe('what a catalogue says of a paper is read whole', () => {
  it.each([
    [
      'hal:graphène',
      {
        id: 'arxiv:2601.00002',
        title: 'Le graphène vu de près',
        abstract: 'On regarde le graphène.',
        published: '2026-01-15',
        venue: 'Annales',
        links: { pdf: 'https://hal.science/hal-04100001/file/a.pdf' },
        ids: { hal: 'hal-04100001', doi: '10.1234/hal.1' },
      },
    ],
    [
      'inspire:a Example',
      {
        id: 'arxiv:hep-th/9711200',
        title: 'A Large $N$ Example of Field Theories',
        published: '1997-11-27',
        signals: { citations: 17 },
        authors: [{ family: 'Example', given: 'Ada Maria' }, { name: 'ATLAS' }],
        ids: { inspire: '451647' },
      },
    ],
    [
      'zenodo:meadows',
      {
        id: 'doi:10.5281/zenodo.100001',
        abstract: 'Meadows & bees.',
        published: '2026-03-02',
        authors: [{ family: 'Example', orcid: '0000-0002-1825-0097', affiliation: 'Meadow Lab' }],
      },
    ],
    [
      'doaj:bees',
      {
        id: 'doi:10.1234/bees.1',
        title: 'Bees in Spring',
        published: '2026-03',
        venue: 'Journal of Bees',
        authors: [{ name: 'Ada Example', orcid: '0000-0002-1825-0097' }],
      },
    ],
    ['orcid:0000-0002-1825-0097', { id: 'doi:10.1234/bees.1', published: '2026-03', venue: 'Journal of Bees' }],
    [
      'zotero:groups/4567',
      {
        id: 'doi:10.1234/bees.1',
        listed: '2026-03-18',
        abstract: 'They fly.',
        topics: ['bees'],
        authors: [{ family: 'Example', given: 'Ada' }, { name: 'Meadow Group' }],
      },
    ],
    [
      'ads:year:2026',
      {
        id: 'arxiv:2601.00004',
        published: '2026-01',
        signals: { citations: 5 },
        topics: ['astro-ph.SR', 'Stars'],
        ids: { ads: '2026ApJ...900....1E', doi: '10.3847/1538-4357/abc001' },
      },
    ],
  ])('%s', async (source, expected) => {
    const { papers, issues } = await fetchListing(source, upstream(answer(source.split(':')[0]!)).options);
    expect(papers[0]).toMatchObject(expected);
    // ORCID knows the works of a person without who else wrote them, and says so.
    expect(issues.map(({ code }) => code)).toEqual(source.startsWith('orcid:') ? ['authors-missing'] : []);
  });

  it('the second preprint of a library by its number, and a work without a date', async () => {
    const zotero = await fetchListing('zotero:groups/4567/collections/ABCD1234', upstream(answer('zotero')).options);
    expect(zotero.papers[1]).toMatchObject({ id: 'arxiv:2601.00003', published: '2026', authors: [] });
    const orcid = await fetchListing('orcid:https://orcid.org/0000-0002-1825-0097', upstream(answer('orcid')).options);
    expect(orcid.papers[1]).toMatchObject({ id: 'arxiv:2601.00003', title: 'A Preprint' });
  });
});

describe('a record that was fetched', () => {
  it.each([
    ['hal', 'hal:x'],
    ['inspire', 'inspire:x'],
    ['zenodo', 'zenodo:x'],
    ['doaj', 'doaj:x'],
    ['orcid', 'orcid:0000-0002-1825-0097'],
    ['zotero', 'zotero:users/1'],
    ['ads', 'ads:x'],
  ])('of %s says what the same answer says in a file', async (name, source) => {
    const text = readFileSync(join(import.meta.dirname, 'answers', `${name}.json`), 'utf8');
    const { papers } = await fetchListing(source, upstream(answer(name)).options);
    const filed = await parse(text);
    // Where and when it was read differs.
    const saying = ({ sources: _, position: __, placed: ___, history: ____, ...rest }: Paper) => rest;
    expect(filed.papers).not.toEqual([]);
    expect(papers.map(saying)).toEqual(filed.papers.map(saying));
  });
});

describe('a catalogue', () => {
  it.each([
    [
      'hal:x',
      { response: { numFound: 950, docs: Array.from({ length: 100 }, (_, n) => ({ title_s: [`T ${n}`] })) } },
      950,
    ],
    [
      'ads:x',
      { response: { numFound: 950, docs: Array.from({ length: 200 }, (_, n) => ({ title: [`T ${n}`] })) } },
      950,
    ],
    ['doaj:x', { total: 950, results: Array.from({ length: 100 }, (_, n) => ({ bibjson: { title: `T ${n}` } })) }, 950],
  ])('%s says of how many it gave the first', async (source, page, total) => {
    const { papers, issues } = await fetchListing(source, { ...upstream(json(page)).options, limit: 50 });
    expect(papers).toHaveLength(50);
    expect(issues).toContainEqual(
      expect.objectContaining({ code: 'cut-off', message: expect.stringContaining(`50 of ${total}`) }),
    );
  });

  it('gives a whole library, page after page', async () => {
    const item = (n: number) => ({ data: { title: `Paper number ${n} of the library`, itemType: 'preprint' } });
    const pages = (start: number, count: number) => json(Array.from({ length: count }, (_, n) => item(start + n)));
    const { options, asked } = upstream(pages(0, 100), pages(100, 100), pages(200, 17));
    const { papers, issues } = await fetchListing('zotero:users/12', options);
    expect([papers.length, issues]).toEqual([217, []]);
    expect(asked.map(({ url }) => new URL(url).searchParams.get('start'))).toEqual(['0', '100', '200']);
  });

  it('counts a library in a header, and tells what did not come with both numbers', async () => {
    const item = (n: number) => ({ data: { title: `Paper number ${n} of the library`, itemType: 'preprint' } });
    const page = (start: number, count: number) =>
      json(
        Array.from({ length: count }, (_, n) => item(start + n)),
        { 'total-results': '217' },
      );
    const { issues } = await fetchListing('zotero:users/12', {
      ...upstream(page(0, 100)).options,
      limit: 50,
    });
    expect(issues).toMatchObject([{ code: 'cut-off', facts: { taken: 50, of: 217 } }]);

    const kept = new Map<string, CachedAnswer>();
    const cache = {
      get: async (key: string) => kept.get(key),
      set: async (key: string, answer: CachedAnswer) => void kept.set(key, answer),
    };
    // The last page came short, and stays so in the cache.
    for (const answers of [[page(0, 100), page(100, 100), page(200, 9), json([])], [status(500)]]) {
      const { ledger } = await fetchListings(['zotero:users/12'], { ...upstream(...answers).options, cache });
      expect(ledger).toMatchObject([{ source: 'zotero:users/12', expected: 217, received: 209, missing: 8 }]);
    }
  });

  it.each([
    ['ads:x', { ads: 't0ken-of-ada' }, 'authorization', 'Bearer t0ken-of-ada'],
    ['zotero:users/1', { zotero: 'k3y-of-ada' }, 'zotero-api-key', 'k3y-of-ada'],
  ])('%s is shown its key', async (source, keys, header, value) => {
    const { options, asked } = upstream(answer(source.split(':')[0]!));
    await fetchListing(source, { ...options, keys });
    expect(asked[0]?.headers).toHaveProperty(header, value);
  });

  it.each([
    ['ads:x', 401, 'ADS_API_TOKEN'],
    ['zotero:users/1', 403, 'ZOTERO_API_KEY'],
  ])('%s that refuses with %d is told with the key that helps', async (source, code, key) => {
    const { options } = upstream(status(code, {}, '{"error":"Unauthorized for this library"}'));
    await expect(fetchListing(source, options)).rejects.toMatchObject({
      message: expect.stringMatching(new RegExp(`Unauthorized for this library.*${key}`)),
    });
  });

  it.each(['hal:x', 'inspire:x', 'zenodo:x', 'doaj:x', 'orcid:0000-0002-1825-0097', 'zotero:users/1', 'ads:x'])(
    '%s that answers something else is asked again, and then said to be unusable',
    async (source) => {
      const { options, asked } = upstream(json({ message: 'We have moved' }));
      await expect(fetchListing(source, options)).rejects.toHaveProperty('code', 'unusable-answer');
      expect(asked).toHaveLength(5);
    },
  );

  it('loses a field for a wrong field, and not a paper', async () => {
    const docs = [
      { title_s: ['A Paper'], authFullName_s: 7, producedDate_s: 'soon', abstract_s: {} },
      { title_s: [] },
      null,
    ];
    const { options } = upstream(json({ response: { numFound: 3, docs } }));
    const { papers, issues } = await fetchListing('hal:x', options);
    expect(papers.map(({ title }) => title)).toEqual(['A Paper']);
    expect(issues.map(({ code }) => code)).toEqual(expect.arrayContaining(['title-missing']));
  });
});
