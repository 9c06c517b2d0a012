import type { Paper } from '../../paper/schema.js';
import type { Segment } from '../store/segment.js';
import { addPapers, emptyStore, placeOf, type Store } from '../store/store.js';
import type { Files, Packed } from './files.js';
import type { ShardManifest } from './format.js';
import { whole } from './records.js';

/** A paper that was fetched, in a small index of its own, so that it can be asked what a paper in memory can. */
export interface Looked {
  /** In the index in shards. */
  number: number;
  paper: Paper;
  /** Its abstract is not kept whole. */
  isCut: boolean;
  store: Store;
  segment: Segment;
  doc: number;
}

interface PaperFile extends Packed {
  ends: number[];
  cut: number[];
}

const decoder = new TextDecoder();

function readPapers({ bytes, ends, cut }: PaperFile): { paper: Paper; isCut: boolean }[] {
  return ends.map((end, at) => ({
    paper: whole(JSON.parse(decoder.decode(bytes.subarray(ends[at - 1] ?? 0, end)))),
    isCut: cut.includes(at),
  }));
}

/** Fetches papers by their numbers. */
export async function lookAt(files: Files, manifest: ShardManifest, numbers: readonly number[]): Promise<Looked[]> {
  const { papersPerFile, stemming } = manifest;
  const fetched = await Promise.all(
    numbers.map(async (number) => {
      const papers = await files.get('papers', Math.floor(number / papersPerFile), readPapers);
      return { number, ...papers[number % papersPerFile]! };
    }),
  );
  const store = emptyStore(stemming);
  addPapers(
    store,
    fetched.map(({ paper }) => paper),
  );
  return fetched.map((each) => ({ ...each, store, ...placeOf(store, each.paper.id)! }));
}
