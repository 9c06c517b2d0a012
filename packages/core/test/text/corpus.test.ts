import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { splitAuthorLine } from '../../src/text/author-line.js';
import { detex } from '../../src/text/detex.js';
import { splitName } from '../../src/text/names.js';
import { corpusFile, hasCorpus, needsCorpus } from '../corpus.js';

function pairs<T>(name: string): T[] {
  return hasCorpus ? JSON.parse(readFileSync(corpusFile(`sources/text/${name}`), 'utf8')) : [];
}

describe.skipIf(!hasCorpus)(`arXiv's tex2utf pairs${needsCorpus}`, () => {
  interface Pair {
    in: string;
    out: string;
    greek: boolean;
  }

  /** Where we mean to differ: what we give, and why. */
  const exceptions: Readonly<Record<string, readonly [ours: string, reason: string]>> = {
    '\\alpha{\\beta{\\gamma}}': ['αβγ', 'grouping braces are not for readers'],
    '\\alpha{\\beta{\\gamma\\macro}': [
      'αβγmacro',
      'the same, and a command that is unknown is named without its backslash',
    ],
    '\\alpha\\ \\beta{something}': ['α βsomething', 'grouping braces are not for readers'],
    'foo \\alpha{-}bar': ['foo α-bar', 'grouping braces are not for readers'],
  };

  it.each(pairs<Pair>('arxiv-tex2utf-pairs.json'))('$in (greek: $greek)', ({ in: tex, out, greek }) => {
    // With `greek` off arXiv leaves Greek outside mathematics to MathJax, which does not read it there.
    if (!greek && tex === '\\alpha') expect(detex(tex)).toBe('α');
    else expect(detex(tex)).toBe(exceptions[tex]?.[0] ?? out);
  });
});

describe.skipIf(!hasCorpus)(`arXiv's author lines${needsCorpus}`, () => {
  interface Pair {
    fn: string;
    in: string;
    out: string[][];
  }
  const affiliations = pairs<Pair>('arxiv-author-line-pairs.json').filter(({ fn }) => fn === 'parse_author_affil');

  it.each(affiliations)('$in', ({ in: line, out }) => {
    // arXiv drops "et al."; we keep it, so that it can be told.
    const named = splitAuthorLine(line).filter(({ name }) => name !== 'et al.');
    const read = named.map(({ name, affiliations }) => {
      const { family, given, suffix } = splitName(name);
      return [family, given, suffix, ...affiliations];
    });
    expect(read).toEqual(out);
  });
});
