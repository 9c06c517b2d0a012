import { describe, expect, it } from 'vitest';
import { createIndex, type Embed, embedPapers, searchWithMeaning } from '../../src/index.js';
import { fuseRanks, nearest } from '../../src/search/meaning.js';
import { paper } from './papers.js';

/** A model of three meanings: animals, vehicles and food. */
const senses = [/cat|dog|pet/gi, /car|truck|drive/gi, /bread|soup|meal/gi];
const embed: Embed = async (texts) =>
  texts.map((text) => Float32Array.from(senses, (sense) => 0.1 + (text.match(sense)?.length ?? 0)));

const papers = [
  paper('cats', 'On cats'),
  paper('dogs', 'On dogs and a dog', { abstract: 'Dogs.' }),
  paper('trucks', 'On trucks'),
  paper('soup', 'On soup'),
];
const index = createIndex(papers);

describe('searching by meaning', () => {
  it('finds what no word of the query is in, behind what both ways find', async () => {
    const meaning = await embedPapers(papers, embed);
    const { hits } = await searchWithMeaning(index, meaning, 'pet cats ', embed, { limit: 2 });
    expect(hits.map(({ id, terms }) => [id, terms])).toEqual([
      ['cats', ['cat']],
      ['dogs', []],
    ]);
    expect(hits[1]?.paper?.title).toBe('On dogs and a dog');
  });

  it('keeps a byte a number', async () => {
    const { vectors, dimensions } = await embedPapers(papers, embed);
    expect([dimensions, vectors.byteLength]).toEqual([3, 12]);
  });

  it('gives pages of one order', async () => {
    const meaning = await embedPapers(papers, embed);
    const ask = async (options: { offset?: number; limit: number }) =>
      (await searchWithMeaning(index, meaning, 'meal ', embed, options)).hits.map(({ id }) => id);
    expect([...(await ask({ limit: 2 })), ...(await ask({ offset: 2, limit: 2 }))]).toEqual(await ask({ limit: 4 }));
  });

  it('passes over papers that have left the index', async () => {
    const meaning = await embedPapers(papers, embed);
    const smaller = createIndex(papers.slice(1));
    const { hits } = await searchWithMeaning(smaller, meaning, 'pet ', embed);
    expect(hits.map(({ id }) => id)).not.toContain('cats');
  });

  it('refuses a model that loses texts', async () => {
    await expect(embedPapers(papers, async () => [new Float32Array(3)])).rejects.toThrow(RangeError);
  });
});

describe('the parts of it', () => {
  it('rank by the angle, not the length', async () => {
    const meaning = await embedPapers(papers, embed);
    expect(nearest(meaning, new Float32Array([0, 0, 9]), 1)).toEqual(['soup']);
  });

  it('fuse ranks by their reciprocals', () => {
    const scores = fuseRanks([
      ['a', 'b'],
      ['b', 'c'],
    ]);
    expect(scores.get('b')).toBeCloseTo(1 / 62 + 1 / 61, 12);
    expect([...scores.keys()]).toEqual(['a', 'b', 'c']);
  });
});
