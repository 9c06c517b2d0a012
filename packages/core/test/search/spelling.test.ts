import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/text/edit-distance.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const distance = (a: string, b: string, most = 9) => editDistance(bytes(a), bytes(b), most);

describe('the distance of two words', () => {
  it.each([
    ['graph', 'graph', 0],
    ['graph', 'grph', 1],
    ['graph', 'grapph', 1],
    ['graph', 'grabh', 1],
    ['graph', 'garph', 1],
    ['diffusion', 'difusoin', 2],
    ['graph', '', 5],
  ])('%s and %s: %d', (a, b, expected) => {
    expect(distance(a, b)).toBe(expected);
  });

  it('is more than asked for as soon as it must be', () => {
    expect(distance('transformer', 'segmentation', 1)).toBeGreaterThan(1);
  });

  it('is the same both ways, and at most one for any single error', () => {
    const word = fc.stringMatching(/^[a-d]{1,10}$/);
    fc.assert(
      fc.property(word, word, fc.nat(9), (a, b, at) => {
        expect(distance(a, b)).toBe(distance(b, a));
        const without = a.slice(0, at) + a.slice(at + 1);
        expect(distance(a, without)).toBeLessThanOrEqual(1);
      }),
      { seed: 9, numRuns: 300 },
    );
  });
});
