import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from '../terminal-io.js';

/** OpenAlex with 730 works, and an arXiv feed of 260 papers. */
async function services(input: unknown): Promise<Response> {
  const url = new URL(String(input));
  if (url.host === 'rss.arxiv.org') {
    const items = Array.from(
      { length: 260 },
      (_, n) => `<item><title>Paper ${n}</title><link>https://arxiv.org/abs/2607.${10_000 + n}</link></item>`,
    );
    return new Response(`<rss version="2.0"><channel><title>cs.LG</title>${items.join('')}</channel></rss>`);
  }
  if (url.host !== 'api.openalex.org') return new Response('Not here', { status: 404 });
  const start = Number(url.searchParams.get('cursor')?.replace('*', '0'));
  const size = Number(url.searchParams.get('per_page'));
  const results = Array.from({ length: Math.min(size, 730 - start) }, (_, n) => ({
    id: `https://openalex.org/W${start + n + 1}`,
    title: `Work ${start + n + 1}`,
  }));
  return Response.json({
    meta: { count: 730, next_cursor: start + size < 730 ? String(start + size) : null },
    results,
  });
}

const around = async () => ({ fetch: services, env: { TRENDING_PAPERS_CACHE: await temporaryFolder() } });

describe('what comes of a source', () => {
  it('is all of a day', async () => {
    const { out, err } = await run(['show', 'arxiv:cs.LG', '--json'], await around());
    expect(JSON.parse(out).papers).toHaveLength(260);
    expect(err).toContain('arxiv:cs.LG: 260 papers');
    expect(err).not.toContain('were taken');
  });

  it('is 200 papers of a search, which is said with both numbers, also when all else is quiet', async () => {
    const { out, err } = await run(['show', 'openalex:search:bees', '--json', '--quiet'], await around());
    expect(JSON.parse(out).papers).toHaveLength(200);
    expect(err).toContain('200 of 730 papers were taken');
  });

  it('is as much of a search as --fetch says, and still all of a day', async () => {
    const { out } = await run(
      ['show', 'openalex:search:bees', 'arxiv:cs.LG', '--fetch', '30', '--json'],
      await around(),
    );
    expect(JSON.parse(out).papers).toHaveLength(290);
  });

  it.each(['0', 'many', '-3'])('--fetch %s is refused before anything is asked', async (value) => {
    let asked = 0;
    const fetch = async (input: unknown) => {
      asked += 1;
      return services(input);
    };
    const { code } = await run(['show', 'openalex:search:bees', `--fetch=${value}`], { ...(await around()), fetch });
    expect([code, asked]).toEqual([2, 0]);
  });

  it('stands in the report and the summary of a build', async () => {
    const folder = await temporaryFolder();
    const summary = join(folder, 'summary.md');
    const { env, fetch } = await around();
    const argv = ['build', 'openalex:search:bees', '--fetch', '120', '--out', join(folder, 'public'), '--json'];
    const { out } = await run(argv, { fetch, env: { ...env, GITHUB_STEP_SUMMARY: summary } });
    expect(JSON.parse(out).received).toEqual([
      { input: 'openalex:search:bees', papers: 120, total: 730, warnings: [expect.stringContaining('120 of 730')] },
    ]);
    expect(await readFile(summary, 'utf8')).toContain('| openalex:search:bees | 120 of 730; ');
  });

  it('is set for good in a config', async () => {
    const folder = await temporaryFolder();
    const config = join(folder, 'papers.json');
    const { writeFile } = await import('node:fs/promises');
    await writeFile(config, JSON.stringify({ sources: ['openalex:search:bees'], fetch: 310 }));
    const { err } = await run(['build', '-c', config, '--out', join(folder, 'public')], await around());
    expect(err).toContain('310 of 730 papers were taken');
  });
});
