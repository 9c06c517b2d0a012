import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../browser/chromium.js';
import { emptyFolder, type Run, root, trendingPapers } from './command.js';
import { open } from './look.js';

const seed = resolve(root, '../shared/seeds/listing.txt');
const listing = existsSync(seed) ? seed : join(root, 'examples/listing.txt');
const folder = emptyFolder();
const site = join(folder, 'site');
const at = '2026-03-19T12:00:00Z';

interface Known {
  title: string;
  abstract?: string;
}

/** An abstract as OpenAlex keeps it: the places of each word. */
function inverted(abstract: string): Record<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, word] of abstract.split(/\s+/).entries()) places.set(word, [...(places.get(word) ?? []), place]);
  return Object.fromEntries(places);
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const doi = (kind: string, index: number) => `10.5555/${kind}.${String(index + 1).padStart(3, '0')}`;

/** A catalogue that knows every paper of the page, each behind works that nearly are it. */
function catalogue(papers: readonly Known[]) {
  const record = (kind: string, index: number, title: string, abstract: string, author: string, date: string) => ({
    id: `https://openalex.org/W${kind.length}${String(index + 1).padStart(6, '0')}`,
    doi: `https://doi.org/${doi(kind, index)}`,
    title,
    display_name: title,
    publication_date: date,
    publication_year: Number(date.slice(0, 4)),
    type: 'article',
    authorships: [{ author: { display_name: author } }],
    abstract_inverted_index: inverted(abstract),
    primary_location: { landing_page_url: `https://doi.org/${doi(kind, index)}` },
    cited_by_count: 3,
  });
  return (asked: string) => {
    const index = papers.findIndex(({ title }) => letters(title) === letters(asked));
    if (index === -1) return { meta: { count: 0 }, results: [] };
    const { title, abstract = '' } = papers[index]!;
    const other = papers[(index + 11) % papers.length]!.abstract ?? '';
    const revised = `We come to this once more. ${abstract.split(' ').slice(12).join(' ')}`;
    const results = [
      record('erratum', index, `Erratum: ${title}`, 'A sign was wrong.', 'Ada Example', '2024-02-01'),
      record('namesake', index, title, other, 'Another Person', '2012-05-01'),
      record('sequel', index, `${title} II`, abstract, 'Ada Example', '2024-03-01'),
      record('extended', index, `${title}: An Extended Version`, other, 'Ada Example', '2024-04-01'),
      record('close', index, title.replace(/\w+$/, 'Revisited'), other, 'Another Person', '2024-05-01'),
      record('paper', index, title, index % 3 === 0 ? revised : abstract, 'Ada Example', '2023-06-01'),
    ];
    return { meta: { count: results.length }, results };
  };
}

/** Whether a title leads to a paper: there itself, or to its page of the site, which does. */
function leadsTo(href: string | null, address: string): boolean {
  if (href === null || href === address) return href === address;
  const file = join(site, href.split('#')[0]!);
  return existsSync(file) && readFileSync(file, 'utf8').includes(`href="${address}"`);
}

let browser: Browser;
let papers: Known[];
let run: Run;
const server = createServer((request, response) => {
  const filter = new URL(request.url ?? '/', 'http://localhost').searchParams.get('filter') ?? '';
  response.end(JSON.stringify(catalogue(papers)(filter.replace(/^title\.search:/, ''))));
});

beforeAll(async () => {
  console.log(`journey: ${listing === seed ? 'the listing that the project began with' : 'the sample listing'}`);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const shown = await trendingPapers(['show', listing, '--json'], { in: folder, at });
  papers = JSON.parse(shown.out).papers.map(({ paper }: { paper: Known }) => paper);
  const answers = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const args = ['build', listing, '--enrich', 'openalex', '--out', 'site', '--pictures', 'none'];
  run = await trendingPapers(args, { in: folder, answers, at });
  browser = await launchChromium();
}, 600_000);

afterAll(async () => {
  await browser?.close();
  server.close();
});

describe('a page of titles, looked up where each paper stands behind others that nearly are it', () => {
  it('is found whole, and none of it wrong', () => {
    expect(run, run.err).toMatchObject({ code: 0 });
    expect(papers.length).toBe(listing === seed ? 67 : 64);
    expect(run.err).toContain(`found ${papers.length} by their titles`);
    const { items } = JSON.parse(readFileSync(join(site, 'feed.json'), 'utf8'));
    const found = Object.fromEntries(
      items.map(({ title, _papers }: { title: string; _papers: { paper: { ids: { doi?: string } } } }) => [
        letters(title),
        _papers.paper.ids.doi,
      ]),
    );
    expect(found).toEqual(Object.fromEntries(papers.map(({ title }, index) => [letters(title), doi('paper', index)])));
  });

  it.each([true, false])('can be opened, title for title, with JavaScript: %s', async (javaScriptEnabled) => {
    const { page, close } = await open(browser, join(site, 'index.html'), { javaScriptEnabled });
    const cards = page.locator('article').filter({ has: page.locator('h2, h3') });
    if (javaScriptEnabled) await page.locator('trending-papers').getByRole('searchbox').waitFor();
    await expect.poll(() => cards.count()).toBeGreaterThan(9);
    const titles = await cards.evaluateAll((all) =>
      all.map((card) => {
        const heading = card.querySelector('h2, h3')!;
        return { title: heading.textContent ?? '', href: heading.querySelector('a')?.getAttribute('href') ?? null };
      }),
    );
    if (!javaScriptEnabled) expect(titles).toHaveLength(papers.length);
    const wrong = titles.filter(({ title, href }) => {
      const index = papers.findIndex((paper) => letters(paper.title) === letters(title));
      return !leadsTo(href, `https://doi.org/${doi('paper', index)}`);
    });
    expect(wrong).toEqual([]);
    await close();
  });
});
