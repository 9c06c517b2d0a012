import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodePiece,
  encodePiece,
  lettersOf,
  mostLevel,
  mostPapers,
  posting,
  titleStep,
} from '../../src/search/shards/pieces.js';

const said = fc.record({
  paper: fc.oneof(fc.nat(200), fc.nat(mostPapers - 1)),
  level: fc.integer({ min: 0, max: mostLevel }),
  title: fc.integer({ min: 0, max: 16 }),
});

describe('a piece of a posting list', () => {
  it('is read as it was written, whatever papers, levels and titles are in it', () => {
    const lists = fc.uniqueArray(said, { selector: ({ paper }) => paper, minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(lists, (list) => {
        const postings = Float64Array.from(list, ({ paper, level, title }) => posting(level, paper, title)).sort();
        const { docs, levels, titles } = decodePiece(encodePiece(postings), list.length);
        const read = Array.from(docs, (paper, at) => ({ paper, level: levels[at], title: titles[at] }));
        expect(read).toEqual(list.toSorted((a, b) => a.paper - b.paper));
      }),
    );
  });

  it('says how long a title is to a tenth, from 8 to 160 letters', () => {
    for (let letters = 8; letters <= 160; letters++)
      expect(Math.abs(lettersOf(titleStep(letters)) / letters - 1)).toBeLessThan(0.11);
    expect([0, 1, 8].map(titleStep)).toEqual([1, 1, 1]);
    expect(titleStep(255)).toBe(16);
  });
});
