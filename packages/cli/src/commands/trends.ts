import { cameUp, type Paper } from '@trending-papers/core/paper';
import { asOf, type Trend, trends as trendsOf } from '@trending-papers/core/rank';
import { defineCommand } from '../args/command.js';
import { choice } from '../args/kind.js';
import { inputs } from '../args/operands.js';
import { filterOptions, inputOptions, outputOptions, timeOptions } from '../args/options.js';
import { filterPapers } from '../inputs/filter.js';
import { readListing, readOptions } from '../inputs/read.js';
import { exit } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { makeReporter } from '../terminal/reporter.js';
import { safeJson, safeLine } from '../terminal/safe.js';
import { sparkline } from '../terminal/sparkline.js';
import { stylesFor } from '../terminal/style.js';
import { padEnd, padStart, truncate, widthOf } from '../terminal/width.js';

const { limit: _, by: __, ...filters } = filterOptions;
const widestName = 50;

const usualSpans = 8;
/** One to compare with another. */
const fewestSpans = 2;
const daysOf = { day: 1, week: 7, month: 30 };

export default defineCommand({
  name: 'trends',
  description: 'Show which topics, authors, organisations or venues rise, fall or are new.',
  operands: inputs,
  options: {
    ...inputOptions,
    of: {
      kind: choice('WHAT', ['topics', 'authors', 'organizations', 'venues']),
      description: 'What is followed',
      default: 'topics',
    },
    per: { kind: choice('SPAN', ['day', 'week', 'month']), description: 'What is compared', default: 'week' },
    ...filters,
    'as-of': timeOptions['as-of'],
    ...outputOptions,
  },
  examples: [
    { line: 'trends public/feed.json', does: 'topics of this week beside those of the seven before' },
    { line: 'trends public/feed.json --of authors --per month --json', does: 'people, for a program' },
  ],
  async run(args, io) {
    const reporter = makeReporter(io, args.quiet);
    const listing = await readListing(args.operands, io, reporter, readOptions(args)).finally(reporter.end);
    const papers = await filterPapers(listing.papers, args, args['as-of'] ?? io.now());
    const spans = spansOf(papers, args.per, args['as-of']);
    if (spans < usualSpans)
      reporter.warn(
        `The papers reach back ${spans} whole ${args.per}s, fewer than the ${usualSpans} that are looked at: what is usual is ` +
          'of those.',
      );
    const found = trendsOf(papers, {
      of: args.of,
      per: args.per,
      spans: Math.max(fewestSpans, spans),
      ...(args['as-of'] && { now: args['as-of'] }),
    });
    const all = Object.entries(found) as [string, Trend[]][];
    const count = all.reduce((sum, [, each]) => sum + each.length, 0);
    if (args.json) await io.out.write(`${safeJson(found, 2)}\n`);
    else for (const [direction, each] of all) await io.out.write(written(direction, each, io));
    if (count === 0)
      reporter.step(
        `Nothing rises, falls or is new among ${papers.length} papers: a change needs several ${args.per}s.`,
      );
    return count === 0 && args['fail-on-empty'] ? exit.empty : exit.done;
  },
});

/** How many whole spans the papers reach back: what is before the first of them is not nothing, but unknown. */
function spansOf(papers: readonly Paper[], per: keyof typeof daysOf, now: Date | undefined): number {
  const times = papers.map(cameUp).filter((time) => time > 0);
  if (times.length === 0) return usualSpans;
  const first = times.reduce((least, time) => Math.min(least, time));
  const end = (now ?? asOf(papers)).getTime();
  return Math.min(usualSpans, Math.floor((end - first) / 86_400_000 / daysOf[per]));
}

/** Lines of a person's terminal, or with tabs for a program. */
function written(direction: string, all: readonly Trend[], io: Io): string {
  if (all.length === 0) return '';
  if (!io.out.isTTY)
    return all
      .map(({ name, value, usual, series }) =>
        [direction, safeLine(name), value, usual.toFixed(1), series.join(',')].join('\t'),
      )
      .map((line) => `${line}\n`)
      .join('');
  const styles = stylesFor(io.out, io.env);
  const names = all.map(({ name }) => truncate(safeLine(name), Math.min(widestName, (io.out.columns ?? 80) - 34)));
  const width = Math.max(...names.map(widthOf));
  const rows = all.map(
    ({ value, usual, series }, index) =>
      `  ${padEnd(names[index]!, width)}  ${padStart(String(value), 4)}  ${styles.dim(`usually ${usual.toFixed(1)}`)}  ${sparkline(series, 8)}`,
  );
  return `${styles.bold(direction)}\n${rows.join('\n')}\n`;
}
