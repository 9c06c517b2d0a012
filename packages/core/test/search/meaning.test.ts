import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/index.js';
import {
  createIndex,
  createMeaning,
  type Embed,
  embedPapers,
  foldPapers,
  loadMeaning,
  saveMeaning,
  searchWithMeaning,
  similarWithMeaning,
  vectorsOf,
} from '../../src/search/index.js';
import { cosines } from '../../src/search/meaning/vectors.js';
import { paper } from './papers.js';

/** A model of three meanings: animals, vehicles and food. */
const senses = [/cat|dog|pet/gi, /car|truck|drive/gi, /bread|soup|meal/gi];
const embed: Embed = async (texts) =>
  texts.map((text) => Float32Array.from(senses, (sense) => 0.1 + (text.match(sense)?.length ?? 0)));

const papers = [
  paper('cats', 'On cats', { published: '2020-01-01' }),
  paper('dogs', 'On dogs and a dog', { abstract: 'Dogs.', published: '2024-01-01' }),
  paper('trucks', 'On trucks'),
  paper('soup', 'On soup'),
];
const index = createIndex(papers);

describe('searching by the meaning of a model', () => {
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

  it('holds what only the meaning finds to the filters of the query', async () => {
    const meaning = await embedPapers(papers, embed);
    const ask = async (query: string) =>
      (await searchWithMeaning(index, meaning, query, embed)).hits.map(({ id }) => id);
    expect(await ask('pet after:2022 ')).toEqual(['dogs']);
    expect(await ask('pet -dogs ')).not.toContain('dogs');
  });

  it.each(['"pet"', 'title:pet', 'pet OR dinner', 'id:pet'])('leaves %s to the words', async (query) => {
    const meaning = await embedPapers(papers, embed);
    expect((await searchWithMeaning(index, meaning, query, embed)).hits).toEqual(index.search(query).hits);
  });

  it('fuses ranks when asked to', async () => {
    const meaning = await embedPapers(papers, embed);
    const { hits } = await searchWithMeaning(index, meaning, 'pet cats ', embed, { fusion: 'ranks', weight: 1 });
    // First by words and second by meaning; the other first by meaning alone.
    expect(hits[0]?.score).toBeCloseTo(1 / 61 + 1 / 62, 6);
    expect(hits[1]?.score).toBeCloseTo(1 / 61, 6);
  });

  it('refuses a model that loses texts, and vectors of a model without it', async () => {
    await expect(embedPapers(papers, async () => [new Float32Array(3)])).rejects.toThrow(RangeError);
    const meaning = await embedPapers(papers, embed);
    await expect(searchWithMeaning(index, meaning, 'pet')).rejects.toThrow('needs the embed function');
    await expect(searchWithMeaning(index, meaning, 'pet', embed, { fusion: 'sum' as 'ranks' })).rejects.toThrow(
      'fusion',
    );
  });

  it('ranks by the angle, not the length', async () => {
    const near = cosines(await embedPapers(papers, embed), new Float32Array([0, 0, 9]));
    expect(near.indexOf(Math.max(...near))).toBe(3);
  });
});

/** Papers on two subjects, each with words of its own of which no paper has all. */
function subjects(): Paper[] {
  const words = {
    sea: ['sailor', 'harbor', 'vessel', 'anchor', 'captain', 'voyage'],
    bread: ['flour', 'yeast', 'oven', 'dough', 'crust', 'bakery'],
  };
  return Object.entries(words).flatMap(([subject, list]) =>
    Array.from({ length: 60 }, (_, n) => {
      const some = [0, 1, 3].map((step) => list[(n + step) % list.length]!);
      return paper(`${subject}-${n}`, `The ${some[0]} study`, { abstract: `Of ${some[1]} and ${some[2]}.` });
    }),
  );
}

describe('a meaning made from the papers themselves', () => {
  const collection = subjects();
  const ships = createIndex(collection);
  const meaning = createMeaning(ships, { dimensions: 2 });

  it('finds papers of the subject that have no word of the query', async () => {
    const { hits } = await searchWithMeaning(ships, meaning, 'sailor ', { limit: 50 });
    expect(hits.every(({ id }) => id.startsWith('sea'))).toBe(true);
    expect(hits.some(({ terms }) => terms.length === 0)).toBe(true);
    expect(ships.search('sailor ').total).toBeLessThan(60);
  });

  it('is the same bytes for the same papers and seed', () => {
    const again = createMeaning(createIndex(subjects()), { dimensions: 2 });
    expect(saveMeaning(again)).toEqual(saveMeaning(meaning));
    expect(saveMeaning(createMeaning(ships, { dimensions: 2, seed: 2 }))).not.toEqual(saveMeaning(meaning));
  });

  it('takes in papers that come later, where their words put them', async () => {
    const late = paper('late', 'Harbor and anchor', { abstract: 'A captain.' });
    ships.add([late]);
    const folded = foldPapers(meaning, [late, collection[0]!]);
    expect([folded.ids.length, folded.vectors.length]).toEqual([121, 121 * 2]);
    expect(folded.vectors.slice(0, 2)).toEqual(meaning.vectors.slice(0, 2));
    const { hits } = await searchWithMeaning(ships, folded, 'voyage ', { limit: 61 });
    expect(hits.map(({ id }) => id)).toContain('late');
    ships.remove(['late']);
  });

  it('is saved and loaded, and what is no meaning is refused', async () => {
    const loaded = loadMeaning(saveMeaning(meaning));
    const ask = async (one: typeof meaning) =>
      (await searchWithMeaning(ships, one, 'yeast oven ')).hits.map(({ id, score }) => [id, score]);
    expect(await ask(loaded)).toEqual(await ask(meaning));
    expect(() => loadMeaning(new Uint8Array(64))).toThrow(expect.objectContaining({ code: 'index-foreign' }));
    expect(() => loadMeaning(ships.save())).toThrow(expect.objectContaining({ code: 'index-foreign' }));
    const bytes = saveMeaning(meaning);
    expect(() => loadMeaning(bytes.slice(0, bytes.length - 64))).toThrow(
      expect.objectContaining({ code: 'index-damaged' }),
    );
  });

  it('is worked out from some of the papers, and describes all', () => {
    const sampled = createMeaning(ships, { dimensions: 2, sample: 30 });
    expect(sampled.ids).toEqual(meaning.ids);
  });

  it.each([
    ['no papers', []],
    ['one paper', [paper('a', 'Alone')]],
    ['papers without words', [paper('a', ''), paper('b', '!')]],
  ])('can be made of %s', async (_, few) => {
    const small = createIndex(few);
    const { hits } = await searchWithMeaning(small, createMeaning(small), 'alone ');
    expect(hits.map(({ id }) => id)).toEqual(small.search('alone ').hits.map(({ id }) => id));
  });

  it('refuses dimensions that are none', () => {
    expect(() => createMeaning(ships, { dimensions: 0 })).toThrow('dimensions must be a whole number from 1, not 0.');
    expect(() => createMeaning(ships, { sample: 1.5 })).toThrow(RangeError);
  });
});

describe('what is near by meaning', () => {
  const texts = ['sailor harbor', 'sailor vessel', 'harbor vessel', 'flour yeast', 'yeast oven', 'oven flour'];
  const made = texts.map((title, n) => paper(`p${n}`, title));
  const index = createIndex([...made, paper('far', 'A mirror')]);
  const meaning = createMeaning(createIndex(made), { dimensions: 2 });
  const near = (of: string | Paper, limit?: number) =>
    similarWithMeaning(index, meaning, of, limit).map(({ id }) => id);

  it('is found beside what shares words', () => {
    expect(near('p0', 2).sort()).toEqual(['p1', 'p2']);
    expect(near(paper('new', 'vessel'), 3).sort()).toEqual(['p0', 'p1', 'p2']);
    // By words alone the paper without a shared one is not there.
    expect(
      index
        .similar(paper('new', 'vessel'))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['p1', 'p2']);
  });

  it('is by words alone for what the meaning knows nothing of, and nothing for what is not there', () => {
    expect(near('far')).toEqual(index.similar('far').map(({ id }) => id));
    expect(near('nowhere')).toEqual([]);
  });

  it('is data for a taste: papers without a word in common with what is liked', () => {
    const vectors = vectorsOf(meaning);
    expect([vectors.size, vectors.get('p3')?.length]).toEqual([6, 2]);
    const away = (id: string) => {
      const [a, b] = [vectors.get('p0')!, vectors.get(id)!];
      return (a[0]! * b[0]! + a[1]! * b[1]!) / Math.hypot(...a) / Math.hypot(...b);
    };
    expect(away('p2')).toBeGreaterThan(0.9);
    expect(away('p4')).toBeLessThan(0.1);
  });

  it('needs words that the library itself cuts and stems', () => {
    expect(() => createMeaning(createIndex(made, { stem: (word) => word }))).toThrow(/without a stem or tokenize/);
  });
});
