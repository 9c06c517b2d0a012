import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/feed/read.js';
import { offers, select } from '../../src/search/select.js';

const now = Date.parse('2026-06-20T12:00:00Z');
const entries = readFeed([
  { id: 'old', title: 'Old', published: '2025-01-02', topics: ['a'], signals: { upvotes: 9 } },
  { id: 'new', title: 'New', published: '2026-06-20', topics: ['a', 'b'], signals: { upvotes: 3 } },
  { id: 'undated', title: 'Undated', topics: ['b', 'b'], signals: {} },
])!.entries;
const ids = (wanted: object) =>
  select(entries, { sort: 'trending', window: '', topic: '', now, ...wanted }).map(({ paper }) => paper.id);

describe('choosing papers', () => {
  it.each([
    ['keeps the feed’s order', {}, ['old', 'new', 'undated']],
    ['puts the newest first and the undated last', { sort: 'newest' }, ['new', 'old', 'undated']],
    ['puts unknown counts last', { sort: 'upvotes' }, ['old', 'new', 'undated']],
    ['keeps what is within the window', { window: 'week' }, ['new']],
    ['keeps one topic', { topic: 'b' }, ['new', 'undated']],
    ['takes the order of a search', { matches: [entries[2], entries[0]] }, ['undated', 'old']],
    ['leaves out the hidden', { hidden: new Set(['old']) }, ['new', 'undated']],
  ])('%s', (_, wanted, expected) => {
    expect(ids(wanted)).toEqual(expected);
  });

  it('offers only sorts that change something', () => {
    expect(offers(entries).sorts).toEqual(['trending', 'newest', 'upvotes']);
    expect(offers([]).sorts).toEqual(['trending']);
  });

  it('counts each topic once a paper, commonest first', () => {
    expect(offers(entries).topics).toEqual([
      ['a', 2],
      ['b', 2],
    ]);
  });

  it('offers two lines of topics at most', () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ title: `T${at}`, topics: ['common', `half ${at % 30}`] }));
    const { topics } = offers(readFeed(many)!.entries);
    expect(topics).toHaveLength(8);
    expect(topics[0]).toEqual(['common', 60]);
  });

  it('offers no topic that one paper has alone', () => {
    const rare = Array.from({ length: 30 }, (_, at) => ({ title: `T${at}`, topics: ['common', `rare ${at}`] }));
    expect(offers(readFeed(rare)!.entries).topics).toEqual([['common', 30]]);
    expect(offers(readFeed([{ title: 'T', topics: ['alone', 'alone'] }])!.entries).topics).toEqual([]);
  });
});
