// The file system as a disk that fails: the Nth operation below a folder does not do what it should. Loaded by tests,
// and before the program (`node --import`) to kill it there.
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const reading = ['readFile', 'readdir', 'stat', 'lstat', 'realpath', 'open'];
const writing = ['writeFile', 'mkdir', 'rename', 'link', 'rm', 'rmdir'];

/** Which operations a fault can meet. */
const faults = {
  EIO: [...reading, ...writing],
  EPERM: [...reading, ...writing],
  ENOSPC: ['writeFile', 'mkdir', 'rename', 'link'],
  EMFILE: ['readFile', 'readdir', 'open', 'writeFile'],
  SIGKILL: [...reading, ...writing],
};

/** A full disk, and a process that is killed, may leave the half of what was to be written. */
const halving = new Set(['ENOSPC', 'SIGKILL']);

/**
 * Spoils the operation number `at` below a folder, from 0. What was done stands in `said.operations`; `undo` mends the
 * disk.
 */
export function failing(folder, fault, at) {
  const said = { operations: 0, failed: undefined };
  const before = {};
  for (const name of faults[fault]) {
    const act = fs[name];
    before[name] = act;
    fs[name] = async (...args) => {
      // A link is where its second name is.
      const path = String(name === 'link' ? args[1] : args[0]);
      if (!path.startsWith(folder) || said.operations++ !== at) return act(...args);
      said.failed = `${name} ${path.slice(folder.length)}`;
      if (name === 'writeFile' && halving.has(fault)) await act(path, args[1].slice(0, args[1].length / 2), args[2]);
      if (fault === 'SIGKILL') process.kill(process.pid, 'SIGKILL');
      throw Object.assign(new Error(`${fault}: the test says so, ${name} '${path}'`), { code: fault, path });
    };
  }
  syncBuiltinESMExports();
  return {
    said,
    undo() {
      Object.assign(fs, before);
      syncBuiltinESMExports();
    },
  };
}

if (process.env.KILLED_BELOW) failing(process.env.KILLED_BELOW, 'SIGKILL', Number(process.env.KILLED_AT));
