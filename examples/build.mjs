// Builds the framework examples: `node examples/build.mjs [name…]`, after `npm run build`. They resolve the packages as
// a stranger's project does, to what was built.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pnpm, run } from '../scripts/setup.mjs';

const examples = { cwd: dirname(fileURLToPath(import.meta.url)), stdio: ['ignore', 2, 2] };
const names = process.argv.length > 2 ? process.argv.slice(2) : ['react', 'vue', 'svelte', 'solid', 'astro'];
const filters = names.flatMap((name) => ['--filter', `./${name}`]);
const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };

run(pnpm, [...filters, 'install', '--frozen-lockfile', '--prefer-offline', '--silent'], examples);
run(pnpm, [...filters, '--silent', 'run', 'build'], { ...examples, env });
console.log(`built: ${names.join(', ')}`);
