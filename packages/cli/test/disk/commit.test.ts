import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CommitPlace, commitFiles, finishCommit } from '../../src/disk/commit.js';
import { type Disk, disk } from '../../src/disk/disk.js';
import { temporaryFolder } from '../terminal-io.js';
import { dyingDisk } from './dying-disk.js';

const old = { 'a.json': 'old a', 'b.json': 'old b', 'c.json': 'old c' };
const next = new Map([
  ['a.json', 'new a'],
  ['b.json', 'new b'],
  ['d.json', 'new d'],
]);

async function prepared(): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(old)) await writeFile(join(folder, name), text);
  await mkdir(join(folder, 'work'));
  return folder;
}

const place = (folder: string, on: Disk = disk, note: CommitPlace['note'] = () => {}): CommitPlace => ({
  folder,
  work: join(folder, 'work'),
  passes: (name) => name.startsWith('c'),
  disk: on,
  note,
});

async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])),
  );
}

describe('a commit of files', () => {
  it('replaces, adds and removes', async () => {
    const folder = await prepared();
    await commitFiles(place(folder), next);
    expect(await filesIn(folder)).toEqual(Object.fromEntries(next));
    expect(await readdir(join(folder, 'work'))).toEqual([]);
  });

  it('that died before it was decided is as if it had never been, after it is finished by the next run', async () => {
    const whole = dyingDisk(Number.POSITIVE_INFINITY);
    const first = await prepared();
    await commitFiles(place(first, whole), next);

    const outcomes = new Set<string>();
    for (let steps = 0; steps < whole.done; steps++) {
      const folder = await prepared();
      await commitFiles(place(folder, dyingDisk(steps)), next).catch(() => {});
      await finishCommit(place(folder));
      const files = await filesIn(folder);
      outcomes.add(JSON.stringify(files));
      expect([old, Object.fromEntries(next)], `after ${steps} steps`).toContainEqual(files);
    }
    expect(outcomes.size).toBe(2);
  });
});

describe('a decision that cannot be trusted', () => {
  /** A folder with a file beside it, and a decision that somebody left in the work folder. */
  async function withDecision(text: string) {
    const outside = await temporaryFolder();
    await writeFile(join(outside, 'theirs.json'), 'precious');
    await mkdir(join(outside, 'out', 'work', 'aside'), { recursive: true });
    const folder = join(outside, 'out');
    await writeFile(join(folder, 'a.json'), 'old a');
    await writeFile(join(folder, 'work', 'aside', 'a.json'), 'new a');
    await writeFile(join(folder, 'work', 'commit.json'), text);
    const notes: string[] = [];
    await finishCommit(place(folder, disk, (note) => notes.push(note)));
    return { outside, folder, notes };
  }

  it.each([
    ['a way up', { write: ['a.json'], remove: ['../theirs.json'] }],
    ['a way up that begins inside', { write: ['a.json'], remove: ['c/../../theirs.json'] }],
    ['an absolute path', { write: ['a.json'], remove: ['/etc/hostname'] }],
    ['a hidden folder', { write: ['.git/config'], remove: [] }],
    ['a way up with the slashes of Windows', { write: ['..\\theirs.json'], remove: [] }],
    ['a file of another kind', { write: ['a.json'], remove: ['a.json'] }],
    ['what is no list', { write: 'a.json', remove: [] }],
    ['more than it may', { write: ['a.json'], remove: [], run: 'rm -rf /' }],
  ])('for it holds %s moves and removes nothing, is set aside and told', async (_, decision) => {
    const { outside, folder, notes } = await withDecision(JSON.stringify(decision));
    expect(await filesIn(outside)).toEqual({ 'theirs.json': 'precious' });
    expect(await filesIn(folder)).toEqual({ 'a.json': 'old a' });
    expect(await readdir(join(folder, 'work'))).toEqual(['commit.json.damaged']);
    expect(notes).toEqual([expect.stringContaining('commit.json is damaged')]);
  });

  it('for it was cut anywhere is set aside', async () => {
    const whole = JSON.stringify({ write: ['a.json'], remove: ['c.json'] });
    for (let length = 0; length < whole.length; length++) {
      const { folder, notes } = await withDecision(whole.slice(0, length));
      expect(await filesIn(folder), `cut after ${length}`).toEqual({ 'a.json': 'old a' });
      expect(notes).toHaveLength(1);
    }
  });

  it('is not followed through a link that leads elsewhere', async () => {
    const outside = await temporaryFolder();
    await writeFile(join(outside, 'c.json'), 'precious');
    const folder = await prepared();
    await symlink(outside, join(folder, 'cabinet'));
    await mkdir(join(folder, 'work', 'aside'), { recursive: true });
    await writeFile(join(folder, 'work', 'commit.json'), JSON.stringify({ write: [], remove: ['cabinet/c.json'] }));
    await finishCommit(place(folder));
    expect(await filesIn(outside)).toEqual({ 'c.json': 'precious' });
    await expect(commitFiles(place(folder), [['cabinet/c.json', 'ours']])).rejects.toHaveProperty(
      'code',
      'unwritable-folder',
    );
    expect(await filesIn(outside)).toEqual({ 'c.json': 'precious' });
  });
});

describe('names that lead into folders', () => {
  it('are written there, and taken away when they are no longer written', async () => {
    const folder = await prepared();
    const text = async (...names: string[]) => readFile(join(folder, ...names), 'utf8');
    await commitFiles(place(folder), [
      ['c/one.json', '1'],
      ['c/two.json', '2'],
    ]);
    expect([await text('c', 'one.json'), await text('c', 'two.json')]).toEqual(['1', '2']);
    await commitFiles(place(folder), [['c/two.json', '3']]);
    expect(await readdir(join(folder, 'c'))).toEqual(['two.json']);
    expect(await text('c', 'two.json')).toBe('3');
  });
});
