import { parse } from '@trending-papers/core/parse';
import { canonical } from '@trending-papers/core/store';
import { expect } from 'vitest';
import { type Programs, startServer } from '../../../postgres/test/server.js';
import { run } from '../terminal-io.js';

const at = (hour: number, upvotes: number) => ({
  at: `2026-06-${10 + Math.floor(hour / 24)}T${String(hour % 24).padStart(2, '0')}:00:00Z`,
  signals: { upvotes },
});
/** Papers with a reading an hour of some days. */
export const papers = Array.from({ length: 30 }, (_, number) => ({
  id: `arxiv:2606.${String(number).padStart(5, '0')}`,
  title: `Paper ${number} on the Habits of ${number % 2 ? 'Moths' : 'Wasps'}`,
  authors: [{ name: `Ada Example${number}` }],
  ids: { arxiv: `2606.${String(number).padStart(5, '0')}` },
  published: `2026-06-${String(1 + (number % 28)).padStart(2, '0')}`,
  links: {},
  signals: { upvotes: 299 },
  history: Array.from({ length: 300 }, (_, hour) => at(hour, hour)),
  topics: ['cs.LG'],
  sources: [{ name: 'hf:daily', seen: '2026-06-10T00:00:00Z' }],
}));
export const lines = (of: readonly unknown[]) => of.map((paper) => `${JSON.stringify(paper)}\n`).join('');
/** Papers of a text, each in one spelling, in one order. */
export const canonicalLines = async (text: string) =>
  (await parse(text)).papers.map(({ position: _, ...paper }) => canonical(paper)).sort();

/** The papers of a store go into a new one on a server and from there into a file and a site, and nothing is lost. */
export async function copiesInto(programs: Programs, cwd: string, store: string): Promise<void> {
  const server = await startServer(programs);
  try {
    const address = await server.database('copied');
    const { code, err } = await run(['store', 'copy', store, address], { cwd });
    expect([code, err]).toEqual([0, expect.stringContaining('30 added')]);
    const { out } = await run(['store', 'export', address], { cwd });
    expect(await canonicalLines(out)).toEqual(await canonicalLines(lines(papers)));
    const built = await run(['build', address, '--out', 'public'], { cwd });
    expect(built.code).toBe(0);
    const listed = await run(['show', 'public/feed.json', '--json'], { cwd });
    expect(JSON.parse(listed.out).papers).toHaveLength(30);
  } finally {
    await server.stop();
  }
}
