import { expect, it } from 'vitest';
import { retainPapers } from '../../src/collect/index.js';
import { paper } from './paper.js';

const now = new Date('2026-03-20T12:00:00Z');
const at = (id: string, listed?: string) => paper(id, listed === undefined ? {} : { listed });
const kept = (papers: ReturnType<typeof at>[], days: number, most = 100, given: string[] = []) =>
  retainPapers(papers, { papers: most, days }, { given: new Set(given), now }).map(({ id }) => id);

it.each([
  ['those of the last days, counted from the newest', 7, ['a', 'b', 'undated']],
  ['one more, by a longer time', 8, ['a', 'b', 'c', 'undated']],
  ['only the newest day, and what nobody can call old', 0, ['a', 'undated']],
])('%s stay', (_, days, expected) => {
  const papers = [at('a', '2026-03-18'), at('b', '2026-03-11'), at('c', '2026-03-10'), at('undated')];
  expect(kept(papers, days)).toEqual(expected);
});

it('one paper of a year to come makes no other old', () => {
  expect(kept([at('future', '2031-01-01'), at('a', '2026-03-18')], 7)).toEqual(['future', 'a']);
});

it('what a source gives now is never too old, under any of its names', () => {
  const old = paper('doi:10.1/x', { listed: '1926-01-01', sameAs: ['title:x'] });
  expect(kept([at('a', '2026-03-18'), old], 7, 100, ['title:x'])).toEqual(['a', 'doi:10.1/x']);
});

it('a paper that is still heard of does not grow old', () => {
  const heard = paper('b', {
    listed: '2020-01-01',
    history: [{ at: '2026-03-17T00:00:00Z', signals: { upvotes: 1 } }],
  });
  expect(kept([at('a', '2026-03-18'), heard, at('c', '2020-01-01')], 7)).toEqual(['a', 'b']);
});

it('the first ones stay where there are too many', () => {
  expect(kept([at('a', '2026-03-18'), at('b', '2026-03-18'), at('c', '2026-03-18')], 7, 2)).toEqual(['a', 'b']);
});
