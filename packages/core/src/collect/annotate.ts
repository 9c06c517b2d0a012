import { isTrendingPapersError } from '../paper/errors.js';
import { type Issue, Paper } from '../paper/schema.js';
import { aFunction, checkPapers, wrong } from '../text/options.js';
import { issueOf } from './issues.js';

/** What is added to a paper: anything but what it is known by. */
export type Annotation = Partial<Omit<Paper, 'id' | 'ids' | 'publishedAs'>>;

export interface Annotated {
  /** All papers, in their order; those that nothing was added to are the same objects. */
  papers: Paper[];
  /** `not-annotated`: papers whose annotation failed, or was no part of a paper. */
  issues: Issue[];
}

/**
 * Adds to papers what a function of yours says of them, such as a summary: one after the other, since what is asked is
 * often a model on the same machine. A paper for which the function gives nothing, or fails, stays as it is: the failure
 * is an issue. What it gives is held against the schema.
 *
 * @throws TrendingPapersError `aborted` when the function does.
 *
 * @example
 * const { papers, issues } = await annotate(feed.papers, async ({ abstract }) =>
 *   abstract && { summary: { text: await ask(abstract), model: 'qwen3' } });
 */
export async function annotate(
  papers: readonly Paper[],
  fn: (paper: Paper) => Annotation | undefined | '' | Promise<Annotation | undefined | ''>,
): Promise<Annotated> {
  checkPapers(papers);
  if (typeof fn !== 'function') throw wrong('fn', fn, aFunction[0]);
  const annotated: Paper[] = [];
  const issues: Issue[] = [];
  for (const paper of papers) {
    try {
      const annotation = await fn(paper);
      const result = annotation
        ? Paper.safeParse({ ...paper, ...annotation, id: paper.id, ids: paper.ids })
        : undefined;
      if (result && !result.success) throw new TypeError('what was given is no part of a paper');
      annotated.push(result?.data ?? paper);
    } catch (error) {
      if (isTrendingPapersError(error, 'aborted')) throw error;
      annotated.push(paper);
      const why = error instanceof Error ? error.message : String(error);
      issues.push(issueOf('not-annotated', { id: paper.id, error: why }, paper.id));
    }
  }
  return { papers: annotated, issues };
}
