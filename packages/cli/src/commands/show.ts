import { resolve } from 'node:path';
import { parseId } from '@trending-papers/core/paper';
import type { Ranked } from '@trending-papers/core/rank';
import { loadWords, type Words } from '@trending-papers/core/words';
import { defineCommand } from '../args/command.js';
import { inputs } from '../args/operands.js';
import { choosingOptions, inputOptions, outputOptions, storeOption } from '../args/options.js';
import { disk } from '../disk/disk.js';
import { remember } from '../disk/reading-lists.js';
import { storedFilters } from '../inputs/filter.js';
import { findNamed } from '../inputs/named.js';
import { rankListing } from '../inputs/ranking.js';
import { readListing, readOptions } from '../inputs/read.js';
import { exit } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { listed, type Wished } from '../terminal/listed.js';
import { paperCard } from '../terminal/paper-card.js';
import { makeReporter } from '../terminal/reporter.js';
import { safeJson } from '../terminal/safe.js';
import { lineOptions } from './line-options.js';

export default defineCommand({
  name: 'show',
  description: 'Show papers as a table, with the reasons for each rank, or one paper whole.',
  operands: inputs,
  options: {
    ...inputOptions,
    ...storeOption,
    ...choosingOptions,
    ...lineOptions,
    ...outputOptions,
  },
  examples: [
    { line: 'show examples/listing.json', does: 'a listing saved from a page' },
    { line: 'show hf:daily --with-code --limit 10', does: "today's ten first papers that have code" },
    { line: 'show examples/listing.json --columns id,title,upvotes | sort -k 3', does: 'lines for other programs' },
    { line: 'show examples/listing.json -n 3 --template "- [{title}]({link})"', does: 'a list in Markdown' },
    { line: 'show arxiv:cs.LG --like library.bib', does: "the day's papers, those like your own first, and why" },
    { line: 'show public/feed.json --as-of 2026-06-01', does: 'an archive as it was on that day' },
    { line: 'show arxiv:cs.LG --author "Yann LeCun" --json', does: 'JSON for a program' },
  ],
  async run(args, io) {
    const reporter = makeReporter(io, args.quiet);
    if (await areNumbers(args.operands, io)) {
      const named = await findNamed(args.operands, io, reporter, disk);
      await io.out.write(named.map(({ paper }) => paperCard(paper!, io)).join('\n'));
      return exit.done;
    }
    const how = { ...readOptions(args), chosen: storedFilters(args, io.now()) };
    const listing = await readListing(args.operands, io, reporter, how).finally(reporter.end);
    const ranked = await rankListing(listing, args, io, reporter);
    if (args.json) await io.out.write(`${safeJson({ title: listing.title, papers: ranked }, 2)}\n`);
    else if (ranked.length > 0) await io.out.write(written(ranked, args, await loadWords(args.language), io));
    else reporter.step('No paper to show.');
    if (io.out.isTTY)
      await remember(
        ranked.map(({ paper }) => paper),
        io.env,
        disk,
      );
    return ranked.length === 0 && args['fail-on-empty'] ? exit.empty : exit.done;
  },
});

/** One paper that was named is shown whole to a person. */
function written(ranked: readonly Ranked[], wished: Wished & Shown, words: Words, io: Io): string {
  const { columns, operands, template } = wished;
  const isNamed = operands.length === 1 && parseId(operands[0]!) !== undefined && ranked.length === 1;
  const isWhole = isNamed && io.out.isTTY && !template && columns.length === 0;
  return isWhole ? paperCard(ranked[0]!.paper, io) : listed(ranked, wished, words, io);
}

interface Shown {
  readonly operands: readonly string[];
}

/** Numbers of papers in the last list, where there are no files of those names. */
async function areNumbers(operands: readonly string[], { cwd }: Io): Promise<boolean> {
  if (operands.length === 0 || !operands.every((word) => /^\d{1,4}$/.test(word))) return false;
  const kinds = await Promise.all(operands.map((word) => disk.kind(resolve(cwd, word))));
  return kinds.every((kind) => kind === undefined);
}
