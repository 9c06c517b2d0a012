// npm run bench -- NAME […]: builds, installs the rivals beside the workspace, runs bench/NAME/main.mjs.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { pnpm, root, run, setup } from './setup.mjs';

const bench = join(root, 'bench');
const names = readdirSync(bench).filter((name) => existsSync(join(bench, name, 'main.mjs')));
const [name, ...args] = process.argv.slice(2);

if (!names.includes(name)) {
  console.error(`${name ? `There is no benchmark called ${name}. ` : ''}Usage: npm run bench -- ${names.join(' | ')}`);
  process.exit(2);
}

setup();
buildIfStale();
if (!existsSync(join(bench, 'node_modules')))
  run(pnpm, ['install', '--ignore-workspace', '--frozen-lockfile', '--prefer-offline'], { cwd: bench });

// Node 20 reads this file at every start, which would be counted as ours or a rival's.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
run(process.execPath, [join(bench, name, 'main.mjs'), ...args], { env });
