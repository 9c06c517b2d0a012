import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export const root = resolve(import.meta.dirname, '../..');
export const bin = join(root, 'packages/cli/dist/bin.js');
const upstream = pathToFileURL(join(import.meta.dirname, 'upstream.mjs')).href;

/** An empty folder of its own, which the system clears away. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'trending-papers-journey-'));
}

/** A folder that answers for the network: what each address gives, without its scheme. */
export function answerOf(answers: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = emptyFolder();
  for (const [address, body] of Object.entries(answers)) {
    const [host = '', ...path] = address.split('/');
    const file = join(folder, host, `/${path.join('/')}`.replaceAll(/[^\w.-]/g, '_'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, body);
  }
  return folder;
}

export interface Run {
  code: number | null;
  out: string;
  err: string;
}

export interface Setting {
  /** The working folder. */
  in: string;
  /** A folder of answers, in which the network lies, or the address of a server; without it there is none. */
  answers?: string;
  /** What the clock says: ISO 8601. */
  at: string;
  env?: Record<string, string>;
  /** What standard input holds; it stays open without it. */
  input?: string;
}

/** The built command, as a person starts it, in a home without anything in it. */
export function trendingPapers(args: readonly string[], { in: cwd, answers, at, env, input }: Setting): Promise<Run> {
  const child = spawn(process.execPath, ['--import', upstream, bin, ...args], {
    cwd,
    env: {
      PATH: process.env.PATH,
      HOME: cwd,
      XDG_CACHE_HOME: join(cwd, '.cache'),
      SOURCE_DATE_EPOCH: String(Date.parse(at) / 1000),
      UPSTREAM: answers ?? '',
      ...env,
    },
  });
  if (input !== undefined) child.stdin.end(input);
  const run: Run = { code: null, out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    run.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    run.err += chunk;
  });
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => done({ ...run, code }));
  });
}
