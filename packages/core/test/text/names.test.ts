import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAuthorLine } from '../../src/text/author-line.js';
import { readName, splitName } from '../../src/text/names.js';

const names = (line: string) => splitAuthorLine(line).map(({ name }) => name);

describe('splitAuthorLine', () => {
  it.each([
    ['commas and "and"', 'A. Bee, C. Dee, and E. Eff', ['A. Bee', 'C. Dee', 'E. Eff']],
    ['semicolons', 'Bee A; Dee C; Eff E', ['Bee A', 'Dee C', 'Eff E']],
    ['an ampersand', 'A. Bee & C. Dee', ['A. Bee', 'C. Dee']],
    ['"and" inside a name', 'Ferdinand Andersen, Sandra Orlando', ['Ferdinand Andersen', 'Sandra Orlando']],
    ['others', 'A. Bee, C. Dee et al.', ['A. Bee', 'C. Dee', 'et al.']],
    ['"and others" as BibTeX has it', 'A. Bee and others', ['A. Bee', 'et al.']],
    ['suffixes', 'Fred Bloggs, Jr., A. Bee III', ['Fred Bloggs Jr.', 'A. Bee III']],
    ['commas in braces', '{Bee, Dee and Co}, E. Eff', ['{Bee, Dee and Co}', 'E. Eff']],
    ['Chinese, Japanese and Korean names', '王小明, 山田太郎, 김철수', ['王小明', '山田太郎', '김철수']],
    ['a parenthesis that nothing closes', 'A. Bee (Somewhere, C. Dee', ['A. Bee', 'Somewhere', 'C. Dee']],
    ['nothing', ' , ; ', []],
  ])('reads %s', (_, line, expected) => {
    expect(names(line)).toEqual(expected);
  });

  it('keeps commas in affiliations, and gives a shared one to all before it', () => {
    expect(splitAuthorLine('A. Bee, C. Dee (Inst, City (Land)), E. Eff')).toEqual([
      { name: 'A. Bee', affiliations: ['Inst, City (Land)'] },
      { name: 'C. Dee', affiliations: ['Inst, City (Land)'] },
      { name: 'E. Eff', affiliations: [] },
    ]);
  });

  it('takes time in proportion to the length', () => {
    for (const piece of ['(', ')', 'A, ', ' and ', '((1) ', '{', 'et al ', ' ']) {
      expect(splitAuthorLine(piece.repeat(20_000)).length).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('splitName', () => {
  it.each([
    ['Laurens van der Maaten', 'Laurens', 'van der Maaten', ''],
    ['J.-P. Serre', 'J.-P.', 'Serre', ''],
    ['J.R.R. Tolkien', 'J. R. R.', 'Tolkien', ''],
    ['Martin Luther King Jr.', 'Martin Luther', 'King', 'Jr.'],
    ['Plato', '', 'Plato', ''],
    ['The BELLE Collaboration', '', 'The BELLE Collaboration', ''],
    ['', '', '', ''],
  ])('parts %j', (name, given, family, suffix) => {
    expect(splitName(name)).toEqual({ given, family, suffix });
  });
});

describe('readName', () => {
  it.each([
    ['Roe, Jane', { name: 'Jane Roe', family: 'Roe', given: 'Jane' }],
    ['Smith, Jr., John', { name: 'John Smith Jr.', family: 'Smith', given: 'John', suffix: 'Jr.' }],
    ['Jane Roe', { name: 'Jane Roe' }],
    ['et al.', undefined],
    ['—', undefined],
  ])('reads %j', (text, name) => {
    expect(readName(text)).toEqual(name);
  });

  it('turns round a name that is clean as it does with a blank behind it', () => {
    const word = fc.constantFrom(
      'Roe',
      'J.',
      'Et',
      'Al',
      'Al.',
      'Jr',
      'III',
      'Xi',
      'M\u00FCller',
      'Li-Wei',
      'A--B',
      '\u00D7',
      'van',
      'Others',
    );
    const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(words, fc.constantFrom(', ', ',', ' , ', ', et al., '), words, (family, comma, given) => {
        const name = `${family}${comma}${given}`;
        expect(readName(name)).toEqual(readName(`${name} `));
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
});
