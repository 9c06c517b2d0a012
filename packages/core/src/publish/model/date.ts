import { timeOf } from '../../text/iso.js';

/** The instant of a time, or `undefined` when there is none. */
export function instantAt(time: number): Date | undefined {
  return Number.isNaN(time) ? undefined : new Date(time);
}

/** The instant of an ISO 8601 date; what it leaves out is its beginning, in UTC. */
export function instantOf(text: string): Date | undefined {
  return instantAt(timeOf(text));
}

/** RFC 3339, to the second: 2026-03-18T09:30:00Z. */
export const rfc3339 = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

/** RFC 822 as RSS wants it: Wed, 18 Mar 2026 09:30:00 GMT. */
export const rfc822 = (date: Date): string => date.toUTCString();

/** The day in UTC: 2026-03-18. */
export const utcDay = (date: Date): string => date.toISOString().slice(0, 10);

/** The later of two instants, of which either may be unknown. */
export function later(a: Date | undefined, b: Date | undefined): Date | undefined {
  if (!a || !b) return a ?? b;
  return b > a ? b : a;
}
