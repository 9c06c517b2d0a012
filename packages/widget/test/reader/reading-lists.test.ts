import { afterEach, describe, expect, it, vi } from 'vitest';
import { readFeed } from '../../src/feed/read.js';
import { ReadingLists } from '../../src/reader/reading-lists.js';
import { makeFeed } from '../support/papers.js';

const papers = readFeed(makeFeed(4, Date.parse('2026-06-20T12:00:00Z')))!.entries.map(({ paper }) => paper);
const [first, second] = papers as [(typeof papers)[0], (typeof papers)[0]];
const refuse = () => {
  throw new DOMException('The frame is sandboxed.', 'SecurityError');
};
const open = () => new ReadingLists(() => localStorage);
const saved = (lists: ReadingLists) => [...lists.saved.keys()];

afterEach(() => localStorage.clear());

describe('reading lists', () => {
  it('are there at the next visit, with enough of each paper to show and cite it', () => {
    open().toggle('saved', { ...first, abstract: 'a'.repeat(9000) });
    const { at, paper } = open().saved.get(first.id)!;
    expect(Date.now() - Date.parse(at!)).toBeLessThan(60_000);
    expect(paper).toMatchObject({ title: first.title, links: first.links, authors: first.authors });
    expect(paper!.abstract).toBe('a'.repeat(600));
    expect(paper!.history).toEqual([]);
  });

  it('lose nothing when two tabs change them without having heard of each other', () => {
    const [one, two] = [open(), open()];
    one.toggle('saved', first);
    two.toggle('saved', second);
    one.toggle('hidden', papers[2]!);
    expect(saved(open()).sort()).toEqual([first.id, second.id].sort());
    expect([...open().hidden.keys()]).toEqual([papers[2]!.id]);
  });

  it('hear what another tab does', () => {
    const here = open();
    const changed = vi.fn();
    here.watch(changed, new AbortController().signal);
    const key = `trending-papers/saved/${first.id}`;
    here.receive({ key, newValue: '{"at":"2026-06-20"}' });
    expect(here.saved.get(first.id)).toEqual({ at: '2026-06-20' });
    here.receive({ key, newValue: null });
    expect(saved(here)).toEqual([]);
    here.receive({ key: 'something else', newValue: '1' });
    here.receive({ key: 'trending-papers/__proto__/x', newValue: '1' });
    expect(changed).toHaveBeenCalledTimes(2);
    here.toggle('saved', first);
    here.receive({ key: null, newValue: null });
    expect(saved(here)).toEqual([]);
  });

  it('take over what version 0.1.0 kept, also while it still runs in another tab', () => {
    localStorage.setItem('trending-papers:saved', '["arxiv:1","arxiv:2",7]');
    localStorage.setItem('trending-papers:hidden', 'damaged');
    const lists = open();
    expect(saved(lists)).toEqual(['arxiv:1', 'arxiv:2']);
    expect(localStorage.getItem('trending-papers:saved')).toBeNull();
    localStorage.setItem('trending-papers:saved', '["arxiv:3"]');
    lists.receive({ key: 'trending-papers:saved', newValue: '["arxiv:3"]' });
    expect(saved(lists).sort()).toEqual(['arxiv:1', 'arxiv:2', 'arxiv:3']);
  });

  it('work in memory where storage throws, and say that nothing is kept', () => {
    const lists = new ReadingLists(refuse);
    expect(lists.toggle('hidden', first)).toBe(true);
    expect(lists.hidden.has(first.id)).toBe(true);
    expect(lists.isKept).toBe(false);
    lists.reload();
    expect(lists.hidden.has(first.id)).toBe(true);
    expect(lists.toggle('hidden', first)).toBe(false);
  });

  it.each(['nonsense', '[1]', '{"at":7,"paper":{"title":""}}', `{"paper":{"id":"other","title":"T"}}`])(
    'keep the mark when what storage holds of it is %s',
    (value) => {
      localStorage.setItem('trending-papers/saved/arxiv:9', value);
      expect(open().saved.get('arxiv:9')).toEqual({});
    },
  );

  it('tell those who watch, until they stop', () => {
    const lists = new ReadingLists(refuse);
    const changed = vi.fn();
    const watching = new AbortController();
    lists.watch(changed, watching.signal);
    lists.toggle('saved', first);
    lists.add('saved', first);
    watching.abort();
    lists.toggle('saved', second);
    expect(changed).toHaveBeenCalledTimes(1);
  });
});
