import { timeOf } from '../../text/iso.js';

/** The instant of a time, or `undefined` when there is none. */
export function instantAt(time: number): Date | undefined {
  return Number.isNaN(time) ? undefined : new Date(time);
}

/** The instant of an ISO 8601 date; what it leaves out is its beginning, in UTC. */
export function instantOf(text: string): Date | undefined {
  return instantAt(timeOf(text));
}

const dayLength = 86_400_000;

/** The day that was written last: papers of one day stand together. */
let lastDay = Number.NaN;
let lastDayText = '';

const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** RFC 3339, to the second: 2026-03-18T09:30:00Z. */
export function rfc3339(date: Date): string {
  const day = Math.floor(date.getTime() / dayLength);
  if (day !== lastDay) {
    lastDayText = date.toISOString().slice(0, -'hh:mm:ss.sssZ'.length);
    lastDay = day;
  }
  const second = Math.floor((date.getTime() - day * dayLength) / 1000);
  const minute = Math.floor(second / 60);
  return `${lastDayText}${twoDigits[Math.floor(minute / 60)]}:${twoDigits[minute % 60]}:${twoDigits[second % 60]}Z`;
}

/** RFC 822 as RSS wants it: Wed, 18 Mar 2026 09:30:00 GMT. */
export const rfc822 = (date: Date): string => date.toUTCString();

/** The day in UTC: 2026-03-18. */
export const utcDay = (date: Date): string => date.toISOString().slice(0, 10);

/** The later of two instants, of which either may be unknown. */
export function later(a: Date | undefined, b: Date | undefined): Date | undefined {
  if (!a || !b) return a ?? b;
  return b > a ? b : a;
}
