import { refsOf } from './cards.js';
import { draftOfChunk } from './chunk-draft.js';
import { type Chunk, isRow } from './chunks.js';
import { unbracketed } from './entry-title.js';
import { isWikiHeader } from './list-signs.js';
import { withNamesByPlace } from './names-by-place.js';
import { numberBeside } from './numbers-beside.js';
import type { Place, Reading } from './places.js';
import { draftOfRecord, type Records } from './records.js';
import { onlyFilled } from './repeats.js';
import { withoutSharedEnds } from './shared-ends.js';
import { withSharedTailsCut } from './shared-tails.js';
import { type Column, columnsOf, draftOfRow, isRule } from './table.js';

/** What links are called in several entries, which is nobody's title: "Read paper". */
function labelsOfMany(chunks: readonly Chunk[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { first, under } of chunks) {
    const labels = [first, ...under].flatMap(({ parts }) =>
      parts.flatMap(({ text, url }) => (url === undefined ? [] : [text.trim().toLowerCase()])),
    );
    for (const label of new Set(labels)) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([label, count]) => (count > 2 ? [label] : [])));
}

export function readChunks(chunks: readonly Chunk[]): Reading {
  const places: Place[] = [];
  const numbers: (string | undefined)[] = [];
  const kept: Chunk[] = [];
  const shared = labelsOfMany(chunks);
  let columns: readonly Column[] | undefined;
  let left = 0;
  let cut = 0;
  for (const [index, chunk] of chunks.entries()) {
    const { first } = chunk;
    if (isRow(first)) {
      if (isRule(first.raw)) continue;
      if (isWikiHeader(first.raw)) {
        columns = columnsOf(first.raw.replaceAll('||', '|'));
        continue;
      }
      const next = chunks[index + 1]?.first;
      if (next && isRow(next) && isRule(next.raw)) {
        columns = columnsOf(first.raw);
        continue;
      }
    }
    const draft = isRow(first) ? draftOfRow(first.raw, columns) : draftOfChunk(chunk, shared);
    if (draft !== undefined) {
      places.push({ line: first.number, draft });
      numbers.push(numberBeside(chunk));
      kept.push(chunk);
      if ((draft.authors?.length ?? 0) > 0 && isShortened(chunk)) cut += 1;
    } else if (chunk.titled || first.item !== undefined || isRow(first) || /^https?:\/\/\S+$/.test(first.text))
      left += 1;
  }
  return { places: withNamesByPlace(withSharedEndsCut(places), kept), left, cut, numbers };
}

export function readRecords({ chunks }: Pick<Records, 'chunks'>): Reading {
  const places = chunks.map((chunk) => {
    const known = draftOfChunk(chunk) ?? {};
    const own = draftOfRecord(chunk, known);
    const draft = { ...own, ...onlyFilled(known) };
    const links = { ...own.links, ...onlyFilled(draft.links ?? {}) };
    return { line: chunk.first.number, draft: { ...draft, links, ids: { ...idsIn(chunk), ...draft.ids } } };
  });
  const cut = chunks.filter((chunk, index) => places[index]!.draft.authors !== undefined && isShortened(chunk)).length;
  return {
    places: withNamesByPlace(withSharedEndsCut(places), chunks),
    left: 0,
    cut,
    numbers: chunks.map(numberBeside),
  };
}

/** The paper that a record names, when it is one. */
function idsIn({ first, under }: Chunk): Record<string, string> {
  const refs = [...new Set([first, ...under].flatMap(refsOf))].filter((ref) => !ref.startsWith('http'));
  const [, scheme, id] = refs.length === 1 ? (/^(\w+):(.+)$/.exec(refs[0]!) ?? []) : [];
  return scheme === undefined ? {} : { [scheme]: id! };
}

function withSharedEndsCut(all: readonly Place[]): Place[] {
  const places = withSharedTailsCut(all);
  const titles = withoutSharedEnds(places.map(({ draft }) => draft.title ?? ''));
  return places.map(({ line, draft }, index) => ({
    line,
    draft: { ...draft, title: unbracketed(titles[index]!) || undefined },
  }));
}

const isShortened = ({ first, under }: Chunk) => [first, ...under].some(({ text }) => /\bet\.?\s*al\b/i.test(text));
