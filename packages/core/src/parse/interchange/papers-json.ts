import * as z from 'zod/mini';
import { Issue, type Listing } from '../../paper/schema.js';
import { isRecord, listOf, readFields } from '../fields.js';
import type { ParseContext, Probe, Report } from '../format.js';
import { looksLikePaper, readListingFields, readPaper } from './read-paper.js';

/** How many entries are looked at before a list is called something else. */
const probed = 10;

const holdsPapers = (list: unknown): list is unknown[] =>
  Array.isArray(list) && (list.length === 0 || list.slice(0, probed).some(looksLikePaper));

/** Our own JSON: a Listing, a list of Papers, or one Paper. */
export function detect({ json }: Probe): boolean {
  if (isRecord(json) && Array.isArray(json.papers)) return typeof json.title === 'string' && holdsPapers(json.papers);
  return holdsPapers(json) || looksLikePaper(json);
}

export function parse({ json }: Probe, { report, repeat }: ParseContext): Omit<Listing, 'issues'> {
  const listing = asListing(json);
  for (const issue of issuesOf(listing, report)) repeat(issue);
  const papers = listing.papers.flatMap((value, index) => readPaper(value, report, `papers[${index}]`) ?? []);
  return { ...readListingFields(listing, report), papers };
}

function asListing(json: unknown): Record<string, unknown> & { papers: unknown[] } {
  if (Array.isArray(json)) return { papers: json };
  return isRecord(json) && Array.isArray(json.papers) ? { ...json, papers: json.papers } : { papers: [json] };
}

/** What an earlier reading said, so that issues survive being written and read; another version may have codes of its own. */
function issuesOf(listing: Record<string, unknown>, report: Report): Issue[] {
  return readFields(z.object({ issues: listOf(Issue) }), listing, report, 'listing')?.issues ?? [];
}
