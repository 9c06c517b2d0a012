import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from '@trending-papers/core/parse';
import { en } from '@trending-papers/core/words';
import { describe, expect, it } from 'vitest';
import { barePaper } from '../../../core/test/bare-paper.js';
import { bindings, press } from '../../src/browse/keys.js';
import { type Browsing, beginning, listed } from '../../src/browse/state.js';
import { draw, type Look, lastLine } from '../../src/browse/view.js';
import { widthOf } from '../../src/terminal/width.js';
import { root } from '../terminal-io.js';

const look: Look = {
  words: en,
  io: { out: { write: async () => {}, isTTY: true, columns: 80 }, env: { NO_COLOR: '1' } },
};
const lists = { saved: new Set<string>(), hidden: new Set<string>() };

const papers = [
  { title: 'Plain', abstract: 'Words. '.repeat(300), signals: { upvotes: 3 } },
  { title: '\u001b[2J\u001b]0;owned\u0007steers\nthe \u202eterminal', abstract: 'a\u009b31mb' },
  { title: '漢字の長い題名'.repeat(9), authors: [{ name: '👩‍🔬 Ada' }] },
  { title: 'Bounds of $O(n^2)$ and $\\alpha$', abstract: `${'x'.repeat(400)}` },
].map((paper, index) => barePaper({ ...paper, id: `arxiv:2601.0000${index}` }));
const ranked = papers.map((paper, index) => ({ paper, rank: index + 1, score: 0, reasons: [] }));

/** What the screen is after some keys. */
function after(keys: readonly string[], size = { columns: 80, rows: 24 }): Browsing {
  return keys.reduce(
    (state, key) => press(state, key, { ...size, lastLine: lastLine(state, size, look) }).state,
    beginning('A list', ranked, lists),
  );
}

describe('the screen', () => {
  it.each([
    [80, 24],
    [200, 50],
    [120, 7],
    [31, 6],
    [12, 4],
    [1, 1],
  ])('of %i × %i is never left, whatever papers are called', (columns, rows) => {
    const size = { columns, rows };
    for (const keys of [[], ['j'], ['return'], ['G', 'return'], ['c'], ['?'], ['/'], ['h', 'H', 's']]) {
      const lines = draw(after(keys, size), size, look);
      expect(lines.length).toBeLessThanOrEqual(Math.max(0, rows - 1));
      for (const line of lines) {
        expect(widthOf(line.replace(/\u001b\]8;;.*?\u001b\\/g, ''))).toBeLessThanOrEqual(columns);
        expect(line).not.toMatch(/[\u0007\u009b\u202e\n]|\u001b\[2J/);
      }
    }
  });

  it.each([40, 60, 80])('of %i columns says how to leave, and breaks no hint', (columns) => {
    const last = draw(after([], { columns, rows: 12 }), { columns, rows: 12 }, look).at(-1);
    expect(last).toMatch(/^↑↓ move {2}⏎ read .*\? keys {2}q leave$/);
    expect(last).not.toContain('…');
  });

  it('shows what a paper of fifty authors says beside the list', () => {
    const authors = Array.from({ length: 50 }, (_, index) => ({ name: `Author Number${index}` }));
    const paper = { ...papers[0]!, authors };
    const state = beginning('A list', [{ paper, rank: 1, score: 0, reasons: [] }], lists);
    const wide = { columns: 140, rows: 24 };
    expect(draw(state, wide, look).join('\n')).toMatch(/and 42 more[\s\S]*Words\./);
  });

  it('says how much is below, and stops at the end', () => {
    const read = after(['return']);
    expect(draw(read, { columns: 80, rows: 12 }, look).join('\n')).toMatch(/… \d+ more lines/);
    const end = after(['return', ...Array<string>(99).fill(' ')], { columns: 80, rows: 12 });
    expect(draw(end, { columns: 80, rows: 12 }, look).join('\n')).toContain('(end)');
    const back = press(end, 'up', { columns: 80, rows: 12, lastLine: end.line }).state;
    expect(back.line).toBe(end.line - 1);
  });

  it('writes mathematics in letters', () => {
    expect(draw(after(['G']), { columns: 80, rows: 24 }, look).join('\n')).toContain('Bounds of O(n²) and α');
  });

  it('has an empty list when all is hidden, and no paper to do anything with', () => {
    const none = after(['h', 'h', 'h', 'h']);
    expect(listed(none)).toEqual([]);
    for (const key of ['o', 's', 'h', 'c', 'return']) {
      const { state, wish } = press(none, key, { columns: 80, rows: 24, lastLine: 0 });
      expect([wish, state.notice]).toEqual([undefined, 'There is no paper here.']);
    }
  });

  it('tells every key in its help', () => {
    const help = draw(after(['?']), { columns: 80, rows: 99 }, look).join('\n');
    for (const { does, panes } of bindings)
      if (panes.some((pane) => pane === 'list' || pane === 'search' || pane === 'paper')) expect(help).toContain(does);
  });

  it('gives no key two meanings', () => {
    const meanings = bindings.flatMap(({ keys, panes }) =>
      keys.flatMap((key) => panes.map((pane) => `${pane} ${key}`)),
    );
    expect(meanings).toEqual([...new Set(meanings)]);
  });

  it('is what the README shows', async () => {
    const listing = await parse(await readFile(join(root, 'examples/listing.json')));
    // In the order of the listing: this is about the screen, not about the ranking.
    const inOrder = listing.papers.map((paper, index) => ({ paper, rank: index + 1, score: 0, reasons: [] }));
    const state = { ...beginning(listing.title, inOrder, lists), at: 1 };
    const screen = draw(state, { columns: 90, rows: 13 }, look).map((line) => line.trimEnd());
    const readme = await readFile(join(root, 'packages/cli/README.md'), 'utf8');
    expect(readme).toContain(`\`\`\`text\n${screen.join('\n')}\n\`\`\``);
  });
});
