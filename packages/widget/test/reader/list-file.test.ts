import { describe, expect, it, vi } from 'vitest';
import { readFeed } from '../../src/feed/read.js';
import { papersOn, readListFile, toListFile } from '../../src/reader/list-file.js';
import type { Mark } from '../../src/reader/reading-lists.js';
import { makeFeed } from '../support/papers.js';

const now = Date.parse('2026-06-20T12:00:00Z');
const [first, second] = readFeed(makeFeed(2, now))!.entries.map(({ paper }) => paper);
const readers = { readListing: vi.fn() };

describe('a list as a file', () => {
  it('has what was marked last first, and nothing of which only the number is known', () => {
    const marks = new Map<string, Mark>([
      ['old', { at: '2026-06-01T00:00:00Z', paper: first! }],
      ['bare', {}],
      ['new', { at: '2026-06-19T00:00:00Z', paper: second! }],
    ]);
    expect(papersOn(marks)).toEqual([second, first]);
  });

  it('is read back as it was written, by no reader but our own', async () => {
    const { entries, skipped } = await readListFile(
      toListFile('saved', [first!, second!]),
      'saved.json',
      () => readers,
    );
    expect(entries.map(({ paper }) => paper)).toEqual([first, second]);
    expect(skipped).toBe(0);
    expect(readers.readListing).not.toHaveBeenCalled();
  });

  it('is read to its end, and says what of it is no paper', async () => {
    const { papers } = { papers: readFeed(makeFeed(250, now), undefined, 250)!.entries.map(({ paper }) => paper) };
    const text = toListFile('saved', papers).replace('"items": [', '"items": [ 7, {"id": "x"},');
    const { entries, skipped } = await readListFile(text, 'saved.json', () => readers);
    expect([entries.length, skipped]).toEqual([250, 2]);
  });

  it('is refused when it is no list of papers', async () => {
    readers.readListing.mockRejectedValueOnce(new Error('This is a poem.'));
    await expect(readListFile('Roses are red', 'poem.txt', () => readers)).rejects.toThrow(
      'poem.txt is not a feed of papers. This is a poem.',
    );
  });
});
