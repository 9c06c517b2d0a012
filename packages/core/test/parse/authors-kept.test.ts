import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isTrendingPapersError, type Listing } from '../../src/paper/index.js';
import { type Format, parse } from '../../src/parse/index.js';
import { corpusFile, hasCorpus, needsCorpus } from '../corpus.js';

// No author is lost in silence: for each record of the corpus that has a title, as many authors as a reader counts that
// shares nothing with ours. BibTeX, RIS and the like have readers of others to be held against (test/judges).

type Json = Record<string, unknown>;

/** Every object in a JSON value that passes a test and stands in none that does, in order. */
function objectsIn(value: unknown, is: (value: Json) => boolean): Json[] {
  if (Array.isArray(value)) return value.flatMap((each) => objectsIn(each, is));
  if (typeof value !== 'object' || value === null) return [];
  return is(value as Json) ? [value as Json] : Object.values(value).flatMap((each) => objectsIn(each, is));
}

const listIn = (value: unknown) => (Array.isArray(value) ? (value as Json[]) : []);
const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';

/** How many authors each record with a title has. */
const counted: Readonly<Partial<Record<Format, (text: string) => number[]>>> = {
  crossref: (text) =>
    objectsIn(JSON.parse(text), ({ DOI, title }) => isText(DOI) && isText(listIn(title)[0])).map(
      ({ author }) => listIn(author).filter(({ family, name, given }) => [family, name, given].some(isText)).length,
    ),
  'semantic-scholar': (text) =>
    objectsIn(
      JSON.parse(text),
      ({ title, paperId, corpusId, externalIds }) =>
        isText(title) && [paperId, corpusId, externalIds].some((id) => id !== undefined),
    ).map(({ authors }) => listIn(authors).filter((author) => isText(author) || isText(author.name)).length),
  openalex: (text) =>
    objectsIn(
      JSON.parse(text),
      ({ title, display_name, authorships }) => Array.isArray(authorships) && (isText(title) || isText(display_name)),
    ).map(({ authorships }) => listIn(authorships).length),
  'csl-json': (text) =>
    [JSON.parse(text) as Json | Json[]]
      .flat()
      .filter(({ title }) => isText(title))
      // An edited book without authors is by its editors.
      .map(
        ({ author, editor }) =>
          listIn(author ?? editor).filter(({ family, given, literal }) => [family, given, literal].some(isText)).length,
      ),
  'hf-daily': (text) =>
    objectsIn(JSON.parse(text), ({ paper }) => paper !== undefined).map(
      ({ paper }) => listIn((paper as Json).authors).filter(({ name }) => isText(name)).length,
    ),
  'arxiv-api': (text) =>
    (text.match(/<entry>.*?<\/entry>/gs) ?? []).map((entry) => entry.match(/<author>/g)?.length ?? 0),
  'arxiv-oai': (text) =>
    (text.match(/<record\b.*?<\/record>/gs) ?? [])
      .filter((record) => /<(?:dc:)?title\b/.test(record))
      .map((record) => record.match(/<(?:author|dc:creator)>/g)?.length ?? 0),
  pubmed: (text) =>
    (text.match(/<PubmedArticle\b.*?<\/PubmedArticle>/gs) ?? []).map(
      (article) => /<AuthorList\b.*?<\/AuthorList>/s.exec(article)?.[0].match(/<Author\b/g)?.length ?? 0,
    ),
};

const folders = ['arxiv-api', 'arxiv-oai', 'crossref', 'csl-json', 'openalex', 'pubmed', 'semantic-scholar'];
const files = hasCorpus
  ? [...folders.map((folder) => `sources/${folder}`), 'hf/raw'].flatMap((folder) =>
      readdirSync(corpusFile(folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.meta.json'))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
  : [];

async function listingOf(bytes: Uint8Array): Promise<Listing | undefined> {
  try {
    return await parse(bytes, { now: '2026-06-30' });
  } catch (error) {
    if (isTrendingPapersError(error)) return undefined;
    throw error;
  }
}

/** Files in which we mean to count otherwise, and why. */
const explained: Readonly<Record<string, string>> = {
  'sources/arxiv-oai/hepcrawl__sample_arxiv_record8.xml': 'the colon behind a collaboration is an author there',
  'hf/raw/daily_papers_2024-12-16.json': 'its items are texts printed by Python, which the count does not read',
};

describe.skipIf(!hasCorpus)(`authors of the corpus${needsCorpus}`, () => {
  it('are as many as somebody else counts, record by record', async () => {
    const differing: string[] = [];
    const compared = new Map<string, number>();
    for (const path of files) {
      const bytes = readFileSync(path);
      const name = relative(corpusFile('.'), path);
      const listing = await listingOf(bytes);
      const format = listing?.papers[0]?.sources[0]?.name as Format | undefined;
      const count = format && counted[format];
      if (!listing || !count) continue;
      const expected = count(bytes[0] === 0x1f ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8'));
      const ours = listing.papers.map(({ authors }) => authors.length);
      compared.set(format, (compared.get(format) ?? 0) + ours.length);
      if ((ours.join() === expected.join()) === name in explained)
        differing.push(`${name} (${format}): ${ours.join()} beside ${expected.join()}`);
    }
    expect(differing).toEqual([]);
    expect(Object.fromEntries([...compared].sort())).toMatchInlineSnapshot(`
      {
        "arxiv-api": 144,
        "arxiv-oai": 17,
        "crossref": 91,
        "csl-json": 72,
        "hf-daily": 119,
        "openalex": 3,
        "pubmed": 1,
        "semantic-scholar": 2292,
      }
    `);
  });
});
