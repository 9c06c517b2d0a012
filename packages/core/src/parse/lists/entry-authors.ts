import { columnOf, isPerson, isPlace, leadingNames, namesBeforeOthers, namesIn, people } from './people.js';
import type { Stretch } from './stretch.js';

/** Names in the words: what is in italics, or stands behind a dash or a full stop, and is nothing but names. */
export function authorsOf(rest: readonly Stretch[], under: readonly string[]): string[] | undefined {
  const italics = rest.filter(({ italic }) => italic).map(({ text }) => text);
  const segments = rest.flatMap(({ text }) =>
    text.split(/\t+|\s+[-\u2013\u2014|]\s+|(?<=\p{L}{3}|\b(?:19|20)\d{2})\.\s+|(?:^|\s)[-\u2013\u2014]\s+/u),
  );
  const shortened = rest.flatMap(({ text }) => namesBeforeOthers(text) ?? []);
  // "C. Example and D. Sample, “The title,” …": what stands before a quoted title.
  const quoting = rest.flatMap(({ text }) => /^([^"\u201C]{4,1500}?),?\s*["\u201C]/.exec(text)?.[1] ?? []);
  const leading = rest.slice(0, 1).flatMap(({ text }) => leadingNames(text) ?? []);
  const candidates = [...quoting, ...leading, ...shortened, ...italics, ...segments, ...under.slice(0, 2)].map((text) =>
    text.replace(/^[\s,.;:|(\u2013\u2014-]+|[\s,;:|()]+$/gu, ''),
  );
  const single = rest.some(({ text }) => text.includes('\t'))
    ? segments.find((text) => /\s/.test(text) && isPerson(text))
    : undefined;
  const singles = [...italics.filter((text) => /\s/.test(text.trim())), ...quoting, ...leading];
  const named = candidates.find(
    (text) =>
      text.length < 3000 &&
      people.test(text) &&
      (/,|;|&|\band\b|et\.?\s*al|^by \S+ \S/i.test(text) || singles.includes(text)) &&
      (text.includes(',') || !isPlace.test(text)) &&
      !/\b(?:19|20)\d{2}\b/.test(text),
  );
  if (named !== undefined) return namesIn(named);
  const column = columnOf(under);
  if (column.length > 0) return [...column];
  return single === undefined ? undefined : [single];
}
