import { type Disk, disk } from '../../src/disk/disk.js';

/** A disk that fails for ever after some steps, as when the process is killed; it counts the steps. */
export function dyingDisk(steps: number): Disk & { done: number } {
  const dying = { done: 0 } as Disk & { done: number };
  for (const [name, act] of Object.entries(disk) as [keyof Disk, (...args: never[]) => Promise<unknown>][])
    Object.assign(dying, {
      [name]: async (...args: never[]) => {
        if (dying.done >= steps) throw new Error('killed');
        dying.done++;
        return act(...args);
      },
    });
  return dying;
}
