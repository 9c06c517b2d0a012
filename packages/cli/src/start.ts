import { readFile } from 'node:fs/promises';
import { main } from './cli.js';
import type { Io, Sink } from './io.js';

/** What shells expect of a process ended by Ctrl-C: 128 + SIGINT. */
const interrupted = 130;

function sink(stream: NodeJS.WriteStream): Sink {
  return {
    write: (text) => new Promise((resolve) => (stream.write(text) ? resolve() : stream.once('drain', resolve))),
    isTTY: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns : undefined,
  };
}

/** `SOURCE_DATE_EPOCH` fixes the clock for reproducible builds. https://reproducible-builds.org/specs/source-date-epoch/ */
function clock(env: NodeJS.ProcessEnv): () => Date {
  const seconds = Number(env.SOURCE_DATE_EPOCH);
  return env.SOURCE_DATE_EPOCH && Number.isFinite(seconds) ? () => new Date(seconds * 1000) : () => new Date();
}

/** Runs the command line of this process and sets its exit code. */
export async function start(): Promise<void> {
  const ending = new AbortController();
  // `| head` closes the pipe when it has seen enough: that is an end, not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => {
      // The second time the person means it.
      if (ending.signal.aborted) process.exit(interrupted);
      ending.abort(new Error(name));
      // A command that waits for input would wait on.
      process.stdin.destroy();
    });

  const io: Io = {
    out: sink(process.stdout),
    err: sink(process.stderr),
    stdin: process.stdin,
    env: process.env,
    cwd: process.cwd(),
    now: clock(process.env),
    fetch: (input, init) => globalThis.fetch(input, init),
    signal: ending.signal,
    widgetScript: () => readFile(new URL('./assets/trending-papers.min.js', import.meta.url), 'utf8'),
  };
  const code = await main(process.argv.slice(2), io);
  process.exitCode = ending.signal.aborted ? interrupted : code;
}
