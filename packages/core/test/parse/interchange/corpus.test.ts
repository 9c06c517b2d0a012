import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse as readWithLibrary } from '@retorquere/bibtex-parser';
import { describe, expect, it } from 'vitest';
import { isTrendingPapersError, type Listing } from '../../../src/paper/index.js';
import { detectFormat, type Format, parse } from '../../../src/parse/index.js';
import { readEntries } from '../../../src/parse/interchange/bibtex-entries.js';
import { corpusFile, hasCorpus, needsCorpus } from '../../corpus.js';

const folders = ['bibtex', 'csl-json', 'dedup', 'feeds', 'jabref', 'ris'];
const files = hasCorpus
  ? folders.flatMap((folder) =>
      readdirSync(corpusFile(`sources/${folder}`), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    )
  : [];

interface Reading {
  name: string;
  text: string;
  listing: Listing;
}

async function read(path: string): Promise<{ name: string; text: string; outcome: Listing | string }> {
  const bytes = readFileSync(path);
  const name = relative(corpusFile('sources'), path);
  const encoding = bytes[0] === 0xfe ? 'utf-16be' : bytes[0] === 0xff ? 'utf-16le' : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes);
  try {
    return { name, text, outcome: await parse(bytes) };
  } catch (error) {
    if (!isTrendingPapersError(error)) throw error;
    return { name, text, outcome: error.code };
  }
}

const outcomes = Promise.all(files.map(read));

/** All files of a format that were read. */
async function readings(format: Format): Promise<Reading[]> {
  return (await outcomes).flatMap(({ name, text, outcome }) =>
    typeof outcome !== 'string' && detectFormat(text) === format ? [{ name, text, listing: outcome }] : [],
  );
}

/** How many records a text holds, counted in another way than our readers count. */
const counts: Readonly<Partial<Record<Format, (text: string) => number>>> = {
  ris: (text) => text.match(/^\s?TY[ \t]+-(?!.*\n\s?TY[ \t]+-)/gm)?.length ?? 1,
  'csl-json': (text) => [JSON.parse(text)].flat().length,
  rss: (text) => text.match(/<item[\s>]/g)?.length ?? 0,
  'rss-rdf': (text) => text.match(/<(?:\w+:)?item[\s>]/g)?.length ?? 0,
  atom: (text) => text.match(/<entry[\s>]/g)?.length ?? 0,
  isi: (text) => text.match(/^PT /gm)?.length ?? 0,
  // One file has a record that begins without its number.
  nbib: (text) => text.match(/^PMID ?-/gm)?.length ?? Number(/^PMCR- /.test(text)),
};

/** Twins that stand at another count, and why. */
const explained: Readonly<Record<string, string>> = {
  'jabref/imp__RisImporterTest1.ris': 'gives further types in the middle of its record; each begins one of ours',
  'ris/jabref_imp__RisImporterTest1.ris': 'the same file',
};

describe.skipIf(!hasCorpus)(`interchange files of the corpus${needsCorpus}`, () => {
  it.each(Object.entries(counts))(
    '%s: every record is a paper or an issue that says why not',
    async (format, count) => {
      const wrong = (await readings(format as Format)).flatMap(({ name, text, listing }) => {
        const lost = listing.issues.filter(({ code }) => code === 'title-missing' || code === 'bad-entry').length;
        const expected = count(text);
        return listing.papers.length + lost === expected || name in explained
          ? []
          : [`${name}: ${listing.papers.length} papers and ${lost} lost of ${expected}`];
      });
      expect(wrong).toEqual([]);
    },
  );

  it('BibTeX: the entries, keys and fields that the usual library finds, but for what it changes itself', async () => {
    const bib = await readings('bibtex');
    expect(bib.length).toBeGreaterThan(50);
    const differences = bib.flatMap(({ name, text }) => {
      const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
      const theirs = readWithLibrary(source, { raw: true, applyCrossRef: false }).entries;
      const ours = readEntries(source, () => {});
      if (theirs.length !== ours.length) return [`${name}: ${ours.length} entries of ${theirs.length}`];
      return theirs.flatMap((entry, index) => [
        ...(entry.key === ours[index]!.key.replace('\uFFFD', '')
          ? []
          : [`${name}: key ${ours[index]!.key} is not ${entry.key}`]),
        ...Object.entries(entry.fields)
          .filter(([field, value]) => typeof value === 'string' && !changed(field))
          .filter(([field, value]) => plain(value as string) !== plain(ours[index]!.fields.get(field) ?? ''))
          .map(([field, value]) => `${name}: ${field} ${ours[index]!.fields.get(field)} is not ${value}`),
      ]);
    });
    expect(differences).toEqual([]);
  });

  it.each([
    [
      'jabref/imp__RisImporterTest1.ris',
      'jabref/imp__RisImporterTest1.bib',
      'JabRef joins the titles of all T1 and TI; we take the first tag that has one',
    ],
    [
      'jabref/imp__MedlinePlainImporterStringOutOfBounds.txt',
      'jabref/imp__MedlinePlainImporterStringOutOfBounds.bib',
      '',
    ],
  ])('%s reads as its twin in BibTeX does', async (file, twin, difference) => {
    const titles = async (path: string) =>
      (await parse(readFileSync(corpusFile(`sources/${path}`)))).papers.map(({ title }) => title);
    const [ours, theirs] = [await titles(file), await titles(twin)];
    if (difference === '') expect(ours).toEqual(theirs);
    else expect(theirs[0]).toContain(ours[0]);
  });
});

/** The library numbers months, cuts U+FFFD from keys, takes outer braces off titles, and braces the names of macros that are not defined. */
const changed = (field: string) => field === 'month' || field === 'crossref';
const plain = (value: string) => value.replace(/[{}]/g, '').replace(/\s+/g, ' ').trim();
