import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** The parts that SECURITY.md has a row of requests for. */
export type Part = 'a built page' | 'the element' | 'the command line';

/** The requests of a part, by the names that the table of SECURITY.md gives them. */
export function documented(part: Part): string[] {
  const [, text = ''] = readFileSync(join(root, 'SECURITY.md'), 'utf8').split('\n## What leaves the machine\n');
  const rows = text.split('\n').flatMap((line) => {
    const [, of, name] = /^\| ([^|]+) \| ([^|]+) \|/.exec(line) ?? [];
    return of?.trim() === part && name !== undefined ? [name.trim()] : [];
  });
  if (rows.length === 0) throw new Error(`SECURITY.md has no request of ${part}`);
  return rows;
}

/** Tells requests of one kind. */
export type Kinds<Seen> = Readonly<Record<string, (seen: Seen) => boolean>>;

/** How many requests there were of each kind; one of no kind, or of several, stands under what it asked for. */
export function counted<Seen>(all: readonly Seen[], kinds: Kinds<Seen>, say: (seen: Seen) => string) {
  const counts: Record<string, number> = {};
  for (const seen of all) {
    const names = Object.keys(kinds).filter((name) => kinds[name]!(seen));
    const name = names.length === 1 ? names[0]! : `UNEXPECTED ${say(seen)} ${names.join(', ')}`.trim();
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
