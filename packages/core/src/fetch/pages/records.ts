import type { Issue, Listing } from '../../paper/schema.js';
import type { Draft } from '../../parse/draft.js';
import type { Format } from '../../parse/index.js';
import type { Report } from '../../parse/issues.js';
import { unusableAnswer } from '../client/errors.js';
import type { Read, Session } from '../types.js';
import { emptyListing, readJson, readListing } from './read.js';

/** An answer of a catalogue, read where it is asked: what a walk needs to know of it is known by then. */
export interface Records {
  listing: Listing;
  entries: number;
  total: unknown;
}

/** How the answers of a catalogue are read: its format knows what a record says, this where the records stand. */
export interface Catalogue {
  format: Format;
  /** The records of the answer; nothing when it is none. */
  records: (json: unknown) => unknown;
  /** How many there are in all, where the service counts: in the answer, or in a header of it. */
  total?: (json: unknown, counted: string | undefined) => unknown;
}

/** What `walk` needs to know of such answers. */
export const ofRecords = {
  entries: ({ entries }: Records) => entries,
  total: ({ total }: Records) => total,
  listing: ({ listing }: Records) => listing,
};

/** Reads the answers of a catalogue; one without records is broken, and worth another try. */
export function readRecords(session: Session, { format, records, total }: Catalogue): Read<Records> {
  return async (body, url, counted) => {
    const json = readJson(body, url) as object;
    const entries = records(json);
    if (!Array.isArray(entries)) throw unusableAnswer(url, 'without records');
    const listing = entries.length === 0 ? emptyListing(session) : await readListing(json, url, session.now(), format);
    return { listing, entries: entries.length, total: total?.(json, counted) };
  };
}

/**
 * Papers of what a service counts of them, where no format is of its answers; by the rules of every format: cleaned,
 * checked, none lost without an issue.
 */
export async function listingOf(session: Session, drafts: readonly Draft[]): Promise<Listing> {
  const [{ collect }, { issueOf }] = await Promise.all([
    import('../../parse/collect.js'),
    import('../../parse/issues.js'),
  ]);
  const issues: Issue[] = [];
  const report: Report = (code, facts, where) => void issues.push(issueOf(code, facts, where));
  return { title: session.source, papers: collect('records', drafts, report, (draft) => draft), issues };
}

/** A text or number as a text; what else a service may answer is none. Parsing, with its own, is loaded only for an answer. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
