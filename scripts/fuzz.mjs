// npm run fuzz -- [SECONDS]: changes inputs for so long for each target (60), guided by the code that they reach, from a
// new seed each time. What fails is printed with its input, which belongs into a test.
import { pnpm, run, setup } from './setup.mjs';

setup();
const seconds = Number(process.argv[2] ?? 60);
if (!(seconds > 0)) {
  console.error('Usage: npm run fuzz -- SECONDS');
  process.exit(2);
}
run(pnpm, ['exec', 'vitest', 'run', '--project', 'fuzz', 'packages/core/test/fuzz/guided.test.ts'], {
  env: { ...process.env, TRENDING_PAPERS_FUZZ: String(seconds) },
});
