import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const documents = execFileSync('git', ['ls-files', '-z', '*.md'], { encoding: 'utf8' })
  .split('\0')
  .filter((path) => path && existsSync(path));

it.each(documents)('%s links to nothing that is not there', (path) => {
  const text = readFileSync(path, 'utf8').replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, href]) => href!.split('#')[0]!);
  const dead = links.filter(
    (href) => href && !/^[a-z]+:/i.test(href) && !existsSync(join(dirname(path), href)) && !isMade(dirname(path), href),
  );
  expect(dead).toEqual([]);
});

/** What the build of the documents makes is not in the repository: their list of ignored names says what that is. */
function isMade(folder: string, href: string): boolean {
  try {
    execFileSync('git', ['check-ignore', '-q', join(folder, href)]);
    return true;
  } catch {
    return false;
  }
}
