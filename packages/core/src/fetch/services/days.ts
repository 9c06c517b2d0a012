/** The pattern of a day that a calendar may have, for the patterns of routes. */
export const day = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
/** The same for a month. */
export const month = String.raw`\d{4}-(?:0[1-9]|1[0-2])`;

/** The day it is in UTC. */
export function utcDay(now: Date): string {
  return now.toISOString().slice(0, 10);
}
