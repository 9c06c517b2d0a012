import { emitKeypressEvents, type Interface } from 'node:readline';
import { Box, render, Text, useApp } from 'ink';
import { createElement, useEffect, useState } from 'react';
import type { Terminal } from '../terminal/io.js';
import { press, type Wish } from './keys.js';
import type { Browsing, Size } from './state.js';
import { draw, type Look, lastLine } from './view.js';

/** What becomes of the screen when a wish was fulfilled. */
export type Fulfil = (wish: Wish) => Partial<Browsing> | Promise<Partial<Browsing>>;

/** A second screen, which leaves what was there before as it was. https://invisible-island.net/xterm/ctlseqs/ctlseqs.html */
const enter = '\u001b[?1049h';
const leave = '\u001b[?1049l\u001b[?25h';

/** In milliseconds. */
const escapeCodeTimeout = 50;

const sizeOf = ({ columns, rows }: Terminal['output']): Size => ({ columns: columns || 80, rows: rows || 24 });

interface Session {
  readonly terminal: Terminal;
  readonly look: Look;
  readonly fulfil: Fulfil;
  /** What is on the screen. Not React's: keys come faster than it draws. */
  state: Browsing;
}

function Screen({ session }: { session: Session }) {
  const { terminal, look, fulfil } = session;
  const { input, output } = terminal;
  const { exit } = useApp();
  const [, draws] = useState(0);
  useEffect(() => {
    const again = (change: Partial<Browsing> = {}) => {
      session.state = { ...session.state, ...change };
      draws((count) => count + 1);
    };
    const onResize = () => again();
    const onKey = (letter: string | undefined, key: Key) => {
      const name = nameOf(letter, key);
      if (name === undefined) return;
      const size = sizeOf(output);
      const { state, wish } = press(session.state, name, { ...size, lastLine: lastLine(session.state, size, look) });
      if (name === 'interrupt' || wish?.kind === 'leave') return exit();
      again(state);
      const change = wish && fulfil(wish);
      if (change instanceof Promise) void change.then(again);
      else again(change);
    };
    output.on('resize', onResize);
    input.on('keypress', onKey);
    return () => {
      output.off('resize', onResize);
      input.off('keypress', onKey);
    };
  }, [session, input, output, look, fulfil, exit]);
  const lines = draw(session.state, sizeOf(output), look);
  return createElement(
    Box,
    { flexDirection: 'column' },
    // An empty line would take no room.
    ...lines.map((line, row) => createElement(Text, { key: row, wrap: 'truncate' }, line || ' ')),
  );
}

/** Fills the terminal until the person leaves; gives what was left. However that ends, the terminal is as it was. */
export async function fillScreen(
  terminal: Terminal,
  first: Browsing,
  { look, fulfil, signal }: { look: Look; fulfil: Fulfil; signal: AbortSignal },
): Promise<Browsing> {
  const { input, output } = terminal;
  const session: Session = { terminal, look, fulfil, state: first };
  const restore = () => {
    input.setRawMode(false);
    output.write(leave);
  };
  // Also when something ends the process that nobody caught.
  process.once('exit', restore);
  output.write(enter);
  // Node takes keys apart, also where fast fingers send several at once; a lone Esc is known by the silence after it.
  emitKeypressEvents(input, { escapeCodeTimeout } as unknown as Interface);
  input.setRawMode(true);
  input.resume();
  try {
    const options = { stdout: output, stdin: input, exitOnCtrlC: false, patchConsole: false };
    const app = render(createElement(Screen, { session }), options);
    const end = () => app.unmount();
    signal.addEventListener('abort', end, { once: true });
    await app.waitUntilExit();
    signal.removeEventListener('abort', end);
  } finally {
    process.off('exit', restore);
    restore();
    input.pause();
    // Or the process would wait for keys.
    input.unref();
  }
  return session.state;
}

interface Key {
  readonly name?: string;
  readonly sequence?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
}

/** A key by its name, or the letter that it types; nothing for what is neither. */
function nameOf(letter: string | undefined, { name = '', ctrl, meta }: Key): string | undefined {
  if (ctrl || (meta && name !== 'escape')) return ctrl && name === 'c' ? 'interrupt' : undefined;
  if (name === 'enter') return 'return';
  if (letter !== undefined && !/\p{Cc}/u.test(letter)) return letter;
  return name || undefined;
}
