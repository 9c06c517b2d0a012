import { ByteReader, ByteWriter } from '../store/bytes.js';
import type { Segment } from '../store/segment.js';
import type { Store } from '../store/store.js';
import { type ColumnPart, papersInBlock } from './format.js';
import type { Numbering } from './numbering.js';

/** Values of a column that are told apart: nobody is shown more, and there are papers with a topic of their own each. */
const mostNames = 1024;

/** The first file of a column: the values in it, those of most papers first, and how many there are in all. */
export interface ColumnNames {
  names: string[];
  values: number;
}

/** The values of a paper as numbers, and what they are called. */
interface Column {
  size: number;
  valuesOf(segment: Segment, doc: number): Iterable<number>;
  name(value: number): string;
}

function columnOf({ names }: Store, part: ColumnPart): Column {
  if (part === 'years')
    return {
      size: 0x10000,
      valuesOf: ({ columns: { years } }, doc) => (years[doc] === 0 ? [] : [years[doc]!]),
      name: String,
    };
  return {
    size: names.size,
    valuesOf({ columns: { lists } }, doc) {
      const { starts, values } = lists[part];
      return values.subarray(starts[doc], starts[doc + 1]);
    },
    name: (value) => names.text(value),
  };
}

/** The files of a column: its names, then the values of each 65,536 papers, the most common with the smallest numbers. */
export function* columnFiles(
  store: Store,
  { size, placeOf }: Numbering,
  part: ColumnPart,
): Iterable<ColumnNames | { bytes: Uint8Array<ArrayBuffer> }> {
  const { size: known, valuesOf, name } = columnOf(store, part);
  const counts = new Uint32Array(known);
  for (let number = 0; number < size; number++) {
    const { segment, doc } = placeOf(number);
    for (const value of valuesOf(segment, doc)) counts[value]!++;
  }
  const used = Uint32Array.from(counts.keys()).filter((value) => counts[value]! > 0);
  const common = used.toSorted((a, b) => counts[b]! - counts[a]! || a - b).slice(0, mostNames);
  yield { names: Array.from(common, name), values: used.length };
  const codes = new Map(Array.from(common, (value, code) => [value, code]));
  const writer = new ByteWriter();
  for (let first = 0; first < size; first += papersInBlock) {
    for (let number = first; number < Math.min(first + papersInBlock, size); number++) {
      const { segment, doc } = placeOf(number);
      const written = Array.from(valuesOf(segment, doc), (value) => codes.get(value)).filter(
        (code) => code !== undefined,
      );
      writer.write(written.length);
      for (const code of written) writer.write(code);
    }
    yield { bytes: writer.done() };
  }
}

/** Tells of every value of every paper in one file of a column, of which there are so many papers. */
export function eachValue(bytes: Uint8Array, papers: number, tell: (paper: number, value: number) => void): void {
  const reader = new ByteReader(bytes);
  for (let paper = 0; paper < papers && !reader.atEnd; paper++)
    for (let left = reader.read(); left > 0 && !reader.atEnd; left--) tell(paper, reader.read());
}
