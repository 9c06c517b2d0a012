import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { TrendingPapersError } from '@trending-papers/core/paper';
import type * as z from 'zod/mini';
import { inputs } from '../args/operands.js';
import type { Values } from '../args/option.js';
import { configurable } from '../args/options.js';
import { readValues } from '../args/parse.js';
import type { Io } from '../terminal/io.js';
import { withConfig } from './arguments.js';
import { Config } from './schema.js';

export const configName = 'trending-papers.config.json';

export interface ReadConfig {
  readonly config: Config;
  /** Where it was read from. */
  readonly path: string;
  /** The way to its folder from the current one. */
  readonly folder: string;
  /** All that it says, read; what it does not say as if nobody said anything. */
  readonly values: Values<typeof configurable>;
}

/**
 * The config named, or the one in the current folder; nothing when none was named and there is none. Every field is
 * checked, also those that the command at hand does not ask for.
 *
 * @throws TrendingPapersError `unusable-config` or `usage-error` that says which field is wrong.
 */
export async function readConfig(named: string | undefined, io: Io): Promise<ReadConfig | undefined> {
  const path = resolve(io.cwd, named ?? configName);
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (named === undefined && cause.code === 'ENOENT') return undefined;
    throw new TrendingPapersError('unusable-config', `Cannot read the config ${path}: ${cause.message}.`, { path });
  });
  if (text === undefined) return undefined;
  const config = parseConfig(text, path);
  const folder = relative(io.cwd, dirname(path));
  const words = withConfig({ options: new Map(), operands: [] }, configurable, { config, folder, path });
  return { config, folder, path, values: await readValues(words, configurable, inputs) };
}

function parseConfig(text: string, path: string): Config {
  let json: unknown;
  try {
    // Editors on Windows put a mark of the byte order first.
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new TrendingPapersError('unusable-config', `${path} is not JSON: ${(cause as Error).message}.`, { path });
  }
  const result = Config.safeParse(json);
  if (result.success) return result.data as Config;
  const problems = result.error.issues.map((issue) => `  ${issue.path.join('.') || 'the file'}: ${problemOf(issue)}`);
  throw new TrendingPapersError('unusable-config', `${path} is not as it should be:\n${problems.join('\n')}`, {
    path,
    issues: result.error.issues,
  });
}

/** zod/mini brings no language of its own. */
function problemOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `has no ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
  if (issue.code === 'invalid_type') return `must be of type ${issue.expected}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  if (issue.code === 'too_small') return 'must not be empty or negative';
  return issue.code === 'invalid_format' ? 'is not in the form it must have' : issue.message;
}
