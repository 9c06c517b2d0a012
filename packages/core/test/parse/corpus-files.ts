import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import * as z from 'zod/mini';
import { isTrendingPapersError, Listing } from '../../src/paper/index.js';
import { parse } from '../../src/parse/index.js';
import { corpusFile } from '../corpus.js';

/** The files of a folder of corpus/sources whose names match; requests and headers lie beside them. */
export function sourceFiles(folder: string, names: RegExp): string[] {
  return readdirSync(corpusFile(`sources/${folder}`))
    .filter((name) => names.test(name) && !name.endsWith('.meta.json'))
    .sort();
}

export function readSource(folder: string, name: string): Buffer {
  return readFileSync(corpusFile(`sources/${folder}/${name}`));
}

/** A listing that satisfies the schema. */
export async function listingOf(folder: string, name: string): Promise<Listing> {
  const listing = await parse(readSource(folder, name), { now: new Date('2026-06-30') });
  expect(z.safeParse(Listing, listing).error).toBeUndefined();
  return listing;
}

/** `format: papers, code × count…` of a file, or the code of its error: what a table of expectations is compared with. */
export async function summaryOf(folder: string, name: string): Promise<string> {
  try {
    const { papers, issues } = await listingOf(folder, name);
    const counts = new Map<string, number>();
    for (const { code } of issues) counts.set(code, (counts.get(code) ?? 0) + 1);
    const doubts = [...counts].map(([code, count]) => `${count} ${code}`).sort();
    return [`${papers.length} papers`, ...doubts].join(', ');
  } catch (error) {
    if (isTrendingPapersError(error)) return error.code;
    throw error;
  }
}

/** Letters and digits alone, in lower case and without accents: the same text through any markup. */
export function bare(text: string | undefined): string {
  return (text ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
