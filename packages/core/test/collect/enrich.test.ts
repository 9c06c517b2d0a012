import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { enrich } from '../../src/collect/index.js';
import { type Listing, mergeListings, type Paper } from '../../src/paper/index.js';
import { parse } from '../../src/parse/index.js';
import { titleKey } from '../../src/text/keys.js';
import { paper } from './paper.js';

const now = () => new Date('2026-03-20T12:00:00Z');
const page = resolve(import.meta.dirname, '..', '..', '..', '..', 'examples', 'listing.txt');

let listing: Listing;
beforeAll(async () => {
  listing = await parse(await readFile(page), { now: now() });
});

/** A record of arXiv, as its API writes it. */
function entry(id: string, title: string, abstract: string, author: string, year: number): string {
  const clean = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<entry><id>http://arxiv.org/abs/${id}v1</id><title>${clean(title)}</title><summary>${clean(abstract)}</summary>
    <published>${year}-02-03T00:00:00Z</published><author><name>${author}</name></author>
    <link href="https://arxiv.org/abs/${id}v1" rel="alternate" type="text/html"/></entry>`;
}

/** The abstract after a revision: a beginning was rewritten, the rest stayed. */
const revised = (abstract: string) => `We come to this anew. ${abstract.split(' ').slice(12).join(' ')}`;

/** An arXiv that knows every paper of the seed, each behind decoys that nearly are it. */
function decoyed(papers: readonly Paper[]): (input: unknown) => Promise<Response> {
  return async (input) => {
    const url = new URL(String(input));
    const asked = titleKey(/ti:"(.*)"/.exec(url.searchParams.get('search_query') ?? '')?.[1] ?? '');
    const index = papers.findIndex(({ title }) => titleKey(title) === asked);
    const { title, abstract = '' } = papers[index]!;
    const other = papers[(index + 7) % papers.length]!.abstract ?? '';
    const id = (kind: number) => `2401.${kind}${String(index + 1).padStart(4, '0')}`;
    const entries = [
      entry(id(1), `Erratum: ${title}`, 'The sign in equation 3 was wrong.', 'Ada Example', 2024),
      entry(id(2), title, other, 'Other Person', 2012),
      entry(id(3), `${title} II`, abstract, 'Ada Example', 2024),
      entry(id(4), title.replace(/\w+$/, 'Revisited'), other, 'Other Person', 2024),
      entry(id(0), title, index % 3 === 0 ? revised(abstract) : abstract, 'Ada Example', 2023),
    ];
    return new Response(`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
      <opensearch:totalResults>5</opensearch:totalResults>${entries.join('')}</feed>`);
  };
}

const calm = { now, sleep: async () => {}, random: () => 0.5 };

describe('a page of titles and abstracts', () => {
  it('finds each of its papers behind decoys, and none of them wrong', async () => {
    const fetch = decoyed(listing.papers) as typeof globalThis.fetch;
    const { papers, issues, resolved } = await enrich(listing.papers, { ...calm, fetch, with: ['arxiv'] });
    expect(listing.papers).toHaveLength(64);
    expect(papers.map(({ id }) => id)).toEqual(
      listing.papers.map((_, index) => `arxiv:2401.0${String(index + 1).padStart(4, '0')}`),
    );
    expect([issues, resolved]).toEqual([[], 64]);
    for (const [index, { links, authors, position, sameAs }] of papers.entries()) {
      expect(links.page).toMatch(/^https:\/\/arxiv\.org\/abs\//);
      expect(authors.map(({ name }) => name)).toEqual(['Ada Example']);
      expect([position, sameAs]).toEqual([listing.papers[index]!.position, [listing.papers[index]!.id]]);
    }
    // What was found stays found when the same page is read again the next day.
    const next = mergeListings({ ...listing, papers }, listing, { now: now() });
    expect(next.papers).toHaveLength(64);
  });

  it('leaves what only decoys answer, with a link to search by', async () => {
    const asked = listing.papers.slice(0, 5);
    const good = decoyed(listing.papers);
    const fetch = async (input: unknown) => {
      const text = await (await good(input)).text();
      return new Response(text.replace(/<entry><id>[^<]*2401\.0[\s\S]*$/, '</feed>'));
    };
    const { papers, issues } = await enrich(asked, {
      ...calm,
      fetch: fetch as typeof globalThis.fetch,
      with: ['arxiv'],
    });
    expect(papers).toEqual(asked);
    expect(issues.map(({ code, where }) => [code, where])).toEqual(asked.map((_, n) => ['unresolved', `papers[${n}]`]));
    expect(issues[0]?.message).toContain('https://scholar.google.com/scholar?q=%22');
  });
});

describe('evidence', () => {
  const title = 'A Method of Looking at Meadows from Above';
  const abstract =
    'We look at meadows from above and count what we see in them, by day and by night, with a drone that carries two cameras of different kinds over the grass.';
  const found = async (known: Partial<Paper>, ...records: Partial<Paper>[]) => {
    const candidates = records.map((record, n) =>
      paper(`doi:10.1/${n}`, { ids: { doi: `10.1/${n}` }, title, ...record }),
    );
    const fetcher = async () => ({ title: 'x', papers: candidates, issues: [] });
    const { papers, issues } = await enrich([paper('title:x', { title, ...known })], {
      now,
      fetcher,
      with: ['crossref'],
    });
    return papers[0]!.ids.doi ?? issues[0]?.code;
  };
  const ann = [{ name: 'Ann Meadow' }];

  it.each<[string, Partial<Paper>, Partial<Paper>[], string]>([
    ['the same title, when nothing else is known', {}, [{}], '10.1/0'],
    ['the same abstract', { abstract }, [{ abstract }], '10.1/0'],
    ['the same first author', { authors: ann }, [{ authors: [{ name: 'A. Meadow' }, { name: 'Bo Hill' }] }], '10.1/0'],
    ['not another first author', { authors: ann }, [{ authors: [{ name: 'Bo Hill' }] }], 'unresolved'],
    ['not another abstract', { abstract }, [{ abstract: abstract.split(' ').reverse().join(' ') }], 'unresolved'],
    ['not years apart', { published: '2015' }, [{ published: '2022' }], 'unresolved'],
    ['a year that only the listing has', { listed: '2026-03-18' }, [{ published: '2019' }], '10.1/0'],
    ['the one of two whose abstract it is', { abstract }, [{}, { abstract }], '10.1/1'],
    [
      'neither of two that nothing tells apart',
      {},
      [{ authors: ann }, { authors: [{ name: 'Bo Hill' }] }],
      'ambiguous',
    ],
    ['a notice never', {}, [{ title: `Correction to: ${title}` }], 'unresolved'],
    [
      'a title with one word less, of the same text',
      { abstract },
      [{ title: title.replace('A ', ''), abstract }],
      '10.1/0',
    ],
    ['not another part of it', { abstract }, [{ title: `${title} 2`, abstract }], 'unresolved'],
    ['not a short title without more', { title: 'Meadows' }, [{ title: 'Meadows' }], 'unresolved'],
    [
      'not a title that all journals have',
      { title: 'Editorial for the Special Issue' },
      [{ title: 'Editorial for the Special Issue' }],
      'unresolved',
    ],
  ])('takes %s', async (_, known, records, expected) => {
    expect(await found(known, ...records)).toBe(expected);
  });
});

describe('a paper with an identifier', () => {
  const ours = paper('arxiv:1706.03762', {
    title: 'A Known Paper About Attention',
    ids: { arxiv: '1706.03762' },
    abstract: 'Our own abstract, which is the longer of the two by far.',
    authors: [{ name: 'Ada Example' }],
    links: { page: 'https://arxiv.org/abs/1706.03762' },
    position: 4,
  });
  const record = {
    paperId: 'a'.repeat(40),
    externalIds: { ArXiv: '1706.03762', DOI: '10.1234/abc' },
    title: 'A Known Paper About Attention',
    abstract: 'Short.',
    venue: 'Journal of Attention',
    citationCount: 12,
    authors: [{ name: 'Ada Example' }, { name: 'Bo Hill' }],
    openAccessPdf: { url: 'https://open.example/a.pdf' },
  };
  const service = (answer: unknown) => {
    const asked: string[] = [];
    const fetch = async (_: unknown, init?: RequestInit) => {
      asked.push(String(init?.body));
      return Response.json(answer);
    };
    return { asked, options: { ...calm, fetch: fetch as typeof globalThis.fetch, with: ['s2'] } };
  };

  it('gains what it lacks in one batch, and keeps what is better', async () => {
    const { asked, options } = service([record, null]);
    const other = paper('doi:10.9/x', { ids: { doi: '10.9/x' } });
    const { papers, issues } = await enrich([ours, other], options);
    expect(JSON.parse(asked[0]!)).toEqual({ ids: ['ARXIV:1706.03762', 'DOI:10.9/x'] });
    expect(asked).toHaveLength(1);
    expect(papers[0]).toMatchObject({
      abstract: ours.abstract,
      venue: 'Journal of Attention',
      signals: { citations: 12 },
      position: 4,
      ids: { arxiv: '1706.03762', doi: '10.1234/abc', s2: 'a'.repeat(40) },
    });
    expect(papers[0]!.authors).toHaveLength(2);
    expect([papers[1], issues]).toEqual([other, []]);
  });

  it('is not mixed with a record of another work', async () => {
    const { options } = service([{ ...record, title: 'Bees and Their Honey in Winter' }]);
    expect((await enrich([ours], options)).papers).toEqual([ours]);
  });

  it('gets its title, where only its number was known', async () => {
    const { options } = service([record]);
    const bare = paper('arxiv:1706.03762', { title: 'arXiv:1706.03762', ids: { arxiv: '1706.03762' } });
    expect((await enrich([bare], options)).papers[0]?.title).toBe('A Known Paper About Attention');
  });

  it('stays as it is when the service is closed, which is told', async () => {
    const fetch = (async () => new Response('Closed', { status: 503 })) as typeof globalThis.fetch;
    const { papers, issues } = await enrich([ours], { ...calm, fetch, with: ['s2'] });
    expect(papers).toEqual([ours]);
    expect(issues).toEqual([
      {
        code: 'not-looked-up',
        where: 's2',
        message: expect.stringContaining('Closed'),
        facts: { service: 's2', left: 1, error: expect.stringContaining('Closed') },
      },
    ]);
  });

  it.each(['google', 'constructor', '__proto__'])('cannot be looked up with %s', async (name) => {
    await expect(enrich([ours], { with: [name] })).rejects.toHaveProperty('code', 'bad-option');
  });
});
