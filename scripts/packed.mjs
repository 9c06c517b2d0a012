// The four packages as people will install them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';
import { started } from './started.mjs';

/** Folders of the packages, and the names under which they are installed. */
export const packages = {
  core: '@trending-papers/core',
  widget: '@trending-papers/widget',
  postgres: '@trending-papers/postgres',
  cli: 'trending-papers',
};

/**
 * Packs what was built, with npm or another packer.
 * @param {string} folder where the tarballs go
 * @returns {Record<keyof typeof packages, string>} the tarball of each
 */
export function packAll(folder, packer = 'npm') {
  mkdirSync(folder, { recursive: true });
  const quiet = packer === 'npm' ? ['--silent'] : [];
  for (const name of Object.keys(packages)) {
    const args = ['pack', ...quiet, '--pack-destination', folder];
    const done = spawnSync(...started(packer, args), { cwd: join(root, 'packages', name), encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`${name} could not be packed:\n${done.stdout}${done.stderr}`);
  }
  const tarball = (name) => {
    const start = packages[name].replace('@', '').replace('/', '-');
    return join(
      folder,
      readdirSync(folder).find((file) => file.startsWith(start) && /^-\d/.test(file.slice(start.length))),
    );
  };
  return Object.fromEntries(Object.keys(packages).map((name) => [name, tarball(name)]));
}

/**
 * Makes a folder a project that installs the packed packages, and whatever else it is made of.
 * @param {Record<string, string>} others further dependencies and their versions
 */
export function asProject(folder, tarballs, others = {}) {
  const ours = Object.entries(packages).map(([name, installed]) => [installed, `file:${tarballs[name]}`]);
  const dependencies = { ...Object.fromEntries(ours), ...others };
  const manifest = { name: 'consumer', private: true, type: 'module', dependencies };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  // The packed widget and store ask for a published core: they get the one just packed.
  const override = `packages: []\noverrides:\n  '@trending-papers/core': 'file:${tarballs.core}'\n`;
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), override);
}

/** A module that imports every entry of the libraries that is code, but those that are types of frameworks. */
export function everyEntry() {
  const names = ['core', 'widget', 'postgres'].flatMap((name) => {
    const { exports } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
    return Object.entries(exports)
      .filter(([path, target]) => typeof target === 'object' && !/^\.\/(angular|react|solid|svelte|vue)$/.test(path))
      .map(([path]) => `${packages[name]}${path.slice(1).replace('*', 'bibtex')}`);
  });
  return names.map((name, place) => `export * as entry${place} from '${name}';\n`).join('');
}

/** What a project may ask of TypeScript at the most, with the declarations of its packages checked. */
export const strictest = [
  ...['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'],
  ...['--skipLibCheck', 'false', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable', '--types', 'node'],
];
