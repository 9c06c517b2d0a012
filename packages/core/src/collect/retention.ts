import { day, dayOf } from '../paper/days.js';
import { namesOf } from '../paper/names.js';
import type { Paper } from '../paper/schema.js';
import { checkArgument, checkPapers, isObject, type Rule } from '../text/options.js';

/** How long and how many papers are kept. */
export interface Retention {
  /** Papers kept at most: the first ones. */
  papers: number;
  /** Days for which a paper is kept after it was last heard of, counted from the newest such day. */
  days: number;
}

/** Ten thousand papers and two years: a feed that is for ever yet has an end. */
export const defaultRetention: Retention = { papers: 10_000, days: 730 };

const aRetention: Rule = [
  'an object with numbers of papers and days',
  (value) => isObject(value) && [value.papers, value.days].every((count) => typeof count === 'number' && count >= 0),
];
const isKnown: Rule = [
  'an object with `given`, a set of ids, and `now`, a date',
  (value) =>
    isObject(value) && isObject(value.given) && typeof value.given.has === 'function' && value.now instanceof Date,
];

/**
 * The papers that stay, in their order: those young enough, up to a number, so put the best first. What the sources
 * give now, by the ids in `given`, is never too old: a bibliography may go back a century. `now` only tells which dates
 * have not come yet; one paper dated in a year to come does not make all others old.
 */
export function retainPapers(
  papers: readonly Paper[],
  retention: Retention,
  about: { given: ReadonlySet<string>; now: Date },
): Paper[] {
  checkPapers(papers);
  checkArgument('The retention', retention, aRetention);
  checkArgument('What is known', about, isKnown);
  const { papers: most, days } = retention;
  const { given, now } = about;
  const heard = papers.map(lastHeard);
  const tomorrow = dayOfTime(now.getTime() + day);
  const newest = heard.reduce((latest, date) => (date > latest && date <= tomorrow ? date : latest), '');
  const oldest = newest && dayOfTime(Date.parse(newest) - days * day);
  const isGiven = (paper: Paper) => [...namesOf(paper)].some((name) => given.has(name));
  // A paper whose day is unknown cannot be called old.
  const stays = (paper: Paper, index: number) => heard[index] === '' || heard[index]! >= oldest || isGiven(paper);
  return papers.filter(stays).slice(0, most);
}

function dayOfTime(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The newest of its dates, readings among them: a paper that a source goes on giving does not grow old. */
function lastHeard(paper: Paper): string {
  const dates = [
    dayOf(paper) ?? '',
    paper.history?.at(-1)?.at ?? '',
    ...(paper.sources ?? []).map(({ seen = '' }) => seen),
  ];
  return dates.reduce((latest, date) => (date > latest ? date : latest), '');
}
