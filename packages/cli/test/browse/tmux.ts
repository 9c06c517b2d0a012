import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export const hasTmux = (() => {
  try {
    execFileSync('tmux', ['-V']);
    return true;
  } catch {
    return false;
  }
})();

/** A real terminal with a shell in it, on a server of its own. */
export async function openTerminal(cwd: string, env: Record<string, string>, columns = 80, rows = 24) {
  const socket = `trending-papers-${process.pid}-${Math.random().toString(36).slice(2)}`;
  // Where CI is set, what draws on terminals draws the last picture alone.
  const { CI: _, CONTINUOUS_INTEGRATION: __, TMUX: ___, NO_COLOR: ____, ...others } = process.env;
  const tmux = async (...args: string[]) =>
    (await execute('tmux', ['-L', socket, '-f', '/dev/null', ...args], { cwd, env: { ...others, ...env } })).stdout;
  await tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), 'env PS1="$ " TERM=screen bash --norc');
  return {
    /** Keys by tmux's names: `Enter`, `Escape`, `Down`, or letters. */
    press: async (...keys: string[]) => {
      for (const key of keys) await tmux('send-keys', key);
    },
    type: (text: string) => tmux('send-keys', '-l', text),
    run: (line: string) => tmux('send-keys', line, 'Enter'),
    screen: async () => (await tmux('capture-pane', '-p')).trimEnd(),
    /** Also what has left the screen at its top. */
    all: async () => (await tmux('capture-pane', '-p', '-J', '-S', '-')).trimEnd(),
    resize: (width: number, height: number) => tmux('resize-window', '-x', String(width), '-y', String(height)),
    close: () => tmux('kill-server').catch(() => ''),
  };
}

export type OpenTerminal = Awaited<ReturnType<typeof openTerminal>>;
