import { describe, expect, it } from 'vitest';
import { fromHash, toHash } from '../../src/element/url-state.js';

const initial = { query: '', sort: 'trending', window: '', topic: '', list: '' } as const;

describe('the address', () => {
  it.each([
    [initial, ''],
    [{ ...initial, query: 'sparse & fast', sort: 'newest' as const }, '#q=sparse+%26+fast&sort=newest'],
    [{ ...initial, list: 'saved' as const }, '#list=saved'],
    [{ ...initial, topic: 'cs.LG', window: 'week' as const }, '#window=week&topic=cs.LG'],
  ])('keeps %j', (asked, hash) => {
    expect(toHash(asked, initial)).toBe(hash);
    expect(fromHash(hash, initial)).toEqual(asked);
  });

  it('takes what is usual for the page where it says nothing, and where it is a heading of the page', () => {
    const own = { ...initial, sort: 'stars' as const };
    expect(fromHash('#installation', own)).toEqual(own);
    expect(toHash({ ...own, sort: 'trending' as const }, own)).toBe('#sort=trending');
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'most-liked', ''])(
    'takes no word for a sort or a window that is none: %s',
    (word) => {
      const own = { ...initial, sort: 'stars' as const, window: 'week' as const };
      expect(fromHash(`#sort=${word}&window=x${word}`, own)).toEqual(own);
    },
  );
});
