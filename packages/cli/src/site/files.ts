import { createHash } from 'node:crypto';
import type { Ledger } from '@trending-papers/core/collect';
import type { Listing } from '@trending-papers/core/paper';
import { type SiteFile, type SiteOptions, toSite } from '@trending-papers/core/publish';
import { createIndex } from '@trending-papers/core/search';

export interface FilesOptions {
  /** Why each paper is where it is, by id. */
  reasons: NonNullable<SiteOptions['reasons']>;
  /** Where the folder will be found, for the feeds' own links. */
  url?: string | undefined;
  /** The widget's script, for the front page, and what it loads when it is needed, by name. */
  script: string;
  parts?: Readonly<Record<string, string>> | undefined;
  words?: SiteOptions['words'];
  language?: string | undefined;
  pictures?: SiteOptions['pictures'];
  theme?: SiteOptions['theme'];
  onIssue?: SiteOptions['onIssue'];
  until?: SiteOptions['until'];
  hub?: SiteOptions['hub'];
  ledger: Ledger;
  ranking: string;
  /** The folder of the index of all papers, where there is one. */
  search?: string | undefined;
}

/** The files of a listing in rank order, with similar papers found by its index. */
export function siteFiles(
  listing: Listing,
  { url, script, parts = {}, language, search, ...rest }: FilesOptions,
): Generator<SiteFile> {
  const scriptHash = `sha256-${createHash('sha256').update(script).digest('base64')}`;
  const index = createIndex(listing.papers);
  const byId = new Map(listing.papers.map((paper) => [paper.id, paper]));
  return toSite(listing, {
    ...rest,
    ...(url !== undefined && { url }),
    ...(language !== undefined && { language }),
    ...(search !== undefined && { search }),
    element: { script, scriptHash, parts },
    similar: ({ id }) => index.similar(id, 5).flatMap((hit) => byId.get(hit.id) ?? []),
  });
}
