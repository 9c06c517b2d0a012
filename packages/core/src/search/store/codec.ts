import type { Language } from '../words/language.js';
import { Lexicon, type LexiconData } from '../words/lexicon.js';
import { Vocabulary, type VocabularyData } from '../words/vocabulary.js';
import { loadPostings, type SavedPostings, savePostings } from './gaps.js';
import { damaged, type FileKind, pack, unpack } from './pack.js';
import { eachZone, type Segment, type Zone } from './segment.js';
import type { Sequences } from './sequences.js';
import { compact, emptyStore, register, type Store, type StoreSettings } from './store.js';
import { type SavedAcronyms, saveAcronyms } from './synonyms.js';

const savedIndex: FileKind = { magic: 0x58495054, version: 3, what: 'a saved index of papers' };

interface Saved {
  stem: 'english' | 'none' | 'own';
  tokenized: boolean;
  /** Words of the vocabulary that are too common, which are its first. */
  stops: number;
  /** Names of fields that the caller added. */
  own: string[];
  vocabulary: VocabularyData;
  ids: LexiconData;
  names: LexiconData;
  features: string[];
  acronyms: SavedAcronyms;
  segments: (Pick<Segment, 'size' | 'ids' | 'lengths' | 'titles' | 'columns'> & {
    zones: Record<Zone, SavedPostings>;
    sequences?: Sequences | undefined;
  })[];
}

function savedOf(store: Store, phrases: boolean): Saved {
  const { words, language, termOf, uses } = store.vocabulary;
  return {
    stem: typeof language.stem === 'function' ? 'own' : language.stem,
    tokenized: language.tokenize !== undefined,
    stops: language.stops.length,
    own: Object.keys(store.ownFields),
    vocabulary: { words: words.data(), termOf: termOf.subarray(0, words.size), uses: uses.subarray(0, words.size) },
    ids: store.ids.data(),
    names: store.names.data(),
    features: store.features,
    acronyms: saveAcronyms(store.acronyms),
    segments: store.segments.map(({ size, ids, lengths, titles, columns, zones, sequences }) => ({
      size,
      ids,
      lengths,
      titles,
      columns,
      zones: eachZone((zone) => savePostings(zones[zone])),
      ...(phrases && sequences !== undefined && { sequences }),
    })),
  };
}

/** The index as bytes, with the words of papers in their order when those are asked for. Linear in its size. */
export function saveStore(store: Store, phrases: boolean): Uint8Array<ArrayBuffer> {
  compact(store);
  return pack(savedIndex, savedOf(store, phrases));
}

/** What of an index cannot be saved and must be given again: functions. */
function languageIn({ stem, tokenized, stops, vocabulary }: Saved, given: Language | undefined): Language {
  if (stem === 'own' && typeof given?.stem !== 'function')
    throw new TypeError('The index was made with a stem of your own: give the same to loadIndex.');
  if (tokenized && given?.tokenize === undefined)
    throw new TypeError('The index was made with a tokenize of your own: give the same to loadIndex.');
  const words = new Lexicon(vocabulary.words);
  return {
    stops: Array.from({ length: stops }, (_, entry) => words.text(entry)),
    stem: stem === 'own' ? given!.stem : stem,
    ...(tokenized && { tokenize: given!.tokenize }),
  };
}

/**
 * An index from the bytes that `saveStore` gave. Copies them only when they do not begin at a multiple of eight bytes.
 *
 * @throws {TrendingPapersError} `index-foreign`, `index-version` or `index-damaged`
 * @throws {TypeError} where the index was made with functions that were not given
 */
export function loadStore(bytes: Uint8Array, settings: StoreSettings): Store {
  const saved = unpack(savedIndex, bytes) as Saved;
  try {
    const language = languageIn(saved, settings.language);
    const own = saved.own.map((name) => [name, settings.ownFields?.[name] ?? (() => undefined)] as const);
    const store = emptyStore({
      ...settings,
      language,
      ownFields: { ...Object.fromEntries(own), ...settings.ownFields },
    });
    store.vocabulary = new Vocabulary(language, saved.vocabulary);
    store.ids = new Lexicon(saved.ids);
    store.names = new Lexicon(saved.names);
    store.acronyms = { pairs: new Lexicon(saved.acronyms.pairs), counts: saved.acronyms.counts };
    store.features.push(...saved.features);
    store.signals.push(...new Set(saved.segments.flatMap(({ columns }) => Object.keys(columns.signals))));
    for (const { zones, ...segment } of saved.segments)
      register(store, {
        ...segment,
        zones: eachZone((zone) => loadPostings(zones[zone])),
        removed: new Uint8Array(segment.size),
        removals: 0,
        sequences: segment.sequences,
        papers: new Array<undefined>(segment.size).fill(undefined),
      });
    return store;
  } catch (cause) {
    if (cause instanceof TypeError && cause.message.startsWith('The index was made with')) throw cause;
    throw damaged('The index does not hold what it says it holds', cause);
  }
}
