import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isTrendingPapersError, type Listing, parse } from '../../packages/core/src/index.js';
import { corpusFile, hasCorpus, needsCorpus } from '../../packages/core/test/corpus.js';
import { describeJudge } from './judge.js';
import { differences, pair } from './readers/compare.js';
import { explained } from './readers/explained.js';
import { type Peer, peers } from './readers/peers.js';

// Our readers beside those of others, on every file of the corpus that both read: each field in which they differ has a
// line in readers/explained.ts that says why, or is a fault of ours.

const folders = ['bibtex', 'csl-json', 'dedup', 'feeds', 'jabref', 'ris'];

interface Reading {
  readonly name: string;
  readonly text: string;
  readonly format: string;
  readonly listing: Listing;
}

function textOf(bytes: Uint8Array): string {
  const plain = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
  const encoding = plain[0] === 0xfe ? 'utf-16be' : plain[0] === 0xff ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(plain);
}

async function readingOf(path: string): Promise<Reading[]> {
  const bytes = readFileSync(path);
  try {
    const listing = await parse(bytes, { now: '2026-06-30' });
    const format = listing.papers[0]?.sources[0]?.name;
    return format === undefined
      ? []
      : [{ name: relative(corpusFile('sources'), path), text: textOf(bytes), format, listing }];
  } catch (error) {
    if (isTrendingPapersError(error)) return [];
    throw error;
  }
}

async function corpusReadings(): Promise<Reading[]> {
  const paths = folders.flatMap((folder) =>
    readdirSync(corpusFile(`sources/${folder}`), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return (await Promise.all(paths.sort().map(readingOf))).flat();
}

const readings = hasCorpus ? corpusReadings() : Promise.resolve([]);

/** Lines that explained something. */
const used = new Set<unknown>();

interface Comparison {
  files: number;
  records: number;
  /** Files that the peer does not read at all. */
  refused: number;
  /** By field, those that differ and that a line explains. */
  explained: Record<string, number>;
  /** What no line explains. */
  faults: string[];
}

async function compare(format: string, peer: Peer): Promise<Comparison> {
  const result: Comparison = { files: 0, records: 0, refused: 0, explained: {}, faults: [] };
  const lines = explained.filter((line) => line.peer === peer.name);
  for (const { name, text, listing } of (await readings).filter((reading) => reading.format === format)) {
    const seen = await peer.read(text).catch(() => undefined);
    if (seen === undefined) {
      result.refused += 1;
      continue;
    }
    const { pairs, unpaired } = pair(listing.papers, seen);
    result.files += 1;
    result.records += pairs.length;
    for (const { field, ours, theirs } of [
      ...unpaired,
      ...pairs.flatMap(([paper, each]) => differences(paper, each)),
    ]) {
      const line = lines.find(
        (each) => each.field === field && each.file.test(name) && (each.theirs?.test(theirs) ?? true),
      );
      if (line === undefined)
        result.faults.push(`${name}: ${field} ${JSON.stringify(ours)} beside ${JSON.stringify(theirs)}`);
      else {
        used.add(line);
        result.explained[field] = (result.explained[field] ?? 0) + 1;
      }
    }
  }
  return result;
}

/** Of each format and peer: files, records, files that the peer refuses, and fields that differ for a reason. */
const expected: Readonly<Record<string, string>> = {
  'bibtex @retorquere/bibtex-parser': '223 records of 88 files, 0 refused, 18 authors, 4 record, 3 title, 3 year',
  'bibtex citation-js': '166 records of 58 files, 30 refused, 12 authors, 1 record',
  'ris citation-js': '147 records of 22 files, 6 refused, 1 year',
  'bibtex bibutils': '224 records of 88 files, 0 refused, 17 authors, 3 record, 6 title, 1 year',
  'ris bibutils': '155 records of 28 files, 0 refused, 1 authors, 5 record, 1 title',
  'endnote-xml bibutils': '506 records of 2 files, 0 refused, 6 authors',
  'isi bibutils': '2 records of 1 files, 0 refused',
  'rss feedsmith': '16 records of 9 files, 0 refused',
  'rss-rdf feedsmith': '1 records of 1 files, 0 refused',
  'atom feedsmith': '26 records of 26 files, 0 refused',
  'rss rss-parser': '16 records of 9 files, 0 refused',
  'rss-rdf rss-parser': '0 records of 0 files, 1 refused',
  'atom rss-parser': '24 records of 24 files, 2 refused',
  'rss feedparser': '16 records of 9 files, 0 refused',
  'rss-rdf feedparser': '1 records of 1 files, 0 refused',
  'atom feedparser': '26 records of 26 files, 0 refused, 1 title',
};

const summary = ({ files, records, refused, explained: fields }: Comparison) => {
  const differing = Object.entries(fields)
    .sort()
    .map(([field, count]) => `${count} ${field}`);
  return [`${records} records of ${files} files`, `${refused} refused`, ...differing].join(', ');
};

const tasksOf = (name: string) =>
  Object.entries(peers).flatMap(([format, all]) =>
    all.filter((peer) => peer.name === name).map((peer) => ({ format, peer })),
  );

for (const name of new Set(Object.values(peers).flatMap((all) => all.map((peer) => peer.name)))) {
  const tasks = tasksOf(name);
  const { present, from = name } = tasks[0]!.peer;
  describeJudge(`the readers of ${name}${needsCorpus}`, present, from, () => {
    describe.skipIf(!hasCorpus)('over the corpus', () => {
      it.each(tasks)('agree on $format but for what has a reason', async ({ format, peer }) => {
        const comparison = await compare(format, peer);
        expect(comparison.faults).toEqual([]);
        expect(summary(comparison)).toBe(expected[`${format} ${peer.name}`]);
      });

      it('no reason is given for what does not differ', () => {
        expect(explained.filter((line) => line.peer === name && !used.has(line))).toEqual([]);
      });
    });
  });
}
