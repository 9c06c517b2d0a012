import { toIsoDate } from '../../text/dates.js';
import type { ParseContext } from '../format.js';
import { type Line, lineOf } from './text-lines.js';

/** What a page says above and below its papers. */
export interface Header {
  curators?: string[];
  date?: string;
}

/** Lines that say nothing about the papers. */
const furniture: readonly RegExp[] = [
  /^new$/i,
  /^subscribe$/i,
  /^get trending papers in your email inbox(?: once a day)?!$/i,
  /^no papers? found\.?$/i,
  /^something interesting is missing\?/i,
  /^index a new paper\.?$/i,
  /^(?:#{1,2} )?(?:trending|daily) papers$/i,
  /^(?:\*\*)?(?:URL|Page Title):/i,
  /^-{3,}$/,
  /^# /,
  /^(?:previous|next|trending|daily|weekly|monthly|home)$/i,
];

/** "byAK and the research community", "## by AK and the AI research community", "by community". */
const byline = /^(?:#{1,3} )?by\s?(AK\b.{0,100}|.{0,80}\band the (?:AI )?research community|community)$/;
const monthDay = /^([A-Z][a-z]{2,8})\.? (\d{1,2})$/;
const dayMonth = /^(\d{1,2}) ([A-Z][a-z]{2,8})\.?$/;

function isFurniture(text: string): boolean {
  return furniture.some((pattern) => pattern.test(text));
}

/** Whether the text opens as these pages do. */
export function hasHeader(lines: readonly Line[]): boolean {
  const opening = lines.filter(({ text }) => text !== '').slice(0, 12);
  return opening.some(({ text }) => byline.test(text) || /^(?:get trending papers in|no papers? found)/i.test(text));
}

/** How far down a header goes, banners between the first cards included. */
const headerLines = 40;

/** Takes what is not papers off a page, and reads the curators and the day from it. */
export function readHeader(lines: readonly Line[], context: ParseContext): { header: Header; rest: Line[] } {
  const header: Header = {};
  const rest = lines.filter((line, index) => {
    const { text } = line;
    // Further down, one of these may be a line of a wrapped abstract, unless it stands alone.
    if (index >= headerLines) return !isAlone(lines, index) || !isFurniture(text);
    const curators = byline.exec(text)?.[1];
    if (curators) header.curators = curators.split(/,\s*|\s+and\s+/);
    const day = header.date === undefined && isDay(text) ? assumeYear(line, text, context) : undefined;
    if (day) header.date = day;
    return curators === undefined && day === undefined && !isFurniture(text);
  });
  return { header, rest };
}

function isAlone(lines: readonly Line[], index: number): boolean {
  return (lines[index - 1]?.text ?? '') === '' && (lines[index + 1]?.text ?? '') === '';
}

const isDay = (text: string) =>
  monthDay.test(text) || dayMonth.test(text) || /^[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}$/.test(text);

/** A day without a year is its latest occurrence that is not after today. */
export function assumeYear(line: Line, day: string, { now, report }: ParseContext): string | undefined {
  const whole = toIsoDate(day);
  if (whole) return whole;
  const today = now.toISOString().slice(0, 10);
  const year = now.getUTCFullYear();
  // Four years back, for 29 February.
  const candidates = [0, 1, 2, 3, 4].map(
    (ago) => toIsoDate(`${day} ${year - ago}`) ?? toIsoDate(`${day}, ${year - ago}`),
  );
  const found = candidates.find((date) => date !== undefined && date <= today);
  if (found) report('year-assumed', `"${day}" names no year; ${found.slice(0, 4)} was assumed.`, lineOf(line));
  return found;
}
