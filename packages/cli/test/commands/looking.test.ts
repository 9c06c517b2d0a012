import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, run, temporaryFolder } from '../terminal-io.js';

const seed = join(root, 'examples', 'listing.json');

describe('explain', () => {
  it('gives every reason with its points, which sum to the score', async () => {
    const { code, out } = await run(['explain', seed, '1', '-q']);
    expect(code).toBe(0);
    const score = Number(/ ([\d.-]+) points/.exec(out)?.[1]);
    const points = [...out.matchAll(/^ +(-?\d+\.\d\d) {2}\w/gm)].map(([, number]) => Number(number));
    expect(points.length).toBeGreaterThan(1);
    expect(points.reduce((sum, number) => sum + number, 0)).toBeCloseTo(score, 1);
  });

  it('says why one stands above another, by rank or by identifier', async () => {
    const [first, second] = JSON.parse((await run(['show', seed, '--json', '-q'])).out).papers;
    const byRank = await run(['explain', seed, '1', '2', '-q']);
    expect(byRank.out).toContain('Ahead: ');
    const byId = await run(['explain', seed, first.paper.id, second.paper.id, '-q']);
    expect(byId.out).toBe(byRank.out);
  });

  it.each([
    [['explain', seed], 'Nothing to explain'],
    [['explain', seed, '99999'], 'There is no paper 99999 among the'],
    [['explain', seed, 'arxiv:1111.11111'], 'There is no paper arxiv:1111.11111'],
  ])('%j is a usage error', async (argv, message) => {
    const { code, err } = await run(argv);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

/** Nine weeks with two papers of one topic each, and a last week with six of another. */
async function weeks(): Promise<string> {
  const cwd = await temporaryFolder();
  const paper = (number: number, day: string, topic: string) => ({
    title: `Paper number ${number} of its kind`,
    ids: { arxiv: `2601.${String(number).padStart(5, '0')}` },
    listed: day,
    topics: [topic],
    authors: [{ name: `Author ${number % 2 === 0 ? 'Even' : 'Odd'}` }],
  });
  const papers = [];
  for (let week = 0; week < 9; week++)
    for (let each = 0; each < (week === 8 ? 7 : 2); each++) {
      const day = new Date(Date.UTC(2026, 3, 7 + week * 7)).toISOString().slice(0, 10);
      papers.push(paper(papers.length + 1, day, week === 8 && each > 0 ? 'agents' : 'graphs'));
    }
  await writeFile(join(cwd, 'papers.json'), JSON.stringify({ title: 'Weeks', papers }));
  return cwd;
}

describe('trends', () => {
  it('tells what is new, on a terminal and as lines', async () => {
    const cwd = await weeks();
    const terminal = await run(['trends', 'papers.json'], { cwd, columns: 80, env: { NO_COLOR: '1' } });
    expect(terminal.out).toMatch(/new\n {2}agents +6 {2}usually 0\.0/);
    expect((await run(['trends', 'papers.json'], { cwd })).out).toContain('new\tagents\t6\t0.0\t0,0,0,0,0,0,0,6\n');
    const json = JSON.parse((await run(['trends', 'papers.json', '--json'], { cwd })).out);
    expect(json.new).toMatchObject([{ name: 'agents', value: 6 }]);
  });

  it('compares with as many spans as the papers reach back, and says how many', async () => {
    const { err, out } = await run(['trends', 'papers.json', '--per', 'month'], { cwd: await weeks() });
    expect(err).toContain('reach back 1 whole months, fewer than the 8 that are looked at');
    expect(out).toMatch(/^new\tagents\t6\t0\.0\t0,6$/m);
  });

  it('says so when nothing changes', async () => {
    const cwd = await weeks();
    const { code, err, out } = await run(['trends', 'papers.json', '--topic', 'nothing', '--fail-on-empty'], { cwd });
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain('Nothing rises, falls or is new among 0 papers');
  });
});

describe('stats', () => {
  it('counts a paper once for each value, the most first', async () => {
    const cwd = await weeks();
    const json = JSON.parse((await run(['stats', 'papers.json', '--json'], { cwd })).out);
    expect(json).toMatchObject({ papers: 23, topics: { graphs: 17, agents: 6 }, authors: { 'Author Odd': 12 } });
    const { out } = await run(['stats', 'papers.json'], { cwd });
    expect(out).toContain('topics\tgraphs\t17\ntopics\tagents\t6\n');
  });

  it('takes a name in singular and plural, with and without a hyphen, for one', async () => {
    const cwd = await temporaryFolder();
    const topics = [['World Models'], ['world model'], ['World-Models', 'world models'], ['C'], ['CS']];
    const papers = topics.map((each, index) => ({ title: `A paper of the number ${index}`, topics: each }));
    await writeFile(join(cwd, 'p.json'), JSON.stringify({ title: 'P', papers }));
    const { topics: counts } = JSON.parse((await run(['stats', 'p.json', '--json'], { cwd })).out);
    expect(Object.values(counts)).toEqual([3, 1, 1]);
    const { out } = await run(['show', 'p.json', '--topic', 'world model', '--columns', 'title'], { cwd });
    expect(out.trim().split('\n')).toHaveLength(3);
    expect((await run(['show', 'p.json', '--topic', 'cs', '--columns', 'title'], { cwd })).out).toBe(
      'A paper of the number 4\n',
    );
  });

  it('says how many more there are than fit a terminal', async () => {
    const { out } = await run(['stats', seed], { columns: 80, env: { NO_COLOR: '1' } });
    expect(out).toMatch(/and \d+ more, with --json all of them/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});

it('stats gives days in their order, the newest first', async () => {
  const { out } = await run(['stats', 'papers.json'], { cwd: await weeks() });
  const days = [...out.matchAll(/^days they came up\t(\S+)/gm)].map(([, day]) => day!);
  expect(days).toHaveLength(9);
  expect(days).toEqual(days.toSorted().toReversed());
});

describe('a misspelt file', () => {
  it('is met with the name of one that is there', async () => {
    const cwd = await weeks();
    const { code, err } = await run(['show', 'paper.json'], { cwd });
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('There is no file paper.json. Did you mean "papers.json"?'),
    ]);
  });
});
