import { longestAddress } from '../copied/addresses.js';
import type { Line } from '../copied/lines.js';
import { fieldOf } from '../interchange/named-fields.js';
import { oncePer } from '../once.js';
import type { Chunk } from './chunks.js';
import { labelledOf } from './labels.js';
import { paperRefOf } from './paper-places.js';
import { isByline } from './people.js';
import { isStatement } from './statements.js';
import { columnsOf } from './table.js';
import { unwrapped } from './trackers.js';

// Cards: a title by itself, as a heading or a line, and under it, in any order, what is said of its paper, with its
// address or number somewhere among it.

/** From here on a line is a paragraph. */
const shortestProse = 200;

export interface Cards {
  readonly chunks: readonly Chunk[];
  /** Headings and lines that could have been titles and are none. */
  readonly others: number;
  /** How many papers all lines name. */
  readonly named: number;
}

/** As far from its end a paragraph names its own paper, as references do. */
const longestEnd = 100;

const identifiers =
  /https?:\/\/[^\s\u27E8\u27E9]+|\barXiv:\s?\S+|\b\d{4}\.\d{4,5}(?:v\d+)?\b|\b10\.\d{4,9}\/[^\s\u27E8\u27E9]+/gi;

/** The papers that a line names; lines are asked again and again. */
export const refsOf = oncePer(refsIn);

function refsIn({ text, parts }: Line): readonly string[] {
  // Behind the colon of Chinese and Japanese stands no blank.
  if (/^\S+$/.test(text) && !text.includes('\uFF1A') && parts.every(({ url }) => url === undefined)) {
    const ref = text.length < longestAddress ? paperRefOf(unwrapped(text)) : undefined;
    return ref === undefined ? [] : [ref.scheme === undefined ? ref.url! : `${ref.scheme}:${ref.id}`];
  }
  const labelled = labelledOf(text);
  const stated = labelled?.field.startsWith('ids.') ? /^\S+/.exec(labelled.value)?.[0] : undefined;
  const inText =
    stated !== undefined
      ? [/^\d{4}\.\d{4,5}/.test(stated) ? `arXiv:${stated}` : stated]
      : text.length > shortestProse
        ? [
            ...(text.slice(0, 40).match(/^arXiv:\s?\d{4}\.\d{4,5}(?:v\d+)?/i) ?? []),
            ...(text.slice(-longestEnd).match(identifiers) ?? []),
          ]
        : (text.match(identifiers) ?? []);
  const named = [...parts.flatMap(({ url }) => url ?? []), ...inText.map((found) => found.replace(/[.,;:)\]]+$/, ''))];
  return named.flatMap((address) => {
    const ref = paperRefOf(unwrapped(address));
    return ref === undefined ? [] : [ref.scheme === undefined ? ref.url! : `${ref.scheme}:${ref.id}`];
  });
}

/** Words of a line beside addresses, numbers and the labels of links. */
const ownWords = ({ parts }: Line) =>
  parts
    .filter(({ url }) => url === undefined)
    .map(({ text }) => text)
    .join(' ')
    .replace(/https?:\/\/\S+|\barXiv:\s?\S+|\b10\.\d{4,9}\/\S+/gi, '')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim();

/** "Title | Authors | Link", above rows without bars around them. */
const isHeader = (text: string) => text.includes(' | ') && columnsOf(`| ${text} |`) !== undefined;

/** The name of a column: "Cited by", "Year". */
const isColumn = (text: string) => text.length < 30 && fieldOf(text) !== undefined;

function couldBeTitle(line: Line): boolean {
  const { text } = line;
  if (titleLabelled(text) !== undefined) return true;
  if (isStatement(text) || isByline(text) || isHeader(text) || isColumn(text)) return false;
  if (text.length >= shortestProse) return false;
  return ownWords(line).length > 7 && /\p{L}{3}/u.test(ownWords(line));
}

/** The cards of a text under headings, or under lines when it has no headings and points. */
export const cardsOf = oncePer(findCards);

function findCards(lines: readonly Line[]): Cards {
  const headings = lines.filter(({ heading }) => heading !== undefined);
  const named = new Set(lines.flatMap(refsOf)).size;
  return { ...(headings.length > 1 ? underHeadings(lines) : (betweenRules(lines) ?? underLines(lines))), named };
}

/** Each heading under which one paper is named, up to the next. */
function underHeadings(lines: readonly Line[]): Omit<Cards, 'named'> {
  // "Metadata" and "Highlights" under each are parts of it.
  const counts = new Map<string, number>();
  for (const { heading, text } of lines) if (heading !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
  const starts = lines.flatMap(({ heading, text }, index) =>
    heading === undefined || counts.get(text)! > 2 ? [] : [index],
  );
  const sections = starts.map((start, at) => ({
    first: lines[start]!,
    under: lines.slice(start + 1, starts[at + 1]).filter(({ text, parts }) => text !== '' || parts.length > 0),
  }));
  const cards = sections.filter(
    ({ first, under }) =>
      refsOf(first).length === 0 &&
      (couldBeTitle(first) || first.text.split(' ').length > 3) &&
      new Set(under.flatMap(refsOf)).size === 1 &&
      under.every((line) => line.item === undefined || isStatement(line.text) || refsOf(line).length === 0),
  );
  return {
    chunks: cards.map(({ first, under }) => chunkOf(first, [...under])),
    others: sections.length - cards.length,
  };
}

const rule = /^(?:[-=_*~#\u2500\u2014]\s?){3,}$/;

/** What rules part from each other, when nearly all of it is one paper with its title first. */
function betweenRules(lines: readonly Line[]): Omit<Cards, 'named'> | undefined {
  const rules = lines.flatMap(({ raw }, index) => (rule.test(raw) ? [index] : []));
  if (rules.length < 2) return undefined;
  const parts = [-1, ...rules].map((from, at) => lines.slice(from + 1, rules[at]).filter(({ text }) => text !== ''));
  // The heading of the text stands above the first.
  const filled = parts
    .map((part) =>
      part.slice(
        Math.max(
          0,
          part.findIndex(({ heading }) => heading === undefined),
        ),
      ),
    )
    .filter((part) => part.length > 0);
  const cards = filled.flatMap(([first, ...under]) =>
    couldBeTitle(first!) && under.length > 0 && new Set([first!, ...under].flatMap(refsOf)).size === 1
      ? [chunkOf(first!, under)]
      : [],
  );
  const others = filled.length - cards.length;
  return cards.length > 2 && others <= Math.max(2, cards.length * 0.1) ? { chunks: cards, others } : undefined;
}

/** Lines in turn: a title begins a card once the one before it has its paper. */
function underLines(lines: readonly Line[]): Omit<Cards, 'named'> {
  const chunks: { first: Line; under: Line[]; named: boolean }[] = [];
  // A point under another is none.
  const margin = lines.reduce(
    (least, { item, indent }) => (item === undefined ? least : Math.min(least, indent)),
    Number.POSITIVE_INFINITY,
  );
  let isApart = true;
  for (const line of lines) {
    if (line.text === '') {
      isApart = true;
      continue;
    }
    const card = chunks.at(-1);
    // The one heading is that of the text.
    const isTitle =
      line.heading === undefined && !(line.item !== undefined && line.indent > margin) && couldBeTitle(line);
    const isNamed = refsOf(line).length > 0;
    if (isTitle && (card === undefined || card.named)) chunks.push({ first: line, under: [], named: isNamed });
    else if (
      isTitle &&
      isApart &&
      card &&
      !card.named &&
      !(card.first.bold && !line.bold) &&
      !(line.item === 'bullet' && card.first.item === undefined)
    )
      chunks.splice(-1, 1, { first: line, under: [], named: isNamed });
    else if (card) {
      card.under.push(line);
      card.named ||= isNamed;
    }
    isApart = false;
  }
  const named = chunks.filter((card) => card.named);
  return { chunks: named.map(({ first, under }) => chunkOf(first, under)), others: chunks.length - named.length };
}

/** What a line says behind "Title:". */
function titleLabelled(text: string): string | undefined {
  const named = labelledOf(text);
  return named?.field === 'title' && named.value !== '' ? named.value : undefined;
}

/** A line that is a title, without "Title:" before it. */
export function withoutLabel(line: Line): Line {
  const title = titleLabelled(line.text);
  return title === undefined ? line : { ...line, text: title, raw: titleLabelled(line.raw) ?? title };
}

const chunkOf = (first: Line, under: Line[]): Chunk => ({
  first: withoutLabel(first),
  under,
  titled: true,
  section: undefined,
});
