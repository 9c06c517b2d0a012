import type { PieceAt, ShardList } from './dictionary-file.js';
import { type Files, readBytes } from './files.js';
import type { ShardManifest } from './format.js';
import type { Reached } from './lookup.js';
import { decodePiece, type Piece } from './pieces.js';
import type { ScoredList } from './shard-terms.js';

/** The pieces of lists that were read. */
export interface Lists extends Reached {
  /** Whether no piece was left out of a list. */
  isWhole(list: ShardList): boolean;
}

interface Wanted {
  list: ShardList;
  piece: PieceAt;
  /** What a paper can gain by it at most. Conditions come first. */
  gain: number;
}

function wantedOf(scored: readonly ScoredList[], conditions: ReadonlySet<ShardList>): Wanted[] {
  const worths = new Map(scored.map(({ list, worth }) => [list, worth]));
  const gainOf = (list: ShardList, piece: PieceAt): number => {
    const worth = worths.get(list);
    // The shorter list is the more telling condition.
    return worth === undefined ? Number.MAX_SAFE_INTEGER - list.frequency : worth * piece.level;
  };
  return [...new Set([...conditions, ...worths.keys()])]
    .flatMap((list) => list.pieces.map((piece) => ({ list, piece, gain: gainOf(list, piece) })))
    .sort((a, b) => b.gain - a.gain);
}

/** The pieces that are worth most, as many as there is room for. */
function affordable(wanted: readonly Wanted[], room: number, bytesInFile: number): Wanted[] {
  let left = room;
  const files = new Set<number>();
  const cut = new Set<ShardList>();
  return wanted.filter(({ list, piece: { inline, file, length } }) => {
    if (inline !== undefined || files.has(file)) return true;
    const cost = Math.max(length, bytesInFile);
    if (cut.has(list) || cost > left) {
      cut.add(list);
      return false;
    }
    left -= cost;
    files.add(file);
    return true;
  });
}

async function pieceAt(files: Files, { count, file, start, length, inline }: PieceAt): Promise<Piece> {
  const bytes = inline ?? (await files.get('lists', file, readBytes)).subarray(start, start + length);
  return decodePiece(bytes, count);
}

/** Fetches what a query needs of its posting lists: the best pieces first, up to so many bytes. */
export async function readLists(
  files: Files,
  { papers: size, listBytes }: ShardManifest,
  scored: readonly ScoredList[],
  conditions: ReadonlySet<ShardList>,
  room: number,
): Promise<Lists> {
  const read = new Map<ShardList, Piece[]>();
  await Promise.all(
    affordable(wantedOf(scored, conditions), room, listBytes).map(async ({ list, piece }) => {
      const pieces = read.get(list) ?? [];
      read.set(list, pieces);
      pieces.push(await pieceAt(files, piece));
    }),
  );
  return {
    size,
    piecesOf: (list) => read.get(list) ?? [],
    isWhole: (list) => (read.get(list)?.length ?? 0) === list.pieces.length,
  };
}
