import { type Top, tops } from '@trending-papers/core/rank';
import { loadWords, type Words } from '@trending-papers/core/words';
import { defineCommand } from '../args/command.js';
import { choice, positiveNumber } from '../args/kind.js';
import { inputs } from '../args/operands.js';
import {
  filterOptions,
  inputOptions,
  languageOptions,
  orderOptions,
  outputOptions,
  timeOptions,
} from '../args/options.js';
import { rankListing } from '../inputs/ranking.js';
import { readListing, readOptions } from '../inputs/read.js';
import { exit } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { paperTable } from '../terminal/paper-table.js';
import { makeReporter } from '../terminal/reporter.js';
import { safeJson, safeLine } from '../terminal/safe.js';
import { stylesFor } from '../terminal/style.js';

const { window: _, limit: __, ...filters } = filterOptions;
/** As `window` counts: the day itself and so many before. */
const daysOf = { day: 1, week: 7, month: 30, ever: undefined };

export default defineCommand({
  name: 'top',
  description: 'Show the first papers of each topic, author, organisation or venue, of a week or a month.',
  operands: inputs,
  options: {
    ...inputOptions,
    of: {
      kind: choice('WHAT', ['topics', 'authors', 'organizations', 'venues']),
      description: 'What papers are grouped by',
      default: 'topics',
    },
    per: {
      kind: choice('SPAN', ['day', 'week', 'month', 'ever']),
      description: 'How far back from the newest paper',
      default: 'week',
    },
    limit: { ...filterOptions.limit, default: '3', description: 'At most this many papers of each' },
    groups: { kind: positiveNumber, description: 'At most this many, those of most papers first', default: '10' },
    ...filters,
    ...orderOptions,
    ...timeOptions,
    ...languageOptions,
    ...outputOptions,
  },
  examples: [
    { line: 'top public/feed.json', does: 'of each topic the first three papers of the week' },
    {
      line: 'top public/feed.json --of organizations --per month --by top',
      does: 'the most upvoted of each, by month',
    },
  ],
  async run(args, io) {
    const reporter = makeReporter(io, args.quiet);
    const listing = await readListing(args.operands, io, reporter, readOptions(args)).finally(reporter.end);
    const ranked = await rankListing(listing, { ...args, window: daysOf[args.per], limit: undefined }, io, reporter);
    const all = tops(ranked, { of: args.of, limit: args.limit });
    const shown = all.slice(0, args.groups);
    if (args.json) await io.out.write(`${safeJson(shown, 2)}\n`);
    else {
      const words = await loadWords(args.language);
      for (const top of shown) await io.out.write(written(top, words, io));
    }
    if (all.length === 0) reporter.step(`None of ${ranked.length} papers says of which ${args.of} it is.`);
    if (shown.length < all.length) reporter.step(`${shown.length} of ${all.length} ${args.of}, those of most papers.`);
    return all.length === 0 && args['fail-on-empty'] ? exit.empty : exit.done;
  },
});

/** A heading and a table on a person's terminal, or lines with tabs for a program. */
function written({ name, count, papers }: Top, words: Words, io: Io): string {
  if (io.out.isTTY) {
    const styles = stylesFor(io.out, io.env);
    return `${styles.bold(safeLine(name))}  ${styles.dim(String(count))}\n${paperTable(papers, words, io)}\n`;
  }
  return papers
    .map(({ rank, paper }) =>
      [name, count, rank, paper.id, paper.title].map((cell) => safeLine(String(cell))).join('\t'),
    )
    .map((line) => `${line}\n`)
    .join('');
}
