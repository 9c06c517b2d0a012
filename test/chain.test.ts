import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actions } from '../packages/cli/src/config/hosts/actions.js';
import { relativeSources } from '../scripts/maps.mjs';
import { started } from '../scripts/started.mjs';

// What runs on the way from the sources to a package.

describe('a program that a script starts', () => {
  const onWindows = { platform: 'win32', execPath: 'C:\\Program Files\\nodejs\\node.exe' } as const;

  it.each([
    ['npm', ['pack', 'a&calc'], {}, 'npm', ['pack', 'a&calc']],
    ['tar', ['-xzf', 'C:\\Users\\Jane Doe\\a.tgz'], onWindows, 'tar', ['-xzf', 'C:\\Users\\Jane Doe\\a.tgz']],
    [
      'npm',
      ['pack', 'a&calc'],
      onWindows,
      'C:\\Program Files\\nodejs\\node.exe',
      ['C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js', 'pack', 'a&calc'],
    ],
    ['C:\\Jane Doe\\pnpm.cjs', ['build'], onWindows, onWindows.execPath, ['C:\\Jane Doe\\pnpm.cjs', 'build']],
  ])('%s %j is started as it is, without a shell', (command, args, where, program, given) => {
    expect(started(command, args, where)).toEqual([program, given]);
  });

  it('is started by a shell nowhere', () => {
    const scripts = ['scripts', 'docs', 'examples', 'bench', 'packages/widget/scripts'].flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.mjs'))
        .map((name) => `${folder}/${name}`),
    );
    expect(scripts.length).toBeGreaterThan(10);
    for (const path of scripts)
      expect(readFileSync(path, 'utf8'), path).not.toMatch(
        /\bshell:|\{[^}]*\bshell\b[^}]*\}|(?<![.\w])exec(?:Sync)?\(/,
      );
  });
});

it('source maps name their sources from where they lie', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'trending-papers-maps-')), 'Jane Doe', '100% hers');
  mkdirSync(join(folder, 'dist', 'parse'), { recursive: true });
  const map = join(folder, 'dist', 'parse', 'a.cjs.map');
  // As bundlers write a name in a folder with a blank: out of it, and in again under another one.
  const around = '../../../../Jane%20Doe/100%25%20hers/dist/parse/c.ts';
  const sources = [join(folder, 'src', 'a.ts'), '../b.ts', around];
  writeFileSync(map, JSON.stringify({ version: 3, file: map, sources }));
  relativeSources(join(folder, 'dist'));
  expect(JSON.parse(readFileSync(map, 'utf8'))).toMatchObject({
    file: 'a.cjs.map',
    sources: ['../../src/a.ts', '../b.ts', 'c.ts'],
  });
  // Named from the folder that is built in, as `pathsFromHere` has it.
  writeFileSync(
    map,
    JSON.stringify({ version: 3, file: 'dist/parse/a.cjs', sources: ['dist/parse/a.cjs', '../b.ts'] }),
  );
  relativeSources(join(folder, 'dist'));
  expect(JSON.parse(readFileSync(map, 'utf8'))).toMatchObject({ file: 'a.cjs', sources: ['a.cjs', '../b.ts'] });
});

describe('pnpm', () => {
  const { packageManager } = JSON.parse(readFileSync('package.json', 'utf8'));

  it('is named by version and hash, the same that the lock file names', () => {
    const [, version, hex] = /^pnpm@([\d.]+)\+sha512\.([\da-f]{128})$/.exec(packageManager)!;
    const [, locked] = new RegExp(`\\n  pnpm@${version}:\\n    resolution: \\{integrity: sha512-([^}]+)\\}`).exec(
      readFileSync('pnpm-lock.yaml', 'utf8'),
    )!;
    expect(Buffer.from(locked!, 'base64').toString('hex')).toBe(hex);
  });
});

describe.each(readdirSync('.github/workflows'))('the workflow %s', (name) => {
  const text = readFileSync(`.github/workflows/${name}`, 'utf8');

  it('has no right of its own, and keeps no credentials', () => {
    expect(text).toMatch(/^permissions: \{\}$/m);
    expect(text.match(/persist-credentials: false/g)).toHaveLength(text.match(/actions\/checkout@/g)!.length);
  });

  it('names actions by the commits that generated workflows do', () => {
    const used = [...text.matchAll(/uses: (.+)$/gm)].map(([, action]) => action!);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(Object.values(actions)).toContain(action);
  });
});

it('a release is published with where it was built', () => {
  expect(readFileSync('.github/workflows/release.yml', 'utf8')).toMatch(/id-token: write/);
  for (const name of readdirSync('packages'))
    expect(JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8')).publishConfig).toEqual({
      access: 'public',
      provenance: true,
    });
});
