import { expect, it } from 'vitest';
import { annotate } from '../../src/collect/index.js';
import { TrendingPapersError } from '../../src/paper/index.js';
import { barePaper } from '../bare-paper.js';

const papers = ['One', 'Two', 'Three'].map((title) => barePaper({ id: `title:${title}`, title }));

it('adds what is given, one paper after the other, and leaves the others as they are', async () => {
  const order: string[] = [];
  const annotated = await annotate(papers, async ({ title }) => {
    order.push(title);
    await Promise.resolve();
    return title === 'Two' ? { summary: { text: 'Of two.', model: 'm' }, topics: ['t'] } : undefined;
  });
  expect(order).toEqual(['One', 'Two', 'Three']);
  expect(annotated.papers[0]).toBe(papers[0]);
  expect(annotated.papers[1]).toMatchObject({ id: papers[1]!.id, summary: { text: 'Of two.' }, topics: ['t'] });
  expect(annotated.issues).toEqual([]);
});

it('tells of what failed, or is no part of a paper, and goes on', async () => {
  const { papers: after, issues } = await annotate(papers, ({ title }) => {
    if (title === 'One') throw new Error('out of breath');
    return title === 'Two' ? ({ summary: 7 } as never) : { venue: 'Here' };
  });
  expect(after.slice(0, 2)).toEqual(papers.slice(0, 2));
  expect(after[2]!.venue).toBe('Here');
  expect(issues.map(({ code, message }) => [code, message])).toEqual([
    ['not-annotated', expect.stringContaining('out of breath')],
    ['not-annotated', expect.stringContaining('no part of a paper')],
  ]);
});

it('never changes what a paper is known by', async () => {
  const { papers: after } = await annotate(papers, () => ({ id: 'x:1', ids: {}, venue: 'Here' }) as never);
  expect(after.map(({ id }) => id)).toEqual(papers.map(({ id }) => id));
});

it('ends when it is ended', async () => {
  const ended = annotate(papers, () => {
    throw new TrendingPapersError('aborted', 'It was stopped.');
  });
  await expect(ended).rejects.toMatchObject({ code: 'aborted' });
});
