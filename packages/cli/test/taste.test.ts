import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from './terminal-io.js';

const subjects = [
  ['Grasping with soft robot hands', 'We teach robot hands to grasp fruit by touch.'],
  ['Tokenisers for rare languages', 'Subword vocabularies of languages with few texts.'],
  ['Touch sensors for robot grasping', 'Robot fingers feel what they grasp, by sensors of touch.'],
  ['Bounds for convex programs', 'We prove lower bounds of first-order methods.'],
  ['Parsing of treebanks', 'Dependency parsing across forty treebanks.'],
] as const;

/** A day of a preprint server: nobody has voted, and the order is that of submission. */
const day = subjects.map(([title, abstract], index) => ({
  id: `arxiv:2607.0000${index + 1}`,
  title,
  abstract,
  authors: [{ name: `Author ${index}` }],
  published: '2026-07-01',
  ids: { arxiv: `2607.0000${index + 1}` },
  links: {},
  signals: {},
  history: [],
  topics: ['cs.XX'],
  sources: [{ name: 'arxiv:cs.XX', position: index + 1 }],
}));

const library = `@article{hands, title = {Learning to grasp with robot hands}, author = {Ada Example}, year = {2024},
  abstract = {Robot hands learn to grasp from touch.}}
@article{fingers, title = {Robot fingers that feel}, author = {Ada Example}, year = {2025}}`;

async function person() {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'day.json'), JSON.stringify({ title: 'A day', papers: day, issues: [] }));
  await writeFile(join(cwd, 'library.bib'), library);
  return { cwd, run: (...argv: string[]) => run(argv, { cwd }) };
}

const titlesOf = (out: string) => out.trim().split('\n');

describe('--like', () => {
  it('puts what is like a library first, and says which of its papers it is like', async () => {
    const { run: ran } = await person();
    const before = await ran('show', 'day.json', '--columns', 'title');
    expect(titlesOf(before.out)).toEqual(subjects.map(([title]) => title));
    const { code, out, err } = await ran('show', 'day.json', '--like', 'library.bib', '--columns', 'title,why');
    expect(code).toBe(0);
    const rows = titlesOf(out).map((line) => line.split('\t'));
    expect(rows.slice(0, 2).map(([title]) => title)).toEqual([subjects[2][0], subjects[0][0]]);
    expect(rows[0]![1]).toMatch(
      /^Like “(Robot fingers that feel|Learning to grasp with robot hands)”, which you liked: .*robot/,
    );
    expect(rows.slice(2).map(([title]) => title)).toEqual([subjects[1][0], subjects[3][0], subjects[4][0]]);
    expect(err).toContain('learnt from 2 papers that you like');
  });

  it('names no such file before anything is shown', async () => {
    const { run: ran } = await person();
    const { code, out, err } = await ran('show', 'day.json', '--like', 'no.bib');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('no.bib');
  });

  it('goes on without what cannot be had now, and says so', async () => {
    const { run: ran } = await person();
    const { code, out, err } = await ran('show', 'day.json', '--like', 'https://a.example/l.bib', '--columns', 'title');
    expect(code).toBe(0);
    expect(titlesOf(out)).toHaveLength(5);
    expect(err).toContain('https://a.example/l.bib gave nothing');
  });

  it('stands in a config, beside it, and decides what the front page shows first', async () => {
    const { cwd, run: ran } = await person();
    const config = { sources: ['day.json'], liked: ['library.bib'], language: 'de', out: 'site' };
    await writeFile(join(cwd, 'trending-papers.config.json'), JSON.stringify(config));
    expect(await ran('build')).toMatchObject({ code: 0 });
    const page = await readFile(join(cwd, 'site', 'index.html'), 'utf8');
    expect(page).toContain('<html lang="de">');
    expect(page.indexOf(subjects[2][0])).toBeLessThan(page.indexOf(subjects[1][0]));
    const reasons = /<ul class="why"[^>]*>(.*?)<\/ul>/s.exec(page.slice(page.indexOf('<ul class="why"')))?.[1];
    expect(reasons).toMatch(/Ähnlich wie „(Robot fingers that feel|Learning to grasp with robot hands)“/);
  });
});

describe('a taste beside all else that makes an order', () => {
  const voted = day.map((paper, at) => ({ ...paper, signals: { upvotes: [5, 50, 5, 40, 30][at]! } }));
  const options = {
    by: 'upvotes=1',
    boosts: ['keyword:parsing=2'],
    pins: ['2607.00004'],
    caps: ['source=3'],
    minScore: 2.4,
  };
  const shown = [subjects[3], subjects[4], subjects[1], subjects[2], subjects[0]].map(([title]) => title);

  it('is taken from options', async () => {
    const { cwd, run: ran } = await person();
    await writeFile(join(cwd, 'voted.json'), JSON.stringify({ title: 'Votes', papers: voted, issues: [] }));
    const args = [
      '--by',
      'upvotes=1',
      '--boost',
      'keyword:parsing=2',
      '--pin',
      '2607.00004',
      '--pin',
      'arxiv:2607.00004',
    ];
    const { out, err } = await ran(
      'show',
      'voted.json',
      '--like',
      'library.bib',
      ...args,
      '--min-score',
      '2.4',
      '--columns',
      'title,why',
    );
    const rows = titlesOf(out).map((line) => line.split('\t'));
    expect(rows.map(([title]) => title)).toEqual(shown);
    expect(rows[0]![1]).toContain('Pinned to the top.');
    expect(rows[1]![1]).toContain('Boosted for parsing.');
    expect(rows[3]![1]).toMatch(/Like “.*”, which you liked/);
    expect(err).toContain('learnt from 2 papers that you like');
  });

  it('is taken from a config', async () => {
    const { cwd, run: ran } = await person();
    await writeFile(join(cwd, 'voted.json'), JSON.stringify({ title: 'Votes', papers: voted, issues: [] }));
    const config = { sources: ['voted.json'], liked: ['library.bib'], out: 'site', ...options };
    await writeFile(join(cwd, 'trending-papers.config.json'), JSON.stringify(config));
    const { code, err } = await ran('build');
    expect([code, err]).toEqual([
      0,
      expect.stringContaining('1 of 5 papers stand last, beyond the cap of 3 of one source'),
    ]);
    const page = await readFile(join(cwd, 'site', 'index.html'), 'utf8');
    const at = shown.map((title) => page.indexOf(`>${title}`));
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(Math.min(...at)).toBeGreaterThan(0);
  });
});

describe('an order', () => {
  it('by what nobody knows is said to be none', async () => {
    const { run: ran } = await person();
    expect((await ran('show', 'day.json', '--by', 'rising')).err).toContain(
      'Nothing is known of any paper that --by rising looks at',
    );
    expect((await ran('show', 'day.json', '--by', 'new')).err).not.toContain('Nothing is known');
  });

  it('takes sources in turns when asked to', async () => {
    const { cwd, run: ran } = await person();
    const voted = [60, 50, 40].map((upvotes, at) => ({
      ...day[at]!,
      id: `hf:${at}`,
      title: `Voted ${at}`,
      ids: {},
      signals: { upvotes },
      sources: [{ name: 'hf:daily' }],
    }));
    await writeFile(join(cwd, 'both.json'), JSON.stringify({ title: 'Both', papers: [...voted, ...day], issues: [] }));
    const { out } = await ran('show', 'both.json', '--interleave', '--columns', 'title', '--limit', '4');
    expect(titlesOf(out)).toEqual(['Voted 0', subjects[0][0], 'Voted 1', subjects[1][0]]);
  });
});

describe('--as-of', () => {
  const reading = (at: string, upvotes: number) => ({ at, signals: { upvotes } });
  const archive = [
    {
      ...day[0]!,
      published: '2026-06-01',
      signals: { upvotes: 90 },
      history: [reading('2026-06-01T18:00:00Z', 4), reading('2026-06-09T18:00:00Z', 90)],
    },
    { ...day[1]!, published: '2026-06-01', signals: { upvotes: 7 }, history: [reading('2026-06-01T18:00:00Z', 7)] },
    {
      ...day[2]!,
      published: '2026-06-08',
      signals: { upvotes: 30, stars: 8 },
      history: [reading('2026-06-08T18:00:00Z', 30)],
    },
  ];

  async function archived() {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'feed.json'), JSON.stringify({ title: 'An archive', papers: archive, issues: [] }));
    return (...argv: string[]) => run(['show', 'feed.json', '--columns', 'title,upvotes', ...argv], { cwd });
  }

  it('shows an archive as it was on the evening of a day', async () => {
    const { out, err } = await (await archived())('--as-of', '2026-06-01');
    // That the counts of both papers are dated, nothing need be said of.
    expect(titlesOf(out)).toEqual(
      [subjects[0][0], subjects[1][0]].reverse().map((title, at) => `${title}\t${[7, 4][at]}`),
    );
    expect(err).toContain('as of 2026-06-01: 1 of 3 papers were not known yet');
    expect(err).not.toContain('nobody knows');
  });

  it('says of how many papers the counts are those of today', async () => {
    const { out, err } = await (await archived())('--as-of', '2026-06-09T20:00:00Z');
    expect(titlesOf(out)).toHaveLength(3);
    expect(err).toContain('of 1 of 3 papers nobody knows when they were counted');
  });

  it('counts back the days of --since from there', async () => {
    const { out } = await (await archived())('--as-of', '2026-06-02', '--since', '3d');
    expect(titlesOf(out)).toHaveLength(2);
  });

  it.each(['2026-02-30', '2026', 'yesterday', '2026-06-01T25:00:00Z'])('refuses %s', async (moment) => {
    const { code, err } = await (await archived())('--as-of', moment);
    expect(code).toBe(2);
    expect(err).toContain('--as-of is a day such as');
  });
});

describe('--language', () => {
  it('says reasons and numbers in it, everywhere they are said', async () => {
    const { cwd, run: ran } = await person();
    const voted = day.map((paper, at) => ({ ...paper, signals: { upvotes: [60, 9, 9, 9, 9][at] } }));
    await writeFile(join(cwd, 'day.json'), JSON.stringify({ title: 'A day', papers: voted, issues: [] }));
    const said = '60 Stimmen, das 6,7-Fache des Üblichen.';
    expect((await ran('show', 'day.json', '--language', 'de', '--columns', 'why')).out).toContain(said);
    for (const argv of [
      ['export', 'day.json', '--format', 'md'],
      ['digest', 'day.json'],
    ])
      expect((await ran(...argv, '--language', 'de')).out, argv[0]).toContain('60 Stimmen');
    expect((await ran('feed', 'day.json', '--language', 'de')).out).toContain('<language>de</language>');
    expect((await ran('show', 'day.json', '--language', 'klingon')).err).toMatch(/--language is one of en, ar, de/);
  });
});
