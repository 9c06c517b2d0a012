import { asArray, asFields, asText, asUrl, compact } from './guard.js';
import { readEntry } from './read-paper.js';
import type { Entry, Feed } from './types.js';

/** Items beyond these are left unread: nobody pages that far, and reading them would freeze the page. */
export const mostItems = 10_000;

/**
 * Reads a JSON Feed 1.1, a Listing, or a bare array of either's items.
 * Returns nothing when the value is none of these; items that are no papers are counted in `skipped`.
 */
export function readFeed(value: unknown, base?: string): Feed | undefined {
  const feed = asFields(value) ?? {};
  const items = Array.isArray(value) ? value : (feed.items ?? feed.papers);
  if (!Array.isArray(items)) return undefined;
  const entries = uniqueEntries(asArray(items).slice(0, mostItems), base);
  return {
    ...compact({
      title: asText(feed.title),
      language: asText(feed.language, 40),
      next: asUrl(feed.next_url ?? feed.next, base),
    }),
    entries,
    skipped: items.length - entries.length,
  };
}

function uniqueEntries(items: readonly unknown[], base?: string): Entry[] {
  const byId = new Map<string, Entry>();
  for (const item of items) {
    const entry = readEntry(item, base);
    if (entry !== undefined && !byId.has(entry.paper.id)) byId.set(entry.paper.id, entry);
  }
  return [...byId.values()];
}
