/**
 * ISO 8601 as all dates here are written: a year, a month, a day, or an instant with its zone. It is what every engine
 * reads alike, wherever the machine stands.
 */
export const isoDate =
  /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?)?)?$/;

/** Years of four digits, in UTC: a zone may carry the last evening of 9999 out of them. */
const yearThousand = Date.UTC(1000, 0);
const yearTenThousand = Date.UTC(10_000, 0);

/**
 * The moment of an ISO 8601 date, in milliseconds since 1970; what it leaves out is its beginning, in UTC. NaN for what
 * is no date, such as the 30th of February, which engines read differently.
 */
export function timeOf(date: string | undefined): number {
  if (date === undefined) return Number.NaN;
  if (date !== lastDate) {
    lastTime = readTime(date);
    lastDate = date;
  }
  return lastTime;
}

/** The date that was read last: of one paper the same is asked for again and again. */
let lastDate: string | undefined;
let lastTime = Number.NaN;

function readTime(date: string): number {
  if (!isoDate.test(date)) return Number.NaN;
  const dayOfMonth = date.slice(8, 10);
  if (dayOfMonth > '28' && new Date(date.slice(0, 10)).getUTCDate() !== +dayOfMonth) return Number.NaN;
  const time = Date.parse(date);
  return time >= yearThousand && time < yearTenThousand ? time : Number.NaN;
}

/** A day and nothing more exact. */
export const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** A moment as readings, sources and archives are dated: an ISO 8601 instant, without milliseconds that are none. */
export function stampOf(time: number): string {
  return new Date(time).toISOString().replace(/\.000Z$/, 'Z');
}
