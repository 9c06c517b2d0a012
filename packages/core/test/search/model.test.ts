import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/index.js';
import { createIndex, loadIndex, type SearchIndex } from '../../src/search/index.js';
import { paper } from './papers.js';

// Words that are their own stems, no stop words, and more than two edits apart from each other.
const vocabulary = ['graph', 'tensor', 'robot', 'vision', 'speech', 'matrix'];

/** What the index must be equal to: a map in the order of adding, and loops. */
type Model = Map<string, Paper>;

const split = (text: string | undefined): string[] => (text === undefined ? [] : text.split(' '));
const count = (words: readonly string[], word: string): number => words.filter((each) => each === word).length;

/** BM25F by the book, with the index's setting: k1 1.6, b 0.5, title 2.5; then what the query as a whole says of titles. */
function modelSearch(model: Model, words: readonly string[], without: string | undefined): [string, number][] {
  const papers = [...model.values()];
  const lengthOf = (each: Paper): number => split(each.title).length + split(each.abstract).length;
  const average = papers.reduce((sum, each) => sum + lengthOf(each), 0) / Math.max(papers.length, 1);
  const has = (each: Paper, word: string): boolean => [...split(each.title), ...split(each.abstract)].includes(word);
  const scored = papers.map((each): [string, number] => {
    let score = 0;
    let most = 0;
    for (const word of words) {
      const frequency = papers.filter((other) => has(other, word)).length;
      const rarity = Math.log(1 + (papers.length - frequency + 0.5) / (frequency + 0.5));
      const weight = 2.5 * Math.min(count(split(each.title), word), 3) + count(split(each.abstract), word);
      const norm = 1.6 * (0.5 + (0.5 * lengthOf(each)) / Math.max(average, 1));
      if (frequency > 0) most += rarity;
      if (weight > 0) score += (rarity * weight) / (weight + norm);
    }
    return [each.id, score + wholeQuery(each.title, words, score, Math.max(most, 1))];
  });
  return scored
    .filter(([id, score]) => score > 0 && !(without !== undefined && has(model.get(id)!, without)))
    .sort(([, a], [, b]) => (Math.abs(a - b) < 1e-5 ? 0 : b - a));
}

/** That it is the title, or begins it and is in it whole, and how much of it and of the title are the same. */
function wholeQuery(title: string, words: readonly string[], score: number, most: number): number {
  const letters = (texts: readonly string[]): number => texts.join('').length;
  const titleWords = split(title);
  const inTitle = words.filter((word) => titleWords.includes(word));
  const isTitle = letters(titleWords) > 0 && titleWords.join('') === words.join('');
  const base = score + (isTitle ? most : 0);
  const share = letters(inTitle) / letters(words);
  const cover = share ** 6 * Math.min(1, letters(inTitle) / Math.min(letters(titleWords), 255));
  const lead =
    !isTitle && share === 1 && words.length === 3 && titleWords.length > 3 && title.startsWith(`${words.join(' ')} `);
  return base - score + 0.8 * base * cover + (lead ? 0.4 * most : 0);
}

type Step =
  | { kind: 'add'; papers: Paper[] }
  | { kind: 'remove'; ids: string[] }
  | { kind: 'compact' }
  | { kind: 'reload' };

const text = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const id = fc.integer({ min: 0, max: 11 }).map((n) => `p${n}`);
const anyPaper = fc
  .tuple(id, text, fc.option(text, { nil: undefined }))
  .map(([name, title, abstract]) => paper(name, title, abstract === undefined ? {} : { abstract }));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('add' as const), papers: fc.array(anyPaper, { maxLength: 5 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), ids: fc.array(id, { maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'compact' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'reload' }) },
);

function apply(index: SearchIndex, model: Model, { kind, ...rest }: Step): SearchIndex {
  if ('papers' in rest) {
    for (const each of rest.papers) {
      model.delete(each.id);
      model.set(each.id, each);
    }
    index.add(rest.papers);
  } else if ('ids' in rest) {
    const removed = rest.ids.filter((each) => model.delete(each)).length;
    expect(index.remove(rest.ids)).toBe(removed);
  } else if (kind === 'compact') {
    index.compact();
  } else {
    return loadIndex(index.save(), { papers: model.values() });
  }
  return index;
}

describe('an index, after any sequence of adding, removing, compacting, saving and loading', () => {
  it('finds what a map and loops find, with the same scores and in the same order', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 14 }),
        fc.uniqueArray(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 3 }),
        fc.option(fc.constantFrom(...vocabulary), { nil: undefined }),
        (steps, words, without) => {
          const model: Model = new Map();
          let index = createIndex([]);
          for (const each of steps) index = apply(index, model, each);
          expect(index.size).toBe(model.size);
          const query = `${words.join(' ')}${without === undefined ? '' : ` -${without}`} `;
          const { hits, total } = index.search(query, { limit: 100 });
          const expected = modelSearch(model, words, without);
          // An unknown word stands for others: the model knows nothing of that.
          const known = words.every((word) => modelSearch(model, [word], undefined).length > 0);
          fc.pre(known);
          expect(total).toBe(expected.length);
          expect(hits.map((hit) => hit.id)).toEqual(expected.map(([name]) => name));
          for (const [at, hit] of hits.entries()) expect(hit.score).toBeCloseTo(expected[at]![1], 4);
        },
      ),
      { seed: 20261123, numRuns: 300 },
    );
  });

  it('gives in pages what it gives at once', () => {
    fc.assert(
      fc.property(fc.array(anyPaper, { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (papers, limit) => {
        const index = createIndex(papers);
        const pages = [...Array(Math.ceil(index.size / limit)).keys()].flatMap(
          (page) => index.search('graph tensor ', { offset: page * limit, limit }).hits,
        );
        expect(pages.map((hit) => hit.id)).toEqual(
          index.search('graph tensor ', { limit: 100 }).hits.map((hit) => hit.id),
        );
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it('explains every score as the sum of its terms', () => {
    fc.assert(
      fc.property(fc.array(anyPaper, { minLength: 1, maxLength: 20 }), (papers) => {
        const index = createIndex(papers);
        for (const hit of index.search('graph tensor robot ').hits)
          expect(index.explain('graph tensor robot ', hit.id)?.score).toBeCloseTo(hit.score, 4);
      }),
      { seed: 5, numRuns: 60 },
    );
  });
});
