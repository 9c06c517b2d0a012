import { describe, expect, it } from 'vitest';
import { isTrendingPapersError } from '../../src/paper/errors.js';
import { definePaper, type PaperDraft } from '../../src/parse/define-paper.js';

function refusalOf(draft: unknown): string {
  try {
    definePaper(draft as PaperDraft);
  } catch (error) {
    if (isTrendingPapersError(error) && error.code === 'paper-unusable') return error.message;
    throw error;
  }
  throw new Error('It was taken.');
}

describe('definePaper', () => {
  it('makes a whole paper of a title', () => {
    expect(definePaper({ title: '  Attention\nIs All You Need ' })).toEqual({
      id: expect.stringMatching(/^title:/),
      title: 'Attention Is All You Need',
      authors: [],
      ids: {},
      links: {},
      signals: {},
      history: [],
      topics: [],
      sources: [],
    });
  });

  it('names it after its identifiers, in whatever spelling, and finds its pages', () => {
    const paper = definePaper({
      title: 'Attention Is All You Need',
      authors: ['Ashish Vaswani', { family: 'Shazeer', given: 'Noam' }],
      ids: { arxiv: 'https://arxiv.org/abs/1706.03762v7' },
      published: '2017-06-12',
      signals: { citations: 173_000 },
    });
    expect(paper).toMatchObject({
      id: 'arxiv:1706.03762',
      ids: { arxiv: '1706.03762' },
      authors: [{ name: 'Ashish Vaswani' }, { name: 'Noam Shazeer' }],
      published: '2017-06-12',
      signals: { citations: 173_000 },
      links: { page: 'https://arxiv.org/abs/1706.03762', pdf: 'https://arxiv.org/pdf/1706.03762' },
    });
  });

  it('gives a paper back as it was', () => {
    const paper = definePaper({
      id: 'mine:7',
      title: 'Energy $E = mc^2$ again',
      abstract: 'One paragraph.',
      authors: [{ name: 'Ada Lovelace', orcid: '0000-0002-1825-0097' }],
      ids: { doi: '10.1000/182' },
      sameAs: ['title:abc'],
      publishedAs: 'title:abc',
      topics: ['cs.LG'],
      history: [{ at: '2026-03-18', signals: { upvotes: 3 } }],
      sources: [{ name: 'hf:daily', position: 2 }],
    });
    expect(paper.id).toBe('mine:7');
    expect(definePaper(paper)).toEqual(paper);
  });

  it('takes a retracted paper, which is what it says', () => {
    const relations = [{ type: 'has-retraction' as const, id: 'doi:10.1000/b' }];
    expect(definePaper({ title: 'A study', ids: { doi: '10.1000/a' }, relations }).relations).toEqual(relations);
  });

  it.each([
    [{}, 'A paper needs a title, which is text.'],
    [undefined, 'A paper needs a title, which is text.'],
    [{ title: 42 }, 'A paper needs a title, which is text.'],
    [{ title: '  ' }, 'paper: Skipped: it has no title.'],
    [{ title: 'A title', ids: { doi: 'none' } }, /doi/],
    [{ title: 'A title', published: 'last spring' }, /published/],
    [{ title: 'A title', links: { page: 'javascript:alert(1)' } }, /page/],
    [{ title: 'A title', signals: { upvotes: 'many' } }, /upvotes/],
  ])('refuses %j and says why', (draft, reason) => {
    expect(refusalOf(draft)).toEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason));
  });
});
