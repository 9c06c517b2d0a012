// The file system as a disk that fails: the Nth operation below a folder does not do what it should. Loaded by tests,
// and before the program (`node --import`) to kill it there.
import { AsyncLocalStorage } from 'node:async_hooks';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const reading = ['readFile', 'readdir', 'stat', 'lstat', 'realpath', 'open'];
const writing = ['writeFile', 'mkdir', 'rename', 'link', 'rm', 'rmdir'];

/** Which operations a fault can meet. Of `death` a run's every later operation never ends, as if the process were gone. */
const faults = {
  EIO: [...reading, ...writing],
  EPERM: [...reading, ...writing],
  ENOSPC: ['writeFile', 'mkdir', 'rename', 'link'],
  EMFILE: ['readFile', 'readdir', 'open', 'writeFile'],
  death: [...reading, ...writing],
  SIGKILL: [...reading, ...writing],
};

/** A full disk, and a process that ends, may leave the half of what was to be written. */
const halving = new Set(['ENOSPC', 'death', 'SIGKILL']);

const never = () => new Promise(() => {});

/** The disk of each run that has one, and that of everybody else. */
const disks = new AsyncLocalStorage();
let ofAll;

for (const name of [...reading, ...writing]) {
  const act = fs[name];
  fs[name] = async (...args) => {
    const disk = disks.getStore() ?? ofAll;
    return disk ? disk.act(name, act, args) : act(...args);
  };
}
syncBuiltinESMExports();

function diskOf(folder, fault, at) {
  const said = { operations: 0, failed: undefined };
  let end;
  const ended = new Promise((resolve) => {
    end = resolve;
  });
  let isDead = false;
  async function act(name, really, args) {
    if (isDead) return never();
    // A link is where its second name is.
    const path = String(name === 'link' ? args[1] : args[0]);
    if (!faults[fault].includes(name) || !path.startsWith(folder) || said.operations++ !== at) return really(...args);
    said.failed = `${name} ${path.slice(folder.length)}`;
    isDead = fault === 'death';
    if (name === 'writeFile' && halving.has(fault)) await really(path, args[1].slice(0, args[1].length / 2), args[2]);
    if (fault === 'SIGKILL') process.kill(process.pid, 'SIGKILL');
    if (isDead) {
      end();
      return never();
    }
    throw Object.assign(new Error(`${fault}: the test says so, ${name} '${path}'`), { code: fault, path });
  }
  return { said, ended, act };
}

/** Spoils the operation number `at` below a folder, from 0, for everybody; `undo` mends the disk. */
export function failing(folder, fault, at) {
  ofAll = diskOf(folder, fault, at);
  return {
    said: ofAll.said,
    undo: () => {
      ofAll = undefined;
    },
  };
}

/**
 * Runs a task on a disk of its own, whose operation number `at` below a folder is spoilt. Gives what the task did, nothing
 * when it died, and what was done to the disk.
 */
export async function onFailingDisk(folder, fault, at, task) {
  const { said, ended, act } = diskOf(folder, fault, at);
  return { ran: await Promise.race([disks.run({ act }, task), ended]), ...said };
}

if (process.env.KILLED_BELOW) failing(process.env.KILLED_BELOW, 'SIGKILL', Number(process.env.KILLED_AT));
