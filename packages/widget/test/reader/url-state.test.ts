import { describe, expect, it } from 'vitest';
import { stateOf, withState } from '../../src/reader/url-state.js';

const initial = { query: '', sort: 'trending', window: '', topic: '', list: '' } as const;
const page = 'https://site.example/papers?a=b%20c';

describe('the address', () => {
  it.each([
    [initial, ''],
    [{ ...initial, query: 'sparse & fast', sort: 'newest' as const }, '#q=sparse+%26+fast&sort=newest'],
    [{ ...initial, list: 'saved' as const }, '#list=saved'],
    [{ ...initial, topic: 'cs.LG', window: 'week' as const }, '#window=week&topic=cs.LG'],
  ])('keeps %j', (asked, hash) => {
    expect(withState(page, asked, initial)).toBe(page + hash);
    expect(withState(`${page}#q=before`, asked, initial)).toBe(page + hash);
    expect(stateOf(page + hash, initial)).toEqual(asked);
  });

  it('leaves a fragment of the page’s own alone, and puts what is asked beside what the page has in its query', () => {
    const asked = { ...initial, query: 'maps', list: 'read' as const };
    const address = withState('https://site.example/?q=own#section-2', asked, initial);
    expect(address).toBe('https://site.example/?q=own&tp-q=maps&tp-list=read#section-2');
    expect(stateOf(address, initial)).toEqual(asked);
    expect(withState(address, initial, initial)).toBe('https://site.example/?q=own#section-2');
    expect(withState(`${page}#/route`, initial, initial)).toBe(`${page}#/route`);
    expect(stateOf(`${page}#/route?q=theirs`, initial)).toEqual(initial);
  });

  it('takes what is usual for the page where it says nothing, and where it is a heading of the page', () => {
    const own = { ...initial, sort: 'stars' as const };
    expect(stateOf(`${page}#installation`, own)).toEqual(own);
    expect(withState(page, { ...own, sort: 'trending' as const }, own)).toBe(`${page}#sort=trending`);
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'most-liked', ''])(
    'takes no word for a sort or a window that is none: %s',
    (word) => {
      const own = { ...initial, sort: 'stars' as const, window: 'week' as const };
      expect(stateOf(`${page}#sort=${word}&window=x${word}`, own)).toEqual(own);
      expect(stateOf(`${page}?tp-sort=${word}#top`, own)).toEqual(own);
    },
  );
});
