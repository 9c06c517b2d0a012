import { describe, expect, it } from 'vitest';
import { explain, interleave, rank, tops } from '../../src/rank/index.js';
import { idsOf, now, paperOf } from './papers.js';

const paper = (id: string, upvotes: number, topics: string[], more = {}) =>
  paperOf({ id, listed: '2026-06-30', signals: { upvotes }, topics, ...more });

describe('the tops of topics', () => {
  const ranked = rank(
    [
      paper('a', 40, ['World Models', 'video']),
      paper('b', 30, ['world model']),
      paper('c', 20, ['Video', 'video']),
      paper('d', 10, ['world models']),
      paper('e', 5, ['', 'speech']),
    ],
    { now, by: 'top' },
  );

  it('are the first of each, whatever its spelling, with their ranks among all', () => {
    const found = tops(ranked, { limit: 2 });
    expect(found.map(({ name, count }) => [name, count])).toEqual([
      ['World Models', 3],
      ['video', 2],
      ['speech', 1],
    ]);
    expect(found.map(({ papers }) => papers.map(({ paper, rank }) => `${rank} ${paper.id}`))).toEqual([
      ['1 a', '2 b'],
      ['1 a', '3 c'],
      ['5 e'],
    ]);
  });

  it('may be of organisations, and of the largest groups alone', () => {
    const papers = ['Lab', 'lab', 'Other'].map((organization, index) =>
      paper(`o${index}`, index, [], { organization }),
    );
    expect(tops(rank(papers, { now }), { of: 'organizations', groups: 1 }).map(({ count }) => count)).toEqual([2]);
  });

  it('tell what they do not know', () => {
    expect(() => tops(ranked, { of: 'topic' as never })).toThrow(/Did you mean "topics"/);
    expect(() => tops(ranked, { limit: -1 })).toThrow(RangeError);
  });
});

describe('sources in turns', () => {
  const of = (name: string, upvotes: readonly number[]) =>
    upvotes.map((count, index) => paper(`${name}${index}`, count, [], { sources: [{ name }] }));
  const papers = [...of('hf', [90, 80, 70]), ...of('arxiv', [2, 1]), paper('alone', 5, [])];

  it('come best with best, second with second, and say what waits', () => {
    const ranked = rank(papers, { now, diversity: interleave });
    expect(idsOf(ranked)).toEqual(['hf0', 'alone', 'arxiv0', 'hf1', 'arxiv1', 'hf2']);
    expect(explain(ranked[3]!)).toContain('Moved down: other sources have their turn.');
    expect(explain(ranked[0]!).join(' ')).not.toContain('turn');
  });

  it('keep falling scores that their reasons sum to', () => {
    const ranked = rank(papers, { now, diversity: interleave });
    for (const [index, { score, reasons, rank }] of ranked.entries()) {
      expect(rank).toBe(index + 1);
      expect(score).toBeCloseTo(
        reasons.reduce((sum, { contribution }) => sum + contribution, 0),
        9,
      );
      expect(score).toBeLessThanOrEqual((ranked[index - 1]?.score ?? score) + 1e-9);
    }
    expect(rank(papers, { now, diversity: interleave, limit: 2 }).map(({ paper }) => paper.id)).toEqual([
      'hf0',
      'alone',
    ]);
  });
});
