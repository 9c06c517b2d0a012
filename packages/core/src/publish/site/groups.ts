import { foldName } from '../../text/fold-name.js';
import { utcDay } from '../model/date.js';
import type { Entry } from '../model/entry.js';
import { slugOf } from './names.js';

/** Papers that have something in common, in rank order. */
export interface Group {
  readonly kind: GroupKind;
  readonly name: string;
  /** The page, from the top of the site: `topics/cs.lg.html`. */
  readonly path: string;
  readonly entries: readonly Entry[];
}

interface Kind {
  /** What all of them are called, among the words of a site, and the folder of their pages. */
  readonly title: 'topics' | 'authors' | 'labs' | 'days' | 'weeks' | 'months';
  readonly folder: string;
  readonly namesOf: (entry: Entry) => readonly string[];
  /** What two spellings of one name have in common. @default the name, whatever its capitals and accents */
  readonly fold?: (name: string) => string;
  /** Fewer papers are no page: one that a reader has seen already on the page of the paper. */
  readonly least: number;
  /** The most pages of a kind; the largest groups have them. */
  readonly most: number;
  /** Whether there is a feed of it. */
  readonly feed: boolean;
  /** Whether its order is that of time, newest first. */
  readonly dated?: true;
}

const cameUp = (entry: Entry) => entry.date && utcDay(entry.date);

/** The Monday of the week of a day, by which a week is named. */
function mondayOf(day: string): string {
  const date = new Date(day);
  return utcDay(new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * 86_400_000));
}

const one = (name: string | undefined) => (name === undefined ? [] : [name]);

/** Every kind of list that a site has pages of. */
export const groupKinds = {
  topic: {
    title: 'topics',
    folder: 'topics',
    namesOf: ({ topics }) => topics,
    fold: foldName,
    least: 3,
    most: 500,
    feed: true,
  },
  author: { title: 'authors', folder: 'authors', namesOf: ({ authors }) => authors, least: 3, most: 500, feed: true },
  lab: {
    title: 'labs',
    folder: 'labs',
    namesOf: (entry) => one(entry.organization),
    least: 3,
    most: 500,
    feed: true,
  },
  day: {
    title: 'days',
    folder: 'days',
    namesOf: (entry) => one(cameUp(entry)),
    least: 1,
    most: 1_000,
    feed: false,
    dated: true,
  },
  week: {
    title: 'weeks',
    folder: 'weeks',
    namesOf: (entry) => one(cameUp(entry)).map(mondayOf),
    least: 1,
    most: 500,
    feed: false,
    dated: true,
  },
  month: {
    title: 'months',
    folder: 'months',
    namesOf: (entry) => one(cameUp(entry)?.slice(0, 7)),
    least: 1,
    most: 500,
    feed: false,
    dated: true,
  },
} satisfies Readonly<Record<string, Kind>>;

export type GroupKind = keyof typeof groupKinds;

const collator = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** The groups of one kind that have a page, and how many might have one. */
export interface Groups {
  readonly shown: readonly Group[];
  readonly total: number;
}

/** The file of a name. One that folds to nothing, such as signs alone, has its own. */
const fileOf = (name: string, fold: Kind['fold']) => slugOf(fold?.(name) || name);

/** Whether two names are one in a kind of list. */
export function isSameName(kind: GroupKind, one: string, other: string): boolean {
  const { fold }: Kind = groupKinds[kind];
  return fileOf(one, fold) === fileOf(other, fold);
}

/** The papers of a name, and how often each spelling of it stands in them. */
interface Gathered {
  readonly spellings: Map<string, number>;
  readonly entries: Entry[];
}

/** The groups of one kind: the largest first, or the newest. Spellings of one name are one group, called by the commonest. */
export function groupsOf(kind: GroupKind, entries: readonly Entry[]): Groups {
  const { dated, fold, folder, least, most, namesOf }: Kind = groupKinds[kind];
  const bySlug = new Map<string, Gathered>();
  for (const entry of entries) {
    for (const name of new Set(namesOf(entry))) {
      const slug = fileOf(name, fold);
      const group: Gathered = bySlug.get(slug) ?? { spellings: new Map(), entries: [] };
      group.spellings.set(name, (group.spellings.get(name) ?? 0) + 1);
      if (group.entries.at(-1) !== entry) group.entries.push(entry);
      bySlug.set(slug, group);
    }
  }
  const groups = [...bySlug]
    .filter(([, group]) => group.entries.length >= least)
    .map(([slug, group]): Group => {
      const [[name] = ['']] = [...group.spellings].sort(([a, m], [b, n]) => n - m || collator(a, b));
      return { kind, name, path: `${folder}/${slug}.html`, entries: group.entries };
    });
  const order = dated
    ? (a: Group, b: Group) => collator(b.name, a.name)
    : (a: Group, b: Group) => b.entries.length - a.entries.length || collator(a.path, b.path);
  return { shown: groups.sort(order).slice(0, most), total: groups.length };
}
