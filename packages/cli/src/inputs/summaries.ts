import { createHash } from 'node:crypto';
import { annotate } from '@trending-papers/core/collect';
import { type Paper, TrendingPapersError } from '@trending-papers/core/paper';
import type { Io } from '../terminal/io.js';
import type { Reporter } from '../terminal/reporter.js';
import { askModel, type Endpoint, endpointOf } from './model.js';
import { promptFor, promptVersion } from './prompt.js';

export interface SummaryArgs {
  'summary-endpoint': string | undefined;
  'summary-model': string | undefined;
  'summary-language': string;
  'summary-kind': 'summary' | 'translation';
  'summary-characters': number;
}

/** What a run may still ask, over all its feeds. */
export interface Budget {
  questions: number;
  characters: number;
}

/** A service that failed so often in a row is not asked any more in this run. */
const mostFailures = 3;

/**
 * What adds summaries to papers; nothing where no endpoint is named. What was written before is not asked for again, and
 * a failure is told and leaves the paper as it is.
 *
 * @throws TrendingPapersError `unusable-config` when the endpoint has no model, or would get its key in the clear.
 */
export function summariesOf(
  args: SummaryArgs,
  io: Io,
  reporter: Reporter,
): ((papers: readonly Paper[], written: Map<string, string>, budget: Budget) => Promise<Paper[]>) | undefined {
  if (args['summary-endpoint'] === undefined) return undefined;
  const model = args['summary-model'];
  if (model === undefined)
    throw new TrendingPapersError('unusable-config', '--summary-endpoint needs --summary-model: which model to ask.');
  const endpoint = endpointOf(args['summary-endpoint'], model, io.env);
  return (papers, written, budget) =>
    io.stoppable(() => summarise(papers, written, budget, { args, endpoint, io, reporter }));
}

interface Around {
  readonly args: SummaryArgs;
  readonly endpoint: Endpoint;
  readonly io: Io;
  readonly reporter: Reporter;
}

async function summarise(
  papers: readonly Paper[],
  written: Map<string, string>,
  budget: Budget,
  { args, endpoint, io, reporter }: Around,
): Promise<Paper[]> {
  const { 'summary-kind': kind, 'summary-language': language } = args;
  const counts = { asked: 0, left: 0, failuresInRow: 0, cut: 0, tooLong: 0 };
  const most = args['summary-characters'];
  const result = await annotate(papers, async (paper) => {
    // What a source brought with it stays; without an abstract a model would make something up.
    if (paper.summary || !paper.abstract) return undefined;
    const { messages, characters, isCut } = promptFor(paper, kind, language);
    const key = keyOf(paper, endpoint.model, kind, language);
    const known = written.get(key);
    if (known === undefined) {
      if (characters > most) {
        counts.tooLong++;
        return undefined;
      }
      if (budget.questions < 1 || budget.characters < characters || counts.failuresInRow >= mostFailures) {
        counts.left++;
        return undefined;
      }
      budget.questions -= 1;
      budget.characters -= characters;
      counts.asked++;
      counts.cut += Number(isCut);
      counts.failuresInRow++;
      reporter.progress({ source: endpoint.model, message: `asked about ${paper.id}` });
      written.set(key, await askModel(endpoint, messages, kind, io));
      counts.failuresInRow = 0;
    }
    return { summary: { text: written.get(key)!, model: endpoint.model, kind, language } };
  });
  reporter.end();
  const failed = result.issues.length;
  if (counts.asked > 0) reporter.step(`${endpoint.model} wrote of ${counts.asked - failed} of ${counts.asked} papers`);
  for (const { message } of result.issues.slice(0, mostFailures)) reporter.warn(message);
  if (failed > mostFailures) reporter.warn(`and of ${failed - mostFailures} more papers nothing was written`);
  if (counts.cut > 0) reporter.warn(`${counts.cut} abstracts were cut before they were sent to ${endpoint.model}.`);
  if (counts.tooLong > 0)
    reporter.warn(
      `${counts.tooLong === 1 ? 'The question about 1 paper is' : `The questions about ${counts.tooLong} papers are`} longer ` +
        `than --summary-characters ${most} allows for a whole run: no run will ask them.`,
    );
  if (counts.left > 0)
    reporter.warn(
      `${counts.left === 1 ? '1 paper has' : `${counts.left} papers have`} no ${kind} yet: ` +
        (counts.failuresInRow >= mostFailures
          ? `${endpoint.model} failed ${mostFailures} times`
          : 'the budget is used up') +
        '; the next run goes on.',
    );
  return result.papers;
}

/** Another abstract, model, language or prompt is another question. */
function keyOf({ id, title, abstract }: Paper, model: string, kind: string, language: string): string {
  const parts = [promptVersion, id, title, abstract, model, kind, language];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
