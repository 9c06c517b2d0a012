import type { Etiquette } from './types.js';

/**
 * "No more than one request every three seconds, and a single connection at a time", over all of one's machines.
 * https://info.arxiv.org/help/api/tou.html
 */
export const arxivEtiquette: Etiquette = { queue: 'arxiv.org', interval: 3_000, fresh: 60 * 60_000 };

/** The day it is at arXiv, whose lists change at midnight in New York. https://info.arxiv.org/help/availability.html */
export function easternDay(date: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(date);
}

/**
 * Milliseconds until the next midnight in New York, for the API: "search results only change once a day".
 * https://info.arxiv.org/help/api/user-manual.html
 */
export function untilEasternMidnight(now: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'America/New_York',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return 86_400_000 - (read('hour') * 3600 + read('minute') * 60 + read('second')) * 1000;
}
