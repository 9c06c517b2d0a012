// What to put into a page that takes the element from a CDN: printed by the build, and kept beside the scripts.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '..', '..');

/** Where CDNs serve the files of npm packages. */
const cdns = { unpkg: 'https://unpkg.com/', jsdelivr: 'https://cdn.jsdelivr.net/npm/' };

/** The scripts for pages, and what each is for. */
const scripts = {
  'trending-papers.min.js': 'parts/ beside it are fetched from the same place when they are needed',
  'trending-papers.all.min.js': 'one file',
};

/** The hash by which a browser refuses a script that was changed. */
export const integrityOf = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** A tag for each script and CDN, of one version and with the hash of its bytes. */
export function snippets({ name, version }, read) {
  return Object.entries(scripts).flatMap(([file, about]) => [
    `<!-- ${file}: ${about} -->`,
    ...Object.values(cdns).map(
      (cdn) =>
        `<script src="${cdn}${name}@${version}/dist/${file}" integrity="${integrityOf(read(file))}" crossorigin="anonymous"></script>`,
    ),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const lines = snippets(about, (file) => readFileSync(join(root, 'dist', file)));
  writeFileSync(join(root, 'dist/snippets.html'), `${lines.join('\n')}\n`);
  console.log(lines.join('\n'));
}
