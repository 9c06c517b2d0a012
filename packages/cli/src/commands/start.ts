import { openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import { ReadStream } from 'node:tty';
import { TrendingPapersError } from '@trending-papers/core/paper';
import { diskError } from '../disk/disk-error.js';
import { isOutputNowhere } from '../terminal/closed.js';
import { exit } from '../terminal/exit.js';
import type { Io, Sink, Terminal } from '../terminal/io.js';
import { main } from './main.js';

/** What shells expect of a process that was ended: 128 and the number of the signal. */
const endings = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

type Ending = keyof typeof endings;

const signals = Object.keys(endings) as Ending[];

function sink(stream: NodeJS.WriteStream): Sink {
  return {
    write: (text) =>
      new Promise((resolve) => {
        // A stream that ended takes nothing more, and nothing should wait for it.
        if (stream.destroyed || stream.write(text)) return resolve();
        stream.once('drain', resolve).once('close', resolve);
      }),
    isTTY: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns : undefined,
  };
}

/** `SOURCE_DATE_EPOCH` fixes the clock for reproducible builds. https://reproducible-builds.org/specs/source-date-epoch/ */
function clock(env: NodeJS.ProcessEnv): () => Date {
  const seconds = Number(env.SOURCE_DATE_EPOCH);
  return env.SOURCE_DATE_EPOCH && Number.isFinite(seconds) ? () => new Date(seconds * 1000) : () => new Date();
}

/** Hears of signals while somebody waits; a handler at other times would keep a busy process from being ended. */
function interruption() {
  const controller = new AbortController();
  const ended: { by?: Ending } = {};
  const end = (name: Ending) => {
    // The second time the person means it.
    if (ended.by) process.exit(endings[name]);
    ended.by = name;
    controller.abort(new Error(name));
  };
  let waiting = 0;
  const stoppable = async <T>(task: () => Promise<T>): Promise<T> => {
    if (waiting++ === 0) for (const name of signals) process.on(name, end);
    try {
      return await task();
    } finally {
      if (--waiting === 0) for (const name of signals) process.off(name, end);
    }
  };
  return { signal: controller.signal, stoppable, ended };
}

/**
 * What becomes of a run whose output goes nowhere. `| head` closes the pipe when it has seen enough: that is an end, not
 * an error. A disk that is full is one. Without stderr there is nobody to tell.
 */
function endWithOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exit.done);
    const { message } = diskError('unwritable-output', 'Standard output cannot be written', '-', error) as Error;
    process.stderr.write(`error ${message} [unwritable-output]\n`, () => process.exit(exit.failed));
  });
  process.stderr.on('error', () => {});
}

/** Commands whose whole work is what they write there. All others do their work elsewhere, and say there what it was. */
const writing = new Set('show search cite explain top trends stats feed export digest watch completion'.split(' '));

/** Standard output; that nothing of it will ever be seen is told. */
function output(command: string | undefined, err: Sink): Sink {
  const out = sink(process.stdout);
  if (!writing.has(command ?? '') || !isOutputNowhere()) return out;
  let told = false;
  return {
    ...out,
    write: async (text) => {
      if (!told) await err.write(nowhere);
      told = true;
      await out.write(text);
    },
  };
}

const nowhere =
  '! Standard output is closed, or thrown away by what started this: the papers are written nowhere. Name a file with >.\n';

/** What opens an address of the web on each system. */
const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  // Not `start` of cmd, which would read an ampersand in the address as another command.
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  linux: ['xdg-open'],
};

async function openUrl(url: string): Promise<void> {
  const [command, ...args] = openers[process.platform] ?? openers.linux!;
  const { spawn } = await import('node:child_process');
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject)).catch(() => {
    throw new TrendingPapersError('no-browser', `There is no ${command} here to open ${url} with: --print writes it.`, {
      url,
    });
  });
  child.unref();
}

/** The network, loaded when it is first asked: few runs ask it. */
function network(): Pick<Io, 'fetch' | 'resolveHost'> {
  let loaded: Promise<Pick<Io, 'fetch' | 'resolveHost'>> | undefined;
  const load = () => (loaded ??= import('../inputs/pinned.js').then(({ pinnedNetwork }) => pinnedNetwork()));
  return {
    fetch: async (input, init) => (await load()).fetch(input, init),
    resolveHost: async (host) => (await load()).resolveHost(host),
  };
}

/** Keys come from standard input, and where that is a listing from the terminal of the session. */
function terminal(): Terminal | undefined {
  const { stdin, stdout } = process;
  if (!stdout.isTTY) return undefined;
  if (stdin.isTTY) return { input: stdin, output: stdout };
  try {
    return { input: new ReadStream(openSync('/dev/tty', 'r')), output: stdout };
  } catch {
    return undefined;
  }
}

/** Runs the command line of this process and sets its exit code. */
export async function start(): Promise<void> {
  endWithOutput();
  const { signal, stoppable, ended } = interruption();
  const err = sink(process.stderr);
  const io: Io = {
    out: output(process.argv[2], err),
    err,
    // Opening it takes Node milliseconds, and few runs read it.
    get stdin() {
      return addAbortSignal(signal, process.stdin);
    },
    env: process.env,
    cwd: process.cwd(),
    now: clock(process.env),
    ...network(),
    signal,
    stoppable,
    openUrl,
    terminal,
    widgetScript: () => asset('trending-papers.min.js'),
    widgetParts: async () => ({ reader: await asset('parts/reader.js'), archive: await asset('parts/archive.js') }),
  };
  const code = await main(process.argv.slice(2), io);
  process.exitCode = ended.by ? endings[ended.by] : code;
}

/** A file of the widget that the package carries. */
function asset(name: string): Promise<string> {
  return readFile(new URL(`./assets/${name}`, import.meta.url), 'utf8');
}
