import { cameUp, day } from '../paper/days.js';
import { type Moment, momentOf } from '../paper/moment.js';
import type { Paper } from '../paper/schema.js';
import { foldName } from '../text/fold-name.js';
import { aLimit, aMoment, aText, checkOptions, checkPapers, type Rules, unknownName, whole } from '../text/options.js';
import { asOf } from './as-of.js';
import { commonest, type GroupKind, groupNames } from './groups.js';

export interface TrendOptions {
  /** What is followed. @default 'topics' */
  of?: GroupKind | undefined;
  /** The length of a span. @default 'week' */
  per?: 'day' | 'week' | 'month' | undefined;
  /** The end of the last span. @default `asOf(papers)` */
  now?: Moment | undefined;
  /** How many spans to look back on. @default 8 */
  spans?: number | undefined;
  /** How many of each kind to give. @default 10 */
  limit?: number | undefined;
}

/** What becomes of a topic, an author, an organisation or a venue. */
export interface Trend {
  /** As most papers spell it. */
  name: string;
  direction: 'rising' | 'falling' | 'new';
  /** Papers that came up in each span, oldest first. */
  series: number[];
  /** Papers in the last span. */
  value: number;
  /** Papers in a span before, on average. */
  usual: number;
  /** Standard deviations between the two, as counts vary: how sure the change is, and the order of trends. */
  change: number;
  /** The first day of the last span, and its end. */
  since: string;
  at: string;
  /** Ids of the papers of the last span, in the order of the input. */
  papers: string[];
}

export interface Trends {
  rising: Trend[];
  falling: Trend[];
  new: Trend[];
}

const lengths = { day, week: 7 * day, month: 30 * day };
/** A change of so many standard deviations is no longer taken for chance. */
const telling = 1.5;
/** What nobody named before must be named by so many papers to be new. */
const fewestNew = 2;

const rules: Rules<TrendOptions> = { of: aText, per: aText, now: aMoment, spans: whole(2, 1000), limit: aLimit };

/**
 * What rises, falls or is new among the topics, authors, organisations or venues of papers, by the days the papers came
 * up. Names are one whatever their case, signs, blanks and plural. Counts of two spans are compared by the square roots of
 * what they are out of, so a topic of two papers that has four does not beat one of forty that has eighty. Papers without
 * a date, and of before and after the spans, are not looked at. O(n) for n names.
 *
 * @throws TypeError for a name that nobody knows, RangeError for a moment that is no date or a number out of range.
 * @example
 * trends(papers, { of: 'topics', per: 'week', now: '2026-06-30' }).rising[0];
 * // { name: 'world models', series: [1, 0, 2, 1, 2, 3, 4, 9], value: 9, usual: 1.9, … }
 */
export function trends(papers: readonly Paper[], options: TrendOptions = {}): Trends {
  checkPapers(papers);
  checkOptions(options, rules);
  const { of = 'topics', per = 'week', now, spans = 8, limit = 10 } = options;
  if (!Object.hasOwn(groupNames, of)) throw unknownName('trend of', of, Object.keys(groupNames));
  if (!Object.hasOwn(lengths, per)) throw unknownName('span', per, Object.keys(lengths));
  const end = now === undefined ? asOf(papers).getTime() : momentOf('now', now);
  const length = lengths[per];
  const groups = new Map<string, Group>();
  const totals = new Array<number>(spans).fill(0);
  for (const paper of papers) {
    const span = spans - 1 - Math.floor((end - cameUp(paper)) / length);
    if (!(span >= 0 && span < spans)) continue;
    totals[span]!++;
    for (const [key, name] of new Map(
      groupNames[of](paper)
        .toReversed()
        .map((name) => [foldName(name), name.trim()]),
    )) {
      if (!key) continue;
      const group = groups.get(key) ?? newGroup(spans);
      groups.set(key, group);
      group.series[span] = group.series[span]! + 1;
      group.spellings.set(name, (group.spellings.get(name) ?? 0) + 1);
      if (span === spans - 1) group.papers.push(paper.id);
    }
  }
  // A listing that is only there for some of the spans has no past before them.
  const first = totals.findIndex((total) => total > 0);
  const past = spans - 1 - first;
  const all =
    past < 1
      ? []
      : [...groups.values()].flatMap((group): Trend[] => {
          const value = group.series[spans - 1]!;
          const before = group.series.slice(first, -1).reduce((sum, count) => sum + count, 0);
          const usual = before / past;
          // Twice the square root of a count has a variance of one, whatever the count: Anscombe, Biometrika 35, 1948.
          const change = (2 * (Math.sqrt(value + 3 / 8) - Math.sqrt(usual + 3 / 8))) / Math.sqrt(1 + 1 / past);
          const direction = before === 0 ? 'new' : change > 0 ? 'rising' : 'falling';
          if (direction === 'new' ? value < fewestNew : Math.abs(change) < telling) return [];
          return [
            {
              name: commonest(group.spellings),
              direction,
              series: group.series,
              value,
              usual,
              change,
              since: new Date(end - length).toISOString(),
              at: new Date(end).toISOString(),
              papers: group.papers,
            },
          ];
        });
  const ordered = all.sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.name < b.name ? -1 : 1));
  const some = (wanted: Trend['direction']) => ordered.filter(({ direction }) => direction === wanted).slice(0, limit);
  return { rising: some('rising'), falling: some('falling'), new: some('new') };
}

interface Group {
  spellings: Map<string, number>;
  series: number[];
  papers: string[];
}

function newGroup(spans: number): Group {
  return { spellings: new Map(), series: new Array<number>(spans).fill(0), papers: [] };
}
