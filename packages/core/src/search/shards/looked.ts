import type { Paper } from '../../paper/schema.js';
import { damaged } from '../store/pack.js';
import { readable } from '../store/readable.js';
import { type Segment, SegmentBuilder } from '../store/segment.js';
import { emptyStore, type Store } from '../store/store.js';
import { languageOf } from '../words/language.js';
import { type Files, type Packed, withArrays } from './files.js';
import type { ShardManifest } from './format.js';
import { whole } from './records.js';

/** A paper that was fetched, in a small index of its own, so that it can be asked what a paper in memory can. */
export interface Looked {
  /** In the index in shards. */
  number: number;
  paper: Paper;
  /** The parts of it that are not kept whole, as bits. */
  cut: number;
  store: Store;
  segment: Segment;
  doc: number;
}

interface PaperFile extends Packed {
  ends: number[];
  cut: Uint8Array;
}

const decoder = new TextDecoder();

/** @throws {TypeError} for what is no paper */
function paperOf(record: Uint8Array): Paper {
  const { paper } = readable(whole(JSON.parse(decoder.decode(record))));
  if (paper === undefined) throw new TypeError('a record is no paper');
  return paper;
}

function readPapers(file: PaperFile): { paper: Paper; cut: number }[] {
  const { bytes, ends, cut } = withArrays(file, { bytes: Uint8Array, ends: Array, cut: Uint8Array });
  return ends.map((end, at) => ({
    paper: paperOf(bytes.subarray(ends[at - 1] ?? 0, end)),
    cut: cut[at]!,
  }));
}

/** Fetches papers by their numbers. */
export async function lookAt(files: Files, manifest: ShardManifest, numbers: readonly number[]): Promise<Looked[]> {
  const { papersPerFile, stemming } = manifest;
  const fetched = await Promise.all(
    numbers.map(async (number) => {
      const papers = await files.get('papers', Math.floor(number / papersPerFile), readPapers);
      const at = papers[number % papersPerFile];
      if (at === undefined) throw damaged(`The file of paper ${number} does not hold it`);
      return { number, ...at };
    }),
  );
  const store = emptyStore({ language: languageOf({ stem: stemming }) });
  const builder = new SegmentBuilder(store, true);
  const docs = fetched.map(({ paper }) => builder.add(paper, store.ids.internText(paper.id)));
  const segment = builder.build();
  return fetched.map((each, at) => ({ ...each, store, segment, doc: docs[at]! }));
}
