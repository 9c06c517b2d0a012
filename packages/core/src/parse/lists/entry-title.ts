import { toIsoDate } from '../../text/dates.js';
import { labelKind } from './link-labels.js';
import { inWords, paperRefOf } from './paper-places.js';
import { behindNames, initials, isByline, isNames, isPerson, person } from './people.js';
import type { Stretch } from './stretch.js';
import { unwrapped } from './trackers.js';

// Which of the words of an entry are its title.

/** The best candidate: the label of a link that is called by it, what is bold, in quotes, or stands first. */
export function titleOf(stretches: readonly Stretch[], cited?: string): string | undefined {
  const linked = stretches.find(
    ({ text, url }) => url !== undefined && labelKind(text) === 'title' && paperRefOf(unwrapped(url)),
  );
  const bold = stretches.find(
    ({ text, bold: isBold, url }) => isBold && (url === undefined || labelKind(text) === 'title') && isTitleText(text),
  );
  const elsewhere = stretches.find(
    ({ text, url }, index) =>
      url !== undefined &&
      labelKind(text) === 'title' &&
      text.trim().split(/\s+/).length > (index === 0 ? 1 : 2) &&
      !/^https?:/.test(text),
  );
  const title =
    linked?.text ??
    bold?.text ??
    behindTheirNames(stretches) ??
    cited ??
    quotedIn(stretches) ??
    elsewhere?.text ??
    firstWords(stretches);
  return title === undefined ? undefined : tidyTitle(title);
}

const isTitleText = (text: string) =>
  /\p{L}{2}/u.test(text) &&
  text.trim().length > 5 &&
  toIsoDate(text.trim()) === undefined &&
  !/^@?\p{L}[\p{L}-]*\d{4}[a-z]?$/u.test(text.trim()) &&
  labelKind(text) === 'title' &&
  !isNames(text.trim()) &&
  !initials.test(text.trim());

/** "Ann Example, Bo Sample. *A title*. A Venue": what is in italics right behind names that stand first. */
function behindTheirNames([first, next]: readonly Stretch[]): string | undefined {
  if (first === undefined || first.url !== undefined || !next?.italic || !isTitleText(next.text)) return undefined;
  const before = /^(.{3,1500}?)[.,:]\s*$/s.exec(first.text)?.[1];
  const isTheirs = before !== undefined && (isNames(before) || isPerson(before) || isByline(before));
  return isTheirs && next.text.split(/\s+/).length > 1 ? next.text : undefined;
}

function quotedIn(stretches: readonly Stretch[]): string | undefined {
  const words = stretches.map(({ text, url }) => (url ? '' : text)).join('');
  return /[“"]([^“”"]{8,300})[”"]|\u201E([^\u201C\u201D"\u201E]{8,300})[\u201C\u201D"]|\u00AB\s*([^\u00AB\u00BB]{8,300}?)\s*\u00BB|(?<=^|[,:.] )['\u2018](?=\p{Lu})([^\u2018"\n]{8,300}?)['\u2019](?=[,.;]|$)/u
    .exec(words)
    ?.slice(1)
    .find(Boolean);
}

/** What parts a title from what stood behind it. */
const openEnd = /(?<![\s[({|:,;\u2013\u2014-])[\s[({|:,;\u2013\u2014-]+$/u;

/** The words before the first link, without a date, a number or what stands behind a full stop. */
function firstWords(stretches: readonly Stretch[]): string | undefined {
  const first = stretches.findIndex(({ url }) => url !== undefined);
  const written = stretches.map(({ text }) => text).join('');
  // "https://… - A title": the words stand behind the address alone.
  const behind = /^\s*https?:\/\/\S+\s+(?:[-\u2013\u2014:|]\s+)?(\S.*)$/su.exec(written)?.[1];
  const before =
    behind !== undefined && first <= 0
      ? behind
      : stretches
          .slice(0, first === -1 ? undefined : first)
          .map(({ text }) => text)
          .join('');
  const text = behindNames(before)
    .replace(byOthers, '')
    .replace(inWords, '\t')
    .replace(/\(\s*\)|\[\s*\]/g, '')
    .replace(/,\s*\(?(?:19|20)\d{2}\)?[\s.]*$/, '')
    .replace(leadingDate, '')
    .replace(openEnd, '');
  const segments = text.split(
    /(?<=\p{L}{3}[.]|[?!]\.)\s+(?=\p{Lu}|(?:ar|bio|med)X?[Rr]?[Xx]iv\b|doi\b|https?:)|(?<!\s)\s+[|\u2014\u2013]\s+|(?<!\s)\s+::\s*|\t/u,
  );
  const bare = segments.map((segment) => segment.replace(openEnd, ''));
  return bare.find((segment) => isTitleText(segment) && !isNames(segment.trim())) ?? bare.find(isTitleText);
}

/** "A title, C. Example et al., 2024 (…)": who wrote it and when, behind it. */
const byOthers = new RegExp(
  String.raw`(?<=\S{2}.{6,300})[,.]\s+(?:by\s+)?${person}(?:(?:,\s*|\s+and\s+|\s*&\s*)${person}){0,10},?\s+et\.?\s+al\b.*$`,
  'su',
);

const leadingDate =
  /^\s*(?:[([]?(?:19|20)\d{2}(?![+%\d])(?:[./-]\d{1,2}){0,2}[)\]]?|\([^()]{0,30}\d{4}[^()]{0,30}\))\s*[:|,.\u2013\u2014-]?\s*/u;

/** "Example et al. - 2024 - A title.pdf": how Zotero names files. */
const zoteroFile = /^\p{Lu}[\p{L}.'\u2019 -]{1,60} - (?:19|20)\d{2} - (\S.*?)(?:\.pdf\b.*)?$/su;

function tidyTitle(title: string): string {
  const text = title
    .replace(zoteroFile, '$1')
    .replace(/^\s*(?:\[[\d.]+(?:v\d+)?\]|\((?:arXiv:)?\d{4}\.\d{4,5}\))\s*/, '')
    .replace(leadingDate, '')
    .replace(/(?<!\s)\s*\[\+\d{1,6}\]$/, '')
    .replace(/(?:\s#\p{L}[\p{L}\p{N}/_-]{1,40}){1,20}$/u, '')
    .replace(/^(?:\s|\p{Extended_Pictographic}|\uFE0F|\u200D)+(?=\D)/u, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s*_|:]+|[\s*_|,;:]+$/gu, '')
    .trim();
  const count = (sign: string) => text.split(sign).length;
  const balanced =
    count('[') < count(']') ? text.replace(/\]$/, '') : count('[') > count(']') ? text.replace(/^\[/, '') : text;
  return unbracketed(balanced.replace(/(?<=\p{L}{2}|\d|\)|[?!])\.$/u, ''));
}

/** A title without the quotes or brackets that stand around all of it, or of which one was lost. */
export function unbracketed(title: string): string {
  const whole =
    /^(?:\[{1,2}([^[\]]+)\]{1,2}|\u300A([^\u300A\u300B]+)\u300B|\u300C([^\u300C\u300D]+)\u300D|\u3010([^\u3010\u3011]+)\u3011|["\u201C]([^"\u201C\u201D]+)["\u201D]|['\u2018]([^'\u2018\u2019]+)['\u2019])$/
      .exec(title.trim())
      ?.slice(1)
      .find(Boolean);
  if (whole !== undefined) return whole.trim();
  const quotes = title.match(/["\u201C\u201D]/g)?.length ?? 0;
  return quotes === 1 ? title.replace(/^["\u201C]\s*|\s*["\u201D]$/g, '') : title;
}
