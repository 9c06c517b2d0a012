import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { main } from '../src/commands/main.js';
import type { Io, Sink } from '../src/terminal/io.js';

export const root = resolve(import.meta.dirname, '..', '..', '..');

export interface Ran {
  code: number;
  out: string;
  err: string;
}

export type Around = Partial<Omit<Io, 'out' | 'err' | 'stdin'>> & {
  input?: string;
  /** Width of the terminal that stdout and stderr are; without it they are pipes. */
  columns?: number;
};

/** A stand-in for the widget's script: short, and told apart from anything else. */
export const widgetScript = 'customElements.define("trending-papers",class extends HTMLElement{});';

/** Runs a command line inside the test: the terminal, the clock and the network are what `around` says. */
export async function run(argv: readonly string[], { input, columns, ...around }: Around = {}): Promise<Ran> {
  const [out, err] = [collector(columns), collector(columns)];
  const io: Io = {
    out,
    err,
    stdin: bytes(input),
    env: {},
    cwd: root,
    now: () => new Date('2026-07-01T12:00:00Z'),
    fetch: () => Promise.reject(new TypeError('this test has no network')),
    resolveHost: async () => ['93.184.215.14'],
    sleep: async () => {},
    signal: new AbortController().signal,
    stoppable: (task) => task(),
    widgetScript: async () => widgetScript,
    widgetParts: async () => ({}),
    ...around,
  };
  const code = await main(argv, io);
  return { code, out: out.text, err: err.text };
}

function collector(columns: number | undefined): Sink & { text: string } {
  return {
    text: '',
    isTTY: columns !== undefined,
    columns,
    async write(text) {
      this.text += text;
    },
  };
}

function bytes(input: string | undefined): Io['stdin'] {
  async function* chunks() {
    if (input !== undefined) yield new TextEncoder().encode(input);
  }
  return Object.assign(chunks(), { isTTY: input === undefined });
}

/** A new folder of this test's own. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'trending-papers-'));
}
