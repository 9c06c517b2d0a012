import { toIsoDate } from '../../text/dates.js';
import type { ParseContext } from '../format.js';

// What stands around the papers of these pages: navigation, banner, byline, day, footer; and around a forwarded mail.

/** Lines that only these pages have. */
const banners: readonly RegExp[] = [
  /^get trending papers in your email inbox(?: once a day)?!?$/i,
  /^no papers? found\.?$/i,
  /^trending papers ranked by github stars activity$/i,
  /^(?:\W{0,3}\s?)?hugging face(?:'s logo)?$/i,
  /^trending papers - hugging face$/i,
  /^here is the selection of papers for today/i,
];

/** Lines that any site may have, and which say nothing about papers either. */
const furniture: readonly RegExp[] = [
  /^(?:new|subscribe|updated .{1,30}|something interesting is missing\?.*|index a new paper\.?)$/i,
  /^(?:trending|daily|weekly|monthly) papers$|^papers$/i,
  /^(?:URL|Page Title|URL Source|Markdown Content): ?.{0,200}$/,
  /^week \d{1,2}(?:,? (?:of )?\d{4})?$|^(?:January|February|March|April|May|June|July|August|September|October|November|December),? \d{4}$/i,
  /^[-_=*\u2014\u2500]{3,}$/,
  /^(?:[\u2190-\u2199\u2039\u203A<>\u00AB\u00BB]\s*)?(?:previous|next|trending|today|daily|weekly|monthly|home|back(?: to .{1,40})?)(?:\s*[\u2190-\u2199\u2039\u203A<>\u00AB\u00BB])?$/i,
  /^[\u2190-\u2199\u2039\u203A<>\u00AB\u00BB|\s]+$/,
  // The days before and after, which arrows lead to.
  /^(?:[\u2190-\u2199\u2039\u203A<>\u00AB\u00BB]\s*[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\s*[\u2190-\u2199\u2039\u203A<>\u00AB\u00BB])$/,
  /^(?:models|datasets|spaces|buckets|community|docs|documentation|enterprise|pricing|solutions|log ?in|sign ?up|sign ?in|menu|tasks|huggingchat|collections|languages|organizations|posts|blog|articles|forum|discord|github|website|settings|search|search models, datasets, users\.{0,3}|new model|notifications)$/i,
  /^(?:system theme|company|tos|terms of service|privacy(?: policy)?|about|careers|jobs|team|inference (?:providers|endpoints)|storage|reach us|add to collection|changelog|\[?content truncated\]?|\u00A9.{0,60})$/i,
  /^(?:-{2,} ?)?(?:forwarded message|original message|begin forwarded message:?)(?: ?-{2,})?$/i,
  /^(?:from|to|cc|date|sent|subject|reply-to):\s.{0,300}$/i,
  /^on .{5,120} wrote:$/i,
  /^(?:sent from my .{1,40}|unsubscribe.{0,80}|view (?:this email )?in (?:your )?browser|--)$/i,
];

/** "byAK and the research community", "by AK and the AI research community", "by community". */
const byline = /^by\s?(AK(?:\b|(?=and )).{0,100}|.{0,80}\band the (?:AI )?research community|community)$/;
/** The same over several lines: "by", "AK", "and the research community". */
const bylineEnd = /^and the (?:AI )?(?:research )?community$/;

/** Extractors run these into the word that follows: "SubscribeNo paper found." */
export const glued = /^Subscribe(?=[A-Z])/;

export const isBanner = (text: string) => banners.some((pattern) => pattern.test(text));
export const isFurniture = (text: string) => isBanner(text) || furniture.some((pattern) => pattern.test(text));

/** The curators that a line, or it and those after it, name; and how many lines they take. */
export function curatorsAt(texts: readonly string[], at: number): { curators: string[]; lines: number } | undefined {
  const named = byline.exec(texts[at]!)?.[1];
  if (named) return { curators: named.split(/,\s*|(?<=^AK|\s)\s*and\s+/).map((name) => name.trim()), lines: 1 };
  if (!/^by(?:\s.{1,30})?$/.test(texts[at]!)) return undefined;
  const end = [1, 2, 3].find((ahead) => bylineEnd.test(texts[at + ahead] ?? ''));
  if (end === undefined) return undefined;
  const names = [texts[at]!.slice(2), ...texts.slice(at + 1, at + end)].map((name) => name.trim());
  const people = names.filter((name) => name !== '' && !/^https?:/.test(name));
  return { curators: [...people, texts[at + end]!.replace(/^and /, '')], lines: end + 1 };
}

/** A day without a year is its latest occurrence that is not after today. */
export function latestDay(day: string, now: Date): string | undefined {
  const today = now.toISOString().slice(0, 10);
  const year = now.getUTCFullYear();
  // Four years back, for 29 February.
  const candidates = [0, 1, 2, 3, 4].map(
    (ago) => toIsoDate(`${day} ${year - ago}`) ?? toIsoDate(`${day}, ${year - ago}`),
  );
  return candidates.find((date) => date !== undefined && date <= today);
}

/** The day of a line; of one without a year the latest that is not after today, which is reported. */
export function assumeYear(line: { number: number }, day: string, { now, report }: ParseContext): string | undefined {
  const whole = toIsoDate(day);
  if (whole) return whole;
  const assumed = latestDay(day, now);
  if (assumed) report('year-assumed', { value: day, year: assumed.slice(0, 4) }, `line ${line.number}`);
  return assumed;
}
