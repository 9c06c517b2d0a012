import { describe, expect, it } from 'vitest';
import { createSeen } from '../../src/collect/index.js';
import { paper } from './paper.js';

const preprint = paper('arxiv:2603.00001', { ids: { arxiv: '2603.00001' } });

describe('a memory of papers', () => {
  it('gives each paper once, over runs that kept it as JSON', () => {
    const first = createSeen();
    expect(first.unseen([preprint, preprint])).toEqual([preprint]);
    first.add(preprint);
    const second = createSeen(JSON.parse(JSON.stringify(first)));
    expect(second.unseen([preprint])).toEqual([]);
  });

  it('knows a paper again that got a better identifier', () => {
    const seen = createSeen();
    const untold = paper('title:abc', {
      title: 'A Title That Nobody Else Would Give',
      authors: [{ name: 'Ada Example' }],
    });
    seen.add([untold, preprint]);
    expect(seen.has({ ...untold, id: 'arxiv:2603.00009', ids: { arxiv: '2603.00009' } })).toBe(true);
    expect(seen.has(paper('doi:10.1/x', { ids: { doi: '10.1/x', arxiv: '2603.00001' } }))).toBe(true);
    expect(seen.has(paper('doi:10.1/y', { sameAs: ['arxiv:2603.00001'] }))).toBe(true);
  });

  it('does not take two editorials for one', () => {
    const seen = createSeen();
    const editor = [{ name: 'Ada Example' }];
    seen.add(paper('doi:10.1/a', { title: 'Editorial', authors: editor, ids: { doi: '10.1/a' } }));
    expect(seen.has(paper('doi:10.1/b', { title: 'Editorial', authors: editor, ids: { doi: '10.1/b' } }))).toBe(false);
  });

  it('remembers only what it was told to', () => {
    const seen = createSeen();
    seen.unseen([preprint]);
    expect([seen.has(preprint), seen.toJSON()]).toEqual([false, []]);
  });

  it.each([[{}], ['arxiv:1'], [[1]], [null]])('is not made of %j', (memory) => {
    expect(() => createSeen(memory)).toThrow(expect.objectContaining({ code: 'unreadable-state' }));
  });
});
