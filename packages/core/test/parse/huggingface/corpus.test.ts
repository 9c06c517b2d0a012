import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Listing } from '../../../src/paper/index.js';
import { parse } from '../../../src/parse/index.js';
import { restoreTex } from '../../../src/text/residue.js';
import { corpusFile, hasCorpus, needsCorpus } from '../../corpus.js';

const now = new Date('2026-03-18T12:00:00Z');

describe.skipIf(!hasCorpus)(`Hugging Face's real data${needsCorpus}`, () => {
  it('reads the seed: 67 papers, every title and abstract as it stands there', async () => {
    const text = readFileSync(corpusFile('../seeds/listing.txt'), 'utf8');
    const listing = await parse(text, { now });
    expect(listing).toMatchObject({ curators: ['AK', 'the research community'], date: '2026-03-18' });
    expect(listing.issues.map(({ code }) => code)).toEqual(['year-assumed']);
    expect(listing.papers).toHaveLength(67);

    const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
    const start = paragraphs.indexOf('Mar 18') + 1;
    const quoted = (paragraph: string) =>
      restoreTex(paragraph)
        .replaceAll('``', '“')
        .replaceAll("''", '”')
        .replace(/\\([%&_#$])/g, '$1');
    const expected = Array.from({ length: 67 }, (_, index) => ({
      title: paragraphs[start + 2 * index],
      abstract: quoted(paragraphs[start + 2 * index + 1]!).replace(/\s+/g, ' '),
    }));
    expect(listing.papers.map(({ title, abstract }) => ({ title, abstract }))).toEqual(expected);
  });

  const raw = hasCorpus ? readdirSync(corpusFile('hf/raw')) : [];
  it.each(raw)('reads %s without a loss', async (name) => {
    const bytes = readFileSync(corpusFile(`hf/raw/${name}`));
    const listing = await parse(bytes, { now });
    const items = JSON.parse(bytes.toString()) as unknown[];
    expect(z.safeParse(Listing, listing).error).toBeUndefined();
    expect(listing.papers).toHaveLength(items.length);
    expect(listing.issues.map(({ code }) => code).filter((code) => code !== 'python-literal')).toEqual([]);
  });

  it('reads each of 9,117 daily items of two years, dates and signals with them', async () => {
    const lines = gunzipSync(readFileSync(corpusFile('hf/daily-papers.ndjson.gz')))
      .toString()
      .trim()
      .split('\n');
    const items = lines.map((line) => JSON.parse(line).item);
    const { papers, issues } = await parse(items, { now });
    // Two papers were on the page of two days.
    expect(issues.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'paper-repeated: arxiv:2604.07429 stands here 2 times.',
      'paper-repeated: arxiv:2606.11176 stands here 2 times.',
    ]);
    expect(papers).toHaveLength(items.length);
    expect(
      papers.filter(
        ({ ids, published, abstract, authors }) => !ids.arxiv || !published || !abstract || !authors.length,
      ),
    ).toEqual([]);
    expect(papers.map(({ signals }) => signals.upvotes)).toEqual(items.map(({ paper }) => paper.upvotes));
  });

  it('tells titles from abstracts on a page of all of them', async () => {
    const lines = gunzipSync(readFileSync(corpusFile('hf/daily-papers.ndjson.gz')))
      .toString()
      .trim()
      .split('\n');
    const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
    const items = lines.map((line) => JSON.parse(line).item);
    const text = items.map(({ title, paper }) => `${flat(title)}\n\n${flat(paper.summary)}`).join('\n\n');
    const { papers } = await parse(text, { now });
    expect(papers).toHaveLength(items.length);
  });
});
