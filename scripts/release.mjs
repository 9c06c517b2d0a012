// Publishes what the versions say and the registry does not have yet; run by the release workflow, or by hand.
import { join } from 'node:path';
import { pnpm, root, run, setup } from './setup.mjs';

setup();
run(process.execPath, [join(root, 'scripts', 'repository.mjs'), 'write']);
run(pnpm, ['build']);
run(pnpm, ['exec', 'changeset', 'publish']);
