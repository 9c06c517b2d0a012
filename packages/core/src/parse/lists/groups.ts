import type { Line } from '../copied/lines.js';
import { isCutOff } from '../copied/wrapped.js';
import { isTitle } from '../huggingface/titles.js';
import { oncePer } from '../once.js';
import { type AtomKind, atomOf, kindOf } from './atoms.js';
import { refsOf } from './cards.js';
import type { Chunk } from './chunks.js';
import { labelledOf } from './labels.js';
import { labelKind } from './link-labels.js';
import { paperRefOf } from './paper-places.js';
import { piecesOf } from './pieces.js';
import { unwrapped } from './trackers.js';

// Records over several lines, whatever they look like: where a counter, an empty line or the same kind of line begins
// one again and again, each names one paper, and at one place in each of them stand words that are never the same.

/** So many records show what repeats. */
const fewest = 3;
/** Kinds of lines that may begin a record; the first of a record stands early. */
const mostKeys = 12;

export interface Groups {
  readonly chunks: readonly Chunk[];
  /** Whether each names one paper by a link or number. */
  readonly named: boolean;
  readonly above: readonly Line[];
}

interface Said {
  readonly line: Line;
  readonly text: string;
  readonly kind: AtomKind;
  readonly label: string;
  readonly isMarked: boolean;
}

type Group = readonly Line[];

const rule = /^(?:[-=_*~#\u2500\u2014]\s?){3,}$/;
const isFilled = ({ text, parts }: Line) => text !== '' || parts.length > 0;

/** The records of a text where each of them is beyond doubt. */
export const groupsOf = oncePer(findGroups);

function findGroups(lines: readonly Line[]): Groups | undefined {
  if (!mayHold(lines)) return undefined;
  const labels = labelsOf(lines);
  for (const groups of waysOf(lines, labels)) {
    const found = readGroups(groups, lines, labels);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether so many lines name papers, or are names. */
function mayHold(lines: readonly Line[]): boolean {
  let papers = 0;
  let names = 0;
  for (const line of lines) {
    if (line.text === '') continue;
    if (refsOf(line).length > 0) papers += 1;
    else if (
      line.text.length < 1000 &&
      (atomOf(line.text, false)?.kind === 'names' || (/:/.test(line.text) && /author|autor|auteur/i.test(line.text)))
    )
      names += 1;
    if (papers >= fewest || names >= fewest) return true;
  }
  return lines.filter(({ text }) => isOf(text, 'title')).length >= fewest;
}

const labelForm = /^([\p{L}][\p{L} ]{0,23}?)\s?(?:::|[:\uFF1A]|=)(?=\s|\p{L}|\d|\p{P}|$)/u;
const labelOn = (text: string) => labelForm.exec(text)?.[1]?.trim().toLowerCase();

const isOf = (text: string, field: 'title' | 'abstract') =>
  text.length < 10_000 && labelledOf(text.replace(counter, ''))?.field === field;

/** Whether a record calls one line its title and one its abstract, as no other text does. */
const isPair = (group: Group) =>
  group.some(({ text }) => isOf(text, 'title')) && group.some(({ text }) => isOf(text, 'abstract'));

/** What lines begin with, before a colon, again and again. */
function labelsOf(lines: readonly Line[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    const label = labelOn(text);
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([label, count]) => (count >= fewest ? [label] : [])));
}

/** The ways in which a text may be parted into records. */
function* waysOf(lines: readonly Line[], labels: ReadonlySet<string>): Generator<readonly Group[]> {
  const filled = lines.filter(isFilled).filter(({ raw }) => !rule.test(raw));
  const pieces = piecesOf(filled);
  if (pieces !== undefined) yield pieces;
  const headings = startsAt(filled, ({ heading }, level) => heading === level, [2, 3, 4, 1, 5]);
  if (headings !== undefined) yield headings;
  const items = filled.filter(({ item }) => item !== undefined);
  const margin = items.reduce((least, { indent }) => Math.min(least, indent), Number.POSITIVE_INFINITY);
  const points = cutAt(filled, (line) => line.item !== undefined && line.indent === margin);
  const numbers = cutAt(filled, ({ text }) => counter.test(text));
  if (numbers.length >= fewest) yield numbers;
  if (points.length >= fewest && filled.some(({ item }) => item === undefined)) yield points;
  yield parted(lines, (blanks, hasRule) => hasRule || blanks > 9);
  yield parted(lines, (blanks, hasRule) => hasRule || blanks > 1);
  yield parted(lines, (blanks, hasRule) => hasRule || blanks > 0);
  const keys = filled.map((line) => keyOf(line, labels));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const papers = new Set(filled.flatMap(refsOf)).size;
  for (const [key, count] of [...counts].slice(0, mostKeys))
    if (count >= fewest && (papers < fewest || Math.abs(count - papers) < 2))
      yield cutAt(filled, (line) => keyOf(line, labels) === key);
}

const keyOf = (line: Line, labels: ReadonlySet<string>) => {
  const { kind, label, isMarked } = saidBy(line, labels);
  return `${isMarked ? 'marked' : kind === 'person' ? 'names' : kind} ${label}`;
};

function startsAt(lines: readonly Line[], starts: (line: Line, level: number) => boolean, levels: readonly number[]) {
  for (const level of levels) {
    const groups = cutAt(lines, (line) => starts(line, level));
    if (groups.length >= fewest) return groups;
  }
  return undefined;
}

/** From each line that begins a record to the next. */
function cutAt(lines: readonly Line[], begins: (line: Line) => boolean): Group[] {
  const groups: Line[][] = [];
  for (const line of lines) {
    if (begins(line)) groups.push([line]);
    else groups.at(-1)?.push(line);
  }
  return groups;
}

function parted(lines: readonly Line[], parts: (blanks: number, hasRule: boolean) => boolean): Group[] {
  const groups: Line[][] = [[]];
  let blanks = 0;
  let hasRule = false;
  for (const line of lines) {
    if (!isFilled(line) || rule.test(line.raw)) {
      blanks += 1;
      hasRule ||= isFilled(line);
      continue;
    }
    if (parts(blanks, hasRule)) groups.push([]);
    groups.at(-1)!.push(line);
    blanks = 0;
    hasRule = false;
  }
  return groups.filter(({ length }) => length > 0);
}

const counter = /^[[(]\d{1,4}(?:\/\d{1,4})?[\])]\s+/;
const marked =
  /^\s*(?:\*\*.{4,}\*\*|__.{4,}__|\*[^*]{4,}\*|_[^_]{4,}_|["\u201C\u00AB\u300A\u300C].{4,}["\u201D\u00BB\u300B\u300D])\s*$/u;

/** Lines are asked by each way of parting them; all with the same labels. */
const known = new WeakMap<Line, { readonly labels: ReadonlySet<string>; readonly said: Said }>();

function saidBy(line: Line, labels: ReadonlySet<string>): Said {
  const before = known.get(line);
  if (before?.labels === labels) return before.said;
  const said = readSaid(line, labels);
  known.set(line, { labels, said });
  return said;
}

/** What a line says, its label and signs taken off. */
function readSaid(line: Line, labels: ReadonlySet<string>): Said {
  const raw = line.raw.replace(counter, '');
  const plain = line.text
    .replace(counter, '')
    .replace(/^([*_]{1,3})(\S.*\S)\1$/s, '$2')
    .replace(/^[*_]+(?=\p{L})/u, '');
  const label = labelOn(plain);
  const isLabelled = label !== undefined && labels.has(label);
  const rest = isLabelled ? plain.slice(labelForm.exec(plain)![0].length).replace(/^[\s*_:=\uFF1A]+/, '') : plain;
  const { text, sign } = atomOf(rest, false) ?? { text: '', sign: '' };
  const isSigned = sign !== '' && !/\p{L}{3,}[:\uFF1A]/u.test(sign);
  const written = (isSigned ? text : rest).trim();
  const isLink = line.parts.some(
    ({ text: words, url }) => url !== undefined && labelKind(words) === 'title' && paperRefOf(unwrapped(url)),
  );
  return {
    line,
    text: written.replace(/^["\u201C\u00AB]\s*(.+?)\s*["\u201D\u00BB]$/u, '$1').replace(/^\*([^*]+)\*$/, '$1'),
    kind: refsOf(line).length > 0 && !isLink ? 'link' : kindOf(written),
    label: isLabelled ? label : isSigned ? sign : '',
    isMarked: line.heading !== undefined || marked.test(raw) || isLink,
  };
}

/** The places of what may be a title in one record. */
function titlesIn(said: readonly Said[]): ReadonlyMap<string, Said> {
  const places = new Map<string, Said>();
  const put = (place: string, each: Said) => {
    if (!places.has(place)) places.set(place, each);
  };
  const texts = said.filter(
    ({ kind, text }) => kind !== 'link' && kind !== 'count' && kind !== 'date' && (kind !== 'prose' || isTitle(text)),
  );
  for (const each of texts) {
    if (each.label !== '') put(`label ${each.label}`, each);
    if (each.isMarked) put('marked', each);
  }
  const isText = new Set(texts);
  const bare = texts.filter(({ label }) => label === '');
  for (const [index, each] of bare.entries()) {
    put(`text ${index}`, each);
    put(`end ${bare.length - index}`, each);
  }
  for (const [index, each] of said.entries())
    if (isText.has(each) && each.label === '') put(`after ${said[index - 1]?.kind}`, each);
  return places;
}

const wordsIn = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'\u2019-]*/gu)?.length ?? 0;
const share = <T>(of: readonly T[], test: (each: T) => boolean) => of.filter(test).length / Math.max(1, of.length);

/** The place at which nearly all records have words of their own. */
function titlePlace(records: readonly (readonly Said[])[]): readonly (Said | undefined)[] | undefined {
  const found = records.map(titlesIn);
  let best: { place: string; score: number } | undefined;
  for (const place of new Set(found.flatMap((places) => [...places.keys()]))) {
    const at = found.flatMap((places) => places.get(place) ?? []);
    const texts = at.map(({ text }) => text);
    if (at.length < records.length || new Set(texts).size < texts.length) continue;
    if (share(at, ({ kind }) => kind === 'names') > 0.1 || share(texts, isTitle) < 0.9) continue;
    const words = texts.reduce((sum, text) => sum + wordsIn(text), 0) / texts.length;
    if (words < 2.5) continue;
    const isMarked = share(at, (each) => each.isMarked) > 0.9;
    const score = Math.min(words, 8) + (isMarked ? 6 : 0) + share(at, ({ kind }) => kind === 'words') * 3;
    if (best === undefined || score > best.score) best = { place, score };
  }
  return best && found.map((places) => places.get(best.place));
}

function readGroups(all: readonly Group[], lines: readonly Line[], labels: ReadonlySet<string>): Groups | undefined {
  const refs = (group: Group) => new Set(group.flatMap(refsOf)).size;
  const isNamed = share(all, (group) => refs(group) === 1) > 0.5;
  const people = (group: Group) => isPair(group) || group.some((line) => saidBy(line, labels).kind === 'names');
  const tells = (group: Group) => (isNamed ? refs(group) === 1 : people(group));
  const from = all.findIndex(tells);
  const to = all.findLastIndex(tells) + 1;
  const kept = withoutEnd(all.slice(from, to));
  if (from < 0 || kept.length < fewest || kept.every(({ length }) => length < 2)) return undefined;
  if (isNamed && new Set(lines.flatMap(refsOf)).size !== kept.length) return undefined;
  if (
    isNamed
      ? !kept.every(tells) || new Set(kept.flatMap((group) => group.flatMap(refsOf))).size < kept.length
      : share(kept, tells) < 0.6
  )
    return undefined;
  // What stands outside names no paper.
  const outside = [...all.slice(0, from), ...all.slice(to)].flat();
  if (outside.some((line) => refsOf(line).length > 0) || outside.length > kept.flat().length / 2) return undefined;
  const records = kept.map((group) => group.map((line) => saidBy(line, labels)));
  if (!areWhole(records)) return undefined;
  const titles = titlePlace(records);
  if (titles === undefined || areBroken(titles, kept) || areShifted(titles, kept, lines)) return undefined;
  return {
    named: isNamed,
    above: lines.filter(({ number }) => number < kept[0]![0]!.number),
    chunks: kept.map((group, index) => {
      const { line, text } = titles[index]!;
      return {
        first: { ...line, number: Math.floor(line.number), text, raw: text, parts: [{ text }] },
        under: [
          ...group.filter((each) => each !== line && each.text !== text),
          ...line.parts.flatMap(({ url }) => (url === undefined ? [] : [addressLine(line, url)])),
        ],
        titled: true as const,
        section: undefined,
      };
    }),
  };
}

const isUnbalanced = (text: string) =>
  text.split('"').length % 2 === 0 ||
  ['()', '[]', '<>', '{}'].some(([open, close]) => text.split(open!).length !== text.split(close!).length);

/** Whether titles go on in the next line. */
function areBroken(titles: readonly (Said | undefined)[], groups: readonly Group[]): boolean {
  const goOn = groups.filter((group, index) => {
    const { line, text } = titles[index]!;
    const next = group[group.indexOf(line) + 1];
    return (
      isCutOff(text) ||
      isUnbalanced(text) ||
      (next !== undefined &&
        next.number === line.number + 1 &&
        /^\p{Ll}[\p{L}-]* (?!\p{Lu})|^(?:by )?\p{Ll}+$/u.test(next.text) &&
        !/^by /.test(next.text))
    );
  });
  return goOn.length > groups.length * 0.05;
}

/**
 * Whether each record ends in a title and one more stands above the first: they are cut behind their titles. So they are
 * where an empty line parts titles from what begins their record, and none from the next.
 */
function areShifted(titles: readonly (Said | undefined)[], groups: readonly Group[], lines: readonly Line[]): boolean {
  const empty = emptyAbove(lines);
  const isApart = (from: Line, to: Line) => empty(to.number) > empty(from.number);
  const nearer = groups.filter((group, index) => {
    const next = groups[index + 1]?.[0];
    const title = titles[index]!.line;
    return next !== undefined && title !== group[0] && isApart(group[0]!, title) && !isApart(title, next);
  }).length;
  if (nearer > (groups.length - 1) * 0.6) return true;
  if (startsAbove(titles, groups, lines)) return true;
  const last = groups.filter((group, index) => titles[index]?.line === group.at(-1)).length;
  if (last < groups.length * 0.8) return false;
  const above = lines.find(({ number }) => number === groups[0]![0]!.number - 1)?.text ?? '';
  return isTitle(above) && wordsIn(above) > 1;
}

/** Whether what most records end in, from their titles on, stands once more right above the first: there the first begins. */
function startsAbove(titles: readonly (Said | undefined)[], groups: readonly Group[], lines: readonly Line[]): boolean {
  const none: ReadonlySet<string> = new Set();
  const kinds = (of: readonly Line[]) =>
    of.map((line) => saidBy(line, none)).map(({ kind, label }) => `${kind === 'person' ? 'names' : kind} ${label}`);
  const tails = groups.flatMap((group, index) => {
    const at = group.indexOf(titles[index]!.line);
    return at < 1 ? [] : [kinds(group.slice(at)).join('|')];
  });
  const counts = new Map<string, number>();
  for (const tail of tails) counts.set(tail, (counts.get(tail) ?? 0) + 1);
  const [usual, count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (usual === undefined || count < groups.length * 0.6) return false;
  const length = usual.split('|').length;
  const above = lines.filter((line) => isFilled(line) && line.number < groups[0]![0]!.number).slice(-length);
  return (
    above.length === length &&
    wordsIn(above[0]!.text) > 2 &&
    isTitle(above[0]!.text) &&
    kinds(above).join('|') === usual
  );
}

/** How many empty lines stand above a line. */
function emptyAbove(lines: readonly Line[]): (number: number) => number {
  const counts = new Map<number, number>();
  let count = 0;
  for (const line of lines) {
    if (!isFilled(line)) count += 1;
    counts.set(line.number, count);
  }
  return (number) => counts.get(number) ?? 0;
}

/** Where a title leads to, as a line under it. */
const addressLine = (line: Line, url: string): Line => ({
  number: line.number,
  indent: 0,
  text: url,
  raw: url,
  parts: [{ text: url }],
});

/** What a record is made of, a single name told from none. */
const shapeOf = (said: readonly Said[]) =>
  said
    .map(({ kind, label }) => `${/names|person|words/.test(kind) && label === '' ? 'text' : kind} ${label}`)
    .join('|');

/** Whether the first and the last are made of what others are: where all are cut at the wrong place those two are not. */
function areWhole(records: readonly (readonly Said[])[]): boolean {
  const shapes = records.map(shapeOf);
  const counts = new Map<string, number>();
  for (const shape of shapes) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  const isKnown = (shape: string) => counts.get(shape)! > 1;
  const usual = shapes.filter(isKnown).length;
  return usual >= shapes.length * 0.5 && isKnown(shapes[0]!) && isKnown(shapes.at(-1)!);
}

/** What stands at the end of a page runs into the last record: no other is so long. */
function withoutEnd(groups: readonly Group[]): readonly Group[] {
  const last = groups.at(-1);
  if (last === undefined || groups.length < fewest) return groups;
  const longest = groups.slice(0, -1).reduce((most, { length }) => Math.max(most, length), 0);
  return last.length > longest ? [...groups.slice(0, -1), last.slice(0, longest)] : groups;
}
