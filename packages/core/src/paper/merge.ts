import { stampOf } from '../text/iso.js';
import { aMoment, checkArgument, checkOptions, isObject, type Rule, type Rules } from '../text/options.js';
import { clusters } from './cluster.js';
import { completeIds, idFrom } from './id.js';
import { type Moment, momentOf } from './moment.js';
import { statedNames } from './names.js';
import { lastSeen, type Order, otherId, otherLink, preferences, preferredId, preferredLink, ranked } from './prefer.js';
import { currentSignals, joinHistories, withReading } from './readings.js';
import { announcements, type Ids, type Links, type Listing, type Paper, type Relation, type Source } from './schema.js';

export interface MergeOptions {
  /** The moment of the merge: readings and sources that carry no date get this one. @default the clock */
  now?: Moment | undefined;
}

const rules: Rules<MergeOptions> = { now: aMoment };

export const aListing: Rule = [
  'a listing, an object with papers',
  (value) => isObject(value) && Array.isArray(value.papers),
];

/**
 * Two listings as one: the same paper from several sources and days once, with every identifier, source and reading
 * kept. Nothing that either knows is lost, and merging again what was merged changes nothing.
 *
 * Signals that are not yet in a paper's `history` become a reading of `now`. The papers come out with those seen last
 * first, in the order of their listing. About O(n log n).
 *
 * @example
 * const feed = mergeListings(previous, await parse(page), { now: new Date('2026-03-18T06:00:00Z') });
 */
export function mergeListings(previous: Listing | undefined, next: Listing, options: MergeOptions = {}): Listing {
  if (previous) checkArgument('The previous listing', previous, aListing);
  checkArgument('The next listing', next, aListing);
  return mergeAll(previous ? [previous, next] : [next], options);
}

/** Any number of listings as one, at once: what merging them one after the other gives, in a fraction of the time. */
export function mergeAll(listings: readonly Listing[], options: MergeOptions = {}): Listing {
  checkOptions(options, rules);
  const { now = new Date() } = options;
  const at = stampOf(momentOf('now', now));
  const dated = listings.flatMap(({ papers }) => papers).map((paper) => stamp(paper, at));
  const papers = uniqueIds(clusters(dated).map(mergePapers)).sort(newestFirst);
  const issues = new Map(listings.flatMap((listing) => listing.issues).map((issue) => [JSON.stringify(issue), issue]));
  const dates = listings.flatMap(({ date }) => date ?? []).sort();
  const curators = [...new Set(listings.flatMap((listing) => listing.curators ?? []))];
  return {
    ...listings.reduce<Listing | undefined>(aboutBoth, undefined)!,
    ...(dates.length > 0 ? { date: dates.at(-1)! } : {}),
    ...(curators.length > 0 ? { curators } : {}),
    papers,
    issues: [...issues.values()],
  };
}

/** What is said of two listings together, apart from their papers. */
function aboutBoth(previous: Listing | undefined, next: Listing): Listing {
  // What one source counts says nothing of both together, and what it says of itself nothing of the other.
  const isSame = !previous?.title || previous.title === next.title;
  const { total: _, ...about } = isSame ? { ...next, ...previous } : previous;
  return {
    ...about,
    title: previous?.title || next.title,
    ...(next.next === undefined ? {} : { next: next.next }),
  };
}

/** Dates what carries no date, so that the same record merged later is still of this moment. */
function stamp(paper: Paper, at: string): Paper {
  const isFresh = paper.sources.every(({ seen }) => seen === undefined);
  const sources = paper.sources.map((source) => ({ ...source, seen: source.seen ?? at }));
  const placed = paper.position !== undefined && isFresh ? (paper.placed ?? at) : paper.placed;
  return { ...paper, sources, ...(placed !== undefined && { placed }), history: withReading(paper, at) };
}

/**
 * No two papers of a listing share an id: where a source put one identifier on two works, or one author gave two works
 * one title, those after the first go by their title, and year or number.
 */
function uniqueIds(papers: readonly Paper[]): Paper[] {
  const taken = new Set<string>();
  const bearers = new Map<string, number>();
  return papers.map((paper) => {
    const title = idFrom({}, paper.title, paper.authors[0]?.name);
    const number = (bearers.get(title) ?? 0) + 1;
    bearers.set(title, number);
    const dated = `${title}-${(paper.published ?? 'undated').slice(0, 4)}`;
    const id = [paper.id, title, dated].find((name) => !taken.has(name)) ?? `${dated}-${number}`;
    taken.add(id);
    return id === paper.id ? paper : { ...paper, id };
  });
}

function newestFirst(a: Paper, b: Paper): number {
  const [seenA, seenB] = [lastSeen(a), lastSeen(b)];
  if (seenA !== seenB) return seenA > seenB ? -1 : 1;
  const byPlace = (a.position ?? Number.MAX_SAFE_INTEGER) - (b.position ?? Number.MAX_SAFE_INTEGER);
  return byPlace || (a.id < b.id ? -1 : 1);
}

/**
 * A paper with what another record of it knows, when somebody else decided that they are one: nothing is lost, and of
 * two values the better stays. The record's signals become a reading of `now`.
 */
export function withRecord(paper: Paper, record: Paper, now: Date): Paper {
  const at = stampOf(now.getTime());
  const { position, placed } = paper;
  return {
    ...mergePapers([paper, stamp(record, at)]),
    ...(position !== undefined && { position }),
    ...(placed !== undefined && { placed }),
  };
}

/**
 * Records of one paper as one record. Independent of their order; a single record goes the same way, so that merging
 * the same again changes nothing.
 */
function mergePapers(papers: readonly Paper[]): Paper {
  const chosen = chooseFields(papers);
  const ids = mergeIds(papers);
  const history = joinHistories(papers.map((paper) => paper.history));
  const merged = {
    ...chosen,
    ids,
    links: chooseEach(papers, ({ links }) => links, preferredLink, otherLink),
    signals: currentSignals([...papers.map(({ signals }) => ({ at: '', signals })), ...history]),
    history,
    topics: mergeTopics(papers),
    sources: mergeSources(papers),
  } as Paper;
  const id = idFrom(ids, merged.title, merged.authors[0]?.name);
  const sameAs = [...new Set(papers.flatMap((paper) => [...statedNames(paper)]))]
    .filter((other) => other !== id && !Object.entries(ids).some(([scheme, value]) => other === `${scheme}:${value}`))
    .sort();
  const relations = mergeRelations(papers, new Set([id, ...sameAs, ...statedNames(merged)]));
  return {
    ...merged,
    id,
    ...(sameAs.length > 0 ? { sameAs } : {}),
    ...(relations.length > 0 ? { relations } : {}),
  };
}

function chooseFields(papers: readonly Paper[]): Partial<Paper> {
  const chosen = Object.entries(preferences).flatMap(([field, order]) => {
    const [best] = ranked(papers, (paper) => paper[field as keyof Paper], order as Order<unknown>);
    return best === undefined ? [] : [[field, best] as const];
  });
  return Object.fromEntries(chosen);
}

/** What a record says itself: sources may name things as every object does, `constructor`. */
function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** For each name that any of the papers knows, the best of their values. */
function chooseEach(
  papers: readonly Paper[],
  recordOf: (paper: Paper) => Ids | Links,
  orders: Readonly<Record<string, Order<string> | undefined>>,
  otherwise: Order<string>,
): Record<string, string> {
  const names = new Set(papers.flatMap((paper) => Object.keys(recordOf(paper))));
  return Object.fromEntries(
    [...names].sort().flatMap((name) => {
      const [best] = ranked(papers, (paper) => own(recordOf(paper) as Ids, name), own(orders, name) ?? otherwise);
      return best === undefined ? [] : [[name, best]];
    }),
  );
}

function mergeIds(papers: readonly Paper[]): Ids {
  return completeIds(chooseEach(papers, ({ ids }) => ids, preferredId, otherId));
}

/** The topic that leads, an arXiv category if there is one, then all others by name. */
function mergeTopics(papers: readonly Paper[]): string[] {
  const category = (topic: string) => /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(topic);
  const leading = papers
    .flatMap(({ topics }) => topics[0] ?? [])
    .sort((a, b) => Number(category(b)) - Number(category(a)) || (a < b ? -1 : Number(a > b)))[0];
  const all = [...new Set(papers.flatMap(({ topics }) => topics))].sort();
  return leading === undefined ? all : [leading, ...all.filter((topic) => topic !== leading)];
}

/** The relations of all to works other than themselves: a preprint and its article may have become one paper. */
function mergeRelations(papers: readonly Paper[], own: ReadonlySet<string>): Relation[] {
  const known = new Map(
    papers.flatMap(({ relations = [] }) => relations.map((each) => [`${each.type} ${each.id}`, each] as const)),
  );
  return [...known]
    .filter(([, { id }]) => !own.has(id))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, relation]) => relation);
}

/** Each source once, with the first day and the best place it was seen at. */
function mergeSources(papers: readonly Paper[]): Source[] {
  const byName = new Map<string, Source>();
  for (const source of papers.flatMap(({ sources }) => sources)) {
    const key = `${source.name} ${source.url ?? ''}`;
    const known = byName.get(key);
    byName.set(key, known ? joinSources(known, source) : source);
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, source]) => source);
}

function joinSources(a: Source, b: Source): Source {
  const position = Math.min(a.position ?? Number.POSITIVE_INFINITY, b.position ?? Number.POSITIVE_INFINITY);
  const [seen] = [a.seen, b.seen].filter((at) => at !== undefined).sort();
  const announced = announcements.find((each) => each === a.announced || each === b.announced);
  return {
    ...a,
    ...(seen === undefined ? {} : { seen }),
    ...(Number.isFinite(position) ? { position } : {}),
    ...(announced === undefined ? {} : { announced }),
  };
}
