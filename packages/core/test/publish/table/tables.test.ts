import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../src/paper/schema.js';
import { parse } from '../../../src/parse/index.js';
import { toCsv, toMarkdown } from '../../../src/publish/index.js';
import { cleanLine } from '../../../src/text/clean.js';
import { papers, runs } from '../hostile.js';
import { bare, listing, preprint } from '../papers.js';

/** Reads CSV as RFC 4180 says. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let rest = text;
  while (rest !== '') {
    const [whole, quoted, plain, end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest) ?? [];
    if (whole === undefined) throw new Error(`no CSV: ${rest.slice(0, 60)}`);
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    rest = rest.slice(whole.length);
  }
  return rows.slice(0, -1);
}

/** The HTML elements a Markdown parser makes, and the text of its headings. */
function readMarkdown(markdown: string) {
  const names = new Set<string>();
  const addresses: string[] = [];
  const headings: string[] = [];
  let inHeading = false;
  const parser = new Parser({
    onopentag(name, { href, src }) {
      names.add(name);
      if (href !== undefined || src !== undefined) addresses.push(href ?? src ?? '');
      inHeading ||= name === 'h2';
      if (name === 'h2') headings.push('');
    },
    ontext(text) {
      if (inHeading) headings[headings.length - 1] += text;
    },
    onclosetag(name) {
      inHeading &&= name !== 'h2';
    },
  });
  parser.end(marked.parse(markdown, { async: false, gfm: true }));
  return { names, addresses, headings };
}

describe('toCsv', () => {
  it('has a header and a row a paper', () => {
    const [header, first] = readCsv(toCsv(listing));
    const row = Object.fromEntries(header!.map((name, index) => [name, first?.[index]]));
    expect(row).toMatchObject({
      id: preprint.id,
      title: preprint.title,
      authors: 'Ada Lovelace; Vincent van den Berg; 王小明',
      upvotes: '118',
      comments: '',
      abstract: preprint.abstract,
    });
  });

  it('holds no cell that a spreadsheet takes for a formula, whatever the papers say', () => {
    fc.assert(
      fc.property(papers, (papers) => {
        const rows = readCsv(toCsv(papers));
        expect(rows[0]!.length).toBeGreaterThanOrEqual(18);
        expect(new Set(rows.map((row) => row.length)).size).toBe(1);
        for (const cell of rows.flat()) {
          if (!/^-?[\d.]+(e[+-]?\d+)?$/.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r]/);
        }
      }),
      runs(150),
    );
  });

  it('has a column for a signal that nobody declared, under the name by which it is read back', async () => {
    const paper = { ...bare('title:1', 'A paper'), signals: { reposts: 7, upvotes: 2 } };
    const [head, row] = readCsv(toCsv([paper]));
    expect(row?.[head!.indexOf('signals.reposts')]).toBe('7');
    expect(row?.[head!.indexOf('upvotes')]).toBe('2');
    expect((await parse(toCsv([paper]))).papers[0]?.signals).toEqual({ reposts: 7, upvotes: 2 });
  });

  it('says of how many signals nobody declared it has no column', () => {
    const papers = Array.from({ length: 60 }, (_, index) => ({
      ...bare(`title:${index}`, `Paper ${index}`),
      signals: { [`count${index}`]: 1 },
    }));
    const issues: Issue[] = [];
    const [head] = readCsv(toCsv(papers, { onIssue: (issue) => issues.push(issue) }));
    expect(head!.filter((name) => name.startsWith('signals.'))).toHaveLength(50);
    expect(issues.filter(({ code }) => code === 'signals-left-out').map(({ message }) => message)).toEqual([
      'Of 60 signals that nobody declared, 10 have no column.',
    ]);
  });

  it.each([
    ['p;=2*3;q', "p;'=2*3;q"],
    ['p|+2', "p|'+2"],
    ['p,  -2', "p, '-2"],
    ['p;"=2"', `p;"'=2"`],
    ['a = b; c-d, e+f', 'a = b; c-d, e+f'],
  ])('disarms %j wherever a setting may begin a cell', (title, expected) => {
    const [, row] = readCsv(toCsv([bare('title:1', title)]));
    expect(row?.[1]).toBe(expected);
  });

  it('disarms what begins a line of an abstract', () => {
    const [, row] = readCsv(toCsv([bare('title:1', 'T', { abstract: 'One\n\n=2+3' })]));
    expect(row?.at(-1)).toBe("One\n\n'=2+3");
  });

  it('keeps the title behind the quote that disarms it', () => {
    const [, row] = readCsv(toCsv([bare('title:1', '=HYPERLINK("https://example.org")')]));
    expect(row?.[1]).toBe(`'=HYPERLINK("https://example.org")`);
  });
});

describe('toMarkdown', () => {
  it('has a section a paper, with its reasons', () => {
    const text = toMarkdown(listing, { reasons: { [preprint.id]: ['118 upvotes in 9 hours'] } });
    expect(text).toContain('- 118 upvotes in 9 hours');
    expect(readMarkdown(text).headings).toEqual(listing.papers.map(({ title }, index) => `${index + 1}. ${title}`));
  });

  it.each([
    ['https://x.example/\\<img src=x onerror=alert(1)//\\>'],
    ['www.x.example/\\<svg onload=alert(1)>'],
    ['$y<img src=x onerror=alert(1)>$'],
    ['$[z](javascript:alert(1))$'],
    ['$a*b*c$ and ~~d~~'],
    ['ada@x.example and https://x.example'],
  ])('shows %s as the text it is', (title) => {
    const { addresses, names, headings } = readMarkdown(toMarkdown([bare('title:1', title, { abstract: title })]));
    // The two links are ours: searches for a title that has no address.
    expect([...names].sort()).toEqual(['a', 'h1', 'h2', 'p']);
    expect(addresses.map((address) => new URL(address).hostname)).toEqual(['arxiv.org', 'scholar.google.com']);
    expect(headings).toHaveLength(1);
  });

  it('keeps formulas, with signs that Markdown leaves alone', () => {
    const title = 'On $\\mathcal{L}_{x} * |a| < [b]$';
    expect(toMarkdown([bare('title:1', title)])).toContain(
      'On $\\mathcal{L}_ {x} \\ast \\vert a\\vert \\lt \\lbrack b\\rbrack$',
    );
  });

  it('lets nothing in a paper become markup', () => {
    fc.assert(
      fc.property(papers, (papers) => {
        const { names, addresses, headings } = readMarkdown(toMarkdown(papers));
        const usual = new Set(['h1', 'h2', 'p', 'a']);
        expect([...names].filter((name) => !usual.has(name))).toEqual([]);
        expect(addresses.filter((address) => !/^(https?:|mailto:)/.test(address))).toEqual([]);
        expect(headings.length).toBe(new Set(papers.map(({ id }) => cleanLine(id))).size);
      }),
      runs(100),
    );
  });
});
