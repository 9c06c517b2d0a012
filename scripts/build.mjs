// Builds the packages in the order they depend on each other, and only when what they are made of changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pnpm, root, run } from './setup.mjs';

const packages = ['core', 'widget', 'cli', 'postgres'];
const stampFile = join(root, 'node_modules', '.build-stamp');

/** A digest of everything a build reads: sources, scripts, package and compiler settings, the lock file. */
function sourcesDigest() {
  const hash = createHash('sha256').update(process.version);
  const own = packages.flatMap((name) => {
    const folder = join(root, 'packages', name);
    return [...filesIn(join(folder, 'src')), ...filesIn(join(folder, 'scripts')), ...settings(folder)];
  });
  const shared = ['pnpm-lock.yaml', 'package.json', 'tsconfig.base.json'].map((file) => join(root, file));
  for (const file of [...shared, ...filesIn(join(root, 'scripts')), ...own].sort())
    hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

const settings = (folder) => ['package.json', 'tsup.config.ts'].map((file) => join(folder, file));

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
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
