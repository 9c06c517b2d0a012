// The main job in one command: install, build, then publish a listing to public/.
// npm start                    the sample listing
// npm start -- LISTING…        a listing of yours: a file, an address or service:what
import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { buildIfStale } from './build.mjs';
import { root, run, setup } from './setup.mjs';

const sample = 'examples/listing.json';

setup();
buildIfStale();

// npm runs scripts in the package root; INIT_CWD is where the person stood.
const stood = process.env.INIT_CWD ?? process.cwd();
const wanted = process.argv.slice(2);
const inputs = wanted.length > 0 ? wanted.map(fromWhereTheyStood) : [sample];

run(process.execPath, [join(root, 'packages/cli/dist/bin.js'), 'build', ...inputs, '--out', 'public']);

/** A path relative to where the person stood, when there is such a file; anything else as it is. */
function fromWhereTheyStood(input) {
  if (isAbsolute(input) || input.startsWith('-')) return input;
  const path = resolve(stood, input);
  return existsSync(path) ? path : input;
}
