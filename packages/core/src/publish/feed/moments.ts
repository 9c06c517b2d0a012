import { fnvBasis, fnvMix } from '../../text/fnv.js';
import type { Item } from './items.js';

/** What papers of one day are spread over, in seconds: long enough to part them, short enough to lie behind few clocks. */
const spread = 4 * 3600;

const isWholeDay = (time: number) => time % 86_400_000 === 0;

/** arXiv numbers papers as they come, and lists them by that: of two of one day the first is the one with the lower number. */
const arxivNumber = /^arxiv:(?:\d{4}\.|[a-z-]+(?:\.[A-Z]{2})?\/\d{4})(\d{3,5})$/;

/** The second of its day that a paper stands at: from its name alone, so that no other paper moves it. */
function secondOf({ entry, iri }: Item): number {
  if (!entry) return 0;
  const number = arxivNumber.exec(entry.paper.publishedAs ?? entry.paper.id)?.[1];
  if (number !== undefined) return spread - 1 - (Number(number) % spread);
  let hash = fnvBasis;
  for (let at = 0; at < iri.length; at++) hash = fnvMix(hash, iri.charCodeAt(at));
  return (hash >>> 0) % spread;
}

/**
 * When each item was last changed, latest first. Many papers are known by the day alone; validators warn of equal dates,
 * and readers that sort by time would mix them anew each time. So a paper of a day is given a second of it by its name:
 * what comes, goes or is voted for beside it changes nothing of it. Where two meet, the one that was seen later, or whose
 * name is behind, gives way by a second.
 */
export function updatesOf(items: readonly Item[], fallback: Date): ReadonlyMap<Item, Date> {
  const wanted = items.map((item) => {
    const time = (item.updated ?? fallback).getTime();
    return { item, seen: firstSeen(item), at: isWholeDay(time) ? time + secondOf(item) * 1000 : time };
  });
  const free = freeSeconds();
  const latest = endOfTime - items.length;
  const dated: [Item, Date][] = [];
  for (const { item, at } of wanted.sort((a, b) => order(a.seen, b.seen) || order(a.item.iri, b.item.iri))) {
    const second = free(Math.min(Math.floor(at / 1000), latest));
    dated.push([item, new Date(second * 1000)]);
  }
  return new Map(dated.sort(([, a], [, b]) => b.getTime() - a.getTime()));
}

/** The first second that no date can be written of in four digits. */
const endOfTime = Date.UTC(10_000, 0) / 1000;

/**
 * Gives each second once: the one that is wanted, else the next that is free. What is known of the way there is kept,
 * so that thousands of papers of one moment are not each led past all others.
 */
function freeSeconds(): (wanted: number) => number {
  const later = new Map<number, number>();
  return (wanted) => {
    let second = wanted;
    for (let next = later.get(second); next !== undefined; next = later.get(second)) second = next;
    for (let at = wanted; at !== second; ) {
      const next = later.get(at)!;
      later.set(at, second + 1);
      at = next;
    }
    later.set(second, second + 1);
    return second;
  };
}

const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** When any source had it first; what is not known counts as long ago. */
function firstSeen({ entry }: Item): string {
  const seen = (entry?.paper.sources ?? []).flatMap((source) => source.seen ?? []).sort();
  return seen[0] ?? '';
}
