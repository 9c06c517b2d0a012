import { describe, expect, it } from 'vitest';
import { isTrendingPapersError } from '../../src/paper/index.js';
import { createIndex, loadIndex } from '../../src/search/index.js';
import { by, paper } from './papers.js';

const papers = Array.from({ length: 300 }, (_, n) =>
  paper(`arxiv:2601.${String(n).padStart(5, '0')}`, `Paper ${n} on graphs and théorie`, {
    abstract: `Number ${n * 7} says more of networks. `.repeat(1 + (n % 3)),
    authors: by(`Author ${n % 17} Name`),
    topics: [`cs.${n % 5}`],
    published: `2026-0${1 + (n % 9)}-01`,
    signals: { upvotes: n },
    links: n % 2 === 0 ? { code: 'https://github.com/x/y' } : {},
  }),
);
const index = createIndex(papers);
const bytes = index.save();
const queries = [
  'networks 49',
  'théorie -7',
  'author:"Author 3 Name"',
  'upvotes:>250 has:code',
  'in:2026-03',
  'graphs topic:cs.2',
];

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return isTrendingPapersError(error) ? error.code : String(error);
  }
  return 'nothing thrown';
}

describe('a saved index', () => {
  it.each(queries)('answers "%s" as the one that was saved', (query) => {
    const options = { limit: 50, facets: ['authors', 'years', 'topics'] } as const;
    const plain = (result: ReturnType<typeof index.search>) => ({
      ...result,
      hits: result.hits.map(({ id, score, terms }) => ({ id, score, terms })),
    });
    expect(plain(loadIndex(bytes).search(query, options))).toEqual(plain(index.search(query, options)));
  });

  it('is the same bytes for the same papers', () => {
    expect(createIndex(papers).save()).toEqual(bytes);
  });

  it('shows papers and highlights when it is given the papers', () => {
    expect(loadIndex(bytes).search('networks').hits[0]).not.toHaveProperty('paper');
    const hit = loadIndex(bytes, { papers }).search('networks').hits[0];
    expect(hit?.paper?.title).toMatch(/^Paper/);
    expect(hit?.highlights?.snippet?.spans.length).toBeGreaterThan(0);
  });

  it('says that it cannot check phrases without the papers', () => {
    const loaded = loadIndex(bytes).search('"graphs and théorie"');
    expect([loaded.total, loaded.issues.map(({ code }) => code)]).toEqual([300, ['phrase-unverified']]);
  });

  it('can be added to and removed from', () => {
    const loaded = loadIndex(bytes);
    loaded.add([paper('new', 'Quaternions at last')]);
    expect(loaded.search('quaternions').hits.map(({ id }) => id)).toEqual(['new']);
    expect(loaded.remove(['arxiv:2601.00007', 'nowhere'])).toBe(1);
    expect(loaded.has('arxiv:2601.00007')).toBe(false);
  });

  it('is read from the middle of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(loadIndex(larger.subarray(3)).size).toBe(300);
  });

  it.each([
    ['empty bytes', () => new Uint8Array(), 'index-foreign'],
    ['another file', () => new TextEncoder().encode('{"papers":[]} and some more'), 'index-foreign'],
    ['a file cut short', () => bytes.slice(0, bytes.length - 800), 'index-damaged'],
    ['a changed byte', () => Uint8Array.from(bytes, (byte, at) => (at === 5000 ? byte ^ 1 : byte)), 'index-damaged'],
    ['a later version', () => Uint8Array.from(bytes, (byte, at) => (at === 4 ? 9 : byte)), 'index-version'],
  ])('is refused as %s', (_, damaged, code) => {
    expect(codeOf(() => loadIndex(damaged()))).toBe(code);
  });

  it('survives any single changed byte of its head with a typed error or the same answers', () => {
    for (let at = 0; at < 16; at++)
      expect(codeOf(() => loadIndex(Uint8Array.from(bytes, (byte, i) => (i === at ? byte ^ 0x55 : byte))))).toMatch(
        /^index-/,
      );
  });
});
