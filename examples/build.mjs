// Builds the framework examples against the packages as they would be published: `node examples/build.mjs [name…]`.
// They are outside the workspace, so that nobody has to install four frameworks to try the rest. `npm run build` first.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const examples = dirname(fileURLToPath(import.meta.url));
const packs = join(examples, '.packs');
const wanted = process.argv.length > 2 ? process.argv.slice(2) : ['react', 'vue', 'svelte', 'astro'];

mkdirSync(packs, { recursive: true });
for (const name of ['core', 'widget']) {
  run('pnpm', ['pack', '--pack-destination', packs], join(examples, '..', 'packages', name));
  const packed = readdirSync(packs).find((file) => file.startsWith(`trending-papers-${name}-`));
  renameSync(join(packs, packed), join(packs, `${name}.tgz`));
}
for (const name of wanted) {
  run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline', '--silent'],
    join(examples, name),
  );
  run('npm', ['run', 'build', '--silent'], join(examples, name));
  console.log(`${name}: built`);
}

function run(command, args, cwd) {
  const bin = join(examples, '..', 'node_modules', '.bin');
  const environment = { ...process.env, PATH: `${bin}:${process.env.PATH}`, ASTRO_TELEMETRY_DISABLED: '1' };
  const { status } = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment,
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`${command} ${args.join(' ')} failed in ${cwd}`);
  process.exit(1);
}
