import { describe, expect, it } from 'vitest';
import { fromHash, toHash } from '../src/hash.js';

const usual = { query: '', sort: 'trending', window: '', topic: '' };

describe('the address', () => {
  it.each([
    [usual, ''],
    [{ ...usual, query: 'sparse & fast', sort: 'newest' }, '#q=sparse+%26+fast&sort=newest'],
    [{ ...usual, topic: 'cs.LG', window: 'week' }, '#window=week&topic=cs.LG'],
  ])('keeps %j', (asked, hash) => {
    expect(toHash(asked, usual)).toBe(hash);
    expect(fromHash(hash, usual)).toEqual(asked);
  });

  it('takes what is usual for the page where it says nothing, and where it is a heading of the page', () => {
    const own = { ...usual, sort: 'stars' };
    expect(fromHash('#installation', own)).toEqual(own);
    expect(toHash({ ...own, sort: 'trending' }, own)).toBe('#sort=trending');
  });
});
