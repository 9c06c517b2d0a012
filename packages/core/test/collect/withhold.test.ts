import { describe, expect, it } from 'vitest';
import { withhold } from '../../src/collect/index.js';
import { article, preprint } from '../publish/papers.js';

describe('what is withheld', () => {
  const papers = [preprint, { ...article, sameAs: ['pmid:123456'] }];

  it('is a paper by any of its names, however they are written', () => {
    expect(withhold(papers, ['arXiv:2603.01234'])).toEqual([papers[1]]);
    expect(withhold(papers, ['pmid:123456'])).toEqual([preprint]);
  });

  it('is an abstract or a picture alone', () => {
    const [first, second] = withhold(papers, [`image:${preprint.id}`, 'abstract:pmid:123456']);
    const { image: _, ...withoutImage } = preprint;
    expect(first).toEqual(withoutImage);
    expect(second).not.toHaveProperty('abstract');
    expect(second?.title).toBe(article.title);
  });

  it('is nothing where the list names nobody, and the papers given stay as they were', () => {
    const before = structuredClone(papers);
    expect(withhold(papers, ['arxiv:1', 'image:', ''])).toEqual(before);
    withhold(papers, [`abstract:${preprint.id}`]);
    expect(papers).toEqual(before);
  });
});
