import { describe, expect, it } from 'vitest';
import { Paper } from '../../src/paper/index.js';
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

describe('what is damaged in a draft', () => {
  it.each([
    ['1988-14', '1988'],
    ['2020-06-31', '2020-06'],
    ['fall 1988', '1988'],
    ['2021-05-07T25:99:00Z', '2021-05-07'],
    ['Winter 2019/20', '2019'],
  ])('of the date %s keeps %s and says so', (published, kept) => {
    const { paper, issues } = make({ title: 'T', published });
    expect(paper?.published).toBe(kept);
    expect(issues).toEqual([['date-part-unreadable', 'papers[0].published']]);
  });

  it.each(['soon', '2019 or 2021', '12345'])('of the date "%s" keeps nothing', (published) => {
    const { paper, issues } = make({ title: 'T', published });
    expect(paper?.published).toBeUndefined();
    expect(issues).toEqual([['date-unreadable', 'papers[0].published']]);
  });

  it('is half a character in a DOI: the DOI is mended, and that is said', () => {
    const { paper, issues } = make({ title: 'T', ids: { doi: '10.1000/ab\uD800c' } });
    expect(paper?.links.page).toBe('https://doi.org/10.1000/abc');
    expect(issues).toEqual([['id-repaired', 'papers[0].ids']]);
  });

  it.each(['\u0000\u0001', '\u200B\u200B', '\u2066\u2069', '\uD800', '\u202E \u00AD', '\u3164', '\u{E0041}'])(
    'is a title that nobody can see: %j',
    (title) => {
      expect(make({ title })).toEqual({ paper: undefined, issues: [['title-missing', 'papers[0]']] });
    },
  );

  it('costs that paper alone, whatever it is', () => {
    const draft = {
      title: 'T',
      get authors(): string[] {
        throw new Error('no authors');
      },
    };
    expect(make(draft)).toEqual({ paper: undefined, issues: [['entry-unreadable', 'papers[0]']] });
  });

  it('leaves out what others put on the prototype of all objects', () => {
    Object.defineProperty(Object.prototype, 'extended', {
      value: () => 1,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    try {
      expect(Object.hasOwn(make({ title: 'T' }).paper!, 'extended')).toBe(false);
    } finally {
      delete (Object.prototype as Record<string, unknown>).extended;
    }
  });
});

describe('braces', () => {
  it('behind an address are no part of it', () => {
    const { paper } = make({
      markup: 'tex',
      title: 'T',
      abstract: 'See https://github.com/acme/kit\\_two{Code here}.',
    });
    expect(paper?.links.code).toBe('https://github.com/acme/kit_two');
    expect(paper?.abstract).toBe('See https://github.com/acme/kit_two (Code here).');
  });

  it.each([
    ['(3M)^{1/3} and y_{k-1}y', '(3M)^{1/3} and y_{k-1}y'],
    ['H_{2}O and x^{n}', 'H_2O and x^n'],
    ['{A}dam with {\\it style}', 'Adam with style'],
  ])('of %s', (abstract, clean) => {
    expect(make({ markup: 'tex', title: 'T', abstract }).paper?.abstract).toBe(clean);
  });
});
