import type { Listing } from '@trending-papers/core/paper';
import {
  type PublishOptions,
  toBiblatex,
  toBibtex,
  toCslJson,
  toCsv,
  toMarkdown,
  toRis,
} from '@trending-papers/core/publish';

export type Writer = (listing: Listing, options: PublishOptions) => string;

/** How papers are written for other programs, by name. */
export const writers = {
  bibtex: toBibtex,
  biblatex: toBiblatex,
  ris: toRis,
  csl: toCslJson,
  csv: toCsv,
  md: toMarkdown,
  ndjson: (listing: Listing) => listing.papers.map((paper) => `${JSON.stringify(paper)}\n`).join(''),
} satisfies Readonly<Record<string, Writer>>;

export const writerNames = Object.keys(writers) as (keyof typeof writers)[];
