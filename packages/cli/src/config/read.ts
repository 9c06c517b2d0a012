import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { TrendingPapersError } from '@trending-papers/core/paper';
import type { Io } from '../io.js';
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
  const problems = result.error.issues.map((issue) => `  ${issue.path.join('.') || 'the whole'}: ${issue.message}`);
  throw new TrendingPapersError('unusable-config', `${path} is not as it should be:\n${problems.join('\n')}`, {
    path,
    issues: result.error.issues,
  });
}
