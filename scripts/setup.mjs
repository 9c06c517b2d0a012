// Installs the workspace when it is not yet, or no longer, what the lock file says.
// Runs on a bare Node with npm: no dependency, and pnpm itself comes from the registry, by version and hash.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { started } from './started.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = join(root, 'node_modules', '.setup-stamp');

/** Runs a command in the repository, its output on ours; ends the process when it fails. */
export function run(command, args, options = {}) {
  const done = spawnSync(...started(command, args), { cwd: root, stdio: 'inherit', ...options });
  if (done.error) throw done.error;
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** The pnpm that the workspace installed for itself: a script. */
export const pnpm = join(root, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');

/**
 * Runs a task with the pnpm that package.json names, fresh from the registry.
 *
 * @param {string} packageManager `pnpm@VERSION+sha512.HEX`, as Corepack reads it
 */
function withPnpm(packageManager, task) {
  const [, spec, wanted] = /^(pnpm@[\d.]+)\+sha512\.([\da-f]{128})$/.exec(packageManager) ?? [];
  if (!spec) throw new Error(`packageManager in package.json is no pnpm@VERSION+sha512.HEX: ${packageManager}`);
  const folder = mkdtempSync(join(tmpdir(), 'trending-papers-pnpm-'));
  try {
    run('npm', ['pack', spec, '--pack-destination', folder, '--prefer-offline', '--silent'], {
      stdio: ['ignore', 2, 2],
    });
    const archive = join(folder, readdirSync(folder)[0]);
    const found = createHash('sha512').update(readFileSync(archive)).digest('hex');
    if (found !== wanted) {
      console.error(
        `The registry gave another ${spec} than package.json names: sha512 ${found}. Nothing of it was run.`,
      );
      process.exit(1);
    }
    run('tar', ['-xzf', archive, '-C', folder]);
    task(join(folder, 'package', 'bin', 'pnpm.cjs'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function setup() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Node ${process.versions.node} is too old: this project needs Node 20.19 or newer.`);
    process.exit(1);
  }
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const lock = readFileSync(join(root, 'pnpm-lock.yaml'));
  const stamp = createHash('sha256').update(lock).update(packageManager).update(process.version).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  console.error('Installing dependencies…');
  withPnpm(packageManager, (script) =>
    run(script, ['install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only'], {
      stdio: ['ignore', 2, 2],
    }),
  );
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setup();
