import type { Ranked } from '@trending-papers/core/rank';
import { en } from '@trending-papers/core/words';
import { describe, expect, it } from 'vitest';
import { barePaper } from '../../../core/test/bare-paper.js';
import type { Io } from '../../src/terminal/io.js';
import { paperTable } from '../../src/terminal/paper-table.js';
import { widthOf } from '../../src/terminal/width.js';

const reading = (day: number, upvotes: number) => ({ at: `2026-03-${day}`, signals: { upvotes } });

const ranked: Ranked[] = [
  barePaper({
    id: 'a',
    title: 'A Plain Title',
    signals: { upvotes: 1234, stars: 45_678 },
    history: [reading(10, 3), reading(11, 40), reading(12, 1234)],
    listed: '2026-03-12',
  }),
  barePaper({
    id: 'b',
    title: '大規模言語モデルにおける疎な注意機構についての長い題名の論文であり途中で切られる',
    signals: { upvotes: 7 },
    listed: '2026-03-11',
  }),
  barePaper({ id: 'c', title: 'Naïve café 👩‍👩‍👧 and an emoji family 🤗 in a title', published: '2026-03' }),
].map((each, index) => ({
  paper: each,
  score: 3 - index,
  rank: index + 1,
  reasons: [{ signal: 'upvotes', contribution: 1, text: 'Because a test says so' }],
}));

function io(columns: number): Io {
  return { out: { isTTY: false, columns, write: async () => {} }, env: {} } as unknown as Io;
}

describe('the table of papers', () => {
  it.each([48, 80, 120])('has straight columns in %i cells, whatever the script', (columns) => {
    const table = paperTable(ranked, en, io(columns));
    expect(table).toMatchSnapshot();
    // Where the votes end: under their heading, after a title of one script as of another.
    const ends = table.split('\n').flatMap((line) => {
      const found = /^.*?(?:▲|1\.2k| 7)(?= |$)/.exec(line);
      return found ? [widthOf(found[0])] : [];
    });
    expect(ends).toHaveLength(3);
    expect(new Set(ends).size).toBe(1);
  });

  it('keeps numbers near their titles on a wide terminal', () => {
    const [header = ''] = paperTable(ranked, en, io(240)).split('\n');
    expect(widthOf(header)).toBeLessThan(130);
  });

  it('leaves out a column that nobody fills', () => {
    expect(paperTable(ranked.slice(2), en, io(80)).split('\n')[0]).not.toMatch(/▲|★|trend/);
  });

  it('says formulas in signs, not in TeX', () => {
    const table = paperTable(
      [{ ...ranked[0]!, paper: barePaper({ id: 'd', title: 'Attention in $O(n^2)$ of $\\alpha$' }) }],
      en,
      io(80),
    );
    expect(table).toContain('Attention in O(n²) of α');
    expect(table).not.toContain('$');
  });
});
