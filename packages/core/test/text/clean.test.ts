import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from '../../src/text/clean.js';
import { cleanProse } from '../../src/text/markup.js';

describe('cleanText', () => {
  it.each([
    ['controls', 'a\u0000b\u0007c\u009Fd', 'abcd'],
    ['lone surrogates, but not emoji', '\uD83D\uDE00 \uD83D x \uDE00', '\u{1F600}  x '],
    ['bidi overrides', 'safe\u202Etxt.exe', 'safetxt.exe'],
    ['non-characters of every plane', 'a\uFDD0b\u{1FFFE}c\u{10FFFF}d\u{1F600}', 'abcd\u{1F600}'],
    ['a byte order mark', '\uFEFFTitle', 'Title'],
  ])('removes %s', (_, dirty, clean) => {
    expect(cleanText(dirty)).toBe(clean);
  });

  it('writes every line end as a line feed', () => {
    expect(cleanText('a\r\nb\rc\u2028d\u0085e')).toBe('a\nb\nc\nd\ne');
  });
});

describe('cleanLine', () => {
  it('folds white space', () => {
    expect(cleanLine('  Wrapped\n  title\t here ')).toBe('Wrapped title here');
  });
});

const blanks = fc.array(fc.constantFrom('a', '.', ' ', ' ', '\n', '\t', '\v', '\f', '\u00A0', '\u2003', '\u3000'), {
  maxLength: 12,
});

describe('text of which one look tells that it is clean', () => {
  it('comes out on one line as any other', () => {
    fc.assert(
      fc.property(blanks, (letters) => {
        const text = letters.join('');
        expect(cleanLine(text)).toBe(cleanText(text).replace(/\s+/g, ' ').trim());
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('comes out in paragraphs as with a sign beside it that needs a second look', () => {
    fc.assert(
      fc.property(blanks, (letters) => {
        const text = `a${letters.join('')}a`;
        expect(`${cleanProse(text, 'plain')}$`).toBe(cleanProse(`${text}$`, 'plain'));
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});
