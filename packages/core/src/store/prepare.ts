import type { Issue } from '../paper/schema.js';
import { Paper } from '../paper/schema.js';
import { cleanText } from '../text/clean.js';
import { issueOf } from './issues.js';

/** More than an index of a database takes as one name; the longest DOIs known have some hundred characters. */
const longestName = 600;

/**
 * Papers as a store may keep them: without what no text holds (NUL, halves of surrogate pairs) and without those that are
 * no papers, which are told.
 */
export function prepared(papers: readonly Paper[]): { papers: Paper[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const fit = papers.flatMap((given) => {
    const read = Paper.safeParse(cleaned(given));
    const wrong = read.success ? tooLong(read.data) : wrongFields(read.error.issues);
    if (read.success && wrong === undefined) return [read.data];
    issues.push(issueOf('paper-refused', { paper: nameOf(given), reason: `unusable: ${wrong}` }));
    return [];
  });
  return { papers: fit, issues };
}

/** The fields that are wrong, or that all of it is. */
function wrongFields(found: readonly { path: readonly PropertyKey[] }[]): string {
  return (
    found
      .map(({ path }) => path.join('.'))
      .filter(Boolean)
      .join(', ') || 'no record of a paper'
  );
}

function nameOf(given: unknown): string {
  const { id, title } = (given ?? {}) as Partial<Paper>;
  return cleanText(String(id ?? title ?? 'a record without a name')).slice(0, 200);
}

function tooLong({ id, ids, sameAs = [], publishedAs = '' }: Paper): string | undefined {
  const names = [id, ...Object.values(ids), ...sameAs, publishedAs];
  return names.some((name) => (name?.length ?? 0) > longestName)
    ? `a name of over ${longestName} characters`
    : undefined;
}

/** The same value with every text in it, and every key, cleaned. */
function cleaned<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T;
  if (Array.isArray(value)) return value.map(cleaned) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanText(key), cleaned(inner)])) as T;
}
