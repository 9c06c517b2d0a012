import type { Issue } from '@trending-papers/core/paper';
import { describe, expect, it } from 'vitest';
import { barePaper } from '../../../core/test/bare-paper.js';
import { boundWritten } from '../../src/site/written.js';

const summary = (text: string) => ({ text, model: 'a-model', kind: 'summary', language: 'en' }) as const;
const papers = [barePaper({ title: 'Shown', summary: summary('c') })];
const written = new Map(['a', 'b', 'c', 'd'].map((text) => [text.repeat(32), text]));

describe('what a model wrote', () => {
  it('stays whole below its bound', () => {
    const told: Issue[] = [];
    expect(boundWritten(written, papers, 'x', (issue) => told.push(issue), 4)).toEqual(written);
    expect(told).toEqual([]);
  });

  it('goes beyond it where nothing shows it, and that is told with numbers', () => {
    const told: Issue[] = [];
    const kept = boundWritten(written, papers, 'x', (issue) => told.push(issue), 2);
    expect([...kept.values()]).toEqual(['c', 'd']);
    expect(told).toMatchObject([{ code: 'kept-bounded', facts: { path: 'x', dropped: 2, most: 2 } }]);
  });

  it('never goes where it is shown', () => {
    const kept = boundWritten(written, papers, 'x', () => {}, 0);
    expect([...kept.values()]).toEqual(['c']);
  });
});
