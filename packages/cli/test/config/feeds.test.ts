import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startServer } from '../mail/server.js';
import { run, temporaryFolder } from '../terminal-io.js';

const name = 'trending-papers.config.json';

async function withFiles(files: Record<string, unknown>): Promise<string> {
  const cwd = await temporaryFolder();
  for (const [path, value] of Object.entries(files)) {
    await mkdir(join(cwd, path, '..'), { recursive: true });
    await writeFile(join(cwd, path), typeof value === 'string' ? value : JSON.stringify(value, null, 2));
  }
  return cwd;
}

const paper = (number: number, title: string, author: string) => ({
  title,
  authors: [{ name: author }],
  ids: { arxiv: `2601.0000${number}` },
  published: '2026-06-20',
});

const ours = {
  title: 'Ours',
  papers: [paper(1, 'Sparse experts', 'Ada Byron'), paper(2, 'Dense retrieval', 'Grace Hopper')],
};
const theirs = { title: 'Theirs', papers: [paper(3, 'Sparse graphs', 'Alan Turing')] };

const feedOf = async (cwd: string, path: string) => {
  const feed = JSON.parse(await readFile(join(cwd, path, 'feed.json'), 'utf8'));
  return { title: feed.title, papers: feed.items.map((item: { title: string }) => item.title).sort() };
};

describe('a config with several feeds', () => {
  const config = {
    sources: ['ours.json'],
    out: 'site',
    url: 'https://lab.example/papers/',
    title: 'All of us',
    feeds: [
      { name: 'sparse', sources: ['ours.json', 'theirs.json'], filters: { query: 'sparse' }, title: 'Sparsity' },
      { name: 'grace', filters: { authors: ['Hopper'] }, out: 'people/grace' },
    ],
  };
  const files = { [name]: config, 'ours.json': ours, 'theirs.json': theirs };

  it('publishes each into its folder, with its own papers, title and address', async () => {
    const cwd = await withFiles(files);
    const { code, err } = await run(['build'], { cwd });
    expect(err).toContain('sparse: 2 papers, 2 of them new');
    expect(code).toBe(0);
    expect(await feedOf(cwd, 'site/sparse')).toEqual({
      title: 'Sparsity',
      papers: ['Sparse experts', 'Sparse graphs'],
    });
    expect(await feedOf(cwd, 'site/people/grace')).toEqual({ title: 'grace', papers: ['Dense retrieval'] });
    expect(await readFile(join(cwd, 'site/people/grace/feed.xml'), 'utf8')).toContain(
      'https://lab.example/papers/people/grace/feed.xml',
    );
    expect(await readFile(join(cwd, 'site/index.html'), 'utf8')).toContain('<a href="sparse/">Sparsity</a>');
    expect(await readFile(join(cwd, 'site/feeds.opml'), 'utf8')).toContain(
      'https://lab.example/papers/sparse/feed.xml',
    );
    expect(await readdir(join(cwd, 'site'))).toEqual(['feeds.opml', 'index.html', 'people', 'sparse']);
  });

  it('reads each source once for all of them', async () => {
    const daily = { sources: ['hf:daily'], feeds: [{ name: 'a' }, { name: 'b', filters: { minUpvotes: 1 } }] };
    const cwd = await withFiles({ [name]: daily });
    const asked: string[] = [];
    const fetch = async (input: unknown) => {
      asked.push(String(input));
      return Response.json([]);
    };
    const { err } = await run(['build'], { cwd, fetch, env: { TRENDING_PAPERS_CACHE: join(cwd, 'cache') } });
    expect(asked.length, asked.join('\n')).toBe(1);
    expect(err.match(/✓ hf:daily: /g)).toHaveLength(1);
  });

  it('leaves a feed that fails as it is, goes on with the others, and says so', async () => {
    const cwd = await withFiles(files);
    await run(['build'], { cwd });
    await rm(join(cwd, 'site/sparse/archive'), { recursive: true });
    await writeFile(join(cwd, 'site/sparse/feed.json'), '{"version":"https://jsonfeed.org/version/1.1","it');
    await writeFile(
      join(cwd, 'ours.json'),
      JSON.stringify({ ...ours, papers: [...ours.papers, paper(4, 'Compilers', 'Grace Hopper')] }),
    );
    const { code, err } = await run(['build'], { cwd });
    expect(code).toBe(1);
    expect(err).toContain('sparse/feed.json is not a feed of ours, or is damaged');
    expect((await feedOf(cwd, 'site/people/grace')).papers).toEqual(['Compilers', 'Dense retrieval']);
    expect(await readFile(join(cwd, 'site/sparse/feed.json'), 'utf8')).toContain('"it');
  });

  it('takes up none of them, and says why, while another run is at work', async () => {
    const cwd = await withFiles(files);
    await mkdir(join(cwd, 'site/.trending-papers'), { recursive: true });
    const holder = { pid: process.ppid, host: (await import('node:os')).hostname() };
    await writeFile(join(cwd, 'site/.trending-papers/lock'), JSON.stringify(holder));
    const { code, err } = await run(['build'], { cwd, now: () => new Date() });
    expect(code).toBe(1);
    expect(err).toContain('[locked]');
    expect(await readdir(join(cwd, 'site'))).toEqual(['.trending-papers']);
  });

  it('keeps the addresses of a feed that was there before there were several', async () => {
    const cwd = await withFiles(files);
    await run(['build', 'ours.json'], { cwd });
    const page = await readFile(join(cwd, 'site/index.html'), 'utf8');
    const { err } = await run(['build'], { cwd });
    expect(err).toContain('is of an earlier run with a single feed');
    expect(await readFile(join(cwd, 'site/index.html'), 'utf8')).toBe(page);
    await writeFile(
      join(cwd, name),
      JSON.stringify({ ...config, feeds: [{ name: 'all', out: '.' }, ...config.feeds] }),
    );
    expect((await run(['build'], { cwd })).err).toContain('all: 2 papers, 0 of them new');
    expect((await feedOf(cwd, 'site/sparse')).papers).toHaveLength(2);
  });

  it('keeps what a feed published that nobody names any more, and takes away pages of those that are named', async () => {
    const cwd = await withFiles(files);
    await run(['build'], { cwd });
    const pages = await readdir(join(cwd, 'site/people/grace/papers'));
    await writeFile(join(cwd, name), JSON.stringify({ ...config, keep: { papers: 1 }, feeds: [config.feeds[0]] }));
    await run(['build'], { cwd });
    expect(await readdir(join(cwd, 'site/people/grace/papers'))).toEqual(pages);
    expect((await readdir(join(cwd, 'site/sparse/papers'))).length).toBe(1);
  });

  it('leaves the page of somebody else alone', async () => {
    const cwd = await withFiles({ ...files, 'site/index.html': '<h1>Mine</h1>' });
    const { code, err } = await run(['build'], { cwd });
    expect(err).toContain('is not of this program: it stays as it is, and no page leads to the feeds');
    expect(code).toBe(0);
    expect(await readFile(join(cwd, 'site/index.html'), 'utf8')).toBe('<h1>Mine</h1>');
  });

  it('leaves the list of feeds of somebody else alone, run after run', async () => {
    const cwd = await withFiles({ ...files, 'site/feeds.opml': '<opml version="2.0"><body/></opml>' });
    for (const run_ of [1, 2]) {
      const { code, err } = await run(['build'], { cwd });
      expect([run_, code]).toEqual([run_, 0]);
      expect(err).toContain(
        'feeds.opml is not of this program: it stays as it is, and no list of the feeds is written',
      );
      expect(await readFile(join(cwd, 'site/feeds.opml'), 'utf8')).toBe('<opml version="2.0"><body/></opml>');
      expect(await readFile(join(cwd, 'site/index.html'), 'utf8')).not.toContain('feeds.opml');
    }
    await rm(join(cwd, 'site/feeds.opml'));
    expect((await run(['build'], { cwd })).err).not.toContain('not of this program');
    expect(await readFile(join(cwd, 'site/feeds.opml'), 'utf8')).toContain('sparse/feed.xml');
  });

  it('may lie in the folder of another, and neither takes pages of the other away', async () => {
    const inside = { ...config, feeds: [config.feeds[0], { ...config.feeds[1], out: 'sparse/people' }] };
    const cwd = await withFiles({ ...files, [name]: inside });
    for (const _ of [1, 2]) expect((await run(['build', '--force'], { cwd })).code).toBe(0);
    expect((await readdir(join(cwd, 'site/sparse/papers'))).length).toBe(2);
    expect((await readdir(join(cwd, 'site/sparse/people/papers'))).length).toBe(1);
  });

  it('is mailed feed by feed, with what was published', async () => {
    const cwd = await withFiles(files);
    await run(['build'], { cwd });
    const { code, err } = await run(['digest', '--write-to', 'mail'], { cwd });
    expect(code, err).toBe(0);
    const text = await readFile(join(cwd, 'mail/sparse/digest.txt'), 'utf8');
    expect(text).toContain('Sparse graphs');
    expect(text).not.toContain('Dense retrieval');
    expect(await readFile(join(cwd, 'mail/grace/digest.txt'), 'utf8')).toContain('Dense retrieval');
  });

  it('keeps to one quota for the mail of all feeds', async () => {
    const server = await startServer();
    const { port } = server.settings;
    const cwd = await withFiles(files);
    await run(['build'], { cwd });
    const more = {
      ...config,
      digest: { from: 'p@lab.example', to: ['ada@lab.example', 'grace@lab.example'], quota: 3 },
    };
    await writeFile(join(cwd, name), JSON.stringify(more));
    const env = { TRENDING_PAPERS_SMTP: `smtp://ada:right@localhost:${port}` };
    const { err } = await run(['digest', '--send'], { cwd, env });
    await server.close();
    expect(err).toContain('1 left for the next run');
    expect(server.received).toHaveLength(3);
  });

  it('mails the others when one of them cannot be read', async () => {
    const cwd = await withFiles(files);
    await run(['build'], { cwd });
    await writeFile(join(cwd, 'site/sparse/feed.json'), '{"version":"https://jsonfeed.org/ver');
    const { code, err } = await run(['digest', '--write-to', 'mail'], { cwd });
    expect([code, err]).toEqual([1, expect.stringContaining('sparse: ')]);
    expect(await readFile(join(cwd, 'mail/grace/digest.txt'), 'utf8')).toContain('Dense retrieval');
  });

  it('is looked at by doctor with the sources of all feeds', async () => {
    const { out } = await run(['doctor'], { cwd: await withFiles(files) });
    expect(out).toContain('config: 2 feeds of 2 sources');
    expect(out).toContain('theirs.json: answers');
  });

  it('is told for programs feed by feed', async () => {
    const cwd = await withFiles(files);
    const { feeds } = JSON.parse((await run(['build', '--json', '-q'], { cwd })).out);
    expect(feeds).toMatchObject([
      { name: 'sparse', papers: 2, added: 2 },
      { name: 'grace', papers: 1 },
    ]);
  });
});

describe('a config that extends another', () => {
  it('says only what is different, and each file names its own neighbours', async () => {
    const cwd = await withFiles({
      'shared/base.json': {
        sources: ['ours.json'],
        groups: { followed: ['Hopper'] },
        filters: { limit: 1 },
        title: 'Base',
      },
      'shared/ours.json': ours,
      [name]: {
        extends: 'shared/base.json',
        title: 'Mine',
        out: 'mine',
        filters: { authors: ['@followed', 'Turing'] },
      },
    });
    expect((await run(['build'], { cwd })).code).toBe(0);
    expect(await feedOf(cwd, 'mine')).toEqual({ title: 'Mine', papers: ['Dense retrieval'] });
  });

  it('takes back with false what is true above it, in a file and in a feed', async () => {
    const cwd = await withFiles({
      'base.json': { filters: { withCode: true } },
      'ours.json': ours,
      [name]: { extends: 'base.json', sources: ['ours.json'], filters: { withCode: false } },
      'feeds.json': {
        extends: 'base.json',
        sources: ['ours.json'],
        out: 'both',
        feeds: [{ name: 'coded' }, { name: 'all', filters: { withCode: false } }],
      },
    });
    await run(['build'], { cwd });
    expect((await feedOf(cwd, 'public')).papers).toHaveLength(2);
    await run(['build', '-c', 'feeds.json'], { cwd });
    expect((await feedOf(cwd, 'both/all')).papers).toHaveLength(2);
    expect((await feedOf(cwd, 'both/coded')).papers).toHaveLength(0);
  });

  it('is refused when they extend each other', async () => {
    const cwd = await withFiles({
      [name]: { extends: 'b.json', sources: ['x'] },
      'b.json': { extends: name, sources: ['x'] },
    });
    const { code, err } = await run(['build'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain('which extends it');
  });

  it('is refused when there is none', async () => {
    const cwd = await withFiles({ [name]: { extends: 'nowhere.json', sources: ['x'] } });
    expect((await run(['build'], { cwd })).err).toMatch(/Cannot read the config .*nowhere\.json/);
  });
});

describe('each mistake in a config is told with its line', () => {
  it.each([
    ['{\n  "sources": ["a"],\n  "titel": "x"\n}', ['line 3: titel is no field of a config. Did you mean "title"?']],
    [
      '{"sources": ["a"], "feeds": [{"name": "b", "query": "x"}]}',
      ['feeds.0.query is no field of a config: it stands in "filters", as {"filters": {"query": …}}'],
    ],
    ['{"sources": ["a"], "half-life": 2}', ['half-life is no field of a config: "halfLife" is']],
    ['{\n  "sources": ["a"]\n  "title": "x"\n}', [':3 is not JSON: comma expected']],
    ['{\n  "sources": ["a"], // mine\n}', [':2 is not JSON: invalid comment token']],
    ['', [':1 is not JSON']],
    ['[]', ['line 1: the file must be of type']],
    ['{"sources": ["a"],\n "title": "x",\n "title": "y"}', ['line 3: title stands there twice']],
    [
      '{"sources": ["a"], "filters": {\n "since": "long ago",\n "limit": -1 }}',
      ['line 3: filters.limit must be 0 or more'],
    ],
    [
      '{"sources": ["a"], "filters": {\n "since": "long ago",\n\n "window": "x" }}',
      ['filters.since in', 'config.json:2 is a day', 'config.json:4 is a time'],
    ],
    [
      '{"sources": ["a"],\n "feeds": [{"name": "a",\n "by": "fame"}]}',
      ['feeds.0.by in', 'config.json:3 is one of', 'not "fame"'],
    ],
    ['{"sources": ["a"],\n "feeds": [{"name": "../up"}]}', ['line 2: feeds.0.name is not in the form']],
    ['{"sources": ["a"],\n "feeds": [{"name": "papers"}]}', ['line 2: feeds.0.name is the name of a folder']],
    [
      '{"sources": ["a"],\n "feeds": [{"name": "a", "out": "a/Topics/x"}]}',
      ['line 2: feeds.0.out is the name of a fold'],
    ],
    ['{"sources": ["a"],\n "feeds": [{"name": "lab/archive"}]}', ['line 2: feeds.0.name is the name of a folder']],
    ['{"sources": ["a"],\n "feeds": [{"name": "x/pictures/y"}]}', ['line 2: feeds.0.name is the name of a folder']],
    ['{"sources": ["a"],\n "feeds": [{"name": "Index.html"}]}', ['line 2: feeds.0.name is the name of a folder']],
    ['{"sources": ["a"],\n "feeds": [{"name": "Lab"},\n{"name": "lab"}]}', ['config.json:3 is published where anoth']],
    ['{"sources": ["a"],\n "feeds": [{"name": "a"},\n{"name": "a"}]}', ['config.json:3 is published where another']],
    ['{\n "feeds": [{"name": "a"}]}', ['The feed a in', 'has no sources']],
    ['{"title": "x"}', ['names no sources, and no feeds']],
    ['{"sources": ["a"],\n "digest": {"to": ["@lab"]}}', ['digest.to in', 'config.json:2 is']],
  ])('%s', async (text, messages) => {
    const cwd = await withFiles({ [name]: text });
    const { code, err } = await run(['build'], { cwd });
    expect(code, err).toBe(2);
    for (const message of messages) expect(err).toContain(message);
    expect(await readdir(cwd)).toEqual([name]);
  });
});
