import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { AnswerCache } from '@trending-papers/core/fetch';
import type { Io } from '../terminal/io.js';

/** An answer nobody asked for again in this time is let go. */
const longestUnused = 30 * 86_400_000;

/** Where answers are kept: `TRENDING_PAPERS_CACHE`, else the user's cache folder. https://specifications.freedesktop.org/basedir-spec/latest/ */
export function cacheFolder(env: Io['env']): string {
  return env.TRENDING_PAPERS_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'trending-papers');
}

/** A cache of one file an answer: a line of JSON about it, then the body as received. */
export function diskCache(folder: string, now: () => Date): AnswerCache {
  const pathOf = (key: string) => join(folder, createHash('sha256').update(key).digest('hex'));
  let tidied: Promise<void> | undefined;
  return {
    async get(key) {
      const bytes = await readFile(pathOf(key)).catch(() => undefined);
      const end = bytes?.indexOf(0x0a) ?? -1;
      if (!bytes || end === -1) return undefined;
      const { key: known, ...about } = JSON.parse(bytes.subarray(0, end).toString('utf8'));
      return known === key ? { ...about, body: new Uint8Array(bytes.subarray(end + 1)) } : undefined;
    },
    async set(key, { body, ...about }) {
      await mkdir(folder, { recursive: true });
      tidied ??= tidy(folder, now());
      await tidied;
      const path = pathOf(key);
      const draft = `${path}.${process.pid}`;
      await writeFile(draft, Buffer.concat([Buffer.from(`${JSON.stringify({ key, ...about })}\n`), body]));
      await rename(draft, path);
    },
  };
}

async function tidy(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (now.getTime() - mtimeMs > longestUnused) await rm(path, { force: true });
  }
}
