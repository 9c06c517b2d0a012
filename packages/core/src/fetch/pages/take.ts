import type { Issue, Listing, Paper } from '../../paper/schema.js';
import { issueOf } from '../issues.js';
import type { Page, Session } from '../types.js';

const longestSource = 100;

/**
 * The pages of a source as listings: each paper once, numbered through, named after the source; no more of them than
 * the session wants. What is left out or missing is told by an issue with both numbers, in the listing where it shows:
 * `cut-off` for what was not asked for, `pages-missing` for what the service did not give.
 */
export async function* takePages(pages: AsyncIterable<Page>, session: Session): AsyncGenerator<Listing> {
  const seen = new Set<string>();
  let taken = 0;
  let entries = 0;
  let number = 0;
  let first: Page | undefined;
  let last: Page | undefined;
  let total: number | undefined;
  for await (const page of pages) {
    number += 1;
    first ??= page;
    last = page;
    total = page.total ?? total;
    const fresh = page.listing.papers.filter((paper) => !seen.has(paper.id) && seen.add(paper.id));
    // A paper that came before, on pages that moved meanwhile, took the place of another.
    const again = page.versions ? 0 : page.listing.papers.length - fresh.length;
    entries += Math.max(0, page.entries - again);
    const papers = fresh
      .slice(0, session.limit - taken)
      .map((paper, index) => placed(paper, taken + index + 1, first!.url, session));
    taken += papers.length;

    const issues = page.listing.issues.map((issue) => onPage(issue, number, page.more));
    const full = taken >= session.limit && (fresh.length > papers.length || page.more);
    if (full) issues.push(cutOff(taken, wholeOf(page, total, taken + fresh.length - papers.length), session));
    const { next, ...listing } = page.listing;
    yield {
      ...listing,
      papers,
      issues,
      ...(total !== undefined && { total }),
      ...(page.more && next !== undefined && { next }),
    };
    session.progress(`page ${number}`, taken, total);
    if (full) return;
  }
  const missing = last && missingAtTheEnd(last, entries, total, session);
  if (missing) yield { title: last!.listing.title, papers: [], issues: [missing], total: total! };
}

/** A source as it is told of: one of hundreds of identifiers would fill a page. */
function shownSource(source: string): string {
  return source.length > longestSource ? `${source.slice(0, longestSource)}…` : source;
}

/** Entries of the whole: what the service counts, or all there were when this was the last page. */
function wholeOf(page: Page, total: number | undefined, received: number): number | undefined {
  if (total !== undefined && total >= received) return total;
  return page.more ? undefined : received;
}

function cutOff(taken: number, total: number | undefined, { source }: Session): Issue {
  return issueOf('cut-off', { source: shownSource(source), taken, ...(total !== undefined && { of: total }) });
}

/** What the service counts and did not give. */
function missingAtTheEnd(
  page: Page,
  entries: number,
  total: number | undefined,
  { source }: Session,
): Issue | undefined {
  if (page.reach !== undefined && entries >= page.reach && entries < (total ?? Number.POSITIVE_INFINITY)) {
    return issueOf('cut-off', {
      source: shownSource(source),
      taken: entries,
      reach: page.reach,
      ...(total !== undefined && { of: total }),
    });
  }
  if (total === undefined || entries >= total) return undefined;
  return issueOf('pages-missing', { source: shownSource(source), received: entries, total });
}

/** Where a paper stands and was seen. A feed of ours knows both already, and that is not to be written over. */
function placed(paper: Paper, position: number, url: string, { source, now }: Session): Paper {
  if (paper.placed !== undefined) return paper;
  if (paper.sources.some(({ seen }) => seen !== undefined)) return { ...paper, position };
  const seen = now().toISOString();
  const announced = paper.sources[0]?.announced;
  const place = { name: source, url, seen, position, ...(announced && { announced }) };
  return { ...paper, position, placed: seen, sources: [place] };
}

function onPage(issue: Issue, number: number, more: boolean): Issue {
  if (number === 1 && !more) return issue;
  return { ...issue, where: [`page ${number}`, issue.where].filter(Boolean).join(', ') };
}

/** One listing of several pages, named after the first. */
export function joinPages(pages: readonly Listing[]): Listing {
  const [first, ...rest] = pages;
  const { next: _, total: __, ...listing } = first!;
  const total = pages.at(-1)!.total;
  return {
    ...listing,
    papers: [first!, ...rest].flatMap(({ papers }) => papers),
    issues: pages.flatMap(({ issues }) => issues),
    ...(total !== undefined && { total }),
  };
}
