import { namesOf, parseId } from '@trending-papers/core/paper';
import { explain as explained, type Ranked } from '@trending-papers/core/rank';
import { loadWords } from '@trending-papers/core/words';
import { defineCommand } from '../args/command.js';
import { source, text } from '../args/kind.js';
import { choosingOptions, inputOptions, outputOptions } from '../args/options.js';
import { rankListing } from '../inputs/ranking.js';
import { readListing, readOptions } from '../inputs/read.js';
import { exit, usageError } from '../terminal/exit.js';
import { makeReporter } from '../terminal/reporter.js';
import { safeJson, safeLine } from '../terminal/safe.js';
import { stylesFor } from '../terminal/style.js';
import { padStart } from '../terminal/width.js';

export default defineCommand({
  name: 'explain',
  description: 'Say why a paper ranks where it does, or why one stands above another.',
  operands: { usage: 'INPUT RANK|ID [RANK|ID]', kinds: [source, text('RANK|ID')], most: 3 },
  options: {
    ...inputOptions,
    ...choosingOptions,
    json: outputOptions.json,
    quiet: outputOptions.quiet,
  },
  examples: [
    { line: 'explain examples/listing.json 1', does: 'every reason for the first paper, with its points' },
    { line: 'explain examples/listing.json 1 2', does: 'why the first stands above the second' },
  ],
  async run(args, io) {
    const [input, ...wanted] = args.operands;
    if (input === undefined || wanted.length === 0)
      throw usageError('Nothing to explain: trending-papers explain INPUT RANK|ID [RANK|ID]');
    const reporter = makeReporter(io, args.quiet);
    const listing = await readListing([input], io, reporter, readOptions(args)).finally(reporter.end);
    const ranked = await rankListing(listing, args, io, reporter);
    const words = await loadWords(args.language);
    const [first, second] = wanted.map((word) => namedIn(ranked, word));
    if (args.json) {
      await io.out.write(`${safeJson([first, second].filter(Boolean), 2)}\n`);
      return exit.done;
    }
    const styles = stylesFor(io.out, io.env);
    const head = (each: NonNullable<typeof first>) =>
      `${styles.bold(`${each.rank}. ${safeLine(each.paper.title)}`)}  ${styles.dim(`${each.score.toFixed(2)} points`)}\n`;
    if (second) {
      await io.out.write(head(first!) + head(second));
      for (const sentence of explained(first!, second, { words })) await io.out.write(`  ${safeLine(sentence)}\n`);
      return exit.done;
    }
    await io.out.write(head(first!));
    for (const sentence of explained(first!, { words })) await io.out.write(`  ${safeLine(sentence)}\n`);
    for (const { signal, aspect, contribution } of first!.reasons)
      await io.out.write(
        styles.dim(
          `  ${padStart(contribution.toFixed(2), 8)}  ${safeLine([signal, aspect].filter(Boolean).join(' '))}\n`,
        ),
      );
    return exit.done;
  },
});

/** A paper of a ranking by its rank, or by any of its names. */
function namedIn(ranked: readonly Ranked[], word: string): Ranked {
  const id = parseId(word);
  const names = new Set([word, ...(id ? [`${id.scheme}:${id.id}`] : [])]);
  const one = /^\d{1,6}$/.test(word)
    ? ranked[Number(word) - 1]
    : ranked.find(({ paper }) => [...namesOf(paper)].some((name) => names.has(name)));
  if (one) return one;
  throw usageError(`There is no paper ${word} among the ${ranked.length} that are ranked.`, { word });
}
