import { type Line, readMarkedLine } from '../copied/lines.js';
import { kindOf } from './atoms.js';
import { refsOf } from './cards.js';
import { isRow } from './chunks.js';
import { citedIn } from './cited.js';
import { stretchesOf } from './stretches.js';
import { columnsOf } from './table.js';

// Records on one line each, whose fields one sign parts: each as the lines that it could have been.

/** So many lines show what parts them. */
const fewest = 3;
/** So many tell whether a sign parts them. */
const probed = 50;
/** Nobody writes longer records on one line, nor more fields. */
const longest = 3000;
const mostFields = 40;

/** What may part fields, the surest first. */
const separators: readonly RegExp[] = [
  /\t+/,
  /\s+::\s+/,
  /\s+\|\s+/,
  /\s+[\u00B7\u2022]\s+/,
  /\s+[\u2014\u2013]\s+/,
  /\s+\/\s+/,
  /\s+-\s+/,
  /;\s+/,
  /(?<=[\p{L}\p{N}\uE003)\]"\u201D*\uE002]{2})\.{1,2}\s+/u,
  /,\s+/,
];

/** The first of them part what they stand between; a semicolon, full stop or comma may stand within. */
const strong = 7;

/** Links, quotes and what is set apart: a sign within parts nothing. */
const whole =
  /(?<=^|[,:.] )['\u2018](?=\p{Lu})[^'\u2018\u2019\n]{8,400}['\u2019](?=[,.;]|$)|\*\*[^*\n]{4,800}\*\*|\uE000[^\uE000-\uE002]*\uE001[^\uE000-\uE002]*\uE002|(?<![\p{L}*])\*[^*\n]{4,400}\*(?![\p{L}*])|"[^"\n]{4,400}"|\u201C[^\u201D\n]{4,400}\u201D/gu;

/** The lines that each name one paper, in pieces, where one sign parts them all into as many. */
export function piecesOf(lines: readonly Line[]): readonly (readonly Line[])[] | undefined {
  const naming = lines.filter((line) => line.raw.length < longest && refsOf(line).length > 0);
  if (naming.length < fewest || naming.some((line) => new Set(refsOf(line)).size !== 1 || line.text.length < 25))
    return undefined;
  // What names its columns is read by them.
  if (
    naming.some(isRow) &&
    lines.some((line) => isRow(line) && columnsOf(line.raw.replaceAll('||', '|')) !== undefined)
  )
    return undefined;
  // References have an order of their own.
  if (naming.filter(({ raw }) => citedIn(stretchesOf(raw)) !== undefined).length > naming.length / 2) return undefined;
  for (const [order, separator] of separators.entries()) {
    const isStrong = order < strong;
    const parts = ({ raw }: Line) => partsBy(raw.replace(/^\|\s*|\s*\|$/g, ''), separator, isStrong);
    const first = naming.slice(0, probed).map(parts);
    if (first.filter(({ length }) => length < (isStrong ? 2 : 3)).length > first.length / 2) continue;
    if (first.some(({ length }) => length > mostFields)) continue;
    const parted = naming.length > probed ? naming.map(parts) : first;
    const counts = new Map<number, number>();
    for (const { length } of parted) counts.set(length, (counts.get(length) ?? 0) + 1);
    const [[usual, times]] = [...counts].sort((a, b) => b[1] - a[1]) as [[number, number]];
    if (usual < (isStrong ? 2 : 3) || times < naming.length * 0.8) continue;
    return parted.map((pieces, index) =>
      pieces.map((piece, at) => ({
        ...readMarkedLine(piece, naming[index]!.number),
        number: naming[index]!.number + at / 1000,
      })),
    );
  }
  return undefined;
}

/** What is set apart at the beginning of a piece, and a link or number at its end, is a piece by itself. */
function endsApart(piece: string): readonly string[] {
  const [, start, rest] = /^[\s.]*(\uE003\d+\uE003)[\s:,.\u2013\u2014-]*(\S.*)$/su.exec(piece) ?? [
    undefined,
    undefined,
    piece,
  ];
  const [, words, link, number] = atEnd.exec(rest!) ?? [];
  return [start, words ?? rest, link ?? number].filter((each) => each !== undefined);
}

const atEnd =
  /^(.*\S)\s+(?:\(?(\uE003\d+\uE003)\)?|([[(](?:arXiv:\s?)?\d{4}\.\d{4,5}(?:v\d+)?[\])]|https?:\/\/\S+))\s*$/su;

/** The pieces of a line, names that commas part together. */
function partsBy(raw: string, separator: RegExp, isStrong: boolean): string[] {
  const kept: string[] = [];
  const masked = raw.replace(whole, (found) => `\uE003${kept.push(found) - 1}\uE003`);
  const cut = masked.split(separator);
  if (cut.length < 2) return [raw];
  const pieces = cut
    .flatMap(endsApart)
    .map((piece) => piece.replace(/\uE003(\d+)\uE003/g, (_, at: string) => kept[Number(at)]!).trim());
  const joined: string[] = [];
  let wasName = false;
  for (const piece of pieces) {
    if (piece === '') continue;
    if (isStrong) {
      joined.push(piece);
      continue;
    }
    const kind = kindOf(piece.replace(/^[^\p{L}]*(?:by )?/iu, ''));
    const isName = kind === 'person' || kind === 'names';
    if (isName && wasName) joined.push(`${joined.pop()}, ${piece}`);
    else joined.push(piece);
    wasName = isName;
  }
  return joined;
}
