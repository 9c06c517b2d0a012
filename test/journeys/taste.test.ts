import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../browser/chromium.js';
import { emptyFolder, trendingPapers } from './command.js';
import { type Host, host } from './host.js';
import { open } from './look.js';

/** A day of a preprint server, in the order of submission, and how often each paper was voted for elsewhere. */
const day = [
  ['Tokenisers for rare languages', 'Subword vocabularies of languages with few texts.', 60],
  ['Grasping with soft robot hands', 'We teach robot hands to grasp fruit by touch.', 9],
  ['Bounds for convex programs', 'We prove lower bounds of first-order methods.', 7],
  ['Parsing of treebanks', 'Dependency parsing across forty treebanks.', 5],
  ['Touch sensors for robot grasping', 'Robot fingers feel what they grasp, by sensors of touch.', 4],
] as const;

const paperOf = ([title, abstract, upvotes]: (typeof day)[number], index: number, isCounted: boolean) => ({
  id: `arxiv:2607.0000${index + 1}`,
  title,
  abstract,
  authors: [{ name: 'Ada Example' }],
  published: '2026-07-01',
  ids: { arxiv: `2607.0000${index + 1}` },
  links: { page: `https://arxiv.org/abs/2607.0000${index + 1}` },
  signals: isCounted ? { upvotes } : {},
  history: [],
  topics: ['cs.XX'],
  sources: [{ name: isCounted ? 'hf:daily' : 'arxiv:cs.XX' }],
});

const library = `@article{hands, title = {Learning to grasp with robot hands}, author = {Ada Example}, year = {2024},
  abstract = {Robot hands learn to grasp from touch.}}`;

const folder = emptyFolder();
const at = '2026-07-01T20:00:00Z';
let browser: Browser;
let site: Host;

beforeAll(async () => {
  for (const name of ['day', 'voted']) {
    const papers = day.map((paper, index) => paperOf(paper, index, name === 'voted'));
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ title: 'A day', papers, issues: [] }));
  }
  writeFileSync(join(folder, 'library.bib'), library);
  const builds = [
    ['build', 'voted.json', '--language', 'de', '--out', 'site'],
    ['build', 'day.json', '--out', 'site/preprints'],
  ];
  for (const args of builds) {
    const run = await trendingPapers(args, { in: folder, at });
    expect(run, run.err).toMatchObject({ code: 0 });
  }
  site = await host(join(folder, 'site'));
  browser = await launchChromium();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe('a person with a taste', () => {
  it('has a day of preprints put in order by their library, with reasons, by the command', async () => {
    const args = ['show', 'day.json', '--like', 'library.bib', '--columns', 'title,why'];
    const { code, out } = await trendingPapers(args, { in: folder, at });
    const rows = out
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(code).toBe(0);
    expect(
      rows
        .slice(0, 2)
        .map(([title]) => title)
        .sort(),
    ).toEqual([day[1][0], day[4][0]]);
    for (const [, why] of rows.slice(0, 2))
      expect(why).toMatch(/^Like “Learning to grasp with robot hands”, which you liked: .*(robot|grasp)/);
    for (const [, why] of rows.slice(2)) expect(why ?? '').not.toContain('liked');
  });

  it('has it put in order by the same library on a page, with reasons', async () => {
    const { page, look, close } = await open(browser, `${site.address}preprints/`);
    const element = page.locator('trending-papers');
    const cards = element.locator('article[part=card]');
    await cards.nth(day.length - 1).waitFor();
    const before = await cards.locator('h3').allTextContents();
    expect(before).toHaveLength(day.length);
    await element.getByRole('button', { name: 'Saved' }).click();
    await element.locator('input[type=file]').setInputFiles(join(folder, 'library.bib'));
    await element.getByText('1 paper added').waitFor();
    await element.getByRole('button', { name: /^Saved/ }).click();
    await element.getByRole('combobox').first().selectOption('for-you');
    const titles = async () => (await cards.locator('h3').allTextContents()).map((title) => title.trim());
    await expect
      .poll(async () => (await titles()).slice(0, 2).sort(), { timeout: 60_000 })
      .toEqual([day[1][0], day[4][0]]);
    expect(
      before
        .map((title) => title.trim())
        .slice(0, 2)
        .sort(),
    ).not.toEqual([day[1][0], day[4][0]]);
    expect(await titles()).toHaveLength(day.length);
    for (const at of [0, 1]) {
      await cards.nth(at).getByRole('button', { name: 'Why' }).click();
      await expect
        .poll(() => cards.nth(at).locator('[part=reasons]').textContent(), { timeout: 60_000 })
        .toMatch(/Like “Learning to grasp with robot hands”, which you liked: .*(robot|grasp)/);
    }
    expect(await look('a day by a library')).toEqual([]);
    await close();
  });

  it('reads on a page in German why its first paper stands first, and has it ordered by what they save', async () => {
    const { page, close } = await open(browser, site.address);
    const element = page.locator('trending-papers');
    const cards = element.locator('article[part=card]');
    await cards.first().getByRole('button', { name: 'Warum' }).click();
    await expect
      .poll(() => cards.first().locator('[part=reasons]').textContent())
      .toContain('60 Stimmen, das 8,6-Fache des Üblichen.');
    expect(await cards.first().locator('h3').textContent()).toContain(day[0][0]);
    await cards.filter({ hasText: day[1][0] }).getByRole('button', { name: 'Merken' }).click();
    await element.getByRole('combobox').first().selectOption('for-you');
    await expect.poll(() => cards.first().locator('h3').textContent()).toContain(day[4][0]);
    await cards.first().getByRole('button', { name: 'Warum' }).click();
    await expect
      .poll(() => cards.first().locator('[part=reasons]').textContent())
      .toContain(`Ähnlich wie „${day[1][0]}“, das Ihnen gefiel`);
    await close();
  });
});
