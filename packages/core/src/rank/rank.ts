import { cameUp, windowStart } from '../paper/days.js';
import { type Moment, momentOf } from '../paper/moment.js';
import type { Reason } from '../paper/reason.js';
import type { Issue, Paper } from '../paper/schema.js';
import {
  aFunction,
  aLimit,
  aMoment,
  amount,
  anObject,
  checkOptions,
  checkPapers,
  isObject,
  type Rules,
  someTexts,
  unknownName,
} from '../text/options.js';
import { arranged, type Caps } from './arrange.js';
import { asOf } from './as-of.js';
import { type Boosts, boostsOf } from './boosts.js';
import { issueOf } from './issues.js';
import { knownAt } from './known-at.js';
import { highest } from './order.js';
import type { Profile, Ranked, Scorer, Term } from './types.js';
import { unmetIn } from './unmet.js';
import { measuredIn } from './values.js';
import { type Scored, weighted } from './weighted.js';
import { rankings, type Weights } from './weights.js';

export interface RankOptions {
  /** A ranking by name, a table of weights, or a scorer of one's own. @default 'trending' */
  by?: keyof typeof rankings | Weights | Scorer | undefined;
  /**
   * Reference time for ages and windows. Papers that came up later and readings of later moments are not seen: a moment in the
   * past gives the ranking of that time. @default `asOf(papers)`, so that the same papers give the same order
   */
  now?: Moment | undefined;
  /** The last date to believe where `now` is not given, so that a mistaken one makes nothing else look old. */
  until?: Moment | undefined;
  /** Only papers that came up (`dayOf`) in so many days before `now`; papers without a date are left out. */
  window?: number | undefined;
  /** The days after which a paper counts half, in the place of the ranking's own. */
  halfLife?: number | undefined;
  /** What papers count more for: names of authors, keywords, … to what they add to the score. */
  boosts?: Boosts | undefined;
  /** Ids of papers that stand first, in this order. */
  pins?: readonly string[] | undefined;
  /** How many papers of one author, organisation, repository or source may stand together: `{ author: 2 }`. */
  caps?: Caps | undefined;
  /** What a person's taste adds to the score of a paper: `trainTaste(liked)`. */
  profile?: Profile | undefined;
  /** Puts papers that are alike further apart: `diversify(0.3)`. */
  diversity?: ((ranked: Ranked[]) => Ranked[]) | undefined;
  /** Only papers with at least this score. Scores of `trending` are in e-folds of upvotes: 10 votes give about 3. */
  minScore?: number | undefined;
  /** How many to give. @default all */
  limit?: number | undefined;
  /** Told how many papers `minScore` leaves out, and which boosts, pins or tastes no paper meets. */
  onIssue?: ((issue: Issue) => void) | undefined;
}

const rules: Rules<RankOptions> = {
  by: [
    'a ranking, weights or a scorer',
    (value) => typeof value === 'string' || aFunction[1](value) || isObject(value),
  ],
  now: aMoment,
  until: aMoment,
  window: amount(),
  halfLife: ['a number of days above 0', (value) => Number.isFinite(value) && (value as number) > 0],
  boosts: anObject,
  pins: someTexts,
  caps: anObject,
  profile: aFunction,
  diversity: aFunction,
  minScore: ['a finite number of e-folds', Number.isFinite],
  limit: aLimit,
  onIssue: aFunction,
};

/**
 * Ranks papers and says why: each score is the sum of its reasons' contributions. Equal scores are ordered by id, so
 * the order depends neither on the order of the input nor on the engine. The input is left as it is.
 *
 * Works with whatever is known of each paper (places in listings, votes, stars, history): a signal that is missing
 * is unknown, not zero. O(n log n) for n papers.
 *
 * @throws TypeError for a name that nobody knows, RangeError for a moment that is no date and a number out of range;
 *   both name the option.
 * @example
 * const [first] = rank(papers, { by: 'trending', now: '2026-06-30T12:00:00Z', limit: 10 });
 * first.reasons[0]; // { signal: 'upvotes', aspect: 'level', value: 118, usual: 29, contribution: 5.46 }
 */
export function rank(papers: readonly Paper[], options: RankOptions = {}): Ranked[] {
  checkPapers(papers);
  checkOptions(options, rules);
  const {
    now,
    until,
    window,

    boosts,
    pins = [],
    caps = {},
    profile,
    diversity,
    minScore,
    limit = papers.length,
    onIssue,
  } = options;
  const moment =
    now === undefined
      ? asOf(papers, until === undefined ? until : momentOf('until', until)).getTime()
      : momentOf('now', now);
  const known = now === undefined ? papers : papers.map((paper) => knownAt(paper, moment)).filter(isThere);
  const within = window === undefined ? known : known.filter((paper) => cameUp(paper) >= windowStart(window, moment));
  const score = scorerOf(options)(within, { now: moment });
  const taste = profile?.among?.(within) ?? profile;
  const extras = [...(boosts ? [boostsOf(boosts)] : []), ...(taste ? [taste] : [])];
  const extrasOf = (paper: Paper): Term[] => extras.flatMap((of) => of(paper) as Term[]);
  const scores = measuredIn(within, (paper, index) => {
    const own = 'sum' in score ? score.sum(index) : totalOf(score(paper, index));
    return extras.length ? totalOf(extrasOf(paper), own) : own;
  });
  const isWhole = diversity || pins.length || Object.keys(caps).length;
  const order = highest(scores, isWhole ? within.length : limit, (a, b) => before(within[a]!, within[b]!));
  const isEnough = (place: number) => !(scores[place]! < minScore!) || pins.includes(within[place]!.id);
  const ranked = Array.from(order.filter(isEnough), (place, index) => {
    const paper = within[place]!;
    const terms = [...score(paper, place), ...extrasOf(paper)];
    return { paper, score: scores[place]!, rank: index + 1, reasons: reasonsOf(terms, paper) };
  });
  if (onIssue) for (const issue of unmetIn(within, { boosts, pins, profile: taste })) onIssue(issue);
  const left = scores.filter((_, place) => !isEnough(place)).length;
  if (left) onIssue?.(issueOf('papers-below-score', { left, of: scores.length, least: minScore! }));
  const diverse = diversity ? diversity(ranked) : ranked;
  return (isWhole ? arranged(diverse, pins, caps) : diverse).slice(0, limit);
}

function scorerOf({
  by = 'trending',
  halfLife,
}: RankOptions): (...of: Parameters<Scorer>) => Scored | ReturnType<Scorer> {
  if (typeof by === 'function') return by;
  if (typeof by === 'string' && !Object.hasOwn(rankings, by)) throw unknownName('ranking', by, Object.keys(rankings));
  const weights = typeof by === 'string' ? rankings[by] : by;
  return weighted(halfLife === undefined ? weights : { ...weights, halfLife });
}

const isThere = (paper: Paper | undefined): paper is Paper => paper !== undefined;

function totalOf(terms: readonly Term[], start = 0): number {
  return terms.reduce((sum, { contribution }) => sum + contribution, start);
}

/** Terms with their words made. What adds nothing to the score is no reason. */
function reasonsOf(terms: readonly Term[], paper: Paper): Reason[] {
  return terms
    .filter(({ contribution }) => contribution !== 0)
    .map(({ text, ...reason }) => (text ? { ...reason, text: text(reason.value!, paper) } : reason));
}

/** Of equal scores the lower id first, and of one id what reads first as JSON. */
function before(a: Paper, b: Paper): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  const [first, second] = [JSON.stringify(a), JSON.stringify(b)];
  return first < second ? -1 : Number(first > second);
}
