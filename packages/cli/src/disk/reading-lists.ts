import { join } from 'node:path';
import { namesOf, type Paper } from '@trending-papers/core/paper';
import type { Disk } from './disk.js';
import { type Env, type Place, personalPath } from './personal.js';
import { parseState, setAside, writeState } from './state.js';

/** A person's lists of papers: what was shown last, so that it can be named by its number, saved, and hidden. */
const lists = {
  last: ['state', 'last.json'],
  saved: ['data', 'saved.json'],
  hidden: ['data', 'hidden.json'],
} as const satisfies Record<string, readonly [Place, file: string]>;
type ListName = keyof typeof lists;
/** Those that last. */
export type KeptList = Exclude<ListName, 'last'>;

/** More than one looks through; what is named by a number is on the screen. */
const mostRemembered = 1_000;

/** Where a list is kept; nothing where there is no home. */
export function listPath(name: ListName, env: Env): string | undefined {
  const [place, file] = lists[name];
  return personalPath(place, file, env);
}

/** The papers of a list; a damaged one is set aside, and told by `note`. */
export async function readList(name: ListName, env: Env, disk: Disk, note: (text: string) => void): Promise<Paper[]> {
  const path = listPath(name, env);
  const text = path && (await disk.read(path));
  if (!path || text === undefined) return [];
  const { KeptPapers } = await import('./kept-papers.js');
  const kept = parseState(text, KeptPapers);
  if (kept) return kept.papers;
  note(`${path} is damaged. It is now ${await setAside(path, disk)}, and a new one is begun.`);
  return [];
}

export async function writeList(name: ListName, papers: readonly Paper[], env: Env, disk: Disk): Promise<void> {
  const path = listPath(name, env);
  if (!path) return;
  await disk.mkdir(join(path, '..'));
  await writeState(path, { version: 1, papers }, disk);
}

/** Puts a paper on a list, or takes it off; gives whether there is a home to keep it in. */
export async function keepOnList(list: KeptList, paper: Paper, keep: boolean, env: Env, disk: Disk): Promise<boolean> {
  const names = namesOf(paper);
  const papers = await readList(list, env, disk, () => {});
  const others = papers.filter((other) => ![...namesOf(other)].some((name) => names.has(name)));
  await writeList(list, keep ? [...others, paper] : others, env, disk);
  return listPath(list, env) !== undefined;
}

/** Keeps what is on the screen. That it cannot be kept is no reason not to show it. */
export async function remember(papers: readonly Paper[], env: Env, disk: Disk): Promise<void> {
  await writeList('last', papers.slice(0, mostRemembered), env, disk).catch(() => {});
}
