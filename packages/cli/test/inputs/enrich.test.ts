import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run, temporaryFolder } from '../terminal-io.js';

const titles = ['A Study of Meadows Seen from Far Above', 'Counting Bees by the Sound of Their Wings'];

/** An arXiv that knows the first of the two. */
async function arxiv(input: unknown): Promise<Response> {
  const isFirst = new URL(String(input)).searchParams.get('search_query')?.includes(titles[0]!);
  const entry = `<entry><id>http://arxiv.org/abs/2601.00001v1</id><title>${titles[0]}</title><summary>Meadows.</summary>
    <author><name>Ada Example</name></author><published>2026-01-02T00:00:00Z</published></entry>`;
  return new Response(`<feed xmlns="http://www.w3.org/2005/Atom">${isFirst ? entry : ''}</feed>`);
}

it('a list of titles is published with links, and each title is looked up once', async () => {
  const folder = await temporaryFolder();
  const list = join(folder, 'list.csv');
  await writeFile(list, `title,topics\n${titles.map((title) => `${title},meadows`).join('\n')}\n`);
  let asked = 0;
  const fetch = async (input: unknown) => {
    asked += 1;
    return arxiv(input);
  };
  const around = { fetch, env: { TRENDING_PAPERS_CACHE: join(folder, 'cache') } };
  const argv = ['build', list, '--enrich', 'arxiv', '--out', join(folder, 'public'), '--json'];
  const first = await run(argv, around);
  expect(first.err).toContain('looked up 2 papers, found 1 by their titles');
  expect(first.err).toContain(`No service knows "${titles[1]}"`);
  const { first: papers } = JSON.parse(first.out);
  expect(papers.map(({ paper }: { paper: { id: string } }) => paper.id)).toContain('arxiv:2601.00001');
  expect(asked).toBe(2);

  const second = await run(argv, around);
  expect(second.err).toContain('looked up 1 papers, found 0 by their titles');
  expect(JSON.parse(second.out)).toMatchObject({ papers: 2, added: 0 });
  expect(asked).toBe(2);
});

it('a service that is none is refused before anything is read', async () => {
  const { code, err } = await run(['show', 'no-such-file.json', '--enrich', 'google']);
  expect([code, err]).toEqual([2, expect.stringContaining('s2')]);
});
