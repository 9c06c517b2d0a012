import { describe, expect, it } from 'vitest';
import { Paper } from '../../src/index.js';
import type { Draft } from '../../src/parse/draft.js';
import { toPaper } from '../../src/parse/to-paper.js';

/** The paper a draft becomes, with the codes reported on the way. */
function make(draft: Draft) {
  const issues: [code: string, where: string | undefined][] = [];
  const paper = toPaper(draft, (code, _, where) => issues.push([code, where]), 'papers[0]');
  return { paper, issues };
}

describe('toPaper', () => {
  it('makes the least paper of a title', () => {
    const { paper, issues } = make({ title: ' A\n  Title ' });
    expect(paper).toEqual({
      id: expect.stringMatching(/^title:/),
      title: 'A Title',
      authors: [],
      ids: {},
      links: {},
      signals: {},
      history: [],
      topics: [],
      sources: [],
    });
    expect(issues).toEqual([]);
  });

  it('satisfies the schema and equals its own JSON', () => {
    const { paper } = make({
      title: 'T',
      abstract: 'Code at https://github.com/acme/t.',
      authors: ['Ann Lee', { family: 'Roe', given: 'B.' }],
      published: 'Jul 18, 2024',
      ids: { arxiv: '2403.12345v2' },
      signals: { upvotes: '11.3k' },
      history: [{ at: '2024-07-19T00:00:00.000Z', signals: { upvotes: 3 } }],
    });
    expect(Paper.parse(paper)).toEqual(paper);
    expect(JSON.parse(JSON.stringify(paper))).toEqual(paper);
  });

  it('names a paper after its identifiers and links to its pages', () => {
    const { paper } = make({ title: 'T', ids: { doi: '10.48550/arXiv.2403.12345', arxiv: '2403.12345v2' } });
    expect(paper).toMatchObject({
      id: 'arxiv:2403.12345',
      ids: { arxiv: '2403.12345' },
      version: 2,
      links: { page: 'https://arxiv.org/abs/2403.12345', pdf: 'https://arxiv.org/pdf/2403.12345' },
    });
    expect(paper?.ids.doi).toBeUndefined();
  });

  it('takes an identifier from the page it links to', () => {
    expect(make({ title: 'T', links: { page: 'https://openreview.net/forum?id=rJl-b3RcF7' } }).paper?.id).toBe(
      'openreview:rJl-b3RcF7',
    );
  });

  it('finds the code and the project page that an abstract names', () => {
    const abstract = 'See https://acme.github.io/t/ and our code (github.com/acme/t.git).';
    expect(make({ title: 'T', abstract }).paper?.links).toEqual({
      code: 'https://github.com/acme/t',
      project: 'https://acme.github.io/t/',
    });
  });

  it('keeps title "0"', () => {
    expect(make({ title: '0' }).paper?.title).toBe('0');
  });

  it('turns family-first names round', () => {
    expect(make({ title: 'T', authors: ['Roe, Jane', 'John Smith, Jr.'] }).paper?.authors).toEqual([
      { name: 'Jane Roe', family: 'Roe', given: 'Jane' },
      { name: 'John Smith, Jr.' },
    ]);
  });

  it.each<[string, Draft, [string, string]]>([
    ['no title', { abstract: 'x' }, ['title-missing', 'papers[0]']],
    ['a date that is none', { title: 'T', updated: 'soon' }, ['date-unreadable', 'papers[0].updated']],
    [
      'an unsafe address',
      { title: 'T', links: { code: 'javascript:alert(1)' } },
      ['link-unsafe', 'papers[0].links.code'],
    ],
    ['a bad identifier', { title: 'T', ids: { arxiv: 'none' } }, ['id-unreadable', 'papers[0].ids']],
    [
      'a count that is none',
      { title: 'T', signals: { upvotes: 'many' } },
      ['count-unreadable', 'papers[0].signals.upvotes'],
    ],
  ])('reports %s', (_, draft, issue) => {
    expect(make(draft).issues).toEqual([issue]);
  });
});
