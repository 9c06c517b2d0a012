import { Listing, Paper } from '../../paper/schema.js';
import { cleanText, isVisible } from '../../text/clean.js';
import { isRecord } from '../fields.js';
import type { Report } from '../format.js';
import { toPaper } from '../to-paper.js';
import { addCut, applyCuts, type Cuts, pathText, valueAt } from './cut.js';

/** What stands where a file leaves out a field that every Paper has. */
const defaults = { id: '', authors: [], ids: {}, links: {}, signals: {}, history: [], topics: [], sources: [] };

/** Whether a JSON value is a Paper of ours rather than another service's record of one. */
export function looksLikePaper(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value) || typeof value.title !== 'string' || !Array.isArray(value.authors)) return false;
  return isRecord(value.ids) || (typeof value.id === 'string' && /^[a-z0-9]+:\S/.test(value.id));
}

/**
 * A Paper read back from JSON that anyone may have edited: every field is held against the schema, a wrong one is
 * cut out and reported, and the rest stays as it is, so that a paper we wrote comes back equal. A paper without an id
 * is named anew; one without a title is reported and lost. Linear in the size of the value.
 */
export function readPaper(value: unknown, report: Report, where: string): Paper | undefined {
  if (!isRecord(value) || typeof value.title !== 'string' || !isVisible(value.title)) {
    report('title-missing', {}, where);
    return undefined;
  }
  const paper = cleaned(withoutWrongFields(value, report, where)) as Paper;
  return paper.id === '' ? toPaper(paper, report, where) : paper;
}

/** The fields of a listing besides its papers and issues; a wrong one is left out and reported. */
export function readListingFields(value: Record<string, unknown>, report: Report): Omit<Listing, 'papers' | 'issues'> {
  const { papers: _papers, issues: _issues, ...shape } = Listing.shape;
  const fields = Object.entries(shape).flatMap(([name, schema]) => {
    if (value[name] === undefined) return [];
    const parsed = schema.safeParse(value[name]);
    if (parsed.success) return [[name, parsed.data]];
    report('bad-field', {}, name);
    return [];
  });
  return cleaned({ title: 'Papers', ...Object.fromEntries(fields) }) as Omit<Listing, 'papers' | 'issues'>;
}

function withoutWrongFields(value: Record<string, unknown>, report: Report, where: string): Paper {
  let candidate: Record<string, unknown> = { ...defaults, ...value };
  let tell: Report | undefined = report;
  // Every round cuts something; later ones cut what misses a part that an earlier round cut, and need not say so again.
  for (;;) {
    const parsed = Paper.safeParse(candidate);
    const wrong = [...(parsed.error?.issues ?? []).map(({ path }) => path), ...badAddresses(candidate)];
    if (parsed.success && wrong.length === 0) return parsed.data;
    const cuts: Cuts = new Map();
    for (const path of wrong) {
      tell?.('bad-field', {}, `${where}.${pathText(path)}`);
      // A part that is missing can only be cut with what misses it; a field that is missing has a default.
      const missing = path.length > 1 && valueAt(candidate, path) === undefined;
      addCut(cuts, missing ? path.slice(0, -1) : path);
    }
    candidate = { ...defaults, ...(applyCuts(candidate, cuts) as Record<string, unknown>) };
    tell = undefined;
  }
}

/** Addresses that a page must not link to: anything but http and https. */
function badAddresses({ links, image }: Record<string, unknown>): PropertyKey[][] {
  const addresses = isRecord(links) ? Object.entries(links).map(([name, url]) => [['links', name], url] as const) : [];
  return [...addresses, [['image'], image] as const]
    .filter(([, url]) => typeof url === 'string' && !/^https?:\/\//i.test(url))
    .map(([path]) => [...path]);
}

/** The value with `cleanText` over every string in it: mostly itself. */
const cleaned = (value: unknown): unknown => (isClean(value) ? value : cleanedCopy(value));

function isClean(value: unknown): boolean {
  if (typeof value === 'string') return cleanText(value) === value;
  if (Array.isArray(value)) return value.every(isClean);
  return !isRecord(value) || Object.keys(value).every((name) => isClean(value[name]));
}

function cleanedCopy(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanedCopy);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleanedCopy(inner)]));
}
