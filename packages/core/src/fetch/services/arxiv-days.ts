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

/**
 * Whether arXiv announces papers on a day. It does from Monday to Friday; on some holidays it does not, which its list
 * page says. https://info.arxiv.org/help/availability.html
 */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
