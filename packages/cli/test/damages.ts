import { readFile, rm, writeFile } from 'node:fs/promises';

/** What disks, editors and merges do to a file. */
export const damages: Readonly<Record<string, (path: string) => Promise<void>>> = {
  emptied: (path) => writeFile(path, ''),
  deleted: (path) => rm(path),
  'cut at the end of a line': async (path) => {
    const lines = (await readFile(path, 'utf8')).split('\n').slice(0, -1);
    await writeFile(path, `${lines.slice(0, Math.floor(lines.length / 2)).join('\n')}\n`);
  },
  'cut inside a line': async (path) => {
    const text = await readFile(path);
    await writeFile(path, text.subarray(0, Math.floor(text.length * 0.6)));
  },
  'overwritten with garbage': (path) => writeFile(path, Buffer.from([0, 255, 10, 123, 10, 34])),
};
