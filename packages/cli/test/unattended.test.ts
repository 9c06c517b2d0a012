import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Config } from '../src/config/schema.js';
import { root, run, temporaryFolder } from './terminal-io.js';

const listing = join(root, 'examples', 'listing.json');

async function withConfig(config: object): Promise<string> {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'trending-papers.config.json'), JSON.stringify(config));
  return cwd;
}

describe('a config', () => {
  it('says where the papers come from, which are taken and where they go', async () => {
    const cwd = await withConfig({ sources: [listing], out: 'site', title: 'Ours', filters: { limit: 3 } });
    expect((await run(['build'], { cwd })).code).toBe(0);
    const feed = JSON.parse(await readFile(join(cwd, 'site', 'feed.json'), 'utf8'));
    expect(feed).toMatchObject({ title: 'Ours', items: { length: 3 } });
  });

  it('gives way to what is typed', async () => {
    const cwd = await withConfig({ sources: ['no-such-file.json'], title: 'Theirs', out: 'site' });
    const { code } = await run(['build', listing, '--title', 'Ours', '-n', '1'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(await readFile(join(cwd, 'site', 'feed.json'), 'utf8'))).toMatchObject({ title: 'Ours' });
  });

  it('may begin with the mark of the byte order, and have lines that end as on Windows', async () => {
    const cwd = await temporaryFolder();
    const text = JSON.stringify({ sources: [listing], filters: { limit: 2 } }, null, 2).replaceAll('\n', '\r\n');
    await writeFile(join(cwd, 'trending-papers.config.json'), `\ufeff${text}`);
    expect((await run(['build'], { cwd })).err).toContain('2 papers, 2 of them new');
  });

  it.each([
    ['utf-16le', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('may be %s, as a shell of Windows writes it', async (_, encode) => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'trending-papers.config.json'), encode(JSON.stringify({ sources: [listing] })));
    expect((await run(['build', '-n', '2'], { cwd })).err).toContain('2 papers, 2 of them new');
  });

  it('that is wrong is told before anything is done', async () => {
    const cwd = await withConfig({ sources: [listing], filters: { minUpvotes: 'many' } });
    expect((await run(['build'], { cwd })).code).toBe(2);
    expect(await readdir(cwd)).toEqual(['trending-papers.config.json']);
  });

  it.each([
    [{ sources: [] }, 'sources must not be empty'],
    [{ sources: ['hf:daily'], filters: { minUpvotes: -1 } }, 'filters.minUpvotes must be 0 or more'],
    [{ sources: ['hf:daily'], kep: 3 }, 'kep'],
    [{ sources: ['hf:daily'], filters: { minUpvotes: 'many' } }, 'filters.minUpvotes'],
    [{ sources: ['hf:daily'], filters: { since: 'long ago' } }, 'filters.since in'],
    [{ sources: ['hf:daily'], by: 'fame' }, 'by'],
    [{ sources: ['hf:daily'], digest: { to: ['ada'] } }, 'digest.to in'],
    [{ sources: ['hf:daily'], url: 'lab.example' }, 'url in'],
  ])('%j is refused with the name of the field', async (config, field) => {
    const cwd = await withConfig(config);
    const { code, err } = await run(['build'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain(field);
  });
});

describe('the folder that nobody named', () => {
  it('is not taken from a tool that keeps its own files there', async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, 'public'));
    await writeFile(join(cwd, 'public', 'favicon.svg'), '<svg/>');
    const { code, err } = await run(['build', listing, '-n', '1'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain('public holds favicon.svg, which is not of this program. Name another folder with --out');
    expect(await readdir(join(cwd, 'public'))).toEqual(['favicon.svg']);
    expect((await run(['build', listing, '-n', '1', '--force'], { cwd })).code).toBe(0);
    expect((await run(['build', listing, '-n', '1'], { cwd })).code).toBe(0);
  });
});

describe('init', () => {
  it('writes a config that is valid, its schema, and a workflow with few rights', async () => {
    const cwd = await temporaryFolder();
    expect((await run(['init', 'hf:daily', 'arxiv:cs.LG', '--title', 'Ours'], { cwd })).code).toBe(0);
    const config = JSON.parse(await readFile(join(cwd, 'trending-papers.config.json'), 'utf8'));
    expect(Config.parse(config)).toMatchObject({ sources: ['hf:daily', 'arxiv:cs.LG'], title: 'Ours' });
    const schema = JSON.parse(await readFile(join(cwd, config.$schema), 'utf8'));
    expect(schema.properties).toHaveProperty('filters');
    const workflow = await readFile(join(cwd, '.github', 'workflows', 'trending-papers.yml'), 'utf8');
    expect(workflow).toMatch(/cron: '\d*[13579] 6 \* \* 1-5'/);
    expect(workflow).toContain('permissions: {}');
    expect(workflow).toContain('concurrency:');
  });

  it('leaves alone what is there', async () => {
    const cwd = await withConfig({ sources: ['mine.txt'] });
    const { err } = await run(['init'], { cwd });
    expect(err).toContain('trending-papers.config.json is there already');
    expect(await readFile(join(cwd, 'trending-papers.config.json'), 'utf8')).toContain('mine.txt');
  });
});

describe('doctor', () => {
  it('finds what is wrong and says what to do', async () => {
    const cwd = await withConfig({ sources: [listing, 'hf:daily'], digest: { to: ['ada@lab.example'] } });
    const { code, out } = await run(['doctor'], { cwd });
    expect(code).toBe(1);
    expect(out).toContain(`✓ ${listing}: answers`);
    expect(out).toContain('✗ hf:daily: Could not reach huggingface.co');
    expect(out).toContain('✗ mail: Set TRENDING_PAPERS_SMTP');
    expect(out).toContain('✓ output:');
  });

  it('knows the way to a config', async () => {
    const { code, out } = await run(['doctor'], { cwd: await temporaryFolder() });
    expect(code).toBe(1);
    expect(out).toContain('trending-papers init writes one');
  });
});

describe('a run without a person', () => {
  it('goes on without a source that fails, names it, and says so in the summary', async () => {
    const cwd = await temporaryFolder();
    const env = { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'), TRENDING_PAPERS_CACHE: join(cwd, 'cache') };
    const { code, err } = await run(['build', listing, 'hf:daily', '-n', '3'], { cwd, env });
    expect(code).toBe(0);
    expect(err).toContain('! hf:daily gave nothing: Could not reach huggingface.co');
    const summary = await readFile(env.GITHUB_STEP_SUMMARY, 'utf8');
    expect(summary).toContain('| hf:daily | failed, kept what was there');
    expect(summary).toContain('3 papers, 3 of them new.');
  });

  it('fails when every source failed, and leaves no folder behind', async () => {
    const cwd = await temporaryFolder();
    const env = { TRENDING_PAPERS_CACHE: join(cwd, 'cache') };
    const { code, err } = await run(['build', 'hf:daily', '--out', 'site'], { cwd, env });
    expect(code).toBe(1);
    expect(err).toContain('[network-failed]');
    expect(await readdir(cwd)).not.toContain('site');
  });

  it('stops when told to', async () => {
    const ending = new AbortController();
    const cwd = await temporaryFolder();
    const fetch = async () => {
      ending.abort();
      throw new TypeError('fetch failed');
    };
    const { code, err } = await run(['build', 'hf:daily'], { cwd, fetch, signal: ending.signal });
    expect(code).toBe(1);
    expect(err).toContain('[aborted]');
  });

  it('reads what it fetched a moment ago from the cache', async () => {
    const cwd = await temporaryFolder();
    const env = { TRENDING_PAPERS_CACHE: join(cwd, 'cache') };
    let requests = 0;
    const fetch = async () => {
      requests++;
      return new Response(await readFile(join(root, 'packages/core/test/fixtures/huggingface/daily-2026.json')));
    };
    const [first, second] = [
      await run(['show', 'hf:daily'], { cwd, env, fetch }),
      await run(['show', 'hf:daily'], { cwd, env, fetch }),
    ];
    expect(first.out).toBe(second.out);
    expect(requests).toBe(1);
  });
});
