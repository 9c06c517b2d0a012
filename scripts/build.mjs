// Builds the packages in the order they depend on each other, and only when their sources changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pnpm, root, run } from './setup.mjs';

const packages = ['core', 'widget', 'cli', 'postgres'];
const stampFile = join(root, 'node_modules', '.build-stamp');

/** A digest of everything a build reads: sources, package and compiler settings, the lock file. */
function sourcesDigest() {
  const hash = createHash('sha256').update(process.version);
  for (const file of ['pnpm-lock.yaml', 'tsconfig.base.json']) hash.update(readFileSync(join(root, file)));
  for (const name of packages) {
    const folder = join(root, 'packages', name);
    const files = readdirSync(join(folder, 'src'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of [...files, join(folder, 'package.json'), join(folder, 'tsup.config.ts')].sort())
      hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const isBuilt = () => packages.every((name) => existsSync(join(root, 'packages', name, 'dist')));

export function buildIfStale() {
  const digest = sourcesDigest();
  if (isBuilt() && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digest) return;
  console.error('Building…');
  // The build's own report is for people who work on it; on failure it is all there.
  run(pnpm, ['--silent', 'build'], { stdio: ['ignore', 2, 2] });
  writeFileSync(stampFile, digest);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildIfStale();
