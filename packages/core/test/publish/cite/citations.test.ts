import { parse } from '@retorquere/bibtex-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../../src/paper/schema.js';
import { toBiblatex, toBibtex, toCslJson, toRis } from '../../../src/publish/index.js';
import { cleanLine } from '../../../src/text/clean.js';
import { papers, runs } from '../hostile.js';
import { article, bare, listing, preprint } from '../papers.js';
import { readRis } from './ris.js';

const written = (papers: readonly Paper[]) => [...new Map(papers.map((paper) => [cleanLine(paper.id), paper])).keys()];

describe('toBibtex', () => {
  it('cites a preprint as arXiv does', () => {
    expect(toBibtex([preprint])).toBe(`@misc{lovelace2026sparse,
  title = {Sparse Attention \\& the \\textless{}Cost\\textgreater{} of {$O(n^2)$}},
  author = {Lovelace, Ada and van den Berg, Vincent and {王小明}},
  year = {2026},
  month = mar,
  day = {2},
  eprint = {2603.01234},
  archivePrefix = {arXiv},
  eprinttype = {arxiv},
  primaryClass = {cs.LG},
  doi = {10.48550/arXiv.2603.01234},
  url = {https://arxiv.org/abs/2603.01234},
  note = {12 pages, 3 figures},
  keywords = {cs.LG, sparse attention},
  abstract = {We ask how sparse attention can be. It turns out that "very" is the answer for n \\textless{} 10 \\& beyond.}
}
`);
  });

  it.each([
    [
      'braces, of which BibTeX counts even escaped ones',
      'A { B \\} C',
      'A \\textbraceleft{} {B} \\textbackslash{}\\textbraceright{} {C}',
    ],
    [
      'what TeX takes for markup',
      '50% of #1 & x_y ~ z^2',
      '50\\% of \\#1 \\& x\\_y \\textasciitilde{} z\\textasciicircum{}2',
    ],
    ['money, which is no mathematics', 'From $5 to $10', 'From \\$5 to \\$10'],
    ['mathematics only when its braces match', '$x_{i}$ but $x_{i$', '$x_{i}$ but \\$x\\_\\textbraceleft{}i\\$'],
    ['acronyms from styles that lower-case', 'BERT and ImageNet for mT5', '{BERT} and {ImageNet} for {mT5}'],
    ['every script', 'Ñandú 测量 🤗', 'Ñandú 测量 🤗'],
    ['letters that stand for something', 'V-Net, B5 and F# in Vitamin K', '{V-Net}, {B5} and {F\\#} in Vitamin {K}'],
    ['names in titles written large', 'Deep Gaussian Models of Japan', 'Deep {Gaussian} Models of {Japan}'],
    ['names in titles written as sentences', 'how Foolers learn from maps', 'how {Foolers} learn from maps'],
    ['words that are large by habit', 'Long-Horizon Tasks for Agents', 'Long-Horizon Tasks for Agents'],
    ['formulas with capitals', 'Near $K_3$ and $n^2$', 'Near {$K_3$} and $n^2$'],
  ])('guards %s', (_, title, tex) => {
    expect(toBibtex([bare('title:1', title)])).toContain(`  title = {${tex}}`);
  });

  it.each([
    ['particles', { name: 'Ludwig van der Berg' }, 'van der Berg, Ludwig'],
    ['generations', { name: 'John Smith Jr.' }, 'Smith, Jr., John'],
    ['groups', { name: 'DeepSeek-AI Team' }, '{DeepSeek-AI Team}'],
    ['institutions', { name: 'Royal Society of Measures and Weights' }, '{Royal Society of Measures and Weights}'],
    ['companies', { name: 'Google Brain' }, '{Google Brain}'],
    ['firms of two people', { name: 'Marks and Weaver Ltd.' }, '{Marks and Weaver Ltd.}'],
    ['people called like a place', { name: 'Dagmar School' }, 'School, Dagmar'],
    ['names with "and" in them', { name: 'X', family: 'Tide and Flow', given: 'A' }, '{Tide and Flow}, A'],
    ['names with "and" inside a word only', { name: 'Ana Ferrand Ñandú' }, 'Ñandú, Ana Ferrand'],
    ['names the source took apart', { name: 'Li Wei', family: 'Li', given: 'Wei' }, 'Li, Wei'],
  ])('knows %s', (_, author, bib) => {
    expect(toBibtex([bare('title:1', 'T', { authors: [author] })])).toContain(`  author = {${bib}}`);
  });

  it('gives each paper a key of its own, in ASCII, even where no name is', () => {
    const same = ['a', 'b', 'c'].map((name) => ({ ...article, id: `title:${name}` }));
    const keys = parse(toBibtex([...same, bare('title:9', '标题')])).entries.map(({ key }) => key);
    expect(keys).toEqual(['hopper2026olcum', 'hopper2026olcuma', 'hopper2026olcumb', 'title9']);
  });

  it('is read back by an independent parser', () => {
    const [first, second] = parse(toBibtex(listing)).entries;
    expect(first?.fields).toMatchObject({ eprint: '2603.01234', doi: '10.48550/arXiv.2603.01234' });
    expect(first?.fields.author).toMatchObject([
      { firstName: 'Ada', lastName: 'Lovelace' },
      { firstName: 'Vincent', prefix: 'van den', lastName: 'Berg' },
      { name: '王小明' },
    ]);
    expect(second?.type).toBe('article');
    expect(second?.fields).toMatchObject({ title: article.title, journal: 'Journal of Examples' });
  });
});

describe('toBiblatex', () => {
  it('dates as precisely as is known and names the eprint', () => {
    const [first, second] = parse(toBiblatex(listing)).entries;
    expect(first?.type).toBe('online');
    expect(first?.fields).toMatchObject({ date: '2026-03-02', eprinttype: 'arxiv', eprintclass: 'cs.LG' });
    expect(second?.fields).toMatchObject({ date: '2026-02', journaltitle: 'Journal of Examples' });
  });
});

describe('toRis', () => {
  const [first, second] = readRis(toRis(listing));

  it('writes one author, one keyword a line, and mathematics as it is', () => {
    expect(first?.get('TI')).toEqual([preprint.title]);
    expect(first?.get('AU')).toEqual(['Lovelace, Ada', 'van den Berg, Vincent', '王小明']);
    expect(first?.get('KW')).toEqual(['cs.LG', 'sparse attention']);
    expect(first?.get('AN')).toEqual(['arXiv:2603.01234']);
  });

  it('says what kind of work it is and when', () => {
    expect([first?.get('TY'), second?.get('TY')]).toEqual([['GEN'], ['JOUR']]);
    expect([first?.get('DA'), second?.get('DA')]).toEqual([['2026/03/02'], ['2026/02/']]);
  });
});

describe('toCslJson', () => {
  it('writes what Zotero makes a preprint of', () => {
    expect(JSON.parse(toCslJson([preprint]))).toEqual([
      {
        id: 'lovelace2026sparse',
        type: 'article',
        title: preprint.title,
        author: [
          { family: 'Lovelace', given: 'Ada' },
          { family: 'van den Berg', given: 'Vincent' },
          { literal: '王小明' },
        ],
        issued: { 'date-parts': [[2026, 3, 2]] },
        abstract: preprint.abstract,
        publisher: 'arXiv',
        number: 'arXiv:2603.01234',
        DOI: '10.48550/arXiv.2603.01234',
        URL: 'https://arxiv.org/abs/2603.01234',
        keyword: 'cs.LG, sparse attention',
        note: '12 pages, 3 figures',
      },
    ]);
  });
});

describe('of hostile papers', () => {
  it.each([
    ['BibTeX', toBibtex],
    ['BibLaTeX', toBiblatex],
  ])('%s has one entry each, no error, and unique keys', (_, write) => {
    fc.assert(
      fc.property(papers, (papers) => {
        const { entries, errors } = parse(write(papers));
        expect(errors).toEqual([]);
        expect(entries).toHaveLength(written(papers).length);
        const keys = entries.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const key of keys) expect(key).toMatch(/^[a-z][a-z\d]*$/);
      }),
      runs(60),
    );
  });

  it('RIS has one record each, of whole lines, titles as they were', () => {
    fc.assert(
      fc.property(papers, (papers) => {
        const titles = new Map(
          papers.toReversed().map(({ id, title }) => [cleanLine(id), cleanLine(title) || 'Untitled']),
        );
        expect(readRis(toRis(papers)).map((record) => record.get('TI')?.[0])).toEqual(
          written(papers).map((id) => titles.get(id)),
        );
      }),
      runs(100),
    );
  });

  it('CSL-JSON has one item each, with dates of numbers', () => {
    fc.assert(
      fc.property(papers, (papers) => {
        const items = JSON.parse(toCslJson(papers));
        expect(items).toHaveLength(written(papers).length);
        for (const { issued } of items) {
          for (const part of issued?.['date-parts'][0] ?? []) expect(part).toSatisfy(Number.isInteger);
        }
      }),
      runs(100),
    );
  });
});

describe('where a work stands', () => {
  const journal = bare('doi:10.5555/j.9', 'On Ordering Shelves', {
    authors: [{ name: 'Ida Muster', family: 'Muster', given: 'Ida', suffix: 'III' }],
    editors: [{ name: 'Ed Itor', family: 'Itor', given: 'Ed' }],
    ids: { doi: '10.5555/j.9', arxiv: '2605.00009' },
    published: '2025',
    venue: 'Journal of Shelves',
    type: 'article-journal',
    volume: '12',
    issue: '3',
    pages: '101-119',
    publisher: 'Shelf Press',
    place: 'Vienna',
    issn: ['1234-5678'],
    key: 'muster:shelves25',
  });
  const thesis = bare('title:7', 'Thesis on Shelves', {
    authors: [{ name: 'Ida Muster' }],
    published: '2024',
    type: 'thesis',
    organization: 'University of Shelves',
  });

  it('is in BibTeX, under the key its source gave it', () => {
    const bib = toBibtex([journal]);
    for (const part of [
      '@article{muster:shelves25,',
      'author = {Muster, III, Ida}',
      'journal = {Journal of Shelves}',
      'volume = {12}',
      'number = {3}',
      'pages = {101--119}',
      'publisher = {Shelf Press}',
      'address = {Vienna}',
      'issn = {1234-5678}',
      'editor = {Itor, Ed}',
    ])
      expect(bib).toContain(part);
  });

  it('is in CSL, where only a preprint has the number of its archive', () => {
    const [first, second] = JSON.parse(toCslJson([journal, thesis]));
    expect(first).toMatchObject({
      id: 'muster:shelves25',
      volume: '12',
      issue: '3',
      page: '101-119',
      publisher: 'Shelf Press',
    });
    expect(first.author).toEqual([{ family: 'Muster', given: 'Ida', suffix: 'III' }]);
    expect(first).not.toHaveProperty('number');
    expect(second).toMatchObject({ type: 'thesis', publisher: 'University of Shelves' });
  });

  it('is in RIS', () => {
    const [first, second] = readRis(toRis([journal, thesis]));
    const tags = ['VL', 'IS', 'SP', 'EP', 'PB', 'CY', 'SN', 'A2'].map((tag) => first?.get(tag)?.[0]);
    expect(tags).toEqual(['12', '3', '101', '119', 'Shelf Press', 'Vienna', '1234-5678', 'Itor, Ed']);
    expect(first?.get('AU')).toEqual(['Muster, Ida, III']);
    expect(second?.get('PB')).toEqual(['University of Shelves']);
  });

  it.each([
    ['ICML 2025', 'inproceedings'],
    ['EMNLP 2024 Findings', 'inproceedings'],
    ['Advances in Neural Information Processing Systems 30', 'inproceedings'],
    ['IEEE/CVF WACV, 2023', 'inproceedings'],
    ['Nature Materials', 'article'],
    ['MICRO and Nano Letters', 'article'],
  ])('%s makes it @%s', (venue, type) => {
    const paper = bare('doi:10.5555/1', 'T', { authors: [{ name: 'Ida Muster' }], venue, ids: { doi: '10.5555/1' } });
    expect(toBibtex([paper])).toMatch(new RegExp(`^@${type}\\{`));
  });
});
