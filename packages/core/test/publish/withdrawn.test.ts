import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/paper/schema.js';
import { isWithdrawn } from '../../src/publish/model/withdrawn.js';
import { bare } from './papers.js';

const withdrawn: Partial<Paper>[] = [
  { comment: 'Withdrawn' },
  { comment: 'withdrawn due to an error in Lemma 3' },
  { abstract: 'This paper has been withdrawn by the authors.' },
  { abstract: 'The article was retracted.' },
  { title: 'RETRACTED: Deep learning of everything' },
  { relations: [{ type: 'has-retraction', id: 'doi:10.1000/b' }] },
];

const standing: Partial<Paper>[] = [
  { abstract: 'Retracted articles continue to be cited for years. We study why.' },
  { abstract: 'Withdrawn patients are often left out of trials.' },
  { title: 'Retracted papers and their citations' },
];

describe('isWithdrawn', () => {
  it.each(withdrawn)('tells that a paper was taken back: %j', (said) => {
    expect(isWithdrawn(bare('arxiv:2603.00001', 'A study', said))).toBe(true);
  });

  it.each(standing)('leaves a paper that is about such papers: %j', (said) => {
    expect(isWithdrawn(bare('arxiv:2603.00001', 'A study', said))).toBe(false);
  });
});
