import { isRecord } from '../fields.js';

/** The first line of JSON Lines in which somebody keeps daily items, each beside the day it was taken on. */
export const isArchive = (head: string) => /^\{\s*"snapshotDate":\s*"[^"]{1,30}",\s*"item":\s*\{/.test(head);

/** The item of a line of such an archive, with the day it was listed where it does not say that itself. */
export function fromArchive(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { snapshotDate, item } = value;
  if (typeof snapshotDate !== 'string' || !isRecord(item) || !isRecord(item.paper)) return value;
  return { ...item, paper: { submittedOnDailyAt: snapshotDate, ...item.paper } };
}
