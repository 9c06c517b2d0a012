const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(?:Z|([+-])(\d{2}):(\d{2})))?)?)?$/;

const minute = 60_000;

/**
 * The instant of an ISO 8601 date; what it leaves out is its beginning, in UTC. `undefined` when there is no such day
 * or time, or when the year does not have four digits in UTC. Unlike `Date.parse` the same in every engine and zone.
 */
export function instantOf(text: string): Date | undefined {
  const match = iso.exec(text);
  if (!match) return undefined;
  const field = (index: number, fallback: number) => (match[index] === undefined ? fallback : Number(match[index]));
  const [year, month, day] = [field(1, 0), field(2, 1), field(3, 1)];
  const [hours, minutes, seconds] = [field(4, 0), field(5, 0), field(6, 0)];
  const midnight = Date.UTC(year, month - 1, day);
  // Date.UTC rolls the 31st of February over into March; such a date is no date.
  if (year < 1000 || new Date(midnight).getUTCMonth() !== month - 1 || day < 1) return undefined;
  if (hours > 23 || minutes > 59 || seconds > 60 || field(9, 0) > 23 || field(10, 0) > 59) return undefined;
  const offset = (match[8] === '-' ? -1 : 1) * (field(9, 0) * 60 + field(10, 0)) * minute;
  const instant = new Date(midnight + (hours * 60 + minutes) * minute + seconds * 1000 - offset);
  return instant.getUTCFullYear() > 9999 || instant.getUTCFullYear() < 1000 ? undefined : instant;
}

/** RFC 3339, to the second: 2026-03-18T09:30:00Z. */
export const rfc3339 = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

/** RFC 822 as RSS wants it: Wed, 18 Mar 2026 09:30:00 GMT. */
export const rfc822 = (date: Date): string => date.toUTCString();

/** The day in UTC: 2026-03-18. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** The later of two instants, of which either may be unknown. */
export function later(a: Date | undefined, b: Date | undefined): Date | undefined {
  if (!a || !b) return a ?? b;
  return b > a ? b : a;
}
