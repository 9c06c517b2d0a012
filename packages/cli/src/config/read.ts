import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { TrendingPapersError } from '@trending-papers/core/paper';
import type * as z from 'zod/mini';
import type { Io } from '../terminal/io.js';
import { Config } from './schema.js';

export const configName = 'trending-papers.config.json';

/**
 * The config named, or the one in the current folder; nothing when none was named and there is none.
 *
 * @throws TrendingPapersError `unusable-config` that says which field is wrong.
 */
export async function readConfig(named: string | undefined, io: Io): Promise<Config | undefined> {
  const path = resolve(io.cwd, named ?? configName);
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (named === undefined && cause.code === 'ENOENT') return undefined;
    throw new TrendingPapersError('unusable-config', `Cannot read the config ${path}: ${cause.message}.`, { path });
  });
  return text === undefined ? undefined : parseConfig(text, path);
}

function parseConfig(text: string, path: string): Config {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new TrendingPapersError('unusable-config', `${path} is not JSON: ${(cause as Error).message}.`, { path });
  }
  const result = Config.safeParse(json);
  if (result.success) return result.data;
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
