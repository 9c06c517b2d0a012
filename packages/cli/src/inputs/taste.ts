import { type Profile, trainTaste } from '@trending-papers/core/rank';
import type { Io } from '../terminal/io.js';
import { type Reporter, silent } from '../terminal/reporter.js';
import { readInputs, tellFailures } from './read.js';

/**
 * The taste of whoever likes the papers of those inputs; nothing where none are named. One that cannot be had now is
 * told, and papers are ranked without it: a library on a service that is down is no reason to show nothing.
 *
 * @throws TrendingPapersError when an input cannot be what it was said to be: no such file, no such service.
 */
export async function tasteOf(liked: readonly string[], io: Io, reporter: Reporter): Promise<Profile | undefined> {
  if (liked.length === 0) return undefined;
  const { listing, failures } = await readInputs(liked, io, { ...silent, warn: reporter.warn });
  tellFailures(failures, reporter);
  const papers = listing?.papers ?? [];
  if (listing && papers.length === 0)
    reporter.warn(`${liked.join(', ')}: no paper in it, so nothing is known of what you like.`);
  if (papers.length === 0) return undefined;
  reporter.step(`learnt from ${papers.length === 1 ? 'the paper' : `${papers.length} papers`} that you like`);
  return trainTaste(papers);
}
