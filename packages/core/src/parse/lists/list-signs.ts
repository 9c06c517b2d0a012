import type { Line } from '../copied/lines.js';
import { oncePer } from '../once.js';
import { cardsOf, refsOf } from './cards.js';
import { type Chunk, chunksOf, isRow } from './chunks.js';
import { citedIn } from './cited.js';
import { isBare, isEntry, isEntryChunk, isHead, isTitleLink } from './entry-lines.js';
import { labelKind } from './link-labels.js';
import { paperRefOf } from './paper-places.js';
import { isStatement } from './statements.js';
import { stretchesOf } from './stretches.js';
import { columnsOf, isRule } from './table.js';
import { unwrapped } from './trackers.js';

// Whether lines are a list of papers, rather than a text that cites some.

/** The points of a text with what belongs to them. */
export const pointsOf = oncePer((lines: readonly Line[]) => chunksOf(lines, isEntry, isBare, isHead));

/** Whether some lines are a list of papers rather than a text that cites some. */
export function isListing(lines: readonly Line[]): boolean {
  return isList(lines) || areCards(lines);
}

/** Whether nearly all of a text are titles, each with its one paper under it. */
export function areCards(lines: readonly Line[]): boolean {
  const { chunks, others, named } = cardsOf(lines);
  const filled = lines.filter(({ text }) => text !== '').length;
  return chunks.length > 1 && chunks.length >= others && chunks.length * 12 >= filled && named <= chunks.length * 1.2;
}

/** Whether what leads to papers are addresses, alone or by a label, whose titles may stand above. */
export function isMostlyBare(lines: readonly Line[]): boolean {
  const entries = lines.filter(isEntry);
  return entries.filter((line) => isBare(line) || isStatement(line.text)).length > entries.length / 2;
}

/** Whether the points, rows and headings of a text lead to papers. */
export const isList = oncePer(leadsToPapers);

function leadsToPapers(lines: readonly Line[]): boolean {
  const filled = lines.filter(({ text }) => text !== '');
  const bare = filled.filter(isBare).length;
  const words = filled.filter(({ text }) => !/^(?:#|\/\/|;)/.test(text) && text !== '').length;
  if (bare > 1 && bare >= words * 0.6) return true;
  const chunks = pointsOf(lines);
  const rows = chunks.filter(({ first }) => isRow(first) && isEntry(first)).length;
  const points = chunks.filter(
    ({ first }) => first.item !== undefined || first.heading !== undefined || isBare(first) || isTitleLink(first),
  );
  const entries = points.filter(isEntryChunk).length;
  const others = points.length - entries;
  if (rows > 0 && hasPaperHeader(lines)) return true;
  if (rows > 1) return rows >= chunks.filter(({ first }) => isRow(first)).length / 3;
  if (entries === 1) return points.some(isLabelled);
  return entries > 1 && entries >= others / 2 && entries * 4 >= filled.filter(({ text }) => text.length > 200).length;
}

/** A heading that leads to a paper, with its authors, number or abstract under it by name. */
function isLabelled({ first, under }: Chunk): boolean {
  const labels = under.filter(({ text }) =>
    /^(?:authors?|abstract|arxiv id|tl;?dr|main category|categories|published)\s*:/i.test(text),
  );
  return first.heading !== undefined && isEntry(first) && labels.length > 1;
}

/** "||Title||Paper||" of Confluence and Jira. */
export const isWikiHeader = (raw: string) => /^\|\|.*\|\|\s*$/.test(raw);

const hasPaperHeader = (lines: readonly Line[]) =>
  lines.some(
    (line, index) =>
      isRow(line) &&
      (isRule(lines[index + 1]?.raw ?? '') || isWikiHeader(line.raw)) &&
      columnsOf(line.raw.replaceAll('||', '|')) !== undefined,
  );

/** The lines that name one paper and say more of it, when they are most of a text: references without numbers, say. */
export function linesThatNameOne(lines: readonly Line[]): readonly Line[] {
  const filled = lines.filter(({ text }) => text !== '');
  const naming = filled.filter((line) => line.text.length > 40 && new Set(refsOf(line)).size === 1);
  const named = new Set(naming.flatMap(refsOf));
  return naming.length > 2 && named.size === naming.length && naming.length >= filled.length * 0.6 ? naming : [];
}

/** Whether such lines say so themselves: each links its title, or is a reference. */
export function areTitledLines(lines: readonly Line[]): boolean {
  const naming = linesThatNameOne(lines);
  const titled = naming.filter(
    ({ parts, raw }) =>
      parts.some(({ text, url }) => url !== undefined && labelKind(text) === 'title' && paperRefOf(unwrapped(url))) ||
      citedIn(stretchesOf(raw)) !== undefined,
  );
  return titled.length > 2 && titled.length >= naming.length * 0.8;
}
