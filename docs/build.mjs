// Builds the documentation site into docs/.vitepress/dist: `npm run docs`, after `npm run build`.
// `DOCS_BASE=/name/` is where it will be; `node docs/build.mjs dev` shows it while it is written.
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { pnpm, root, run } from '../scripts/setup.mjs';
import { sectionsOf } from './sections.mjs';

const docs = dirname(fileURLToPath(import.meta.url));
const here = { cwd: docs, stdio: ['ignore', 2, 2] };
const core = await import('../packages/core/dist/index.js');

run(pnpm, ['install', '--frozen-lockfile', '--prefer-offline', '--silent'], here);
await samples();
changes();
run(pnpm, ['exec', 'typedoc', '--options', 'typedoc.json'], here);
if (process.argv[2] === 'dev') {
  run(pnpm, ['exec', 'vitepress', 'dev'], { cwd: docs });
} else {
  run(pnpm, ['exec', 'vue-tsc', '-p', '.'], here);
  run(pnpm, ['exec', 'vitepress', 'build'], here);
  await index(join(docs, '.vitepress', 'dist'));
}

/** What the pages show: listings of the examples, some made of them, and pictures. */
async function samples() {
  const folder = join(docs, 'public', 'samples');
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(root, 'examples', 'listing.txt'), join(folder, 'page.txt'));
  copyFileSync(join(root, 'examples', 'listing.json'), join(folder, 'answer.json'));
  copyFileSync(join(root, 'CONTRIBUTING.md'), join(folder, 'readme.md'));
  const listing = await core.parse(readFileSync(join(root, 'examples', 'listing.json')));
  const papers = core.rank(listing.papers);
  writeFileSync(join(folder, 'library.bib'), core.toBibtex(papers.slice(0, 20)));
  writeFileSync(join(folder, 'feed.json'), core.toJsonFeed(papers, { title: 'Trending papers' }));
  copyFileSync(join(docs, 'icon.svg'), join(docs, 'public', 'icon.svg'));
  cpSync(join(docs, 'screenshots'), join(docs, 'public', 'screenshots'), { recursive: true });
}

/** What users notice, newest first: changes that wait for a release, then the records of the packages. */
function changes() {
  const folder = join(root, '.changeset');
  const waiting = readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(folder, name), 'utf8')))
    .map(([, head, text]) => `- ${text.trim().replaceAll('\n', '\n  ')} _(${packagesIn(head)})_`);
  const released = ['core', 'widget', 'cli', 'postgres'].map((name) =>
    readFileSync(join(root, 'packages', name, 'CHANGELOG.md'), 'utf8').replaceAll(/^#/gm, '##'),
  );
  const page = ['# Changes', '## Not yet released', waiting.join('\n'), ...released].join('\n\n');
  writeFileSync(join(docs, 'changelog.md'), `${page.replaceAll(/<(?=[a-z/])/gi, '&lt;')}\n`);
}

function packagesIn(head) {
  return [...head.matchAll(/"(?:@trending-papers\/)?([\w-]+)"/g)].map(([, name]) => name).join(', ');
}

/** The index of the pages' sections, each a paper to it, in files that a query fetches a few of. */
async function index(site) {
  const papers = sectionsOf(site).map(({ title, text, address }) =>
    core.definePaper({ title, abstract: text, links: { page: `https://docs.example${address}` } }),
  );
  const folder = join(site, 'search');
  rmSync(folder, { recursive: true, force: true });
  for await (const { name, bytes } of core.saveShards(papers, { deflate: deflateRawSync })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  console.log(`built: ${papers.length} sections`);
}
