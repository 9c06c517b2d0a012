import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** The script that `build` puts beside a site. */
export const script = readFileSync(join(root, 'packages/widget/dist/trending-papers.all.min.js'), 'utf8');

/** Writes the files of a site, and what lies beside them. */
export function publish(files: Iterable<readonly [path: string, content: string | Buffer]>): string {
  const to = mkdtempSync(join(tmpdir(), 'trending-papers-site-'));
  for (const [path, content] of files) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    writeFileSync(join(to, path), content);
  }
  return to;
}
