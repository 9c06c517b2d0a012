import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isTrendingPapersError } from '@trending-papers/core/paper';
import { parse } from '@trending-papers/core/parse';
import { openShards } from '@trending-papers/core/search';
import { beforeAll, describe, expect, it } from 'vitest';
import { atEachEnd } from '../faults/operations.mjs';
import { run, temporaryFolder, widgetScript } from '../terminal-io.js';
import { listing, paper } from './papers.js';

/** What a host serves at one moment, by path. */
type Moment = ReadonlyMap<string, Uint8Array>;

const topics = ['Sparse attention', 'Protein folding', 'Robot grasping'];
const papersOf = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) =>
    paper(from + at, { title: `${topics[at % 3]} example ${from + at}`, topics: [`cs.${'ABC'[at % 3]}`] }),
  );
const argv = ['build', 'listing.json', '--search-shards', '--pictures', 'none', '--keep', '12', '-q'];
const build = (cwd: string) =>
  run(argv, { cwd, env: { HOME: cwd }, widgetParts: async () => ({ reader: widgetScript, archive: widgetScript }) });

async function served(folder: string): Promise<Moment> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !path.startsWith('.'));
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path))] as const)));
}

/** Every moment of a build at which a host serves something else, and a copy of the folder as a kill leaves it at each. */
async function moments(cwd: string, isCopied: boolean): Promise<{ all: Moment[]; killed: string[] }> {
  const all: Moment[] = [await served(join(cwd, 'public'))];
  const killed: string[] = [];
  const look = async (about: string) => {
    if (!/^ahead of (?:rename|rm) \/public/.test(about)) return;
    all.push(await served(join(cwd, 'public')));
    if (!isCopied) return;
    const left = await temporaryFolder();
    await cp(cwd, left, { recursive: true });
    await rm(join(left, 'public/.trending-papers/lock'), { force: true });
    killed.push(left);
  };
  const { ran } = await atEachEnd(cwd, look, () => build(cwd));
  expect(ran.code, ran.err).toBe(0);
  all.push(await served(join(cwd, 'public')));
  return { all, killed };
}

/** Where the links of a page lead within the site. */
function linksOf(path: string, html: string): string[] {
  const page = new URL(path, 'https://site.example/');
  return [...html.matchAll(/(?:href|src)="([^"]+)"/g)].flatMap(([, link]) => {
    const { origin, pathname } = new URL(link!.replaceAll('&amp;', '&'), page);
    if (origin !== page.origin) return [];
    return [decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname).slice(1)];
  });
}

/** What is wrong for who looks at any page or feed of one moment; of a moment that was met before nothing new is. */
async function wrongIn(moment: Moment): Promise<string[]> {
  const hash = createHash('sha256');
  for (const path of [...moment.keys()].sort()) hash.update(`\0${path}\0`).update(moment.get(path)!);
  const met = hash.digest('hex');
  if (looked.has(met)) return [];
  looked.add(met);
  const wrong: string[] = [];
  const text = (path: string) => Buffer.from(moment.get(path)!).toString('utf8');
  for (const path of moment.keys()) {
    if (path.endsWith('.html')) {
      if (!/<\/html>\s*$/.test(text(path))) wrong.push(`half of ${path}`);
      for (const link of linksOf(path, text(path)))
        if (!moment.has(link)) wrong.push(`${path} leads to ${link}, which is not there`);
    } else if (/\.(?:json|xml)$/.test(path) && /^(?:feed|atom)/.test(basename(path)) && dirname(path) === '.') {
      const { papers } = await parse(text(path));
      if (papers.length === 0) wrong.push(`${path} has no papers`);
      if (path === 'feed.json') {
        const next = JSON.parse(text(path)).next_url;
        if (next && !moment.has(basename(next))) wrong.push(`${path} leads to ${next}, which is not there`);
      }
    }
  }
  return wrong;
}

const looked = new Set<string>();

const queries = ['attention', 'protein', 'example'];
const found = async (moment: () => Moment): Promise<(query: string) => Promise<string>> => {
  const shards = await openShards(async (name) => {
    const bytes = moment().get(`search/${name}`);
    if (!bytes) throw new Error(`no ${name}`);
    return bytes;
  });
  return async (query) => {
    const { hits } = await shards.search(query, { limit: 50 });
    return hits.map(({ id }) => id).join(' ');
  };
};

/** What is wrong for who opens the index at one moment and searches at a later one: it answers for one build, or says that it is gone. */
async function wrongSearches(all: readonly Moment[]): Promise<string[]> {
  const wrong = new Set<string>();
  const right = new Set<string>();
  for (const moment of [all[0]!, all.at(-1)!]) {
    const search = await found(() => moment);
    for (const query of queries) right.add(`${query}: ${await search(query)}`);
  }
  expect(right.size).toBe(2 * queries.length);
  const files = (moment: Moment) =>
    [...moment.keys()]
      .filter((path) => path.startsWith('search/'))
      .sort()
      .join();
  const differing = all.filter((moment, at) => at === 0 || files(moment) !== files(all[at - 1]!));
  for (const [from, opened] of differing.entries())
    for (const [at, later] of differing.slice(from).entries()) {
      let now = opened;
      const search = await found(() => now);
      now = later;
      for (const query of queries) {
        const answer = await search(query).catch((error) =>
          isTrendingPapersError(error) ? error.code : String(error),
        );
        const isGone = answer === 'index-missing' && at > 0;
        if (!isGone && !right.has(`${query}: ${answer}`))
          wrong.add(`opened at ${from}, searched at ${from + at}: ${answer}`);
      }
    }
  return [...wrong];
}

let cwd: string;
beforeAll(async () => {
  cwd = await temporaryFolder();
  await writeFile(join(cwd, 'listing.json'), JSON.stringify(listing(papersOf(1, 12))));
  expect(await build(cwd)).toMatchObject({ code: 0 });
  await writeFile(join(cwd, 'listing.json'), JSON.stringify(listing(papersOf(5, 17))));
});

describe('who reads a site while it is built, and while the build is killed and run again,', () => {
  let ended: Moment;
  let killed: string[];
  let all: Moment[];
  beforeAll(async () => {
    ({ all, killed } = await moments(cwd, true));
    ended = all.at(-1)!;
  });

  it('meets no page that leads nowhere, and no half of a page or feed', async () => {
    expect(all.length).toBeGreaterThan(20);
    expect((await Promise.all(all.map(wrongIn))).flat()).toEqual([]);
  });

  it('searches the papers of one build', async () => {
    expect(await wrongSearches(all)).toEqual([]);
  });

  it('meets none of it in the run after a kill at any write that decides', async () => {
    const wrong: string[] = [];
    for (const [at, left] of killed.entries()) {
      const { all: later } = await moments(left, false);
      for (const moment of later) wrong.push(...(await wrongIn(moment)).map((each) => `killed at ${at}: ${each}`));
      const last = later.at(-1)!;
      const other = [...ended.keys()].filter(
        (path) => !last.get(path) || !Buffer.from(last.get(path)!).equals(ended.get(path)!),
      );
      wrong.push(...other.map((path) => `killed at ${at}: ${path} is another`));
      await rm(left, { recursive: true });
    }
    expect(wrong).toEqual([]);
  });
});
