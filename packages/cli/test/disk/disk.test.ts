import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitFiles } from '../../src/disk/commit.js';
import { disk } from '../../src/disk/disk.js';
import { diskError } from '../../src/disk/disk-error.js';
import { withLock } from '../../src/disk/lock.js';
import { temporaryFolder } from '../terminal-io.js';

describe('a folder', () => {
  it('is made with those above it', async () => {
    const folder = await temporaryFolder();
    await disk.mkdir(join(folder, 'a', 'b'));
    await disk.mkdir(join(folder, 'a', 'b'));
    expect(await readdir(join(folder, 'a'))).toEqual(['b']);
  });

  it('cannot be made where a file is', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    for (const path of [file, join(file, 'below')])
      await expect(disk.mkdir(path)).rejects.toMatchObject({ code: 'unwritable-folder' });
  });

  it.skipIf(!existsSync('/proc/self'))('cannot be made in /proc, which is told and not tried for ever', async () => {
    await expect(disk.mkdir('/proc/no-such/folder')).rejects.toHaveProperty('code', 'unwritable-folder');
  });
});

describe('an error of the disk', () => {
  it('is told in words', () => {
    const thrown = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    expect(diskError('unwritable-file', 'feed.json cannot be written', 'feed.json', thrown)).toMatchObject({
      code: 'unwritable-file',
      message: 'feed.json cannot be written: the disk is full.',
    });
  });

  it('of another kind stays what it is', () => {
    const thrown = new TypeError('a fault of ours');
    expect(diskError('unwritable-file', 'x', 'x', thrown)).toBe(thrown);
  });
});

describe('a lock', () => {
  it('that another run took as this one ended stays', async () => {
    const work = join(await temporaryFolder(), 'work');
    await withLock(
      work,
      () => new Date(),
      {
        ...disk,
        // The other run begins between our two last steps.
        removeEmpty: async (path) => {
          await mkdir(path, { recursive: true });
          await writeFile(join(path, 'lock'), 'theirs');
          await disk.removeEmpty(path);
        },
      },
      async () => {},
    );
    expect(await readdir(work)).toEqual(['lock']);
  });

  it.skipIf(process.platform !== 'linux')(
    'of a run that was killed is taken over, though nobody cleared it away',
    async () => {
      // A process that ended and whose parent never asks keeps its number.
      const parent = spawn('sh', ['-c', 'sh -c "exit 0" & echo $!; exec sleep 60'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const [said] = (await once(parent.stdout, 'data')) as [Buffer];
      const work = join(await temporaryFolder(), 'work');
      await mkdir(work);
      await writeFile(join(work, 'lock'), JSON.stringify({ pid: Number(String(said)), host: hostname() }));
      const clock = () => new Date();
      expect(await withLock(work, clock, disk, async () => 'done')).toBe('done');
      await writeFile(
        join(await mkdir(work, { recursive: true }).then(() => work), 'lock'),
        JSON.stringify({ pid: parent.pid, host: hostname() }),
      );
      await expect(withLock(work, clock, disk, async () => 'done')).rejects.toMatchObject({ code: 'locked' });
      parent.kill();
    },
  );

  it('is taken anew when the folder went away meanwhile', async () => {
    const work = join(await temporaryFolder(), 'work');
    let tries = 0;
    const create = async (path: string, text: string) => {
      if (tries++ === 0) await disk.removeEmpty(work);
      return disk.create(path, text);
    };
    expect(
      await withLock(
        work,
        () => new Date(),
        { ...disk, create },
        async () => 'done',
      ),
    ).toBe('done');
  });
});

describe('a lock that names nobody', () => {
  it.each(['', '{', '{}', '[]', 'null', '"text"', '{"pid":0,"host":"x"}', '{"pid":12,"ho'])(
    '%j is of a run that died, and is taken over',
    async (text) => {
      const work = join(await temporaryFolder(), 'work');
      await mkdir(work);
      await writeFile(join(work, 'lock'), text);
      const clock = () => new Date();
      expect(await withLock(work, clock, disk, async () => 'done')).toBe('done');
      expect(existsSync(work)).toBe(false);
    },
  );

  it('is taken over even when it is a folder', async () => {
    const work = join(await temporaryFolder(), 'work');
    await mkdir(join(work, 'lock'), { recursive: true });
    const clock = () => new Date();
    expect(await withLock(work, clock, disk, async () => 'done')).toBe('done');
  });

  it('lies where a link led: the link goes, and what it led to stays', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'theirs'));
    await writeFile(join(folder, 'theirs', 'file'), 'precious');
    await symlink(join(folder, 'theirs'), join(folder, 'work'));
    const clock = () => new Date();
    await withLock(join(folder, 'work'), clock, disk, async () => {});
    expect(await readdir(join(folder, 'theirs'))).toEqual(['file']);
  });
});

describe('a disk that is full', () => {
  it('does not keep the drafts', async () => {
    const folder = await temporaryFolder();
    const work = join(folder, 'work');
    await mkdir(work);
    const write = async (path: string, text: string) => {
      if (path.endsWith('b.json')) throw new Error('full');
      await disk.write(path, text);
    };
    const files = [
      ['a.json', 'a'],
      ['b.json', 'b'],
    ] as const;
    await expect(
      commitFiles({ folder, work, passes: () => false, disk: { ...disk, write }, note: () => {} }, files),
    ).rejects.toThrow('full');
    expect(await readdir(work)).toEqual([]);
  });
});
