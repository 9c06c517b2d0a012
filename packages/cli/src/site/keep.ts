import { dayOf, namesOf, type Paper } from '@trending-papers/core/paper';

export interface Keep {
  /** Papers kept at most: the best ranked ones. */
  papers: number;
  /** Days for which a paper is kept after it was last heard of, counted from the newest such day. */
  days: number;
}

const day = 86_400_000;

/** Ten thousand papers and two years: a feed that is for ever yet has an end. */
export const defaultKeep: Keep = { papers: 10_000, days: 730 };

/**
 * The papers that stay, in their order: those young enough, up to a number. What the sources give now is never too old,
 * by the names in `given`: a bibliography may go back a century.
 */
export function keepPapers(papers: readonly Paper[], keep: Keep, given: ReadonlySet<string>, now: Date): Paper[] {
  const heard = papers.map(lastHeard);
  // One paper dated wrongly, in a year to come, must not make all others old.
  const tomorrow = dayOfTime(now.getTime() + day);
  const newest = heard.reduce((latest, date) => (date > latest && date <= tomorrow ? date : latest), '');
  const oldest = newest && dayOfTime(Date.parse(newest) - keep.days * day);
  const isGiven = (paper: Paper) => [...namesOf(paper)].some((name) => given.has(name));
  // A paper whose day is unknown cannot be called old.
  const stays = (paper: Paper, index: number) => heard[index] === '' || heard[index]! >= oldest || isGiven(paper);
  return papers.filter(stays).slice(0, keep.papers);
}

function dayOfTime(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The newest of its dates, readings among them: a paper that a source goes on giving does not grow old. */
function lastHeard(paper: Paper): string {
  const dates = [dayOf(paper) ?? '', paper.history.at(-1)?.at ?? '', ...paper.sources.map(({ seen = '' }) => seen)];
  return dates.reduce((latest, date) => (date > latest ? date : latest), '');
}
