import type { Segment } from '../store/segment.js';
import { hasPhrase, phraseBytes } from '../store/sequences.js';
import type { Store } from '../store/store.js';
import { noTerm } from '../words/vocabulary.js';
import type { Field } from './nodes.js';

/** The words of a text as numbers, in order: the term of each, or the word itself where it is too common for one. */
function sequenceOf({ vocabulary }: Store, text: string): number[] {
  const sequence: number[] = [];
  const { scanner } = vocabulary;
  scanner.scan(text, (from, to, hash, _start, _end, joined) => {
    if (joined) return;
    const term = vocabulary.termOfBytes(scanner.bytes, from, to);
    sequence.push(term === noTerm ? vocabulary.words.find(scanner.bytes, from, to, hash) : term);
  });
  return sequence;
}

function contains(sequence: readonly number[], phrase: readonly number[]): boolean {
  for (let at = sequence.indexOf(phrase[0]!); at >= 0; at = sequence.indexOf(phrase[0]!, at + 1))
    if (phrase.every((key, i) => sequence[at + i] === key)) return true;
  return false;
}

/**
 * A test of whether a paper has the words of the phrase side by side in its title or abstract: by its sequence, else
 * by its text; undefined where neither is at hand.
 */
export function phraseTest(
  store: Store,
  phrase: string,
  field: Field | undefined,
): (segment: Segment, doc: number) => boolean | undefined {
  const wanted = sequenceOf(store, phrase);
  const bytes = phraseBytes(wanted);
  const part = field === 'title' || field === 'abstract' ? field : undefined;
  const has = (text: string | undefined): boolean => text !== undefined && contains(sequenceOf(store, text), wanted);
  return ({ sequences, papers }, doc) => {
    if (wanted.includes(-1)) return false;
    if (sequences !== undefined) return hasPhrase(sequences, doc, bytes, part);
    const paper = papers[doc];
    if (paper === undefined) return undefined;
    return (part !== 'abstract' && has(paper.title)) || (part !== 'title' && has(paper.abstract));
  };
}
