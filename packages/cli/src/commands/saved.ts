import { resolve } from 'node:path';
import { findRoute, isSource } from '@trending-papers/core/fetch';
import { createIndex } from '@trending-papers/core/search';
import { defineCommand } from '../args/command.js';
import { source, text } from '../args/kind.js';
import { outputOptions } from '../args/options.js';
import { disk } from '../disk/disk.js';
import { type SavedSearch, type Searches, searchName, withSearches } from '../disk/saved-searches.js';
import { exit, usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';
import { makeReporter, type Reporter } from '../terminal/reporter.js';
import { safeLine } from '../terminal/safe.js';
import { findSearch, searchesPath } from './named-search.js';

type Action = (searches: Searches, rest: readonly string[], io: Io, reporter: Reporter) => Promise<void>;

const actions: Readonly<Record<string, Action>> = { add, list, remove };

export default defineCommand({
  name: 'saved',
  description: 'Keep searches of your own, for watch: add, list or remove.',
  operands: {
    usage: 'add NAME QUERY INPUT…|list|remove NAME…',
    kinds: [text('ACTION'), text('NAME'), text('QUERY|NAME'), source],
  },
  options: { quiet: outputOptions.quiet },
  examples: [
    { line: 'saved add experts "mixture of experts" hf:daily arxiv:cs.LG', does: 'for trending-papers watch experts' },
    { line: 'saved list', does: 'a search a line: name, query, inputs' },
  ],
  async run({ operands, quiet }, io) {
    const [name = '', ...rest] = operands;
    const action = Object.hasOwn(actions, name) ? actions[name]! : undefined;
    if (!action) throw usageError(`Say what to do: trending-papers saved ${Object.keys(actions).join('|')}.`);
    const reporter = makeReporter(io, quiet);
    await withSearches(searchesPath(io), io.now, disk, reporter.warn, (searches) =>
      action(searches, rest, io, reporter),
    );
    return exit.done;
  },
});

/** Saves a search anew: one of that name that asked the same goes on with what it has shown. */
async function add({ all, keep }: Searches, rest: readonly string[], io: Io, reporter: Reporter): Promise<void> {
  const [name = '', query = '', ...inputs] = rest;
  if (!searchName.test(name))
    throw usageError(`A search is called by a word of letters, digits, ., - and _, not "${name}".`, { name });
  if (inputs.length === 0) throw usageError('Say where to search: trending-papers saved add NAME QUERY INPUT…');
  reporter.issues('query', createIndex([]).search(query).issues);
  const whole: string[] = [];
  for (const input of inputs) whole.push(await wholeInput(input, io));
  const before = all.find((each) => each.name === name);
  const seen = before?.query === query ? before.seen : [];
  const search: SavedSearch = { name, query, inputs: whole, seen };
  await keep([...all.filter((each) => each !== before), search]);
  reporter.step(`${name} is ${before ? 'saved anew' : 'saved'}: trending-papers watch ${name}`);
}

/** An input as it is understood in whatever folder: a file by its whole path. */
async function wholeInput(input: string, { cwd }: Io): Promise<string> {
  if (input === '-') throw usageError('Standard input cannot be read again: name a file or a source.');
  const path = resolve(cwd, input);
  if ((await disk.kind(path)) !== undefined) return path;
  if (/^https?:\/\//.test(input)) return input;
  if (!isSource(input)) throw usageError(`There is no file ${input}, and no such source.`, { path });
  findRoute(input);
  return input;
}

async function list({ all }: Searches, _: readonly string[], io: Io): Promise<void> {
  for (const { name, query, inputs } of all)
    await io.out.write(`${[name, query, ...inputs].map(safeLine).join('\t')}\n`);
}

async function remove({ all, keep }: Searches, names: readonly string[], _: Io, reporter: Reporter): Promise<void> {
  if (names.length === 0) throw usageError('trending-papers saved remove needs the name of a search.');
  await keep(searchesLeft(all, names));
  reporter.step(`${names.join(', ')} removed`);
}

function searchesLeft(all: readonly SavedSearch[], names: readonly string[]): SavedSearch[] {
  for (const each of names) findSearch(all, each);
  return all.filter(({ name }) => !names.includes(name));
}
