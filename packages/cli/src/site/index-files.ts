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

/** The index of all papers as files, of which there may be as many as the pages leave room for. */
export function* indexFiles(
  papers: readonly Paper[],
  pages: number,
  note: (text: string) => void,
): Generator<PlannedFile> {
  const files = Math.max(mostFiles - spare - pages, leastFiles);
  let written = 0;
  for (const { name, bytes } of saveShards(papers, {
    files,
    deflate: deflateRawSync,
    onIssue: ({ message }) => note(message),
  })) {
    yield [indexFolder + name, bytes];
    written++;
  }
  if (pages + written > mostFiles)
    note(
      `The site has ${pages} pages and feeds, and ${written} files of search: more than the ${mostFiles} files that some hosts take.`,
    );
}
