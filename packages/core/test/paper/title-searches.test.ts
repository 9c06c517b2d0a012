import { describe, expect, it } from 'vitest';
import { titleSearches } from '../../src/paper/title-searches.js';

describe('titleSearches', () => {
  it('asks each site for the title', () => {
    expect(titleSearches('Is "P = NP"? A & B (100%)')).toEqual([
      [
        'arXiv',
        'https://arxiv.org/search/?searchtype=title&query=Is%20%22P%20%3D%20NP%22%3F%20A%20%26%20B%20%28100%25%29',
      ],
      [
        'Google Scholar',
        'https://scholar.google.com/scholar?q=Is%20%22P%20%3D%20NP%22%3F%20A%20%26%20B%20%28100%25%29',
      ],
    ]);
  });

  it('cuts a long title between words', () => {
    const [, url] = titleSearches(`${'four '.repeat(49)}sevenly and more`)[0]!;
    expect(new URL(url).searchParams.get('query')).toBe('four '.repeat(49).trim());
  });

  it('bears half a character', () => {
    expect(new URL(titleSearches('a \ud83d')[1]![1]).searchParams.get('q')).toBe('a \ufffd');
  });
});
