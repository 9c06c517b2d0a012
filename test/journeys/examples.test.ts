import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../browser/chromium.js';
import { answerOf, emptyFolder, root, trendingPapers } from './command.js';
import { type Host, host } from './host.js';

/** A folder as a stranger has it: the example's program, and core as npm would install it. */
function projectWith(program: string): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'node_modules/@trending-papers'), { recursive: true });
  symlinkSync(join(root, 'packages/core'), join(folder, 'node_modules/@trending-papers/core'));
  copyFileSync(join(root, 'examples', program), join(folder, program.split('/').at(-1)!));
  return folder;
}

const daily = JSON.stringify(
  Array.from({ length: 7 }, (_, index) => ({
    paper: {
      id: `2603.0000${index + 1}`,
      title: `Paper Number ${index} on Herons`,
      upvotes: index * 10,
      publishedAt: '2026-03-18T00:00:00.000Z',
    },
    publishedAt: '2026-03-18T00:00:00.000Z',
    title: `Paper Number ${index} on Herons`,
  })),
);

describe('the bot', () => {
  const folder = projectWith('bot/bot.mjs');
  const answers = answerOf({ 'huggingface.co/api/daily_papers': daily, 'hooks.example/one': 'ok' });

  /** One morning: what was said, and how it ended. */
  async function morning(env: Record<string, string> = {}) {
    const upstream = pathToFileURL(join(root, 'test/journeys/upstream.mjs')).href;
    const options = { cwd: folder, env: { PATH: process.env.PATH, HOME: folder, UPSTREAM: answers, ...env } };
    const run = promisify(execFile)(process.execPath, ['--import', upstream, 'bot.mjs'], options);
    return run.then(({ stdout, stderr }) => ({ code: 0, stdout, stderr })).catch((error) => error);
  }

  it('posts five, then the rest, then nothing, and names the source that failed', async () => {
    const first = await morning();
    expect(first.stderr).toContain('5 posted, 1 of 2 sources failed');
    expect(first.stderr).toContain('arxiv:cs.CL');
    expect(first.stdout).toContain('Paper Number 6 on Herons');
    const second = await morning({ CHAT: 'https://hooks.example/one' });
    expect(second.stderr).toContain('2 posted');
    expect((await morning()).stderr).toContain('0 posted');
    expect(JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8'))).toContain('arxiv:2603.00001');
  });

  it('keeps for the next morning what the chat refused', async () => {
    const memory = join(folder, 'seen.json');
    rmSync(memory);
    const refused = await morning({ CHAT: 'https://hooks.example/gone' });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('The chat answered 404.');
    expect(existsSync(memory)).toBe(false);
  });
});

/** Runs a program of an example, with a folder for the network. */
async function program(folder: string, args: string[], answers = '') {
  const upstream = pathToFileURL(join(root, 'test/journeys/upstream.mjs')).href;
  const options = { cwd: folder, env: { PATH: process.env.PATH, HOME: folder, UPSTREAM: answers } };
  const run = promisify(execFile)(process.execPath, ['--import', upstream, ...args], options);
  return run.then(({ stdout, stderr }) => ({ code: 0, stdout, stderr })).catch((error) => error);
}

describe('the script', () => {
  it('ranks a file with its reasons, tells what was guessed, and writes a feed', async () => {
    const folder = projectWith('script/rank.mjs');
    const { code, stdout, stderr } = await program(folder, ['rank.mjs', join(root, 'examples/listing.txt'), '3']);
    expect([code, stdout.match(/^\d\. /gm)]).toEqual([0, ['1. ', '2. ', '3. ']]);
    expect(stdout).toContain('Number 1 of 64.');
    expect(stderr).toContain('year-assumed: ');
    expect(stderr).toContain('3 of 64 papers are in best.xml');
    expect(readFileSync(join(folder, 'best.xml'), 'utf8').match(/<item>/g)).toHaveLength(3);
    expect(await program(folder, ['rank.mjs'])).toMatchObject({ code: 2 });
  });
});

describe('the digest', () => {
  it('writes a mail of what is new on its topic, and the next time says that nothing is', async () => {
    const folder = projectWith('digest/digest.mjs');
    const answers = answerOf({ 'huggingface.co/api/daily_papers': daily.replaceAll('5 on Herons', '5 on Robots') });
    const first = await program(folder, ['digest.mjs'], answers);
    expect([first.code, first.stderr]).toEqual([0, '1 of 1 new papers are in digest.eml\n']);
    const mail = await PostalMime.parse(readFileSync(join(folder, 'digest.eml')));
    expect(mail.subject).toContain('Papers of the week');
    expect(mail.to?.[0]?.address).toBe('everybody@lab.example');
    expect(mail.text).toContain('Paper Number 5 on Robots');
    const second = await program(folder, ['digest.mjs'], answers);
    expect([second.code, second.stderr, existsSync(join(folder, 'digest.eml'))]).toEqual([1, 'Nothing new.\n', false]);
  });
});

describe('the site that renews itself', () => {
  it('is one config: `init` adds the workflow, and `build` makes the site of what the query finds', async () => {
    const folder = emptyFolder();
    copyFileSync(join(root, 'examples/pages/trending-papers.config.json'), join(folder, 'trending-papers.config.json'));
    const answers = answerOf({ 'huggingface.co/api/daily_papers': daily.replaceAll('5 on Herons', '5 on Agents') });
    const setting = { in: folder, answers, at: '2026-03-18T12:00:00Z' };
    const init = await trendingPapers(['init', '--host', 'github'], setting);
    expect([init.code, init.err]).toEqual([0, expect.stringContaining('.github/workflows/trending-papers.yml')]);
    expect(readFileSync(join(folder, '.github/workflows/trending-papers.yml'), 'utf8')).toContain('schedule:');
    await trendingPapers(['build'], setting);
    const { title, items } = JSON.parse(readFileSync(join(folder, 'public/feed.json'), 'utf8'));
    expect([title, items.map((item: { title: string }) => item.title)]).toEqual([
      'Papers we read',
      ['Paper Number 5 on Agents'],
    ]);
  });
});

describe('the feed at the edge', () => {
  const feed = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'A lab’s papers',
    items: ['Herons in Spring', 'Herons in Winter', 'Foxes'].map((title, index) => ({
      id: `https://arxiv.org/abs/2603.0000${index}`,
      url: `https://arxiv.org/abs/2603.0000${index}`,
      title,
      content_text: '',
      tags: [index === 2 ? 'cs.CL' : 'cs.LG'],
    })),
  });

  async function ask(search: string, answer = () => new Response(feed)) {
    const folder = projectWith('edge-feed/worker.mjs');
    const { createHandler } = await import(pathToFileURL(join(folder, 'worker.mjs')).href);
    const handle = createHandler({ feed: 'https://lab.example/feed.json', fetch: async () => answer() });
    const response: Response = await handle(new Request(`https://edge.example/${search}`));
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  }

  it.each([
    ['?q=herons', 'application/rss+xml; charset=utf-8', ['Herons in Spring', 'Herons in Winter']],
    ['?topic=cs.CL&format=atom', 'application/atom+xml; charset=utf-8', ['Foxes']],
    ['?q=winter&format=json', 'application/feed+json; charset=utf-8', ['Herons in Winter']],
  ])('answers %s', async (search, type, titles) => {
    const answer = await ask(search);
    expect([answer.status, answer.type]).toEqual([200, type]);
    for (const title of ['Herons in Spring', 'Herons in Winter', 'Foxes'])
      expect(answer.text.includes(title)).toBe(titles.includes(title));
    expect(answer.text).toContain(
      `https://edge.example/${search.replaceAll('&', answer.type?.includes('json') ? '&' : '&amp;')}`,
    );
  });

  it('says what is wrong in words', async () => {
    expect(await ask('?format=constructor')).toMatchObject({
      status: 400,
      text: expect.stringContaining('rss, atom, json'),
    });
    const gone = () => new Response('', { status: 503 });
    expect(await ask('', gone)).toMatchObject({ status: 502, text: 'The feed answered 503.\n' });
  });
});

describe('in a browser', () => {
  let browser: Browser;
  let served: Host;

  beforeAll(async () => {
    const archive = join(root, 'examples/archive');
    await promisify(execFile)(process.execPath, [join(archive, 'make.mjs'), '3000', join(archive, 'dist')]);
    [browser, served] = await Promise.all([launchChromium(), host(root)]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.close()]);
  });

  it('the archive answers from a few small files', async () => {
    const page = await browser.newPage();
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    await page.goto(`${served.address}examples/archive/`);
    await page.getByRole('searchbox').fill('sparse attention protein folding');
    await page.locator('h2').nth(9).waitFor();
    for (const title of await page.locator('h2').allTextContents()) expect(title).toMatch(/Attention|Protein/);
    expect(await page.getByRole('status').textContent()).toMatch(/^[\d,]+ found; \d{1,2} files, \d{1,3} kB$/);
    await page.getByRole('searchbox').fill('zzzzqqqq');
    await page.getByText(/^0 found/).waitFor();
    expect(wrong).toEqual([]);
    await page.close();
  });

  const hasPython = spawnSync('python3', ['--version']).status === 0;
  it.skipIf(!hasPython)('the notebook’s frame shows the feed (skipped without python3)', async () => {
    const { cells } = JSON.parse(readFileSync(join(root, 'examples/notebook/papers.ipynb'), 'utf8'));
    const code: string = cells[1].source.join('');
    const ofFeed = `${served.address}examples/papers.json`;
    const ofScript = `${served.address}packages/widget/dist/trending-papers.all.min.js`;
    const own = code
      .replace('https://lab.example/papers/feed.json', ofFeed)
      .replace('https://lab.example/papers/trending-papers.js', ofScript)
      .replace('from IPython.display import HTML', 'HTML = print');
    expect(own).toContain(ofFeed);
    const { stdout } = await promisify(execFile)('python3', ['-c', own]);
    const page = await browser.newPage();
    await page.goto(`${served.address}examples/papers.json`);
    await page.setContent(stdout);
    await page.frameLocator('iframe').locator('trending-papers article').first().waitFor();
    await page.close();
  });
});
