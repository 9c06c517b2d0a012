import { eachAcronym, knownAcronyms } from '../words/acronyms.js';
import { grown, Lexicon, type LexiconData } from '../words/lexicon.js';
import { Scanner } from '../words/scanner.js';
import type { Vocabulary } from '../words/vocabulary.js';

/** Short forms that papers explain, "Long Form (LF)", each pair once with the number of papers that say so. */
export interface Acronyms {
  pairs: Lexicon;
  counts: Uint32Array;
}

/** Acronyms as they are saved: those that several papers explain. */
export interface SavedAcronyms {
  pairs: LexiconData;
  counts: Uint32Array;
}

const scanner = new Scanner();
const decoder = new TextDecoder();
const between = '\t';

/** The folded words of a text, without those that repeat their parts. */
function foldedWords(text: string): string[] {
  const words: string[] = [];
  scanner.scan(text, (from, to, _hash, _start, _end, joined) => {
    if (!joined) words.push(decoder.decode(scanner.bytes.subarray(from, to)));
  });
  return words;
}

export function noAcronyms(): Acronyms {
  return { pairs: new Lexicon(), counts: new Uint32Array(0) };
}

/** What papers explain, by the short form and the long one with a tabulator between, and how many of them. */
export function acronymsOf(explained: readonly (readonly [pair: string, papers: number])[]): Acronyms {
  const acronyms = noAcronyms();
  for (const [pair, papers] of explained) {
    const entry = acronyms.pairs.internText(pair);
    acronyms.counts = grown(acronyms.counts, entry + 1);
    acronyms.counts[entry] = papers;
  }
  return acronyms;
}

/** Takes up what a paper explains, each pair once. */
export function noteAcronyms(acronyms: Acronyms, title: string, abstract = ''): void {
  const seen = new Set<number>();
  const tell = (short: string, long: string): void => {
    const pair = `${foldedWords(short).join('')}${between}${foldedWords(long).join(' ')}`;
    const entry = acronyms.pairs.internText(pair);
    if (seen.has(entry)) return;
    seen.add(entry);
    acronyms.counts = grown(acronyms.counts, entry + 1);
    acronyms.counts[entry]!++;
  };
  eachAcronym(title, tell);
  eachAcronym(abstract, tell);
}

/** Papers that must say so before a short form is taken to stand for what it is said to be short for. */
const fewestPapers = 2;
/** Of all papers that explain a short form, those that must mean the same. */
const leastShare = 0.2;

export function saveAcronyms({ pairs, counts }: Acronyms): SavedAcronyms {
  const kept = new Lexicon();
  const keptCounts: number[] = [];
  for (let entry = 0; entry < pairs.size; entry++) {
    if (counts[entry]! < fewestPapers) continue;
    kept.internText(pairs.text(entry));
    keptCounts.push(counts[entry]!);
  }
  return { pairs: kept.data(), counts: Uint32Array.from(keptCounts) };
}

/** What words of a query stand for beside themselves, by their stems with blanks between. */
export type Synonyms = ReadonlyMap<string, readonly string[]>;

/** Words brought to their stems, as synonyms are looked up. */
export function keyOf(vocabulary: Vocabulary, words: readonly string[]): string {
  return words.map((word) => decoder.decode(vocabulary.stemBytes(word))).join(' ');
}

/** The table of what a caller gave, what the papers explain, and what everybody knows. */
export function synonymsOf(
  vocabulary: Vocabulary,
  given: readonly (readonly string[])[],
  { pairs, counts }: Acronyms,
): Synonyms {
  const table = new Map<string, string[]>();
  const put = (from: string, to: string): void => {
    const key = keyOf(vocabulary, from.split(' '));
    const others = table.get(key) ?? [];
    if (keyOf(vocabulary, to.split(' ')) !== key && !others.includes(to)) table.set(key, [...others, to]);
  };
  for (const group of given) {
    const forms = group.map((form) => foldedWords(form).join(' ')).filter((form) => form !== '');
    for (const from of forms) for (const to of forms) put(from, to);
  }
  const totals = new Map<string, number>();
  const explained = Array.from({ length: pairs.size }, (_, entry) => pairs.text(entry).split(between));
  explained.forEach(([short = ''], entry) => {
    totals.set(short, (totals.get(short) ?? 0) + counts[entry]!);
  });
  explained.forEach(([short = '', long = ''], entry) => {
    if (counts[entry]! < fewestPapers || counts[entry]! < leastShare * totals.get(short)!) return;
    put(short, long);
    put(long, short);
  });
  for (const [short, long] of knownAcronyms) {
    if ((totals.get(short) ?? 0) >= fewestPapers) continue;
    put(short, long);
    put(long, short);
  }
  return table;
}
