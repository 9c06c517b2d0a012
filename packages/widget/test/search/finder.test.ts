import { describe, expect, it, vi } from 'vitest';
import { readFeed } from '../../src/feed/read.js';
import { parts } from '../../src/parts/parts.js';
import { filterEntries, wordSpans } from '../../src/search/filter.js';
import { Finder } from '../../src/search/finder.js';
import { makeFeed } from '../support/papers.js';

const { entries } = readFeed(makeFeed(24, Date.parse('2026-06-20T12:00:00Z')))!;

describe('the plain filter', () => {
  it('finds every word, whatever its accents and case, in title, authors, topics and abstract', () => {
    expect(filterEntries(entries, 'HERBARIUM sheets')[0]?.paper.title).toContain('FieldNotes');
    expect(filterEntries(entries, 'erdelyi').length).toBeGreaterThan(0);
    expect(filterEntries(entries, 'herbarium zebra')).toEqual([]);
  });

  it('marks the words that begin as a term does', () => {
    expect(wordSpans('Café, cafés and décaf', ['cafe'])).toEqual([
      [0, 4],
      [6, 11],
    ]);
  });
});

describe('the finder', () => {
  it('answers at once, and better when the index has come', async () => {
    const changed = vi.fn();
    const finder = new Finder(parts.search, changed);
    expect(finder.find(entries, 'herbarium').entries[0]?.paper.title).toContain('FieldNotes');
    await finder.warm(entries);
    expect(changed).toHaveBeenCalledTimes(1);
    const found = finder.find(entries, 'herbarium');
    const first = found.entries[0]!;
    expect(first.paper.title).toContain('FieldNotes');
    const [[start, end]] = found.spans(first, 'title') as [[number, number]];
    expect(first.paper.title.slice(start, end)).toBe('Herbarium');
  });

  it('fetches the index when it is first asked, and indexes what comes later before it is asked again', async () => {
    const changed = vi.fn();
    const finder = new Finder(parts.search, changed);
    finder.find(entries, 'herbarium');
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
    finder.show(entries.slice(0, 12));
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(2));
  });

  it('looks up no more than are asked for, and counts all', async () => {
    const finder = new Finder(parts.search, () => undefined);
    await finder.warm(entries);
    const all = finder.find(entries, 'data');
    const few = finder.find(entries, 'data', { limit: 2 });
    expect(all.total).toBeGreaterThan(2);
    expect(few.total).toBe(all.total);
    expect(few.entries).toEqual(all.entries.slice(0, 2));
  });

  it('finds papers like one, and never the one itself', async () => {
    const [first] = entries;
    const near = await new Finder(parts.search, () => undefined).similar(entries, first!.paper.id, 3);
    expect(near.length).toBeGreaterThan(0);
    expect(near.map(({ paper }) => paper.id)).not.toContain(first!.paper.id);
  });
});
