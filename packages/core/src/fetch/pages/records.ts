import type { Issue, Listing } from '../../paper/schema.js';
import type { Draft } from '../../parse/draft.js';
import type { Report } from '../../parse/issues.js';
import { unusableAnswer } from '../client/errors.js';
import type { Read, Session } from '../types.js';
import { list, readJson, record } from './read.js';

/** An answer of a service whose papers are read where it is asked: `walk` takes it as it is. */
export interface Records {
  listing: Listing;
  entries: number;
  total: unknown;
}

/** How such an answer is read. */
export interface RecordReading {
  /** The records of the answer; nothing when it is none. */
  records: (json: unknown) => unknown;
  /** How many there are in all, where the service counts. */
  total?: (json: unknown, counted: string | undefined) => unknown;
  /** What a record says of its paper, in the service's own spelling. */
  draft: (entry: Record<string, unknown>) => Draft;
}

/** What `walk` needs to know of such answers. */
export const ofRecords = {
  entries: ({ entries }: Records) => entries,
  total: ({ total }: Records) => total,
  listing: ({ listing }: Records) => listing,
};

/** Reads records into papers, by the same rules as every format: cleaned, checked, none lost without an issue. */
export function readRecords(session: Session, { records, total, draft }: RecordReading): Read<Records> {
  return async (body, url, counted) => {
    const json = readJson(body, url);
    const entries = records(json);
    if (!Array.isArray(entries)) throw unusableAnswer(url, 'without records');
    const [{ collect }, { issueOf }] = await Promise.all([
      import('../../parse/collect.js'),
      import('../../parse/issues.js'),
    ]);
    const issues: Issue[] = [];
    const report: Report = (code, facts, where) => void issues.push(issueOf(code, facts, where));
    const papers = collect('records', entries, report, (entry) => draft(record(entry)));
    return {
      listing: { title: session.source, papers, issues },
      entries: entries.length,
      total: total?.(json, counted),
    };
  };
}

/** A text that may be one, or the first of several. */
export function textAt(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' || typeof first === 'number' ? String(first) : undefined;
}

/** Texts of a list that may hold anything. */
export function textsAt(value: unknown): string[] {
  return list(value).flatMap((each) => textAt(each) ?? []);
}
