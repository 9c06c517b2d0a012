import type { Issue } from '@trending-papers/core/paper';
import { toAtom, toJsonFeed, toRss } from '@trending-papers/core/publish';
import { loadWords } from '@trending-papers/core/words';
import { defineCommand } from '../args/command.js';
import { webAddress } from '../args/kind.js';
import { inputs } from '../args/operands.js';
import {
  choosingOptions,
  formatOption,
  inputOptions,
  outputOptions,
  siteOptions,
  storeOption,
} from '../args/options.js';
import { storedFilters } from '../inputs/filter.js';
import { rankListing, toPublishable } from '../inputs/ranking.js';
import { readListing, readOptions } from '../inputs/read.js';
import { exit } from '../terminal/exit.js';
import { makeReporter } from '../terminal/reporter.js';

/** Feed formats by name. */
const writers = { rss: toRss, atom: toAtom, json: toJsonFeed };

export default defineCommand({
  name: 'feed',
  description: 'Write a feed: RSS, Atom or JSON Feed.',
  operands: inputs,
  options: {
    ...inputOptions,
    ...storeOption,
    format: formatOption(['rss', 'atom', 'json'], 'rss'),
    title: siteOptions.title,
    self: { kind: webAddress, description: 'Where the feed will be found' },
    ...choosingOptions,
    ...outputOptions,
  },
  examples: [
    { line: 'feed hf:daily > feed.xml', does: "today's papers as RSS" },
    { line: 'feed arxiv:cs.CL --query "mixture of experts" --format atom', does: 'a topic of a category as Atom' },
  ],
  async run(args, io) {
    const write = writers[args.json ? 'json' : args.format];
    const reporter = makeReporter(io, args.quiet);
    const how = { ...readOptions(args), chosen: storedFilters(args, io.now()) };
    const all = await readListing(args.operands, io, reporter, how).finally(reporter.end);
    const { listing, reasons } = toPublishable(all, await rankListing(all, args, io, reporter));
    const issues: Issue[] = [];
    const text = write(listing, {
      reasons,
      words: await loadWords(args.language),
      language: args.language,
      onIssue: (issue) => issues.push(issue),
      ...(args.title && { title: args.title }),
      ...(args.self && { self: args.self }),
    });
    reporter.issues('feed', issues);
    await io.out.write(text.endsWith('\n') ? text : `${text}\n`);
    return listing.papers.length === 0 && args['fail-on-empty'] ? exit.empty : exit.done;
  },
});
