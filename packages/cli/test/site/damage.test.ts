import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultRetention, type Ledger } from '@trending-papers/core/collect';
import type { Issue, Paper } from '@trending-papers/core/paper';
import { beforeAll, describe, expect, it } from 'vitest';
import { disk } from '../../src/disk/disk.js';
import { buildSites } from '../../src/site/build.js';
import { isLoss } from '../../src/site/issues.js';
import { readPrevious } from '../../src/site/previous.js';
import { findSite } from '../../src/site/recover.js';
import type { Built, Site } from '../../src/site/site.js';
import { damages } from '../damages.js';
import { run, temporaryFolder, widgetScript } from '../terminal-io.js';
import { listing, numbers, paper, trendingOrder } from './papers.js';

// Every file that a run leaves for the next, spoiled in every way that a disk, a merge or a person spoils one: the next
// run says so, goes on, and what is gone afterwards is what it said is gone.

const at = (day: number) => new Date(Date.UTC(2026, 2, day, 6));
const days = [18, 19, 20];

/** Sites by the papers of a day: of a few, and of so many that the feed has a second page. */
const sizes = { small: 6, paged: 36 } as const;
type Size = keyof typeof sizes;
/** All but some of the first day are shown. */
const shownOf = (size: Size) => sizes[size] * days.length - 4;

const ledgerOf = (day: number): Ledger => [
  { source: 'hf:daily', day: `2026-03-${day}`, received: 50, at: at(day).toISOString() } as Ledger[number],
];

async function build(folder: string, papers: Paper[], day: number, size: Size = 'small'): Promise<Built> {
  const site: Site = {
    path: '',
    receive: async () => listing(papers),
    ledger: () => ledgerOf(day),
    look: async () => ({ papers: [], memory: { hf: { at: at(18).toISOString() } }, issues: [] }) as never,
    annotate: async (those, written) => {
      for (const { id } of those.slice(0, 3)) written.set(id.replaceAll(/\D/g, '').padStart(32, '0'), 'In short.');
      return [...those];
    },
    order: trendingOrder,
    keep: { ...defaultRetention, papers: shownOf(size) },
  };
  const [outcome] = await buildSites({ folder, sites: [site], script: widgetScript, now: () => at(day), disk });
  if (!outcome?.built) throw outcome?.error;
  return outcome.built;
}

const listed = (number: number, day: number) =>
  paper(number, { listed: `2026-03-${day}`, signals: { upvotes: number * day } });
/** New papers each day; two of them are seen again on the next. */
function papersOf(day: number, size: Size): Paper[] {
  const each = sizes[size];
  const first = (day - 18) * each;
  const again = day > 18 ? numbers(1, 2).map((number) => listed(first - each + number, day - 1)) : [];
  return [...numbers(1, each).map((number) => listed(first + number, day)), ...again];
}

const whole = {} as Record<Size, string>;
beforeAll(async () => {
  for (const size of ['small', 'paged'] as const) {
    whole[size] = await temporaryFolder();
    for (const day of days) await build(whole[size], papersOf(day, size), day, size);
  }
});

async function copyOf(size: Size): Promise<string> {
  const folder = await temporaryFolder();
  await cp(whole[size], folder, { recursive: true });
  return folder;
}

const lineCount = (text: string) => text.split('\n').filter(Boolean).length;

/** What the archive holds: names of papers, and readings as paper and moment. */
async function held(folder: string) {
  const { archive } = await findSite(folder, at(30), disk, () => {});
  return {
    papers: archive.outlines.map(({ id }) => id).sort(),
    readings: archive.readings.map(({ id, at: when }) => `${id} ${when}`).sort(),
  };
}

const files = [
  ...days.flatMap((day) => [`archive/papers/2026-03-${day}.ndjson`, `archive/readings/2026-03-${day}.ndjson`]),
  'archive/state.json',
  'archive/summaries.json',
  'archive/tracking.json',
  'ledger.json',
  'feed.json',
  'feed-2.json',
  'build.json',
];
const cases = files.flatMap((name) => Object.keys(damages).map((how) => [name, how] as const));

describe('a file of a site that was', () => {
  it('is every file that a run keeps', async () => {
    const there = await readdir(join(whole.paged, 'archive'), { recursive: true });
    const kept = there.filter((name) => /\.(nd)?json$/.test(name)).map((name) => `archive/${name}`);
    expect([...kept, 'ledger.json', 'feed.json', 'feed-2.json', 'build.json'].sort()).toEqual([...files].sort());
    expect((await held(whole.small)).papers).toHaveLength(18);
  });

  it.each(cases)('%s, %s, is told of, and nothing is lost in silence', async (name, how) => {
    const size = name === 'feed-2.json' ? 'paged' : 'small';
    const folder = await copyOf(size);
    const before = await held(folder);
    const shown = (await readPrevious(folder, at(30), disk))!.papers.map(({ id }) => id).sort();
    await damages[how]!(join(folder, name));

    const looked: Issue[] = [];
    // What `doctor` sees.
    await findSite(folder, at(30), { ...disk, rename: async () => {}, remove: async () => {} }, (issue) =>
      looked.push(issue),
    );
    const built = await build(folder, [], 21, size);
    const of = built.issues.filter(({ facts }) => String(facts?.path).startsWith(join(folder, name)));
    if (name === 'feed-2.json') expect(built.written, 'a page that is made anew').toContain(join(folder, name));
    else expect(of, `nothing told: ${JSON.stringify(built.issues)}`).not.toEqual([]);
    if (name.endsWith('.ndjson'))
      expect(looked.map(({ message }) => message)).toEqual(of.map(({ message }) => message));

    const after = await held(folder);
    const told = (kind: 'papers' | 'readings') =>
      built.issues
        .filter((issue) => isLoss(issue) && String(issue.facts!.path).includes(`/${kind}/`))
        .reduce((sum, { facts }) => sum + Number(facts!.missing) - Number(facts!.back), 0);
    for (const kind of ['papers', 'readings'] as const) {
      const gone = before[kind].filter((each) => !after[kind].includes(each));
      expect(gone.length, `${kind} gone: ${gone.slice(0, 3)}; ${JSON.stringify(built.issues)}`).toBe(told(kind));
    }
    const now = (await readPrevious(folder, at(30), disk))!.papers.map(({ id }) => id).sort();
    if (told('readings') === 0) expect(now).toEqual(shown);
    expect(now).toHaveLength(shown.length);

    const again = await build(folder, [], 22, size);
    const odd = again.issues.filter(({ code }) => code !== 'lines-unreadable');
    expect(odd, 'told twice').toEqual([]);
    expect(await held(folder)).toEqual(after);
  });
});

describe('what an archive lost', () => {
  it('is named by doctor until the file is brought back, and is whole then', async () => {
    const folder = await copyOf('small');
    const before = await held(folder);
    const path = join(folder, 'archive/papers/2026-03-18.ndjson');
    const copy = await readFile(path);
    await rm(path);
    const { issues } = await build(folder, [], 21);
    expect(issues).toEqual([
      {
        code: 'lines-lost',
        message: expect.stringMatching(/2026-03-18\.ndjson: 6 of 6 lines .* 2 taken back from the feed, 4 lost/),
        facts: { path, missing: 6, back: 2, of: 6 },
      },
    ]);
    const { lost } = await findSite(folder, at(22), disk, () => {});
    expect([...lost]).toEqual([['archive/papers/2026-03-18.ndjson', 4]]);
    await writeFile(path, copy);
    expect((await build(folder, [], 22)).issues.map(({ code }) => code)).toEqual(['state-changed']);
    expect((await held(folder)).papers).toEqual(before.papers);
    expect([...(await findSite(folder, at(23), disk, () => {})).lost]).toEqual([]);
    expect(lineCount(await readFile(path, 'utf8'))).toBe(6);
  });

  it('is told as one where very many files lost something, and is counted for each', async () => {
    const folder = await temporaryFolder();
    const papers = numbers(1, 12).map((number) => listed(number, number + 9));
    await build(folder, papers, 21, 'small');
    await rm(join(folder, 'archive/papers'), { recursive: true });
    const path = join(folder, 'archive/papers');
    expect((await build(folder, [], 22)).issues).toEqual([
      {
        code: 'lines-lost',
        message: `${path}, 12 files: 12 of 12 lines that an earlier run filed are gone; 12 taken back from the feed.`,
        facts: { path, missing: 12, back: 12, of: 12, files: 12 },
      },
    ]);
    expect((await held(folder)).papers).toHaveLength(12);
  });

  it('is not what git makes of the ends of lines', async () => {
    const folder = await copyOf('small');
    for (const name of files.filter((each) => /^archive|^feed\.json/.test(each))) {
      const path = join(folder, name);
      await writeFile(path, (await readFile(path, 'utf8')).replaceAll('\n', '\r\n'));
    }
    expect((await build(folder, [], 21)).issues).toEqual([]);
  });

  it('is all of it when its folder is gone, and the feed is filed anew', async () => {
    const folder = await copyOf('small');
    await rm(join(folder, 'archive'), { recursive: true });
    const { issues } = await build(folder, [], 21);
    expect(issues.map(({ message }) => message)).toEqual([
      `${join(folder, 'archive')} is not there: a new one is made of the 14 papers of the feed.`,
    ]);
    expect((await held(folder)).papers).toHaveLength(14);
  });
});

describe('a run that finds papers gone', () => {
  it('publishes what there is, fails, and says it in words, as data, in the summary and to doctor', async () => {
    const cwd = await temporaryFolder();
    const papers = numbers(1, 4).map((number) => listed(number, 18));
    await writeFile(join(cwd, 'papers.json'), JSON.stringify(listing(papers)));
    await writeFile(
      join(cwd, 'trending-papers.config.json'),
      JSON.stringify({ sources: ['papers.json'], out: 'site', keep: { papers: 3 } }),
    );
    const env = { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') };
    expect((await run(['build', '-q'], { cwd, env })).code).toBe(0);
    expect((await run(['doctor'], { cwd })).out).toMatch(/✓ archive: 4 papers and 8 readings, in 3 files/);

    await writeFile(join(cwd, 'papers.json'), JSON.stringify(listing(papers.slice(3))));
    const name = 'archive/papers/2026-03-18.ndjson';
    await writeFile(join(cwd, 'site', name), '');
    const said =
      /2026-03-18\.ndjson: 4 of 4 lines that an earlier run filed are gone; 3 taken back from the feed, 1 lost/;
    const doctor = await run(['doctor'], { cwd });
    expect([doctor.code, doctor.out]).toEqual([1, expect.stringMatching(said)]);
    const { code, out, err } = await run(['build', '--json'], { cwd, env });
    expect(code).toBe(1);
    expect(err).toMatch(said);
    expect(JSON.parse(out).issues).toMatchObject([{ code: 'lines-lost', facts: { missing: 4, back: 3, of: 4 } }]);
    expect(await readFile(env.GITHUB_STEP_SUMMARY, 'utf8')).toMatch(said);

    // It is said once by a run, and by doctor as long as it is so.
    expect((await run(['build', '-q'], { cwd, env })).code).toBe(0);
    expect((await run(['doctor'], { cwd })).out).toMatch(/2026-03-18\.ndjson: 1 line is lost/);
  });
});
