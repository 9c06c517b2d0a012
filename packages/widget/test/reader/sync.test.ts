import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readFeed } from '../../src/feed/read.js';
import type { ListChange, ListStore, StoredMark } from '../../src/reader/list-store.js';
import { ReadingLists } from '../../src/reader/reading-lists.js';
import { keepInLine } from '../../src/reader/sync.js';
import { makeFeed } from '../support/papers.js';

const [a, b, c, d] = readFeed(makeFeed(4, Date.parse('2026-06-20T12:00:00Z')))!.entries.map(({ paper }) => paper) as [
  Paper,
  Paper,
  Paper,
  Paper,
];
type Paper = Parameters<ReadingLists['toggle']>[1];
const at = '2026-06-01T00:00:00.000Z';
const marked = (...papers: Paper[]): StoredMark[] =>
  papers.map((paper) => ({ list: 'saved', id: paper.id, at, paper }));

/** An account on a server that is slow, and that can be made to fail. */
class Account implements ListStore {
  kept = new Map<string, StoredMark>();
  saves: (readonly ListChange[])[] = [];
  fails: 'load' | 'save' | undefined;
  readonly #told = new Set<() => void>();

  constructor(...marks: StoredMark[]) {
    for (const mark of marks) this.kept.set(mark.id, mark);
  }
  async load() {
    const kept = [...this.kept.values()];
    await pause();
    if (this.fails === 'load') throw new Error('The account is closed for the night.');
    return kept;
  }
  async save(changes: readonly ListChange[]) {
    await pause();
    if (this.fails === 'save') throw new Error('Too many changes.');
    this.saves.push(changes);
    for (const change of changes) {
      if (change.isOn) this.kept.set(change.id, change.mark);
      else this.kept.delete(change.id);
    }
  }
  subscribe(changed: () => void) {
    this.#told.add(changed);
    return () => void this.#told.delete(changed);
  }
  change(work: () => void) {
    work();
    for (const tell of this.#told) tell();
  }
  get listeners() {
    return this.#told.size;
  }
}
const pause = () => new Promise((done) => setTimeout(done, 20));
const ids = (marks: ReadonlyMap<string, unknown>) => [...marks.keys()].sort();
const sorted = (...papers: Paper[]) => papers.map(({ id }) => id).sort();

let visits: AbortController[];
beforeEach(() => {
  visits = [];
});
afterEach(() => {
  for (const visit of visits) visit.abort();
  localStorage.clear();
});

/** A page that keeps its lists in line with an account. */
function visit(account: ListStore, failed: (error: unknown) => void = (error) => expect.fail(String(error))) {
  const lists = new ReadingLists(() => localStorage);
  const stay = new AbortController();
  visits.push(stay);
  keepInLine(lists, account, { signal: stay.signal, failed });
  return { lists, leave: () => stay.abort() };
}

describe('lists that are kept in line with an account', () => {
  it('become what both had, with the papers', async () => {
    new ReadingLists(() => localStorage).toggle('saved', a);
    const account = new Account(...marked(b));
    const { lists } = visit(account);
    await vi.waitFor(() => expect(ids(account.kept)).toEqual(sorted(a, b)));
    expect(ids(lists.saved)).toEqual(sorted(a, b));
    expect(lists.saved.get(b.id)).toMatchObject({ at, paper: { title: b.title } });
    expect(account.kept.get(a.id)?.paper?.title).toBe(a.title);
  });

  it('pass on what is put on them and taken off, on either side', async () => {
    const account = new Account(...marked(a, b));
    const { lists } = visit(account);
    await vi.waitFor(() => expect(ids(lists.saved)).toEqual(sorted(a, b)));
    lists.toggle('saved', a);
    lists.toggle('saved', c);
    await vi.waitFor(() => expect(ids(account.kept)).toEqual(sorted(b, c)));
    account.change(() => {
      account.kept.delete(b.id);
      account.kept.set(d.id, marked(d)[0]!);
    });
    await vi.waitFor(() => expect(ids(lists.saved)).toEqual(sorted(c, d)));
    expect(ids(account.kept)).toEqual(sorted(c, d));
  });

  it('lose nothing that happens while the account is slow', async () => {
    const account = new Account(...marked(a));
    const { lists } = visit(account);
    for (const paper of [b, c, d]) lists.toggle('saved', paper);
    lists.toggle('saved', c);
    await vi.waitFor(() => expect(ids(account.kept)).toEqual(sorted(a, b, d)));
    expect(ids(lists.saved)).toEqual(sorted(a, b, d));
  });

  it.each(['load', 'save'] as const)(
    'say that they are not, where %s fails, and catch up at the next change',
    async (fails) => {
      const account = new Account(...marked(a));
      account.fails = fails;
      const failed = vi.fn();
      const { lists } = visit(account, failed);
      lists.toggle('saved', b);
      await vi.waitFor(() => expect(failed).toHaveBeenCalled());
      expect(failed.mock.calls[0]![0].message).toMatch(/closed for the night|Too many changes/);
      expect(lists.saved.has(b.id)).toBe(true);
      expect(ids(account.kept)).toEqual([a.id]);
      account.fails = undefined;
      lists.toggle('saved', c);
      await vi.waitFor(() => expect(ids(account.kept)).toEqual(sorted(a, b, c)));
      expect(ids(lists.saved)).toEqual(sorted(a, b, c));
    },
  );

  it('remember what was taken off while the account could not be reached, over a visit', async () => {
    const account = new Account(...marked(a, b));
    const first = visit(account, () => undefined);
    await vi.waitFor(() => expect(ids(first.lists.saved)).toEqual(sorted(a, b)));
    await pause();
    account.fails = 'save';
    first.lists.toggle('saved', a);
    await pause();
    first.leave();
    account.fails = undefined;
    const second = visit(account);
    await vi.waitFor(() => expect(ids(account.kept)).toEqual([b.id]));
    expect(ids(second.lists.saved)).toEqual([b.id]);
  });

  it('fill an account that has lost everything, rather than being emptied by it', async () => {
    const account = new Account(...marked(a, b));
    const { lists } = visit(account);
    await vi.waitFor(() => expect(ids(lists.saved)).toEqual(sorted(a, b)));
    await pause();
    account.change(() => account.kept.clear());
    await vi.waitFor(() => expect(ids(account.kept)).toEqual(sorted(a, b)));
    expect(ids(lists.saved)).toEqual(sorted(a, b));
  });

  it('take nothing but marks from an account', async () => {
    const junk = [
      null,
      7,
      { list: 'admin', id: 'x' },
      { list: 'saved', id: '' },
      { list: 'saved', id: 'x', paper: { title: '<b>' } },
    ];
    const store = { load: async () => [...marked(a), ...junk] as StoredMark[], save: async () => undefined };
    const { lists } = visit(store);
    await vi.waitFor(() => expect(ids(lists.saved)).toEqual([a.id, 'x'].sort()));
    expect(lists.saved.get('x')).toEqual({});
    const failed = vi.fn();
    visit({ load: async () => ({}) as never, save: async () => undefined }, failed);
    await vi.waitFor(() => expect(failed.mock.calls[0]?.[0].message).toContain('must give an array'));
  });

  it('are left alone once the page is left', async () => {
    const account = new Account();
    const { lists, leave } = visit(account);
    expect(account.listeners).toBe(1);
    leave();
    expect(account.listeners).toBe(0);
    lists.toggle('saved', a);
    await pause();
    await pause();
    expect(account.saves).toEqual([]);
  });
});
