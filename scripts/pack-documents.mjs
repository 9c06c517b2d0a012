// Before a package is packed, by npm or by pnpm: the documents that its README links to are copied into the package,
// and links that would lead out of it become addresses. After it the README is put back as it was.
// usage: pack-documents.mjs prepare|restore, in the folder of a package
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const link = /(!?)\[([^\]]*)\]\(([^)\s]+)\)/g;

/** The folder of the repository that is copied into each package as far as it is linked to. */
const shared = 'docs';

/** @returns {string} the path in the repository that a relative link leads to, or '' for an address or a place in the page */
function target(from, href) {
  if (/^([a-z]+:|#|\/)/i.test(href)) return '';
  return posix.normalize(posix.join(posix.dirname(from), href.split('#')[0]));
}

/** @returns {string[]} the Markdown files below `docs/` that a document leads to, in any number of steps */
export function linkedDocuments(start, read) {
  const reached = new Set();
  const open = [start];
  while (open.length > 0) {
    const from = open.pop();
    for (const [, , , href] of read(from).matchAll(link)) {
      const path = target(from, href);
      if (!path.startsWith(`${shared}/`) || !path.endsWith('.md') || reached.has(path)) continue;
      reached.add(path);
      open.push(path);
    }
  }
  return [...reached].sort();
}

/**
 * Makes a document's links right for its place in a package.
 * @param {string} from its path in the repository
 * @param {string} to its path in the package
 * @param {Set<string>} packed the documents that the package holds
 * @param {string} [home] the address of the repository's files; without one a link that leaves the package becomes text
 */
export function packedLinks(text, from, to, packed, home) {
  return text.replaceAll(link, (whole, picture, label, href) => {
    const path = target(from, href);
    if (!path) return whole;
    const [, place = ''] = href.split(/(?=#)/);
    if (packed.has(path)) return `${picture}[${label}](${posix.relative(posix.dirname(to), path)}${place})`;
    return home ? `${picture}[${label}](${home}/${path}${place})` : label;
  });
}

function prepare(folder) {
  const here = relative(root, folder).split(sep).join('/');
  const readme = `${here}/README.md`;
  restore(folder);
  const read = (path) => readFileSync(join(root, path), 'utf8');
  const documents = linkedDocuments(readme, read);
  const { repository, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const home = repository?.url && `${repository.url.replace(/^git\+|\.git$/g, '')}/blob/v${version}`;
  const packed = new Set(documents);
  for (const path of documents) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), packedLinks(read(path), path, path, packed, home));
  }
  const text = read(readme);
  copyFileSync(join(folder, 'README.md'), join(folder, '.readme-as-it-was'));
  writeFileSync(join(folder, 'README.md'), packedLinks(text, readme, 'README.md', packed, home));
}

function restore(folder) {
  const kept = join(folder, '.readme-as-it-was');
  if (existsSync(kept)) renameSync(kept, join(folder, 'README.md'));
  rmSync(join(folder, shared), { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const steps = { prepare, restore };
  const step = process.argv[2] ?? '';
  if (!Object.hasOwn(steps, step)) throw new Error('usage: pack-documents.mjs prepare|restore');
  steps[step](resolve('.'));
}
