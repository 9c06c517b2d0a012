// Free of zod on purpose: rank may import it.

import { aMoment, checkArgument } from '../text/options.js';

/** A moment as a caller may give it: a `Date`, milliseconds since 1970, or an ISO 8601 date or instant, in UTC without a zone. */
export type Moment = Date | number | string;

/**
 * A moment that an option names, in milliseconds since 1970.
 * @throws TypeError or RangeError naming the option when it is no date.
 */
export function momentOf(option: string, moment: Moment): number {
  checkArgument(option, moment, aMoment);
  const time =
    typeof moment === 'string'
      ? Date.parse(/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(moment) ? `${moment}Z` : moment)
      : new Date(moment).getTime();
  if (Number.isNaN(time)) throw new RangeError(`${option} is no date: ${moment}`);
  return time;
}
