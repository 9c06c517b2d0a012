import { rankings } from '@trending-papers/core/rank';

/** Options that every command that writes papers has. */
export const outputOptions = {
  json: { type: 'boolean', description: 'Write JSON, for programs' },
  quiet: { type: 'boolean', alias: 'q', description: 'Say nothing about the run but errors' },
  'fail-on-empty': { type: 'boolean', description: 'Exit with 3 when no paper is left' },
} as const;

/** Options that choose and order papers. */
export const filterOptions = {
  query: { type: 'string', valueHint: 'QUERY', description: 'Only papers that match, in the search language' },
  topic: { type: 'string', valueHint: 'TOPIC', description: 'Only papers of a topic or category; repeatable' },
  author: { type: 'string', valueHint: 'NAME', description: 'Only papers of an author; repeatable' },
  exclude: { type: 'string', valueHint: 'WORDS', description: 'Not papers whose text has the words; repeatable' },
  since: { type: 'string', valueHint: 'DATE|7d', description: 'Only papers listed or published since' },
  window: { type: 'string', valueHint: '7d', description: 'Only papers of the days before the newest one' },
  'min-upvotes': { type: 'string', valueHint: 'N', description: 'Only papers with at least this many upvotes' },
  'with-code': { type: 'boolean', description: 'Only papers with a link to code' },
  limit: { type: 'string', alias: 'n', valueHint: 'N', description: 'At most this many papers' },
  by: { type: 'string', valueHint: 'RANKING', description: Object.keys(rankings).join(', '), default: 'trending' },
} as const;

/** The inputs, of which there may be any number, and how to read them. */
export const inputArgument = {
  input: {
    type: 'positional',
    required: false,
    description: 'A file, - for standard input, a web address, or service:what (hf:daily, arxiv:cs.LG)',
  },
  fetch: {
    type: 'string',
    valueHint: 'N',
    description: 'How many papers to ask of each search (200); a day, a venue or a feed is always taken whole',
  },
  'input-format': {
    type: 'string',
    valueHint: 'FORMAT',
    description: 'What files and standard input are in, when it is not told by looking: bibtex, ris, csv, …',
  },
} as const;

/** The file that `init` writes, for the commands that run unattended. */
export const configOption = {
  config: {
    type: 'string',
    alias: 'c',
    valueHint: 'FILE',
    description: 'Sources and options from a file (trending-papers.config.json, when there is one)',
  },
} as const;
