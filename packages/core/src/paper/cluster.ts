import { idFrom } from './id.js';
import { namesOf } from './names.js';
import { type Likeness, likeness, recordsContradict, sameByTitle, titlesContradict } from './same.js';
import type { Paper } from './schema.js';

/** A title that more works than this carry, each with an identifier of its own, identifies none of them. */
const mostBearers = 3;
/** And one that so many records without identifiers carry is boiler-plate. Bounds the comparisons, too. */
const mostGroups = 100;
/** A name that so many different works go by (a journal's editorials, a DOI of a whole volume) is compared no further. */
const mostCompared = 32;

/**
 * The papers grouped by which are the same one: first by shared identifiers, then by title, first author and year.
 * The groups do not depend on the order of the papers. About O(n) in their number.
 */
export function clusters(papers: readonly Paper[]): Paper[][] {
  const sorted = canonicalOrder(papers);
  const looks = sorted.map(likeness);
  const sets = new Sets(sorted.length);
  joinByIds(sorted, looks, sets);
  joinByTitle(looks, sets);
  return sets.groups().map((group) => group.map((index) => sorted[index]!));
}

/** Whatever order they came in, the same papers are compared in the same one. */
function canonicalOrder(papers: readonly Paper[]): Paper[] {
  const keyed = papers.map((paper): Keyed => ({ paper, key: `${paper.id}\n${paper.title}` }));
  keyed.sort((a, b) => compare(a.key, b.key) || compare(writtenOut(a), writtenOut(b)));
  return keyed.map(({ paper }) => paper);
}

interface Keyed {
  readonly paper: Paper;
  readonly key: string;
  /** Its JSON, once it was needed. */
  json?: string;
}

function writtenOut(keyed: Keyed): string {
  keyed.json ??= JSON.stringify(keyed.paper);
  return keyed.json;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function joinByIds(papers: readonly Paper[], looks: readonly Likeness[], sets: Sets): void {
  const bearers = new Map<string, number[]>();
  for (const [index, paper] of papers.entries()) {
    for (const id of [...namesOf(paper), ...placesOf(paper)]) {
      const others = listAt(bearers, id);
      const isOwn = ({ id: name, sameAs }: Paper) => name.startsWith('title:') && !sameAs?.includes(id);
      const byTitle = (other: number) => id.startsWith('title:') && isOwn(paper) && isOwn(papers[other]!);
      const same = others.find((other) => !byTitle(other) && confirms(id, looks[index]!, looks[other]!));
      if (same !== undefined) sets.join(same, index);
      else if (others.length < mostCompared) others.push(index);
    }
  }
}

/** The list under a key, which is made when there is none. */
function listAt<K, V>(lists: Map<K, V[]>, key: K): V[] {
  let list = lists.get(key);
  if (list === undefined) {
    list = [];
    lists.set(key, list);
  }
  return list;
}

/**
 * The same title and first author in the same source: the record is there again, however short the title. Without
 * this a listing merged daily would grow by its short titles every day.
 */
function placesOf({ title, authors, sources }: Paper): string[] {
  const name = idFrom({}, title, authors[0]?.name);
  const places = sources.length > 0 ? sources.map((source) => source.name) : ['nowhere'];
  return [...new Set(places)].map((place) => `seen:${name} ${place}`);
}

/**
 * Whether what two papers share is believed. An arXiv number is given once and for all: its versions may be retitled.
 * Two papers that are both called after their title are left to the rule for titles.
 */
function confirms(id: string, a: Likeness, b: Likeness): boolean {
  if (id.startsWith('arxiv:')) return true;
  if (titlesContradict(a, b)) return false;
  return !/^(?:title|seen):/.test(id) || !recordsContradict(a, b);
}

function joinByTitle(looks: readonly Likeness[], sets: Sets): void {
  const blocks = new Map<string, number[]>();
  for (const [index, { titleKey }] of looks.entries()) {
    if (titleKey === '') continue;
    listAt(blocks, titleKey).push(index);
  }
  for (const block of blocks.values()) {
    if (block.length > 1) joinBlock(block, looks, sets);
  }
}

/** Joins two groups of equal title only when no member of one contradicts any of the other. */
function joinBlock(block: readonly number[], looks: readonly Likeness[], sets: Sets): void {
  const bySet = new Map<number, number[]>();
  for (const index of block) listAt(bySet, sets.of(index)).push(index);
  if (bySet.size === 1 || bySet.size > mostGroups || manyWorks(block, looks)) return;
  const joined: number[][] = [];
  for (const group of bySet.values()) {
    const same = joined.find((other) => group.every((a) => other.every((b) => sameByTitle(looks[a]!, looks[b]!))));
    if (same === undefined) joined.push(group);
    else {
      sets.join(same[0]!, group[0]!);
      for (const index of group) same.push(index);
    }
  }
}

function manyWorks(block: readonly number[], looks: readonly Likeness[]): boolean {
  return new Set(block.map((index) => looks[index]!.arxiv ?? looks[index]!.doi).filter(Boolean)).size > mostBearers;
}

/** Disjoint sets of indices (union-find with path halving). */
class Sets {
  readonly #parent: number[];

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, index) => index);
  }

  of(index: number): number {
    let root = index;
    while (this.#parent[root] !== root) {
      this.#parent[root] = this.#parent[this.#parent[root]!]!;
      root = this.#parent[root]!;
    }
    return root;
  }

  join(a: number, b: number): void {
    const [low, high] = [this.of(a), this.of(b)].sort((left, right) => left - right);
    this.#parent[high!] = low!;
  }

  groups(): number[][] {
    const byRoot = new Map<number, number[]>();
    for (const index of this.#parent.keys()) listAt(byRoot, this.of(index)).push(index);
    return [...byRoot.values()];
  }
}
