import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AnswerCache, CachedAnswer } from '@trending-papers/core/fetch';
import type { Io } from '../terminal/io.js';

/** An answer nobody asked for again in this time is let go. */
const longestUnused = 30 * 86_400_000;

/** Files of a first layout lay one folder above. Their headers could hold a key, so they are taken away. */
const layout = 'answers-2';
const answerFile = /^[0-9a-f]{64}(\.\d+)?$/;

/** Where answers are kept: `TRENDING_PAPERS_CACHE`, else the user's cache folder. https://specifications.freedesktop.org/basedir-spec/latest/ */
export function cacheFolder(env: Io['env']): string {
  const own = env.TRENDING_PAPERS_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'trending-papers');
  return join(own, layout);
}

/** The line before a body: what it answers, and what it must be to be whole. */
interface Header extends Omit<CachedAnswer, 'body'> {
  key: string;
  length: number;
  sha256: string;
}

const digestOf = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex');

/**
 * A cache of one file an answer: a line of JSON about it, then the body as received. A body that is not as long as the
 * line says, or another, was cut by a full disk or a power cut: the answer counts as unknown and is asked for again.
 */
export function diskCache(folder: string, now: () => Date): AnswerCache {
  const pathOf = (key: string) => join(folder, digestOf(key));
  let tidied: Promise<void> | undefined;
  return {
    async get(key) {
      const bytes = await readFile(pathOf(key)).catch(() => undefined);
      const end = bytes?.indexOf(0x0a) ?? -1;
      if (!bytes || end === -1) return undefined;
      const header = headerOf(bytes.subarray(0, end).toString('utf8'));
      const body = new Uint8Array(bytes.subarray(end + 1));
      if (header?.key !== key || header.length !== body.length || header.sha256 !== digestOf(body)) return undefined;
      const { key: _, length: __, sha256: ___, ...about } = header;
      return { ...about, body };
    },
    async set(key, { body, ...about }) {
      // What a person reads is theirs: no other user of the machine may look.
      await mkdir(folder, { recursive: true, mode: 0o700 });
      tidied ??= tidy(folder, now());
      await tidied;
      const header: Header = { key, length: body.length, sha256: digestOf(body), ...about };
      const path = pathOf(key);
      const draft = `${path}.${process.pid}`;
      await writeFile(draft, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]), { mode: 0o600 });
      await rename(draft, path);
    },
  };
}

/** A header as it was written, or nothing: the file may be anybody's. */
function headerOf(line: string): Header | undefined {
  try {
    const header: Partial<Record<keyof Header, unknown>> | null = JSON.parse(line);
    const { key, storedAt, freshUntil, etag, lastModified, counted } = header ?? {};
    if (typeof key !== 'string' || typeof storedAt !== 'number' || typeof freshUntil !== 'number') return undefined;
    const isText = (value: unknown) => value === undefined || typeof value === 'string';
    return isText(etag) && isText(lastModified) && isText(counted) ? (header as Header) : undefined;
  } catch {
    return undefined;
  }
}

async function tidy(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (now.getTime() - mtimeMs > longestUnused) await rm(path, { force: true });
  }
  const above = dirname(folder);
  for (const name of await readdir(above).catch(() => []))
    if (answerFile.test(name)) await rm(join(above, name), { force: true });
}
