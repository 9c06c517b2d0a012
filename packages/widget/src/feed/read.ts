import { asArray, asCount, asFields, asLanguage, asOwnUrl, asText, asTexts, asUrl, compact } from './guard.js';
import { cutsOf, readEntry } from './read-paper.js';
import type { Entry, Feed } from './types.js';

/** Items beyond these are left unread: nobody pages that far, and reading them would freeze the page. */
export const mostItems = 10_000;

/** More than these nobody reads. */
const mostIssues = 200;

/** Items read in one go: some milliseconds of work. Pages of feeds are rarely longer. */
export const slice = 100;

/**
 * Reads a JSON Feed 1.1, a Listing, or a bare array of either's items. Returns nothing when the value is none of these;
 * items that are no papers are left out. Only the first `most` items are read at once, the others wait in `rest`.
 */
export function readFeed(value: unknown, base?: string, most = slice): Feed | undefined {
  const feed = asFields(value) ?? {};
  const items = Array.isArray(value) ? value : (feed.items ?? feed.papers);
  if (!Array.isArray(items)) return undefined;
  const { entries, skipped, cuts } = readEntries(items.slice(0, most), base);
  const further = feed.next_url ?? feed.next;
  const next = asOwnUrl(further, base);
  return {
    ...compact({
      title: asText(feed.title),
      language: asLanguage(feed.language),
      total: asCount(asFields(feed._papers)?.total),
      search: asOwnUrl(asFields(feed._papers)?.search, base),
      next,
      elsewhere: next === undefined ? asUrl(further, base) : undefined,
      base,
    }),
    entries,
    skipped: skipped + Math.max(0, items.length - mostItems),
    issues: [
      ...asTexts(
        asArray(feed.issues).map((issue) => asFields(issue)?.message),
        mostIssues,
        300,
      ),
      ...cuts,
    ],
    rest: items.slice(most, mostItems),
  };
}

/** Whether a value is a JSON Feed, a Listing or a list of papers, all of which this file reads whole. */
export function isOurs(value: unknown): boolean {
  const feed = asFields(value);
  if (String(feed?.version).startsWith('https://jsonfeed.org/')) return true;
  const items = Array.isArray(value) ? value : feed?.papers;
  if (!Array.isArray(items)) return false;
  const first = asFields(items[0]);
  return (
    items.length === 0 ||
    first?._papers !== undefined ||
    (asFields(first?.ids) && asFields(first?.signals)) !== undefined
  );
}

/** The papers among the items, each once, how many items are none, and what was left out of papers, in words. */
export function readEntries(
  items: readonly unknown[],
  base?: string,
): { entries: Entry[]; skipped: number; cuts: string[] } {
  const byId = new Map<string, Entry>();
  const cuts: string[] = [];
  let skipped = 0;
  for (const item of items) {
    const entry = readEntry(item, base);
    if (entry === undefined) skipped += 1;
    else if (!byId.has(entry.paper.id)) {
      byId.set(entry.paper.id, entry);
      cuts.push(...cutsOf(item));
    }
  }
  return { entries: [...byId.values()], skipped, cuts };
}
