import { describe, expect, it } from 'vitest';
import { isTrendingPapersError } from '../../src/paper/index.js';
import { parse } from '../../src/parse/index.js';

const entry = 'https://arxiv.org/abs/2403.12345';

/** Repetitions at which a reader of lists, mails or copied pages could stumble. Each ends, whatever comes of it. */
const hostile: Readonly<Record<string, (times: number) => string>> = {
  'open brackets': (n) => `# x\n${'['.repeat(n * 50)}](a)`,
  'brackets that close on addresses': (n) => '['.repeat(n * 20) + ']('.repeat(n * 20),
  'emphasis that never ends': (n) => `# a\n${'*a **b _c '.repeat(n * 10)}`,
  'names without end': (n) => `# L\n- [A title](${entry}) - ${'Ab Cd, '.repeat(n * 10)}\n- [B title](${entry}1)`,
  'names before a year': (n) => `References\n\n${'Example, A., '.repeat(n * 8)} (2025). Title. X.`,
  'points under a point': (n) => `# L\n- **A title of it**\n${`  - [paper](${entry})\n`.repeat(n)}`,
  'rows of one paper': (n) => `|Title|PDF|\n|--|--|\n${`|**x y z**|[1](${entry})|\n`.repeat(n)}`,
  'cards of one paper': (n) => `Submitted by\nuser\n117\nA Title of x\nOrg\n\u00B7\n8 authors\n2\n`.repeat(n),
  'quotes in quotes': (n) => '> >> a b c\n'.repeat(n * 5),
  'pages of nothing': (n) => `${'line of text here\n'.repeat(5)}\f\n- 3 -\n`.repeat(n),
  'an element in each other': (n) => `<ul>${'<li><b>'.repeat(n)}<a href="${entry}">A title here</a>`,
  dots: (n) => '\u00B7 '.repeat(n * 30),
  'dollars and commands': (n) => `Get trending papers in your email inbox!\n\nA Title\n\n${'$\\alpha_{'.repeat(n)}`,
};

describe('input made to hurt the readers of text', () => {
  it.each(Object.entries(hostile))('%s', async (_, make) => {
    const outcome = await parse(make(4000), { now: '2026-03-18' }).then(
      ({ papers }) => papers.length,
      (error: unknown) => (isTrendingPapersError(error) ? error.code : error),
    );
    expect(typeof outcome === 'number' || typeof outcome === 'string').toBe(true);
    expect(outcome).not.toBe('parse-failed');
  });
});
