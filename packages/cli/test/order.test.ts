import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from './terminal-io.js';

const abstract = 'Mixtures of experts route tokens sparsely in language models.';
const kinds: readonly [title: string, fields: object][] = [
  [
    'Sparse experts at scale',
    { abstract, signals: { upvotes: 90 }, authors: [{ name: 'Grace Example' }], organization: 'Lab' },
  ],
  [
    'Routing for experts',
    { abstract, signals: { upvotes: 60 }, authors: [{ name: 'Grace Example' }], topics: ['routing'] },
  ],
  ['Touch for robot hands', { signals: { upvotes: 30, stars: 9 }, links: { code: 'https://github.com/a/b' } }],
  ['Treebanks of rare languages', { signals: { upvotes: 4 }, venue: 'ACL', topics: ['routing'] }],
];
const papers = kinds.map(([title, fields], at) => ({
  id: `arxiv:2607.0000${at + 1}`,
  title,
  ids: { arxiv: `2607.0000${at + 1}` },
  listed: '2026-07-01',
  ...fields,
}));
const [sparse, routing, touch, treebanks] = kinds.map(([title]) => title);

async function folder(config?: object) {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'day.json'), JSON.stringify({ title: 'A day', papers }));
  if (config) await writeFile(join(cwd, 'trending-papers.config.json'), JSON.stringify(config));
  return { cwd, show: (...argv: string[]) => run(['show', 'day.json', '--columns', 'title,why', ...argv], { cwd }) };
}

const titlesOf = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')[0]);

describe('an order of one’s own', () => {
  it.each([
    [
      ['--by', 'stars=9,upvotes=0.1'],
      [touch, sparse, routing, treebanks],
    ],
    [
      ['--by', 'top,upvotes=-1'],
      [treebanks, touch, routing, sparse],
    ],
    [
      ['--boost', 'venue:acl=9'],
      [treebanks, sparse, routing, touch],
    ],
    [
      ['--boost', 'query:title:robot=9', '--boost', 'keyword:rare languages=8'],
      [touch, treebanks, sparse, routing],
    ],
    [
      ['--boost', 'paper:https://arxiv.org/abs/2607.00003v2=9'],
      [touch, sparse, routing, treebanks],
    ],
    [
      ['--pin', '2607.00004', '--pin', 'arxiv:2607.00003'],
      [treebanks, touch, sparse, routing],
    ],
    [
      ['--cap', 'author=1'],
      [sparse, touch, treebanks, routing],
    ],
    [
      ['--min-score', '5'],
      [sparse, routing],
    ],
    [
      ['--diversity', '1', '--limit', '2'],
      [sparse, touch],
    ],
  ])('is asked for by %j', async (argv, titles) => {
    const { show } = await folder();
    const { code, out } = await show(...argv);
    expect(code).toBe(0);
    expect(titlesOf(out)).toEqual(titles);
  });

  it('says why, and of how many papers what was asked for changed', async () => {
    const { show } = await folder();
    expect((await show('--boost', 'author:Grace Example=2,query:robot=3')).out).toContain('Boosted for robot.');
    expect((await show('--cap', 'author=1,organization=3')).err).toContain(
      '1 of 4 papers stand last, beyond the cap of 1 of one author, 3 of one organization.',
    );
    expect((await show('--min-score', '5')).err).toContain('2 of 4 papers score below 5 and were left out.');
    expect((await show('--pin', 'arxiv:1111.11111')).err).toContain(
      '1 of 1 pinned papers are not there: arxiv:1111.11111.',
    );
  });

  it('counts a paper half after its half-life', async () => {
    const { cwd, show } = await folder();
    const aged = papers.map((paper, at) => ({ ...paper, listed: at === 0 ? '2026-06-01' : '2026-07-01' }));
    await writeFile(join(cwd, 'day.json'), JSON.stringify({ title: 'A month', papers: aged }));
    expect(titlesOf((await show('--half-life', '1y')).out)[0]).toBe(sparse);
    expect(titlesOf((await show('--half-life', '2d')).out)[0]).toBe(routing);
  });

  it.each([
    [['--by', 'treding'], /--by is one of trending, .*Did you mean "trending"\?/],
    [['--by', 'upvotes=lots'], /--by is one of/],
    [['--by', 'upvotes.sped=1'], /--by is one of/],
    [['--by', 'upvote=1'], /There is no signal "upvote", .*Did you mean "upvotes"\?/],
    [['--boost', 'autor:Ada=1'], /--boost is what counts more.*Did you mean "author:"\?/],
    [['--boost', 'author:=1'], /--boost is what counts more/],
    [['--cap', 'auther=2'], /--cap is how many of one kind.*Did you mean "author="\?/],
    [['--cap', 'author=few'], /--cap is how many/],
    [['--diversity', '2'], /--diversity is a number from 0 to 1/],
    [['--min-score', 'high'], /--min-score is a number/],
    [['--half-life', 'long'], /--half-life is a time/],
  ])('%j is refused by its name', async (argv, message) => {
    const { show } = await folder();
    const { code, out, err } = await show(...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it('stands in a config, and decides what the front page shows first', async () => {
    const { cwd } = await folder({
      sources: ['day.json'],
      by: 'upvotes=1',
      boosts: ['query:treebanks=9'],
      pins: ['arxiv:2607.00003'],
      caps: ['author=1'],
      minScore: 2.5,
      halfLife: '30',
      diversity: 0.1,
      out: 'site',
    });
    const { code, err } = await run(['build'], { cwd });
    expect(code).toBe(0);
    expect(err).toContain('1 of 4 papers stand last');
    const feed = JSON.parse(await readFile(join(cwd, 'site', 'feed.json'), 'utf8'));
    expect(feed.items.map(({ title }: { title: string }) => title)).toEqual([touch, treebanks, sparse, routing]);
    expect(await readFile(join(cwd, 'site', 'about.html'), 'utf8')).toContain('in the order of upvotes=1');
  });
});

describe('top', () => {
  it('gives the first of each group of a span, as lines and on a terminal', async () => {
    const { cwd } = await folder();
    const lines = await run(['top', 'day.json', '--limit', '1', '-q'], { cwd });
    expect(lines.out).toBe(`routing\t2\t2\tarxiv:2607.00002\t${routing}\n`);
    const terminal = await run(['top', 'day.json', '--of', 'authors'], { cwd, columns: 80, env: { NO_COLOR: '1' } });
    expect(terminal.out).toMatch(/^Grace Example {2}2\n/);
    expect(terminal.out).toContain(sparse);
    const of = JSON.parse((await run(['top', 'day.json', '--of', 'venues', '--json'], { cwd })).out);
    expect(of).toMatchObject([{ name: 'ACL', count: 1, papers: [{ rank: 4 }] }]);
  });

  it('looks no further back than the span', async () => {
    const { cwd } = await folder();
    const aged = papers.map((paper, at) => ({ ...paper, listed: at === 1 ? '2026-06-15' : '2026-07-01' }));
    await writeFile(join(cwd, 'day.json'), JSON.stringify({ title: 'A month', papers: aged }));
    const counted = async (per: string) =>
      (await run(['top', 'day.json', '--per', per, '-q'], { cwd })).out.split('\t')[1];
    expect([await counted('week'), await counted('month'), await counted('ever')]).toEqual(['1', '2', '2']);
  });

  it('says that no paper is of any group, and of which groups it shows but some', async () => {
    const { cwd } = await folder();
    await writeFile(join(cwd, 'bare.json'), JSON.stringify({ title: 'Bare', papers: papers.slice(2, 3) }));
    const bare = await run(['top', 'bare.json', '--per', 'ever', '--fail-on-empty'], { cwd });
    expect([bare.code, bare.out]).toEqual([3, '']);
    expect(bare.err).toContain('None of 1 papers says of which topics it is.');
    const topics = papers.map((paper, at) => ({ ...paper, topics: [`topic ${at}`] }));
    await writeFile(join(cwd, 'many.json'), JSON.stringify({ title: 'Many', papers: topics }));
    const many = await run(['top', 'many.json', '--groups', '3'], { cwd });
    expect(many.out.trim().split('\n')).toHaveLength(3);
    expect(many.err).toContain('3 of 4 topics, those of most papers.');
  });
});
