import { describe, expect, it } from 'vitest';
import { isTrendingPapersError } from '../../../src/paper/index.js';
import { type Format, parse } from '../../../src/parse/index.js';

/** Reads it or refuses it by a typed error; either must come within the time that a test has. */
async function outcome(text: string, format: Format): Promise<string> {
  try {
    return `${(await parse(text, { format })).papers.length} papers`;
  } catch (error) {
    if (!isTrendingPapersError(error) || error.code === 'parse-failed') throw error;
    return error.code;
  }
}

const million = 1_000_000;
const rss = (inside: string) => `<rss version="2.0"><channel><title>t</title>${inside}</channel></rss>`;
/** Each macro is the one before, twice. */
const doubling = Array.from({ length: 60 }, (_, level) => `@string{a${level + 1} = a${level} # a${level}}`).join('\n');

/** What makes careless readers of each format quadratic, or worse, or stop. */
const cases: readonly (readonly [format: Format, what: string, text: string, expected: string])[] = [
  ['bibtex', 'at-signs', '@'.repeat(million), 'wrong-format'],
  ['bibtex', 'opening braces', `@article{k, title = ${'{'.repeat(million)}`, '1 papers'],
  ['bibtex', 'unclosed entries on a line', '@a{'.repeat(20_000), 'wrong-format'],
  ['bibtex', 'unclosed values on lines', '\n@article{k, title={x'.repeat(20_000), '20000 papers'],
  ['bibtex', 'unclosed quotes', '\n@article{k, title="x'.repeat(20_000), '20000 papers'],
  ['bibtex', 'unclosed comments', '\n@comment{x'.repeat(50_000), '0 papers'],
  ['bibtex', 'blanks', `@article{k, title={x${' '.repeat(million)}y}, author={A${' '.repeat(million)}B}}`, '1 papers'],
  ['bibtex', 'a million authors', `@article{k, title={x}, author={${'A B and '.repeat(100_000)}C}}`, '1 papers'],
  ['bibtex', 'macros that double', `@string{a0 = "x"}\n${doubling}\n@misc{k, title = a60}`, '1 papers'],
  ['bibtex', 'stray tokens', `@article{k, ${'x '.repeat(50_000)}}`, '0 papers'],
  ['ris', 'lines that go on', `TY  - JOUR\nTI  - a\n${'more\n'.repeat(200_000)}ER  - \n`, '1 papers'],
  ['ris', 'records never closed', 'TY  - JOUR\nTI  - a\n'.repeat(20_000), '20000 papers'],
  ['ris', 'blanks', `TY  - JOUR\nTI  - a${' '.repeat(million)}b\nKW  - ${' '.repeat(million)}\nER  -`, '1 papers'],
  ['csv', 'a quote never closed', `title,doi\n"${'x\n'.repeat(million / 2)}`, '1 papers'],
  ['csv', 'doubled quotes', `title,doi\n"${'""'.repeat(million / 2)}",x`, '1 papers'],
  ['csv', 'separators', `title,doi\na${','.repeat(million)}`, '1 papers'],
  ['csv', 'blanks', `title,doi,authors\na${' '.repeat(million)}b,x,A${' '.repeat(million)}B`, '1 papers'],
  ['rss', 'brackets', rss('<'.repeat(million)), '0 papers'],
  ['rss', 'ampersands', rss(`<item><title>${'&'.repeat(million)}</title></item>`), '1 papers'],
  ['rss', 'elements inside each other', rss('<item>'.repeat(100_000)), 'too-deep'],
  [
    'rss',
    'blanks',
    rss(`<item><title>a${' '.repeat(million)}b</title><dc:creator>A${' '.repeat(million)}B</dc:creator></item>`),
    '1 papers',
  ],
  ['atom', 'comments never closed', `<feed xmlns="http://www.w3.org/2005/Atom">${'<!--'.repeat(100_000)}`, '0 papers'],
  ['papers-ndjson', 'empty lines', '\n'.repeat(million), 'empty-input'],
  [
    'papers-json',
    'wrong authors',
    JSON.stringify([{ title: 'a', ids: {}, authors: Array(100_000).fill(1) }]),
    '1 papers',
  ],
  ['nbib', 'lines that go on', `PMID- 1\nTI  - a\n${'      more\n'.repeat(100_000)}`, '1 papers'],
];

describe('files made to hurt', () => {
  it.each(cases)('%s: %s', async (format, _, text, expected) => {
    expect(await outcome(text, format)).toBe(expected);
  });
});
