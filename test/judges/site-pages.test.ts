import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { describe, expect, it } from 'vitest';
import type { Listing } from '../../packages/core/src/index.js';
import { parse } from '../../packages/core/src/index.js';
import { dailyPapers, hasCorpus, hostileListings, sample } from './samples.js';
import { ofEachKind, sitePages } from './site-pages.js';

/** What the HTML standard demands of a document; our own scripts lie beside the page, where a digest guards nothing. */
const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:standard', 'html-validate:document'],
    rules: { 'require-sri': ['error', { target: 'crossorigin' }] },
  }),
);

async function faults(pages: readonly (readonly [path: string, text: string])[]): Promise<string[]> {
  const found: string[] = [];
  for (const [path, text] of pages) {
    const { results } = await validator.validateString(text, path);
    for (const { messages } of results)
      for (const { column, line, message, ruleId } of messages)
        found.push(`${path}:${line}:${column} ${ruleId}: ${message}`);
  }
  return found;
}

const kinds = ['papers', 'topics', 'authors', 'labs', 'days', 'weeks', 'months'];
const single = ['index.html', 'days.html', 'topics.html', 'rising.html', 'about.html', '404.html'];

const hostile = (): Listing => ({
  title: '<b>Hostile</b> & "quoted"',
  papers: hostileListings(30).flatMap((papers, index) =>
    papers.map((paper) => ({ ...paper, id: `${paper.id} ${index}`, topics: [...paper.topics, 'shared'] })),
  ),
  issues: [],
});

describe('html-validate', () => {
  it('objects to what is no HTML', async () => {
    expect(await faults([['bad.html', '<!doctype html><p><div id=a></div><div id=a></div>']])).not.toEqual([]);
  });

  it.each([
    [`of ${hasCorpus ? 'real days' : 'the sample'}`, () => (hasCorpus ? dailyPapers(400) : sample()), kinds],
    [
      'of papers without addresses',
      () => parse(readFileSync(join(import.meta.dirname, '../../examples/listing.json'))),
      ['papers'],
    ],
    ['of hostile papers', hostile, ['papers', 'topics']],
    ['without papers', (): Listing => ({ title: 'Empty', papers: [], issues: [] }), []],
  ])(
    'finds nothing on any kind of page of a site %s',
    async (_, listing, folders) => {
      const pages = ofEachKind(sitePages(await listing()), 5);
      const paths = pages.map(([path]) => path);
      for (const path of single) expect(paths).toContain(path);
      if (hasCorpus) for (const folder of folders) expect(paths.join()).toContain(`${folder}/`);
      expect(await faults(pages)).toEqual([]);
    },
    180_000,
  );
});
