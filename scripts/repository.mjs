// The one thing that the manifests cannot know is where the repository is: a release takes it from where it runs.
// usage: repository.mjs write   puts repository, homepage and bugs into each package's manifest
//        repository.mjs check   in the folder of a package: refuses to publish without them
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The address of the repository, from what a CI job knows or from git's remote: `https://host/owner/name`.
 * @returns {string | undefined} nothing when neither tells a public address
 */
export function repositoryAddress(environment, remote) {
  const { GITHUB_SERVER_URL = 'https://github.com', GITHUB_REPOSITORY, CI_PROJECT_URL } = environment;
  if (GITHUB_REPOSITORY) return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`;
  if (CI_PROJECT_URL) return CI_PROJECT_URL;
  const [, host, path] =
    /^(?:https:\/\/|ssh:\/\/git@|git@)([\w.-]+\.[a-z]+)[:/](.+?)(?:\.git)?\/?$/i.exec(remote) ?? [];
  return host && `https://${host}/${path}`;
}

/** A manifest that names its place in the repository; npm's provenance compares it with where the release ran. */
export function withRepository(manifest, address, directory) {
  return {
    ...manifest,
    homepage: `${address}#readme`,
    bugs: `${address}/issues`,
    repository: { type: 'git', url: `git+${address}.git`, directory },
  };
}

function write() {
  const remote =
    spawnSync('git', ['remote', 'get-url', 'origin'], { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? '';
  const address = repositoryAddress(process.env, remote);
  if (!address) {
    console.error('Where is this repository? Set GITHUB_REPOSITORY to owner/name, or give git a remote named origin.');
    process.exit(1);
  }
  for (const name of readdirSync(join(root, 'packages'))) {
    const file = join(root, 'packages', name, 'package.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, `${JSON.stringify(withRepository(manifest, address, `packages/${name}`), null, 2)}\n`);
  }
  console.log(address);
}

function check() {
  const { name, repository, homepage, bugs } = JSON.parse(readFileSync('package.json', 'utf8'));
  if (repository && homepage && bugs) return;
  console.error(`${name} does not say where its repository is. Publish with \`node scripts/release.mjs\`, which does.`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const steps = { write, check };
  const step = process.argv[2] ?? '';
  if (!Object.hasOwn(steps, step)) throw new Error('usage: repository.mjs write|check');
  steps[step]();
}
