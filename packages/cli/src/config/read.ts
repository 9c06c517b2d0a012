import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { TrendingPapersError } from '@trending-papers/core/paper';
import { didYouMean } from '@trending-papers/core/words';
import type * as z from 'zod/mini';
import { inputs } from '../args/operands.js';
import type { Option, Values } from '../args/option.js';
import { configurable } from '../args/options.js';
import { readValues } from '../args/parse.js';
import { wordsOf } from '../disk/disk-error.js';
import type { Io } from '../terminal/io.js';
import { feedsWithConfig, type Layered, withConfig } from './arguments.js';
import { type Layer, writtenIn } from './layer.js';
import { type Lines, linesOf } from './lines.js';
import { Config } from './schema.js';

export const configName = 'trending-papers.config.json';

export interface ReadConfig extends Layered {
  /** Where it was read from. */
  readonly path: string;
  /** All that it says, read; what it does not say as if nobody said anything. */
  readonly values: Values<typeof configurable>;
}

const nothing = { options: new Map(), operands: [] };

/**
 * The config named, or the one in the current folder; nothing when none was named and there is none. Every field is
 * checked, also those that the command at hand does not ask for, and every mistake is told with its line.
 *
 * @throws TrendingPapersError `unusable-config`
 */
export async function readConfig(named: string | undefined, io: Io): Promise<ReadConfig | undefined> {
  const path = resolve(io.cwd, named ?? configName);
  const files = await readFiles(path, named !== undefined, [], io);
  if (files.length === 0) return undefined;
  const own = files.at(-1)!;
  const { config, layer } = files.findLast((file) => file.config.feeds !== undefined) ?? own;
  const groups = Object.assign(Object.create(null), ...files.map((file) => file.config.groups)) as Layer['groups'];
  const layered: Layered = {
    layers: files.map((file) => ({ ...file.layer, groups })),
    feeds: (config.feeds ?? []).map(({ name, out = name, ...fields }, index) => ({
      name,
      path: out === '.' ? '' : out,
      fields,
      folder: layer.folder,
      nameOf: (field) => layer.nameOf(`feeds.${index}.${field}`),
      groups,
    })),
  };
  await refuseProblems(layered, path);
  return {
    ...layered,
    path,
    values: await readValues(withConfig(nothing, configurable, layered), configurable, inputs),
  };
}

interface ConfigFile {
  readonly config: Config;
  readonly layer: Omit<Layer, 'groups'>;
}

/** A config and those that it extends, the one that is extended first. */
async function readFiles(path: string, needed: boolean, chain: readonly string[], io: Io): Promise<ConfigFile[]> {
  if (chain.includes(path)) throw unusable(`${chain.at(-1)} extends ${path}, which extends it.`, path);
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (!needed && cause.code === 'ENOENT') return undefined;
    throw unusable(`Cannot read the config ${path}: ${wordsOf(cause)}.`, path);
  });
  if (bytes === undefined) return [];
  const json = textOf(bytes);
  const lines = linesOf(json);
  const config = checked(json, lines, path);
  const before =
    config.extends === undefined
      ? []
      : await readFiles(resolve(dirname(path), config.extends), true, [...chain, path], io);
  const nameOf = (field: string) => `${field} in ${path}:${lines.of(wayOf(field))}`;
  return [...before, { config, layer: { fields: config, folder: relative(io.cwd, dirname(path)), nameOf } }];
}

/** Editors on Windows put a mark of the byte order first, and PowerShell's `>` writes UTF-16. The mark is taken away. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

const wayOf = (field: string) => field.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));

function checked(json: string, lines: Lines, path: string): Config {
  if (lines.fault) throw unusable(`${path}:${lines.fault.line} is not JSON: ${lines.fault.says}.`, path);
  const result = Config.safeParse(JSON.parse(json));
  const problems = [
    ...lines.repeated.map(({ way, line }) => ({ line, says: `${way.join('.')} stands there twice` })),
    ...(result.error?.issues ?? []).flatMap((issue) => problemsOf(issue, lines)),
  ];
  if (problems.length > 0) throw notAsItShouldBe(path, problems);
  return result.data as Config;
}

/** What is wrong with the values themselves, which the schema leaves to the kinds of the options. */
async function refuseProblems(layered: Layered, path: string): Promise<void> {
  const says: string[] = [];
  for (const layer of [...layered.layers, ...layered.feeds])
    for (const [name, written] of writtenIn(layer, configurable)) {
      const option = { [name]: configurable[name as keyof typeof configurable] };
      const words = { options: new Map([[name, written]]), operands: [] };
      await readValues(words, option, inputs).catch((error: Error) => says.push(error.message));
    }
  // "A" and "a" are one folder on many disks.
  const paths = layered.feeds.map((feed) => feed.path.toLowerCase());
  for (const [index, feed] of layered.feeds.entries())
    if (paths.indexOf(paths[index]!) < index) says.push(`${feed.nameOf('name')} is published where another feed is.`);
  // A store is a source enough.
  const hasStore = layered.layers.some(({ fields }) => fields.store !== undefined);
  if (!hasStore && layered.feeds.length === 0 && withConfig(nothing, {}, layered).operands.length === 0)
    says.push(`${path} names no sources, and no feeds.`);
  for (const feed of feedsWithConfig(nothing, {}, layered))
    if (!hasStore && feed.words.operands.length === 0) says.push(`The feed ${feed.name} in ${path} has no sources.`);
  if (says.length > 0) throw unusable(says.join('\n'), path);
}

interface Problem {
  readonly line: number;
  readonly says: string;
}

/** zod/mini brings no language of its own. */
function problemsOf(issue: z.core.$ZodIssue, lines: Lines): Problem[] {
  const way = issue.path as (string | number)[];
  const told = (says: string, at = way) => ({ line: lines.of(at), says: `${at.join('.') || 'the file'} ${says}` });
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => told(`is no field of a config${meant(key)}`, [...way, key]));
  if (issue.code === 'invalid_union')
    return issue.errors
      .flat()
      .slice(-1)
      .map(() => told('is not in the form it must have'));
  if (issue.code === 'invalid_type') return [told(`must be of type ${issue.expected}`)];
  if (issue.code === 'invalid_value') return [told(`must be one of ${issue.values.join(', ')}`)];
  if (issue.code === 'too_small')
    return [told(issue.origin === 'number' ? `must be ${issue.minimum} or more` : 'must not be empty')];
  return [told(issue.code === 'invalid_format' ? 'is not in the form it must have' : issue.message)];
}

/** Fields by the last part of their way and by the option that says the same: who knows one writes it for the other. */
const fieldsNamed = new Map(
  Object.entries<Option>(configurable).flatMap(([name, { config }]): [string, string][] =>
    config === undefined
      ? []
      : [
          [config.split('.').at(-1)!, config],
          [name, config],
        ],
  ),
);

function meant(key: string): string {
  const field = fieldsNamed.get(key);
  if (field === undefined) {
    const guess = didYouMean(key, ['sources', 'feeds', 'groups', 'extends', 'name', ...fieldsNamed.keys()]);
    return guess && `.${guess}`;
  }
  const [group, name] = field.split('.');
  return name === undefined ? `: "${group}" is` : `: it stands in "${group}", as {"${group}": {"${name}": …}}`;
}

function notAsItShouldBe(path: string, problems: readonly Problem[]): TrendingPapersError {
  const sorted = problems.toSorted((a, b) => a.line - b.line);
  const text = sorted.map(({ line, says }) => `  line ${line}: ${says}`).join('\n');
  return unusable(`${path} is not as it should be:\n${text}`, path, { problems: sorted });
}

function unusable(message: string, path: string, facts: object = {}): TrendingPapersError {
  return new TrendingPapersError('unusable-config', message, { path, ...facts });
}
