import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, temporaryFolder } from '../terminal-io.js';

const papers = (count: number) =>
  Array.from({ length: count }, (_, number) =>
    JSON.stringify({
      title: `Paper ${number} of Moths`,
      authors: ['Ada B'],
      published: `2026-06-${10 + number}`,
      url: `https://arxiv.org/abs/2606.${10_000 + number}`,
    }),
  ).join('\n');

describe('deliveries remembered in a store', () => {
  let cwd: string;
  const posted: string[] = [];
  const env = { TRENDING_PAPERS_WEBHOOK: 'https://data.example/hook' };
  let status = 200;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    posted.push(await new Request(input, init).text());
    return new Response('', { status });
  };
  const deliver = (machine: string, ...more: readonly string[]) =>
    run(['deliver', '--channel', 'webhook', '--store', 'pglite:./store', '--delivered', `${machine}.json`, ...more], {
      cwd,
      env,
      fetch,
    });
  const build = async (count: number) => {
    await writeFile(join(cwd, 'papers.jsonl'), papers(count));
    const { code, err } = await run(['build', 'papers.jsonl', '--out', 'public', '--pictures', 'none'], { cwd });
    expect(code, err).toBe(0);
  };

  beforeAll(async () => {
    cwd = await temporaryFolder();
    await build(3);
  });
  afterAll(() => rm(cwd, { recursive: true, force: true }));

  it('go out from one machine alone, of several that share the store', async () => {
    const one = await deliver('one');
    expect([one.code, one.err]).toEqual([0, expect.stringContaining('3 papers delivered')]);
    const sent = posted.length;
    const dry = await deliver('two', '--dry-run');
    expect(dry.out).not.toContain('Moths');
    const two = await deliver('two');
    expect([two.code, two.err]).toEqual([0, expect.stringContaining('0 papers delivered')]);
    expect(posted).toHaveLength(sent);
  });

  it('are tried again by the machine that claimed them, and by no other', async () => {
    await build(4);
    status = 503;
    const failed = await deliver('one');
    status = 200;
    expect([failed.code, failed.err]).toEqual([1, expect.stringContaining('left for the next run')]);
    expect((await deliver('two')).err).toContain('0 papers delivered');
    expect((await deliver('one')).err).toContain('1 paper delivered');
    expect((await deliver('one')).err).toContain('0 papers delivered');
  });
});
