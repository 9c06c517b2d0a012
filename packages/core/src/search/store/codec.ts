import { Lexicon, type LexiconData } from '../words/lexicon.js';
import { Vocabulary, type VocabularyData } from '../words/vocabulary.js';
import { loadPostings, type SavedPostings, savePostings } from './gaps.js';
import { damaged, type FileKind, pack, unpack } from './pack.js';
import { eachZone, type Segment, type Zone } from './segment.js';
import { compact, emptyStore, register, type Store } from './store.js';

const savedIndex: FileKind = { magic: 0x58495054, version: 2, what: 'a saved index of papers' };

interface Saved {
  stemming: boolean;
  vocabulary: VocabularyData;
  ids: LexiconData;
  names: LexiconData;
  features: string[];
  segments: (Pick<Segment, 'size' | 'ids' | 'lengths' | 'titles' | 'columns'> & {
    zones: Record<Zone, SavedPostings>;
  })[];
}

function savedOf(store: Store): Saved {
  const { words, stemming, termOf, uses } = store.vocabulary;
  return {
    stemming,
    vocabulary: { words: words.data(), termOf: termOf.subarray(0, words.size), uses: uses.subarray(0, words.size) },
    ids: store.ids.data(),
    names: store.names.data(),
    features: store.features,
    segments: store.segments.map(({ size, ids, lengths, titles, columns, zones }) => ({
      size,
      ids,
      lengths,
      titles,
      columns,
      zones: eachZone((zone) => savePostings(zones[zone])),
    })),
  };
}

/** The index as bytes. Compacts it first. Linear in its size. */
export function saveStore(store: Store): Uint8Array<ArrayBuffer> {
  compact(store);
  return pack(savedIndex, savedOf(store));
}

/**
 * An index from the bytes that `saveStore` gave. Copies them only when they do not begin at a multiple of eight bytes.
 *
 * @throws {TrendingPapersError} `index-foreign`, `index-version` or `index-damaged`
 */
export function loadStore(bytes: Uint8Array): Store {
  const saved = unpack(savedIndex, bytes) as Saved;
  try {
    const store = emptyStore(saved.stemming);
    store.vocabulary = new Vocabulary(saved.stemming, saved.vocabulary);
    store.ids = new Lexicon(saved.ids);
    store.names = new Lexicon(saved.names);
    store.features.push(...saved.features);
    store.signals.push(...new Set(saved.segments.flatMap(({ columns }) => Object.keys(columns.signals))));
    for (const { zones, ...segment } of saved.segments)
      register(store, {
        ...segment,
        zones: eachZone((zone) => loadPostings(zones[zone])),
        removed: new Uint8Array(segment.size),
        removals: 0,
        sequences: undefined,
        papers: new Array<undefined>(segment.size).fill(undefined),
      });
    return store;
  } catch (cause) {
    throw damaged('The index does not hold what it says it holds', cause);
  }
}
