import type { Paper } from '@trending-papers/core/paper';
import { rank, trainTaste } from '@trending-papers/core/rank';
import type { Entry } from '../feed/types.js';
import type { Mark } from './reading-lists.js';

/** Papers to a reader's taste, the newest of them first; votes and the feed's own order decide between equals. */
const weights = { halfLife: 30, upvotes: 0.1 };

/** Days by which a date may be ahead of this device's clock: in some zone it is tomorrow already. */
const tomorrow = 86_400_000;

/** What a reader said of papers, by id. */
export interface Marks {
  saved: ReadonlyMap<string, Mark>;
  hidden: ReadonlyMap<string, Mark>;
}

/**
 * The entries in the order of what a reader saved and hid, with the reasons for it in the place of the feed's. It is
 * learnt here, of the papers that are here: nothing leaves the device. Where nothing of the saved papers is known, the
 * entries as they are.
 */
export function forYou(entries: readonly Entry[], { saved, hidden }: Marks, now: number): readonly Entry[] {
  const byId = new Map(entries.map((entry) => [entry.paper.id, entry]));
  const papersOf = (marks: ReadonlyMap<string, Mark>): Paper[] =>
    // The feed has whole papers, the marks what there was room for.
    [...marks].flatMap(([id, mark]) => byId.get(id)?.paper ?? mark.paper ?? []);
  const liked = papersOf(saved);
  if (liked.length === 0) return entries;
  // Taking the place in this feed for one in a listing keeps the feed's order between equals.
  const papers = entries.map(({ paper }, index) => ({ ...paper, sources: [], position: index + 1 }));
  const profile = trainTaste(liked, { hidden: papersOf(hidden) });
  return rank(papers, { by: weights, profile, until: new Date(now + tomorrow) }).map(({ paper, reasons }) => ({
    ...byId.get(paper.id)!,
    reasons: reasons.filter(({ signal }) => signal !== 'position'),
  }));
}
