import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noteOfFiles } from '../../src/site/index-files.js';
import { run, temporaryFolder } from '../terminal-io.js';

const papers = {
  title: 'Papers',
  papers: [{ title: 'A study', ids: { arxiv: '2601.00001' }, published: '2026-06-20' }],
};

async function published(...more: string[]): Promise<string> {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'papers.json'), JSON.stringify(papers));
  expect((await run(['build', 'papers.json', '--out', 'site', ...more], { cwd })).code).toBe(0);
  return cwd;
}
const whole = ['--hub', 'https://hub.example.org/', '--url', 'https://lab.example/papers/'];

/** A hub that answers as it is told, in turn. */
function hub(...answers: (number | Error)[]) {
  const asked: string[] = [];
  const fetch = async (input: unknown, init?: RequestInit) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)]!;
    asked.push(`${init?.method} ${input} ${init?.body}`);
    if (answer instanceof Error) throw answer;
    return new Response(null, { status: answer });
  };
  return { asked, fetch };
}

describe('a hub', () => {
  it('is named by every feed of the site', async () => {
    const cwd = await published(...whole);
    for (const name of ['feed.xml', 'atom.xml'])
      expect(await readFile(join(cwd, 'site', name), 'utf8')).toMatch(
        /link rel="hub" href="https:\/\/hub.example.org\/"/,
      );
    expect(JSON.parse(await readFile(join(cwd, 'site/feed.json'), 'utf8')).hubs).toEqual([
      { type: 'WebSub', url: 'https://hub.example.org/' },
    ]);
  });

  it('is told of each feed after a deploy', async () => {
    const cwd = await published(...whole);
    const { asked, fetch } = hub(204);
    const { code, err } = await run(['ping', 'site'], { cwd, fetch });
    expect(code, err).toBe(0);
    expect(asked).toEqual(
      ['feed.xml', 'atom.xml', 'feed.json'].map(
        (name) => `POST https://hub.example.org/ hub.mode=publish&hub.url=https%3A%2F%2Flab.example%2Fpapers%2F${name}`,
      ),
    );
  });

  it.each([
    ['is busy and then takes it', [503, 429, 204], 5, 0],
    ['has no answer and then takes it', [new TypeError('fetch failed'), 204], 4, 0],
    ['refuses', [400], 3, 1],
    ['never answers', [new TypeError('fetch failed')], 9, 1],
  ])('that %s is asked as often as makes sense, and what it did not take is told', async (_, answers, times, code) => {
    const cwd = await published(...whole);
    const { asked, fetch } = hub(...(answers as (number | Error)[]));
    const ran = await run(['ping', 'site'], { cwd, fetch });
    expect([ran.code, asked.length]).toEqual([code, times]);
    if (code > 0) expect(ran.err).toContain('it does not know that https://lab.example/papers/feed.xml changed');
  });

  it('must be named, by a feed that knows where it is, and is not in a private network', async () => {
    const said = async (cwd: string) => (await run(['ping', 'site'], { cwd })).err;
    expect(await said(await published('--url', 'https://lab.example/'))).toContain('names no WebSub hub');
    expect(await said(await published('--hub', 'https://hub.example.org/'))).toContain('does not know its address');
    const inside = await published('--hub', 'http://169.254.169.254/', '--url', 'https://lab.example/');
    expect(await said(inside)).toContain('names no WebSub hub');
    expect(await said(await temporaryFolder())).toContain('build it first');
  });
});

describe('more files than some hosts take', () => {
  it('are told, with what to do', () => {
    const notes: string[] = [];
    for (const others of [19_000, 20_000, 20_001]) noteOfFiles(others, (text) => notes.push(text));
    noteOfFiles(19_900, (text) => notes.push(text), 1_000);
    expect(notes).toEqual([
      expect.stringContaining('The site has 20001 files of pages, feeds, pictures and archive: more than the 20000'),
      expect.stringContaining('19900 files of pages, feeds, pictures and archive, and 1000 of search: more than'),
    ]);
  });
});
