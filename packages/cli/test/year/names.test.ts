import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run, temporaryFolder } from '../terminal-io.js';
import { type Day, type Item, madeUpDays } from './days.js';
import { answerOn, service } from './service.js';

/** How a workshop's page knows a paper, before its authors post it: by its title, then by its place on OpenReview. */
function earlier({ paper }: Item, known: 'title' | 'openreview') {
  const { title, authors } = paper as Item['paper'] & { title: string; authors: { name: string }[] };
  const forum = `https://openreview.net/forum?id=forum${paper.id.replace('.', '')}`;
  return {
    title,
    authors: authors.map(({ name }) => name),
    date: '2026-03-17',
    ...(known === 'openreview' && { url: forum }),
  };
}

/** Titles long enough that two papers do not share them by chance. */
const telling = (days: readonly Day[]): Day[] =>
  JSON.parse(JSON.stringify(days).replaceAll(/"title":"([^"]*)"/g, '"title":"$1, on Names That Last"'));

/** A pattern's group in all of a text. */
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

it('through a season in which identifiers improve no reader is shown a paper twice, and none counts as new twice', async () => {
  const days = telling(madeUpDays(40));
  const cwd = await temporaryFolder();
  const folder = join(cwd, 'public');
  const items = new Map<string, Set<string>>();
  let added = 0;
  let improved = 0;
  for (const [index, { date }] of days.entries()) {
    const tomorrow = (days[index + 1]?.items ?? []).map((item) => earlier(item, 'openreview'));
    const soon = (days[index + 2]?.items ?? []).map((item) => earlier(item, 'title'));
    await writeFile(join(cwd, 'workshop.json'), JSON.stringify([...tomorrow, ...soon]));
    const args = ['build', 'hf:daily', ...(tomorrow.length + soon.length > 0 ? ['workshop.json'] : []), '--json'];
    const { code, out, err } = await run([...args, '--quiet'], {
      cwd,
      env: { TRENDING_PAPERS_CACHE: join(cwd, 'cache', date) },
      now: () => new Date(`${date}T06:17:00Z`),
      fetch: service(answerOn(days.slice(0, index + 1))).fetch,
    });
    expect(code, `${date}: ${err}`).toBe(0);
    added += JSON.parse(out).added;
    const feed = JSON.parse(await readFile(join(folder, 'feed.json'), 'utf8'));
    improved += feed.items.filter(
      (item: { _papers: { paper: { publishedAs?: string } } }) => item._papers.paper.publishedAs,
    ).length;
    const rss = await readFile(join(folder, 'feed.xml'), 'utf8');
    const atom = await readFile(join(folder, 'atom.xml'), 'utf8');
    const shown = [
      ...feed.items.map(({ title, id }: { title: string; id: string }) => [`json ${title}`, id]),
      ...all(rss, /<item>\n<title>([^<]*)/g).map((title, at) => [`rss ${title}`, all(rss, /<guid[^>]*>([^<]*)/g)[at]!]),
      ...all(atom, /<entry>\n<id>[^<]*<\/id>\n<title>([^<]*)/g).map((title, at) => [
        `atom ${title}`,
        all(atom, /<entry>\n<id>([^<]*)/g)[at]!,
      ]),
    ];
    for (const [title, id] of shown) items.set(title, (items.get(title) ?? new Set()).add(id));
  }
  const papers = days.flatMap((day) => day.items).length;
  expect(papers).toBeGreaterThan(100);
  expect(improved, 'papers under an earlier name').toBeGreaterThan(papers);
  expect([...items].filter(([, ids]) => ids.size > 1)).toEqual([]);
  expect(added).toBe(papers);
});
