import type { Paper } from '../../paper/schema.js';

/** What of a paper the index reads, beside identifier and title: a list or a record each, empty when there is none. */
const lists = ['authors', 'topics', 'sources'] as const;
const records = ['ids', 'links', 'signals'] as const;
const texts = ['abstract', 'venue', 'published', 'updated', 'listed'] as const;

/** What became of a paper that was not whole. */
export type Flaw = { kind: 'skipped' | 'repaired'; what: string };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether an entry of a list is what the list is of: topics are strings, the others have a name. */
function fits(list: (typeof lists)[number], value: unknown): boolean {
  return list === 'topics' ? isText(value) : isRecord(value) && isText(value.name);
}

/** The parts of a paper that are of a wrong kind, without a copy of anything: nearly always there are none. */
function wrongParts(paper: Record<string, unknown>): string[] {
  const wrong: string[] = [];
  for (const name of lists) {
    const value = paper[name];
    if (!Array.isArray(value) || !value.every((each) => fits(name, each))) wrong.push(name);
  }
  for (const name of records) if (!isRecord(paper[name])) wrong.push(name);
  for (const name of texts) if (paper[name] !== undefined && !isText(paper[name])) wrong.push(name);
  return wrong;
}

/**
 * A paper that can be indexed, and what was wrong with it: the paper itself when nothing was, a copy without what is
 * of a wrong kind, or nothing when it has no identifier or no title. A type does not hold what comes from outside.
 */
export function readable(paper: unknown): { paper?: Paper; flaw?: Flaw } {
  if (!isRecord(paper)) return { flaw: { kind: 'skipped', what: 'it is no object' } };
  if (!isText(paper.id) || paper.id === '') return { flaw: { kind: 'skipped', what: 'it has no identifier' } };
  if (!isText(paper.title)) return { flaw: { kind: 'skipped', what: 'it has no title' } };
  const wrong = wrongParts(paper);
  if (wrong.length === 0) return { paper: paper as unknown as Paper };
  const repaired: Record<string, unknown> = { ...paper };
  for (const name of lists) {
    const value = paper[name];
    repaired[name] = Array.isArray(value) ? value.filter((each) => fits(name, each)) : [];
  }
  for (const name of records) if (!isRecord(paper[name])) repaired[name] = {};
  for (const name of texts) if (wrong.includes(name)) delete repaired[name];
  // What a draft simply leaves out is empty, and nothing was lost.
  const lost = wrong.filter((name) => paper[name] !== undefined && paper[name] !== null);
  return {
    paper: repaired as unknown as Paper,
    ...(lost.length > 0 && { flaw: { kind: 'repaired', what: `${lost.join(', ')} could not be read` } }),
  };
}
