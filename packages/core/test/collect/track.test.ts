import { describe, expect, it } from 'vitest';
import { type TrackMemory, type TrackOptions, track, trackServices } from '../../src/collect/index.js';
import { isDue, longRows } from '../../src/collect/track/schedule.js';
import { type Listing, type Paper, TrendingPapersError } from '../../src/paper/index.js';
import { paper as bare } from './paper.js';

const now = new Date('2026-06-30T12:00:00Z');
const day = 86_400_000;
const daysAgo = (days: number) => new Date(now.getTime() - days * day).toISOString();

function paper(number: number, days: number, fields: Partial<Paper> = {}): Paper {
  const arxiv = `2606.${String(number).padStart(5, '0')}`;
  const listed = daysAgo(days).slice(0, 10);
  return {
    ...bare(`arxiv:${arxiv}`, { title: `A Made-Up Paper of Meadows, Number ${number}` }),
    ids: { arxiv },
    listed,
    links: { code: `https://github.com/Lab/Repo-${number}.git` },
    sources: [{ name: 'hf:daily', seen: `${listed}T18:00:00Z` }],
    signals: { upvotes: 1 },
    history: [{ at: `${listed}T18:00:00Z`, signals: { upvotes: 1 } }],
    ...fields,
  };
}

/** Services that answer as told, and remember what they were asked. */
function services(answer: (source: string) => Paper[]) {
  const asked: string[] = [];
  const fetcher = async (source: string): Promise<Listing> => {
    asked.push(source);
    return { title: source, papers: answer(source), issues: [] };
  };
  const look = (papers: readonly Paper[], more: Partial<TrackOptions> = {}) =>
    track(papers, { with: ['github'], fetcher, now: () => now, ...more });
  return { asked, look };
}

describe('the schedule', () => {
  const each = (age: number, hours: number, schedule = undefined as undefined | typeof longRows) =>
    isDue({ ...paper(1, 0), listed: daysAgo(age) }, now.getTime() - hours * 3_600_000, now.getTime(), schedule);

  it.each([
    [0.52, 1, true],
    [0.52, 0.4, false],
    [5.5, 24, true],
    [5.5, 11, false],
    [30, 7 * 24, true],
    [30, 24, false],
    [100, 7 * 24, false],
    [100, 10_000, false],
  ])('of a paper of %s days, %s hours after the last look, says %s', (age, hours, expected) => {
    expect(each(age, hours)).toBe(expected);
  });

  it('looks at old code every month to two years', () => {
    expect([each(100, 30 * 24, longRows), each(100, 24, longRows), each(800, 5_000, longRows)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('looks a daily run through at each paper once a day for two weeks, then once a week to three months', () => {
    const looks: number[] = [];
    const only = { ...paper(1, 0), listed: '2026-03-01' };
    const start = Date.parse('2026-03-01T18:00:00Z');
    for (let run = 1; run <= 120; run++) if (isDue(only, start + (run - 1) * day, start + run * day)) looks.push(run);
    expect(looks.slice(0, 14)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    expect(looks.slice(14)).toEqual([21, 28, 35, 42, 49, 56, 63, 70, 77, 84]);
  });

  it('asks nothing of a paper of a day to come, or without a day', () => {
    expect(isDue({ ...paper(1, 0), listed: daysAgo(-3) }, 0, now.getTime())).toBe(false);
    expect(isDue(bare('x:1'), 0, now.getTime())).toBe(false);
  });
});

describe('papers that are looked at again', () => {
  it('gain a reading of now, of what was read and of nothing else', async () => {
    const { asked, look } = services((source) =>
      source.startsWith('github:')
        ? [
            {
              ...bare('title:1', { title: 'Lab/Repo-1' }),
              links: { code: 'https://github.com/lab/repo-1' },
              signals: { stars: 400 },
            },
          ]
        : [],
    );
    const { papers, due, issues } = await look([paper(1, 3), paper(2, 3)]);
    expect(asked).toEqual(['github:lab/repo-1 lab/repo-2']);
    expect(due).toBe(2);
    expect(issues).toEqual([]);
    expect(papers).toHaveLength(1);
    expect(papers[0]).toMatchObject({
      id: 'arxiv:2606.00001',
      title: paper(1, 3).title,
      signals: { upvotes: 1, stars: 400 },
    });
    expect(papers[0]!.history.at(-1)).toEqual({ at: '2026-06-30T12:00:00Z', signals: { stars: 400 } });
  });

  it('are asked for by the day of their list, by hundreds and by one, as each service takes them', async () => {
    const { asked, look } = services(() => []);
    await look(
      Array.from({ length: 250 }, (_, n) => paper(n, 1 + (n % 3))),
      { with: ['hf', 'github', 's2', 'openalex'] },
    );
    expect(asked.filter((source) => source.startsWith('hf:'))).toEqual([
      'hf:daily:2026-06-29',
      'hf:daily:2026-06-28',
      'hf:daily:2026-06-27',
    ]);
    const sizes = (name: string) =>
      asked.filter((source) => source.startsWith(name)).map((source) => source.split(' ').length);
    expect([sizes('github:'), sizes('s2:papers:'), sizes('openalex:works:')]).toEqual([
      [100, 100, 50],
      [250],
      [50, 50, 50, 50, 50],
    ]);
  });

  it('gain identifiers and a venue, but nothing of a paper whose title is another', async () => {
    const record = (number: number, title: string) => ({
      ...paper(number, 3),
      title,
      ids: { arxiv: paper(number, 3).ids.arxiv!, doi: `10.1234/p${number}` },
      venue: 'Journal of Meadows',
      signals: { citations: 9 },
      history: [],
      sources: [],
    });
    const { look } = services(() => [
      record(1, paper(1, 3).title),
      record(2, 'Something Entirely Different about Stars'),
    ]);
    const { papers } = await look([paper(1, 3), paper(2, 3)], { with: ['s2'] });
    expect(papers.map(({ id }) => id)).toEqual(['arxiv:2606.00001']);
    expect(papers[0]).toMatchObject({
      ids: { doi: '10.1234/p1' },
      venue: 'Journal of Meadows',
      signals: { citations: 9, upvotes: 1 },
    });
    expect(papers[0]!.sources).toEqual(paper(1, 3).sources);
  });

  it('beyond the budget are first in the next run, and that is told with both numbers', async () => {
    const { asked, look } = services(() => []);
    const papers = [paper(1, 1), paper(2, 2), paper(3, 3)];
    const first = await look(papers, { with: ['hn'], budget: 2 });
    expect(asked).toEqual(['hn:2606.00001', 'hn:2606.00002']);
    expect(first.issues).toEqual([
      {
        code: 'not-looked-up',
        message: 'hn: 1 of 3 are left for the next run.',
        facts: { service: 'hn', left: 1, of: 3 },
        where: 'hn',
      },
    ]);
    const memory: TrackMemory = JSON.parse(JSON.stringify(first.memory));
    const second = await look([paper(4, 0.1), ...papers], {
      with: ['hn'],
      memory,
      now: () => new Date(now.getTime() + 3_600_000),
    });
    expect(asked.slice(2)).toEqual(['hn:2606.00003', 'hn:2606.00004']);
    expect([second.issues, second.memory.hn?.left]).toEqual([[], undefined]);
  });

  it('of a service that is closed wait for the next run, and the others are looked at', async () => {
    const fetcher = async (source: string): Promise<Listing> => {
      if (source.startsWith('github:')) throw new TrendingPapersError('rate-limited', 'GitHub asks for a pause.', {});
      return { title: source, papers: [{ ...paper(1, 1), signals: { upvotes: 50 }, history: [] }], issues: [] };
    };
    const { papers, issues, memory } = await track([paper(1, 1)], { with: ['github', 'hf'], fetcher, now: () => now });
    expect(papers[0]!.signals.upvotes).toBe(50);
    expect(issues[0]!.message).toBe('github: 1 of 1 questions left. GitHub asks for a pause.');
    expect(memory.github!.left).toEqual(['lab/repo-1']);
  });

  it('are asked for at services that there are', async () => {
    await expect(track([], { with: ['gitlab'] })).rejects.toMatchObject({ code: 'bad-option' });
    expect(trackServices).toEqual(['hf', 'github', 's2', 'openalex', 'hn', 'hf-models']);
  });
});
