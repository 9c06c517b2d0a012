import { deflateRawSync } from 'node:zlib';
import type { Paper } from '@trending-papers/core/paper';
import { saveShards } from '@trending-papers/core/search';
import type { PlannedFile } from '../disk/commit.js';

/** Where the index is, below the site. */
export const indexFolder = 'search/';

/** What Cloudflare Pages takes, the fewest of the hosts: https://developers.cloudflare.com/pages/platform/limits/ */
const mostFiles = 20_000;
/** For what a person puts beside the site. */
const spare = 500;
/** An index of fewer moves needlessly much for each query. */
const leastFiles = 1000;

/** Tells of more files than some hosts take. */
export function noteOfFiles(others: number, note: (text: string) => void, ofSearch = 0): void {
  if (others + ofSearch <= mostFiles) return;
  const search = ofSearch > 0 ? `, and ${ofSearch} of search` : '';
  note(
    `The site has ${others} files of pages, feeds, pictures and archive${search}: more than the ${mostFiles} files that some ` +
      'hosts take. --keep shows fewer papers.',
  );
}

/** The index of all papers as files, of which there may be as many as all others leave room for. */
export function* indexFiles(
  papers: readonly Paper[],
  others: number,
  note: (text: string) => void,
): Generator<PlannedFile> {
  const files = Math.max(mostFiles - spare - others, leastFiles);
  let written = 0;
  for (const { name, bytes } of saveShards(papers, {
    files,
    deflate: deflateRawSync,
    onIssue: ({ message }) => note(message),
  })) {
    yield [indexFolder + name, bytes];
    written++;
  }
  noteOfFiles(others, note, written);
}
