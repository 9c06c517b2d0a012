import { appendFile } from 'node:fs/promises';
import type { Inputs } from '../inputs/read.js';
import type { Io } from '../terminal/io.js';
import { plain } from './plain.js';
import type { Built } from './site.js';

const shownPapers = 10;

/** How many papers came, of how many where not all did, and why. */
function amountOf({ papers, total = papers, warnings }: Inputs['received'][number]): string {
  const of = total > papers ? ` of ${total}` : '';
  return [`${papers}${of}`, ...warnings.map(plain)].join('; ');
}

/** What a run did with a feed, in Markdown: for the page of a CI job. */
export function summaryOf(name: string, built: Built, { received, failures }: Inputs): string {
  const lines = [
    `### ${plain(name)}`,
    '',
    `${built.ranked.length} papers, ${built.added} of them new${built.dropped > 0 ? `; ${built.dropped} more in the archive` : ''}.`,
    '',
    '| source | papers |',
    '|---|---|',
    ...received.map((each) => `| ${plain(each.input)} | ${amountOf(each)} |`),
    ...failures.map(({ input, error }) => `| ${plain(input)} | failed, kept what was there: ${plain(error.message)} |`),
    '',
    ...built.issues.flatMap(({ message }) => [`- ${plain(message)}`, '']),
    ...built.ranked.slice(0, shownPapers).map(({ rank, paper }) => `${rank}. ${plain(paper.title)}`),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

/** Adds to `$GITHUB_STEP_SUMMARY` where there is one. A summary that cannot be written does not fail the run. */
export async function writeSummary(summary: string, env: Io['env']): Promise<void> {
  if (env.GITHUB_STEP_SUMMARY) await appendFile(env.GITHUB_STEP_SUMMARY, summary).catch(() => {});
}
