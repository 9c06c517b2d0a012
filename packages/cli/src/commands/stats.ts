import { dayOf, type Paper, signalNamesIn } from '@trending-papers/core/paper';
import { tops } from '@trending-papers/core/rank';
import { defineCommand } from '../args/command.js';
import { inputs } from '../args/operands.js';
import { filterOptions, inputOptions, outputOptions } from '../args/options.js';
import { filterPapers } from '../inputs/filter.js';
import { readListing, readOptions } from '../inputs/read.js';
import { exit } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { makeReporter } from '../terminal/reporter.js';
import { safeJson, safeLine } from '../terminal/safe.js';
import { stylesFor } from '../terminal/style.js';
import { padEnd, padStart, truncate, widthOf } from '../terminal/width.js';

const { limit: _, by: __, window: ___, ...filters } = filterOptions;
/** Rows of each table. */
const shown = 10;

export default defineCommand({
  name: 'stats',
  description: 'Count the papers of a listing: by day, topic, author, organisation, venue and signal.',
  operands: inputs,
  options: { ...inputOptions, ...filters, ...outputOptions },
  examples: [
    { line: 'stats public/feed.json', does: 'what a feed holds' },
    { line: 'stats examples/listing.json --json', does: 'the same for a program, and whole' },
  ],
  async run(args, io) {
    const reporter = makeReporter(io, args.quiet);
    const listing = await readListing(args.operands, io, reporter, readOptions(args)).finally(reporter.end);
    const papers = await filterPapers(listing.papers, args, io.now());
    const days = counted(papers, (paper) => [dayOf(paper)]).sort(([a], [b]) => (a < b ? 1 : -1));
    const named = Object.entries(namedGroups).map(([name, of]) => [name, namesOf(papers, of)] as const);
    const others = Object.entries(groups).map(([name, of]) => [name, counted(papers, of)] as const);
    const tables = [['days they came up', days] as const, ...named, ...others];
    if (args.json) {
      const counts = Object.fromEntries(tables.map(([name, rows]) => [name, Object.fromEntries(rows)]));
      await io.out.write(`${safeJson({ papers: papers.length, ...counts }, 2)}\n`);
    } else {
      const styles = stylesFor(io.out, io.env);
      await io.out.write(`${styles.bold('papers')}  ${papers.length}\n`);
      for (const [name, rows] of tables) await io.out.write(written(name, rows, io));
    }
    return papers.length === 0 && args['fail-on-empty'] ? exit.empty : exit.done;
  },
});

/** What has a name that is spelt in several ways: in singular and plural, with and without a hyphen. */
const namedGroups = { topics: 'topics', authors: 'authors', organisations: 'organizations', venues: 'venues' } as const;

function namesOf(papers: readonly Paper[], of: (typeof namedGroups)[keyof typeof namedGroups]): [string, number][] {
  const ranked = papers.map((paper, index) => ({ paper, rank: index + 1, score: 0, reasons: [] }));
  return tops(ranked, { of, limit: 0 }).map(({ name, count }) => [name, count]);
}

/** What else papers are counted by; a paper counts once for each value. */
const groups: Readonly<Record<string, (paper: Paper) => readonly (string | undefined)[]>> = {
  sources: ({ sources }) => sources.map(({ name }) => name),
  'signals known': ({ signals }) => signalNamesIn(signals),
  'links known': ({ links }) => Object.keys(links),
};

/** The values by how many papers have them, the most first. */
function counted(papers: readonly Paper[], of: (paper: Paper) => readonly (string | undefined)[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const paper of papers)
    for (const value of new Set(of(paper))) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
}

function written(name: string, rows: readonly (readonly [string, number])[], io: Io): string {
  if (rows.length === 0) return '';
  const styles = stylesFor(io.out, io.env);
  const first = rows.slice(0, io.out.isTTY ? shown : undefined);
  if (!io.out.isTTY) return first.map(([value, count]) => `${name}\t${safeLine(value)}\t${count}\n`).join('');
  const room = (io.out.columns ?? 80) - 10;
  const names = first.map(([value]) => truncate(safeLine(value), room));
  const width = Math.max(...names.map(widthOf));
  const lines = first.map(([, count], index) => `  ${padEnd(names[index]!, width)}  ${padStart(String(count), 5)}`);
  const more = rows.length - first.length;
  const rest = more > 0 ? [styles.dim(`  and ${more} more, with --json all of them`)] : [];
  return `${styles.bold(name)}\n${[...lines, ...rest].join('\n')}\n`;
}
