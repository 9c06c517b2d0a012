import { blocksOf } from '../copied/blocks.js';
import { type Line, linesOf } from '../copied/lines.js';
import { isCited } from './cited.js';
import { beginsWithStraight } from './reference-initials.js';
import { printedAt } from './reference-parts.js';
import { draftOfReference, isByYear } from './reference-styles.js';

// Where the references of a text begin and end: at their numbers or labels in sequence, else at their paragraphs.

export interface Reference {
  readonly line: number;
  readonly text: string;
}

export interface ReferenceLines {
  readonly references: readonly Reference[];
  /** How many paragraphs or numbers there are, references or not. */
  readonly of: number;
  /** What stands between two references or behind the last and is no heading. */
  readonly strays: readonly Reference[];
}

/** "[12]", "[J3]", "[VSP+17]", "[Lee et al., 2024]". */
const labelled =
  /^\s*\[(?:\d{1,4}|\p{Lu}{1,3}-?\d{1,3}|\p{Lu}[\p{L}+]{1,10}\d{2}[a-z]?|\p{Lu}[^[\]]{2,60}(?:19|20)\d{2}[a-z]?)\]\s+(?=[\p{L}"\u201C\u201E\u00AB])/u;
/** "12. Example A, Sample B" and "12. Example, A. & Sample, B.", which begin no sentence. */
const medical =
  /^\s*\(?(\d{1,4})[.)]\s+(?=\p{Lu}[\p{L}'\u2019 -]{1,40}(?: [A-Z]{1,4}(?:,|\.)|, (?:\p{Lu}\.[ -]?){1,4}))/u;
const counted = /^\s*\(?(\d{1,4})[.)]\s+(?=\S)/;
const heading =
  /^(?:#+ )?(?:\d{1,2}\.? )?(?:references|reference list|bibliography|literature cited|works cited|(?:selected |my )?publications)\s*:?\s*$/i;

/** The references of a text: numbered ones in sequence, else paragraphs that begin with names and a year. */
export function referencesIn(text: string): ReferenceLines {
  const lines = linesOf(text);
  const start = lines.findIndex((line) => heading.test(line.text));
  const body = lines.slice(start + 1);
  if (body.some((line) => labelled.test(line.text))) return numberedIn(body, (line) => labelled.exec(line)?.[0].length);
  const numbers = body.filter((line) => counted.test(written(line)));
  if (numbers.length > 1 && (numbers.filter(isMedical).length > 1 || areCited(numbers)))
    return numberedIn(body, inSequence());
  return paragraphsIn(body, start !== -1);
}

const isMedical = (line: Line) => medical.test(written(line));

function areCited(lines: readonly Line[]): boolean {
  const cited = lines.filter((line) => {
    const reference = written(line).replace(counted, '');
    const isPrinted = beginsWithStraight(reference) || printedAt.test(reference);
    return isPrinted && isCited(draftOfReference(reference));
  });
  return cited.length > 1 && cited.length >= lines.length * 0.8;
}

const written = ({ prefix = '', text }: Line) => prefix + text;

/** Tells how long the number is by which a reference begins: one more than the last, or before names in any case. */
function inSequence(): (line: string) => number | undefined {
  let last = 0;
  return (line) => {
    const number = counted.exec(line);
    const value = Number(number?.[1]);
    if (number === null || (value !== last + 1 && !medical.test(line))) return undefined;
    last = value;
    return number[0].length;
  };
}

function numberedIn(lines: readonly Line[], numberIn: (line: string) => number | undefined): ReferenceLines {
  const references: { line: number; text: string }[] = [];
  const strays: Reference[] = [];
  let isApart = false;
  let isOver = false;
  for (const line of lines) {
    if (line.text === '') isApart = true;
    if (line.text === '') continue;
    const whole = written(line);
    const length = numberIn(whole);
    const last = references.at(-1);
    if (length !== undefined) references.push({ line: line.number, text: whole.slice(length) });
    isOver = length === undefined && (isOver || (last !== undefined && isBehind(last.text, whole, isApart)));
    if (isOver && isSentence(whole)) strays.push({ line: line.number, text: whole });
    else if (!isOver && length === undefined && last) last.text = joined(last.text, line.text);
    isApart = false;
  }
  return { references, of: references.length, strays };
}

/** Whether a line cannot belong to the reference above, which is at its end. */
function isBehind(reference: string, line: string, isApart: boolean): boolean {
  if (!/[.!?)\]"\u201D]$|\d$|https?:\S+$/.test(reference)) return false;
  return /^\p{Lu}[\p{Lu} &]{4,60}$/u.test(line) || (isApart && !/^\p{Ll}/u.test(line) && !/^https?:|^doi/i.test(line));
}

/** A hyphen at the end of a line split a word, unless a capital follows. */
function joined(before: string, line: string): string {
  return /\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(line) ? before.slice(0, -1) + line : `${before} ${line}`;
}

const isSentence = (text: string) => text.length > 60 || /\b(?:19|20)\d{2}\b.*\.$/.test(text);

/** "———. 2024. A title": by the same as above. */
export const sameNames = /^[\u2014\u2013\u2015_-]{2,}[.,]?\s/;

function paragraphsIn(body: readonly Line[], isHeaded: boolean): ReferenceLines {
  const hasGaps = body.some((line, index) => line.text === '' && index > 0 && index < body.length - 1);
  const apart = body.flatMap((line) =>
    sameNames.test(line.text) ? [{ ...line, text: '', raw: '', parts: [] }, line] : [line],
  );
  const blocks = blocksOf(apart, hasGaps).map((block) => ({ line: block.number, text: written(block) }));
  const isReference = ({ text }: Reference) =>
    isByYear(text) || (isHeaded && text.length < 1000 && isCited(draftOfReference(text)));
  const sure = new Set(blocks.filter(isReference));
  const at = blocks.flatMap((block, index) => (sure.has(block) ? [index] : []));
  // One that ends as references do is one, in another style: a book, what its own author wrote before.
  const isOther = ({ text }: Reference) =>
    text.length > 40 && (sameNames.test(text) || /(?:19|20)\d{2}[a-z]?\)?\.$|https?:\S+$/.test(text));
  const [first = 0, last = -1] = [at[0], at.at(-1)];
  const isNear = (index: number) => at.length > 1 && index >= first - 2 && index <= last + 2;
  const references = blocks.filter((block, index) => sure.has(block) || (isNear(index) && isOther(block)));
  const known = new Set(references);
  const strays = blocks
    .slice(isHeaded ? 0 : first, last + 1)
    .filter((block) => !known.has(block) && isSentence(block.text));
  return { references, of: blocks.length, strays };
}
