import { foldName } from '../text/fold-name.js';
import { aLimit, aText, checkOptions, checkPapers, type Rules, unknownName } from '../text/options.js';
import { commonest, type GroupKind, groupNames } from './groups.js';
import { someRanked } from './ranked.js';
import type { Ranked } from './types.js';

export interface TopOptions {
  /** What papers are grouped by. @default 'topics' */
  of?: GroupKind;
  /** How many papers of each group. @default 3 */
  limit?: number;
  /** How many groups, those of most papers first. @default all */
  groups?: number;
}

/** The first papers of a topic, an author, an organisation or a venue. */
export interface Top {
  /** As most papers spell it. */
  name: string;
  /** How many of the papers ranked are in it. */
  count: number;
  /** The first of them, each with its rank among all. */
  papers: Ranked[];
}

const rules: Rules<TopOptions> = { of: aText, limit: aLimit, groups: aLimit };

/**
 * The first of each topic, author, organisation or venue among ranked papers, the group of most papers first. Names are
 * one whatever their case, signs, blanks and plural. Of a week or a month: rank with `window`. Linear.
 *
 * @throws TypeError for a group that nobody knows, RangeError for a number out of range.
 * @example
 * tops(rank(papers, { by: 'top', window: 7 }), { of: 'topics' })[0];
 * // { name: 'world models', count: 12, papers: [{ rank: 1, … }, { rank: 4, … }, { rank: 9, … }] }
 */
export function tops(ranked: readonly Ranked[], options: TopOptions = {}): Top[] {
  checkPapers(ranked, someRanked);
  checkOptions(options, rules);
  const { of = 'topics', limit = 3, groups = Number.POSITIVE_INFINITY } = options;
  if (!Object.hasOwn(groupNames, of)) throw unknownName('group', of, Object.keys(groupNames));
  const found = new Map<string, Omit<Top, 'name'> & { spellings: Map<string, number> }>();
  for (const each of ranked)
    for (const [key, name] of new Map(groupNames[of](each.paper).map((name) => [foldName(name), name.trim()]))) {
      if (!key) continue;
      const group = found.get(key) ?? { spellings: new Map<string, number>(), count: 0, papers: [] as Ranked[] };
      found.set(key, group);
      group.count++;
      group.spellings.set(name, (group.spellings.get(name) ?? 0) + 1);
      if (group.papers.length < limit) group.papers.push(each);
    }
  return [...found.values()]
    .map(({ spellings, ...rest }) => ({ name: commonest(spellings), ...rest }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, groups);
}
