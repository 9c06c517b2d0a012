import { ByteReader } from '../store/bytes.js';
import { languageOf } from '../words/language.js';
import { hashOf } from '../words/lexicon.js';
import { completionsOf } from '../words/prefix.js';
import { repairs, type SpellingList, spellingList } from '../words/spelling.js';
import { Vocabulary } from '../words/vocabulary.js';
import { readWord } from './dictionary-file.js';

/** Completions taken up for one beginning: each has a posting list to be fetched. */
const mostCompletions = 8;

/** The most used words that begin with one letter, to complete and to repair by. */
export interface CommonWords {
  vocabulary: Vocabulary;
  spelling: SpellingList;
}

export function readCommonWords(bytes: Uint8Array): CommonWords {
  const vocabulary = new Vocabulary(languageOf({ stem: false }));
  const reader = new ByteReader(bytes);
  let word: Uint8Array = new Uint8Array(0);
  while (!reader.atEnd) {
    word = readWord(reader, word);
    const entry = vocabulary.words.intern(word, 0, word.length, hashOf(word, 0, word.length));
    vocabulary.resolve();
    vocabulary.uses[entry] = reader.read();
  }
  return { vocabulary, spelling: spellingList(vocabulary) };
}

export function completionsIn({ vocabulary }: CommonWords, beginning: string): string[] {
  return completionsOf(vocabulary, beginning)
    .entries.slice(0, mostCompletions)
    .map((entry) => vocabulary.words.text(entry));
}

export function repairsIn({ vocabulary, spelling }: CommonWords, word: string): string[] {
  return repairs(vocabulary, spelling, word).map((entry) => vocabulary.words.text(entry));
}
