// How other programs are started: never by a shell, which would read paths with blanks and arguments with `&` anew.
import { win32 } from 'node:path';

/**
 * The program and the arguments that a command stands for. A script is run by this Node; npm on Windows is a script, too,
 * as a .cmd file would need a shell.
 *
 * @returns {[program: string, args: string[]]}
 */
export function started(command, args, { platform = process.platform, execPath = process.execPath } = {}) {
  if (/\.[cm]?js$/.test(command)) return [execPath, [command, ...args]];
  if (command !== 'npm' || platform !== 'win32') return [command, [...args]];
  // Node's installer puts it beside Node itself.
  return [execPath, [win32.join(win32.dirname(execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'), ...args]];
}
