import { expect, it } from 'vitest';
import { defaultRetention, retainPapers } from '../../src/collect/index.js';
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

it('of tomorrow one may be, since it has begun somewhere, and of no later day', () => {
  const old = at('old', '2026-03-13');
  expect(kept([at('tomorrow', '2026-03-21'), old], 7)).toEqual(['tomorrow']);
  expect(kept([at('later', '2026-03-22'), old], 7)).toEqual(['later', 'old']);
});

it('a paper without any date in its sources is not called old', () => {
  expect(kept([at('a', '2026-03-18'), paper('b', { sources: [{ name: 'somewhere' }] })], 7)).toEqual(['a', 'b']);
});

it('what a source saw lately does not grow old', () => {
  const seen = paper('b', { listed: '2020-01-01', sources: [{ name: 'somewhere', seen: '2026-03-17' }] });
  expect(kept([at('a', '2026-03-18'), seen], 7)).toEqual(['a', 'b']);
});

it('ten thousand papers and two years are kept where nothing is said', () => {
  expect(defaultRetention).toEqual({ papers: 10_000, days: 730 });
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
