// The file system as a disk that fails: the Nth operation below a folder does not do what it should. Loaded by tests,
// and before the program (`node --import`) to kill it there.
import { AsyncLocalStorage } from 'node:async_hooks';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const reading = ['readFile', 'readdir', 'stat', 'lstat', 'realpath', 'open'];
const writing = ['writeFile', 'mkdir', 'rename', 'link', 'rm', 'rmdir'];

/** Which operations a fault can meet. */
const faults = {
  EIO: [...reading, ...writing, 'sync'],
  EPERM: [...reading, ...writing],
  ENOSPC: ['writeFile', 'mkdir', 'rename', 'link', 'sync'],
  EMFILE: ['readFile', 'readdir', 'open', 'writeFile'],
  SIGKILL: [...reading, ...writing, 'sync'],
};

/** A full disk, and a process that ends, may leave the half of what was to be written. */
const halving = new Set(['ENOSPC', 'SIGKILL']);

const never = () => new Promise(() => {});

// A link is where its second name is.
const placeOf = (name, args) => String(name === 'link' ? args[1] : args[0]);

const half = (content) => Buffer.from(content).subarray(0, content.length / 2);

/** The disk of each run that has one, and that of everybody else. */
const disks = new AsyncLocalStorage();
let ofAll;

/** The power never goes: what would outlast that is not waited for, which costs more than all else, and may fail. */
const lasting = (handle, path, disk) => Object.assign(handle, { sync: () => disk.act('sync', async () => {}, [path]) });

for (const name of [...reading, ...writing]) {
  const act = fs[name];
  fs[name] = async (...args) => {
    const disk = disks.getStore() ?? ofAll;
    if (!disk) return act(...args);
    const done = await disk.act(name, act, args);
    return name === 'open' ? lasting(done, args[0], disk) : done;
  };
}
syncBuiltinESMExports();

function diskOf(folder, fault, at) {
  const said = { operations: 0, failed: undefined };
  let isOver = false;
  const running = new Set();
  async function spoilt(name, really, args) {
    if (isOver) return never();
    const path = placeOf(name, args);
    if (!faults[fault].includes(name) || !path.startsWith(folder) || said.operations++ !== at) return really(...args);
    said.failed = `${name} ${path.slice(folder.length)}`;
    if (name === 'writeFile' && halving.has(fault)) await really(path, half(args[1]), args[2]);
    if (fault === 'SIGKILL') process.kill(process.pid, 'SIGKILL');
    throw Object.assign(new Error(`${fault}: the test says so, ${name} '${path}'`), { code: fault, path });
  }
  return {
    said,
    act: async (...operation) => {
      const done = spoilt(...operation);
      running.add(done);
      return done.finally(() => running.delete(done));
    },
    /** What a run began is done, and what it begins from now on never is, as when its process ends. */
    async end() {
      isOver = true;
      await Promise.allSettled([...running]);
    },
  };
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
 * Runs a task on a disk of its own, whose operation number `at` below a folder is spoilt. Gives what the task did, and
 * what was done to the disk.
 */
export async function onFailingDisk(folder, fault, at, task) {
  const disk = diskOf(folder, fault, at);
  const ran = await disks.run(disk, task);
  await disk.end();
  return { ran, ...disk.said };
}

/**
 * Runs a task on a disk of its own that does one operation at a time, and stands still wherever the process may end:
 * ahead of each operation, and between the halves of a file. `look` is asked there, unless all is as when it was last.
 *
 * @returns what the task did, and how many operations it had below the folder
 */
export async function atEachEnd(folder, look, task) {
  let operations = 0;
  let isNew = true;
  let turn = Promise.resolve();
  async function one(name, really, args) {
    const path = placeOf(name, args);
    if (!path.startsWith(folder)) return really(...args);
    operations++;
    const about = `${name} ${path.slice(folder.length)}`;
    if (isNew) await disks.exit(() => look(`ahead of ${about}`));
    isNew = writing.includes(name);
    if (name !== 'writeFile') return really(...args);
    const first = half(args[1]);
    await really(path, first, args[2]);
    await disks.exit(() => look(`half of ${about}`));
    await fs.appendFile(path, Buffer.from(args[1]).subarray(first.length));
  }
  const act = (...operation) => {
    const done = turn.then(() => one(...operation));
    turn = done.catch(() => {});
    return done;
  };
  const ran = await disks.run({ act }, task);
  return { ran, operations };
}

if (process.env.KILLED_BELOW) failing(process.env.KILLED_BELOW, 'SIGKILL', Number(process.env.KILLED_AT));
