// Builds and packs the packages once more, in a folder of another name and depth, and holds them against those that were
// built here: the same bytes, and nowhere the name of either folder. `node scripts/reproduce.mjs`, after `npm run build`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { root } from './setup.mjs';
import { started } from './started.mjs';

const work = mkdtempSync(join(tmpdir(), 'trending-papers-again-'));
// With what tools stumble over in a name.
const elsewhere = join(work, 'another person', 'dee+per', 'papers & more');
const made = new Set(['node_modules', 'dist', '.git']);

const pnpmOf = (folder) => join(folder, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');

/** Runs a command, and ends the process with what it wrote when it fails. */
function must(command, args, cwd) {
  const done = spawnSync(...started(command, args), { cwd, encoding: 'utf8' });
  if (done.status === 0) return;
  console.error(`${basename(command)} ${args.join(' ')}\n${done.stdout}\n${done.stderr}`);
  process.exit(1);
}

/** @returns {Map<string, Buffer>} each file that is installed from the packages of a folder, and each tarball itself */
function packed(folder, into) {
  mkdirSync(into);
  for (const name of readdirSync(join(folder, 'packages')))
    must(pnpmOf(folder), ['pack', '--pack-destination', into], join(folder, 'packages', name));
  const files = new Map();
  for (const tarball of readdirSync(into)) {
    files.set(tarball, readFileSync(join(into, tarball)));
    const unpacked = join(into, `${tarball}.files`);
    mkdirSync(unpacked);
    must('tar', ['-xzf', join(into, tarball), '-C', unpacked], into);
    for (const entry of readdirSync(unpacked, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) {
        const path = join(entry.parentPath, entry.name);
        files.set(`${tarball}: ${relative(unpacked, path)}`, readFileSync(path));
      }
  }
  return files;
}

try {
  cpSync(root, elsewhere, { recursive: true, filter: (path) => !made.has(basename(path)) });
  must(process.execPath, ['scripts/setup.mjs'], elsewhere);
  must(pnpmOf(elsewhere), ['--silent', 'build'], elsewhere);
  const [here, there] = [packed(root, join(work, 'here')), packed(elsewhere, join(work, 'there'))];
  const wrong = [];
  for (const name of [...new Set([...here.keys(), ...there.keys()])].sort())
    if (!here.has(name) || !there.has(name)) wrong.push(`${name} is made in one of the folders alone`);
    else if (!here.get(name).equals(there.get(name))) wrong.push(`${name} is another`);
  for (const [folder, files] of [
    [root, here],
    [elsewhere, there],
  ])
    for (const [name, bytes] of files) if (bytes.includes(folder)) wrong.push(`${name} names ${folder}`);
  for (const line of wrong) console.log(`✗ ${line}`);
  const tarballs = [...here].filter(([name]) => name.endsWith('.tgz'));
  for (const [name, bytes] of tarballs) console.log(`  ${createHash('sha256').update(bytes).digest('hex')}  ${name}`);
  if (wrong.length > 0) process.exitCode = 1;
  else
    console.log(
      `✓ two builds in two folders give the same ${tarballs.length} archives and ${here.size - tarballs.length} files`,
    );
} finally {
  rmSync(work, { recursive: true, force: true });
}
