import { averageWords, contribution } from '../query/score.js';
import { titleMask } from '../query/terms.js';
import { ByteWriter } from '../store/bytes.js';
import { gone, rangeOf } from '../store/postings.js';
import type { Segment, Zone } from '../store/segment.js';
import type { Store } from '../store/store.js';
import { mostInline, type PieceAt } from './dictionary-file.js';
import type { ShardZone } from './format.js';
import type { Numbering } from './numbering.js';
import { encodePiece, levelOf, mostInPiece, mostLevel, posting, titleStep } from './pieces.js';

/** The lists of one term, each best first, from the postings of all segments. */
export class ListMaker {
  private readonly store: Store;
  private readonly numbering: Numbering;
  private readonly average: number;
  private readonly scratch: Float64Array;

  constructor(store: Store, numbering: Numbering) {
    this.store = store;
    this.numbering = numbering;
    this.average = averageWords(store);
    this.scratch = new Float64Array(numbering.size);
  }

  /** Postings as `encodePiece` takes them; valid until the next call. */
  inZone(zone: ShardZone, term: number): Float64Array {
    if (zone === 'text' || zone === 'title') return this.inText(term, zone === 'title' ? titleMask : 0xff);
    return zone === 'has' ? this.having(term) : this.inNames(zone, term);
  }

  private inText(term: number, mask: number): Float64Array {
    if (this.store.vocabulary.isStop(term)) return this.scratch.subarray(0, 0);
    const worth = { zone: 'text', term, mask, weight: 1, worth: 1 } as const;
    return this.collect(
      'text',
      term,
      ({ lengths }, doc, count) => {
        if ((count & mask) === 0) return -1;
        return Math.round(contribution(this.store.scoring, worth, count, lengths[doc]!, this.average) * mostLevel);
      },
      // Of a list of titles alone it is told by nothing that is asked.
      ({ titles }, doc, count) =>
        mask === titleMask || (count & titleMask) === 0 ? 0 : titleStep(titles.letters[doc]!),
    );
  }

  private inNames(zone: Zone, term: number): Float64Array {
    return this.collect(zone, term, () => mostLevel);
  }

  private collect(
    zone: Zone,
    term: number,
    levelIn: (segment: Segment, doc: number, count: number) => number,
    titleIn: (segment: Segment, doc: number, count: number) => number = () => 0,
  ): Float64Array {
    let size = 0;
    this.store.segments.forEach((segment, s) => {
      const { docs, counts } = segment.zones[zone];
      const numbers = this.numbering.numbers[s]!;
      const [start, end] = rangeOf(segment.zones[zone], term);
      for (let i = start; i < end; i++) {
        const number = numbers[docs[i]!]!;
        const level = levelIn(segment, docs[i]!, counts[i]!);
        if (number !== gone && level >= 0)
          this.scratch[size++] = posting(level, number, titleIn(segment, docs[i]!, counts[i]!));
      }
    });
    return this.scratch.subarray(0, size).sort();
  }

  private having(bit: number): Float64Array {
    let size = 0;
    this.store.segments.forEach(({ columns: { has } }, s) => {
      const numbers = this.numbering.numbers[s]!;
      for (let doc = 0; doc < has.length; doc++)
        if (((has[doc]! >>> bit) & 1) === 1 && numbers[doc] !== gone)
          this.scratch[size++] = posting(mostLevel, numbers[doc]!);
    });
    return this.scratch.subarray(0, size).sort();
  }
}

/** Gathers short pieces into files. */
export class ListFiles {
  private readonly writer = new ByteWriter();
  private readonly bytesInFile: number;
  private file = 0;
  /** Files that are full. */
  readonly full: { number: number; bytes: Uint8Array<ArrayBuffer> }[] = [];

  constructor(bytesInFile: number) {
    this.bytesInFile = bytesInFile;
  }

  add(piece: Uint8Array): { file: number; start: number } {
    if (this.writer.size > 0 && this.writer.size + piece.length > this.bytesInFile) this.flush();
    const start = this.writer.size;
    this.writer.append(piece);
    return { file: this.file, start };
  }

  flush(): void {
    if (this.writer.size > 0) this.full.push({ number: this.file++, bytes: this.writer.done() });
  }
}

export function piecesOf(postings: Float64Array, files: ListFiles): PieceAt[] {
  const pieces: PieceAt[] = [];
  for (let start = 0; start < postings.length; start += mostInPiece) {
    const part = postings.subarray(start, start + mostInPiece);
    const bytes = encodePiece(part);
    const piece = { count: part.length, level: levelOf(part[0]!), length: bytes.length };
    const inline = postings.length <= mostInline;
    pieces.push(inline ? { ...piece, file: 0, start: 0, inline: bytes } : { ...piece, ...files.add(bytes) });
  }
  return pieces;
}
