import { describe, expect, it } from 'vitest';
import { fetchListing } from '../../src/fetch/index.js';
import { json, status, text, upstream } from './upstream.js';

// Shapes of 2026, written after what each service documents or its own pages ask.

const alphaxivPaper = (n: number) => ({
  universal_paper_id: `2611.${String(n).padStart(5, '0')}`,
  canonical_id: `2611.${String(n).padStart(5, '0')}v2`,
  title: `A Made-Up Study of Meadows, Part ${n}`,
  abstract: 'It is about meadows.',
  authors: ['Ada Example', 'Bo Sample'],
  metrics: { total_votes: 3, public_total_votes: 40 + n, visits_count: { all: 900 } },
  github_url: 'https://github.com/example/meadows',
  github_stars: 120,
  first_publication_date: '2026-11-18T16:24:01.000Z',
  topics: ['cs.AI'],
});
const alphaxivPage = (from: number, count: number) =>
  json({ papers: Array.from({ length: count }, (_, n) => alphaxivPaper(from + n + 1)), page: 0 });

describe('alphaXiv', () => {
  it('is read to what was asked for, page after page, and says where it was cut', async () => {
    const { options, asked } = upstream(alphaxivPage(0, 50), alphaxivPage(50, 50), alphaxivPage(100, 50));
    const { papers, issues } = await fetchListing('alphaxiv:likes:30d', { ...options, searchLimit: 120 });
    expect(papers).toHaveLength(120);
    expect(papers[0]).toMatchObject({
      id: 'arxiv:2611.00001',
      signals: { upvotes: 41, stars: 120 },
      links: { code: 'https://github.com/example/meadows' },
    });
    expect(issues.map(({ code }) => code)).toEqual(['cut-off']);
    expect(asked.map(({ url }) => new URL(url).search)).toEqual([
      '?sort=Likes&interval=30+Days&pageNum=0&pageSize=50',
      '?sort=Likes&interval=30+Days&pageNum=1&pageSize=50',
      '?sort=Likes&interval=30+Days&pageNum=2&pageSize=50',
    ]);
  });

  it('ends with its last page, also where it begins to count pages at one', async () => {
    const short = upstream(alphaxivPage(0, 50), alphaxivPage(50, 7));
    expect((await fetchListing('alphaxiv:hot', short.options)).papers).toHaveLength(57);
    const twice = upstream(alphaxivPage(0, 50), alphaxivPage(0, 50));
    const { papers, issues } = await fetchListing('alphaxiv:hot', twice.options);
    expect([papers.length, issues.map(({ code }) => code)]).toEqual([50, ['pages-missing']]);
  });

  it.each([
    ['its login wall', status(401, {}, '{"error":{"message":"Please sign in"}}'), 'key-refused', 'Please sign in'],
    ['another form', json({ error: 'gone' }), 'unusable-answer', 'without papers'],
    [
      'a riddle for browsers',
      text('<!doctype html><title>Just a moment...</title>'),
      'unusable-answer',
      'Just a moment',
    ],
  ])('with %s is an error with its words', async (_, answer, code, words) => {
    const failed = fetchListing('alphaxiv:hot:7d', upstream(answer).options);
    await expect(failed).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  });
});

const story = (fields: object) => ({
  objectID: '4400001',
  title: 'A Made-Up Study of Meadows [pdf]',
  url: 'https://arxiv.org/abs/2611.00001',
  points: 117,
  num_comments: 35,
  created_at: '2026-11-20T10:00:00Z',
  ...fields,
});

describe('Hacker News', () => {
  it('counts the stories that link to a paper, and no other', async () => {
    const hits = [
      story({ objectID: '1', points: 20, num_comments: 2, url: 'https://arxiv.org/pdf/2611.00001v2' }),
      story({ objectID: '2' }),
      story({ objectID: '3', url: 'https://arxiv.org/abs/2611.00012', points: 900 }),
      story({ objectID: '4', url: null, points: 900 }),
      story({ objectID: '5', url: 'https://blog.example/2611.00001', points: 900 }),
    ];
    const { options, asked } = upstream(json({ hits, nbHits: 5 }), json({ hits: [], nbHits: 0 }));
    const { papers, issues } = await fetchListing('hn:2611.00001 2611.00002', options);
    expect(issues).toEqual([]);
    expect(papers).toHaveLength(1);
    expect(papers[0]).toMatchObject({
      id: 'arxiv:2611.00001',
      title: 'A Made-Up Study of Meadows',
      signals: { mentions: 2, hackerNewsPoints: 137, hackerNewsComments: 37 },
      links: { discussion: 'https://news.ycombinator.com/item?id=2' },
    });
    expect(asked.map(({ url }) => new URL(url).searchParams.get('query'))).toEqual(['"2611.00001"', '"2611.00002"']);
    expect(asked[1]!.at - asked[0]!.at).toBeGreaterThanOrEqual(400);
  });

  it('is waited for when it says that it is too much, and quoted when it stays so', async () => {
    const { options, waits } = upstream(status(403, {}, 'Rate exceeded.'), json({ hits: [story({})] }));
    expect((await fetchListing('hn:2611.00001', options)).papers).toHaveLength(1);
    expect(waits).toHaveLength(1);
    const refused = fetchListing('hn:2611.00001', upstream(status(429, {}, '{"message":"Too many"}')).options);
    await expect(refused).rejects.toMatchObject({ code: 'rate-limited', message: expect.stringContaining('Too many') });
  });
});

describe('GitHub', () => {
  const keys = { github: 'ghp_made_up_token' };
  const node = (name: string, stars: number) => ({
    nameWithOwner: name,
    description: 'Code & data.',
    stargazerCount: stars,
  });

  it('is asked for a hundred repositories at once, and tells which are gone', async () => {
    const names = Array.from({ length: 130 }, (_, n) => `lab/repo-${n}`);
    const first = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`r${n}`, node(`lab/repo-${n}`, n)]));
    const second = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [`r${n}`, n === 5 ? null : node(`lab/repo-${100 + n}`, n)]),
    );
    const errors = [
      { type: 'NOT_FOUND', path: ['r5'], message: "Could not resolve to a Repository with the name 'lab/repo-105'." },
    ];
    const { options, asked } = upstream(json({ data: first }), json({ data: second, errors }));
    const { papers, issues } = await fetchListing(`github:${names.join(' ')}`, { ...options, keys });
    expect(papers).toHaveLength(129);
    expect(papers[7]).toMatchObject({
      title: 'lab/repo-7',
      signals: { stars: 7 },
      links: { code: 'https://github.com/lab/repo-7' },
    });
    expect(issues.filter(({ code }) => code === 'id-not-found').map(({ message }) => message)).toEqual([
      'GitHub has no repository lab/repo-105.',
    ]);
    expect(asked).toHaveLength(2);
    expect(String(asked[0]!.body)).toContain('r99: repository(owner: \\"lab\\", name: \\"repo-99\\")');
    expect(asked[0]!.headers.authorization).toBe('Bearer ghp_made_up_token');
    expect(asked[0]!.url).not.toContain('ghp_');
  });

  it('over its limit answers 200 with errors, which is told', async () => {
    const errors = [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for user ID 7.' }];
    const failed = fetchListing('github:lab/repo', { ...upstream(json({ errors })).options, keys });
    await expect(failed).rejects.toMatchObject({
      code: 'rate-limited',
      message: expect.stringContaining('for user ID 7'),
    });
  });

  it('without a token says where to put one, and asks nothing', async () => {
    const { options, asked } = upstream(json({}));
    await expect(fetchListing('github:lab/repo', options)).rejects.toMatchObject({
      code: 'login-required',
      message: expect.stringContaining('GITHUB_TOKEN (keys.github)'),
    });
    expect(asked).toEqual([]);
  });

  it.each(['github:lab', 'github:lab/re po"', 'github:lab/repo") { x }', 'github:'])('has no %s', async (source) => {
    await expect(fetchListing(source, upstream(json({})).options)).rejects.toHaveProperty('code', 'unknown-source');
  });
});

describe('Hugging Face', () => {
  it('says of one paper how many models and datasets cite it', async () => {
    const paper = {
      id: '2611.00001',
      title: 'Meadows',
      summary: 'Bees.',
      authors: [{ name: 'Ada Example' }],
      publishedAt: '2026-11-18T00:00:00.000Z',
      upvotes: 7,
    };
    const { options } = upstream(json({ ...paper, numTotalModels: 12, numTotalDatasets: 0, linkedModels: [{}] }));
    const { papers } = await fetchListing('hf:paper:2611.00001', options);
    expect(papers[0]!.signals).toEqual({ upvotes: 7, models: 12, datasets: 0 });
  });
});

describe('a 403', () => {
  it.each([
    'Rate exceeded.',
    'You have exceeded the number of requests',
    'At most 3 requests per second',
    'Slow down!',
  ])('that says "%s" is waited for', async (words) => {
    const paper = { objectID: '1', title: 'T', url: 'https://arxiv.org/abs/2611.00001', points: 1 };
    const { options, waits } = upstream(status(403, {}, words), json({ hits: [paper] }));
    expect((await fetchListing('hn:2611.00001', options)).papers).toHaveLength(1);
    expect(waits).toHaveLength(1);
  });

  it('that says no is final', async () => {
    const { options, asked } = upstream(status(403, {}, 'Your network is not allowed here'));
    await expect(fetchListing('hn:2611.00001', options)).rejects.toHaveProperty('code', 'forbidden');
    expect(asked).toHaveLength(1);
  });
});
