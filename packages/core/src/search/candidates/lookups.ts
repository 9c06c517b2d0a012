import type { QueryNode } from '../query/nodes.js';
import { parseQuery } from '../query/parse.js';
import { knownAcronyms } from '../words/acronyms.js';
import { languageOf } from '../words/language.js';
import { Scanner } from '../words/scanner.js';
import { Vocabulary } from '../words/vocabulary.js';
import { termName } from './term-names.js';

/** What is looked up of a collection before a query can be understood. */
export interface Lookups {
  /** Words as they are written; `termNamesOf` says what of each is counted. */
  words: string[];
  /** Beginnings of words, of which those that are written most often are words of the query too. */
  beginnings: string[];
  /** Beginnings of terms that say what words are short for, and which short forms they have. */
  explained: string[];
}

/** Texts of a query, and words side by side, that may be said otherwise. */
const mostExplained = 16;
const longestRun = 6;

const decoder = new TextDecoder();
const vocabulary = new Vocabulary(languageOf({}));
const scanners = [new Scanner(), new Scanner('names')];

/** Every text of a query, and whether its last word may go on. */
function textsIn(node: QueryNode): { text: string; goesOn: boolean }[] {
  switch (node.kind) {
    case 'word':
      return [{ text: node.text, goesOn: node.reading !== 'finished' }];
    case 'phrase':
      return [{ text: node.text, goesOn: false }];
    case 'not':
      return textsIn(node.node);
    case 'or':
    case 'all':
      return node.nodes.flatMap(textsIn);
    default:
      return [];
  }
}

/** The words of a text, as texts and as names have them. */
function wordsIn(text: string): string[] {
  const words = new Set<string>();
  for (const scanner of scanners)
    scanner.scan(text, (from, to) => words.add(decoder.decode(scanner.bytes.subarray(from, to))));
  return [...words];
}

/** The words of a text without those that repeat their parts. */
function partsIn(text: string): string[] {
  const words: string[] = [];
  const scanner = scanners[0]!;
  scanner.scan(text, (from, to, _hash, _start, _end, joined) => {
    if (!joined) words.push(decoder.decode(scanner.bytes.subarray(from, to)));
  });
  return words;
}

/** What is to be looked up for a query: its words, neighbours written together, and what short forms stand for. */
export function lookupsOf(query: string): Lookups {
  const texts = textsIn(parseQuery(query).node);
  const inOrder = texts.map(({ text }) => wordsIn(text));
  const words = new Set(inOrder.flat());
  inOrder.slice(1).forEach((second, at) => {
    const [before, after] = [inOrder[at]!.at(-1), second[0]];
    if (before !== undefined && after !== undefined) words.add(before + after);
  });
  const stems = new Set([...words].map(stemOf));
  for (const [short, long] of knownAcronyms) {
    const parts = long.split(' ');
    if (stems.has(stemOf(short))) for (const part of parts) words.add(part);
    if (parts.every((part) => stems.has(stemOf(part)))) words.add(short);
  }
  const inText = texts.slice(0, mostExplained).flatMap(({ text }) => partsIn(text));
  const runs = inText.flatMap((_, first) =>
    Array.from({ length: Math.min(longestRun, inText.length - first) }, (_, more) =>
      inText.slice(first, first + more + 1),
    ),
  );
  const explained = [
    ...inText.map((word) => termName('short', `${word}\t`)),
    ...runs.map((run) => termName('long', `${run.map(stemOf).join(' ')}\t`)),
  ];
  const beginnings = texts.flatMap(({ text, goesOn }) => (goesOn ? wordsIn(text).slice(-1) : []));
  return { words: [...words], beginnings: [...new Set(beginnings)], explained: [...new Set(explained)] };
}

function stemOf(word: string): string {
  return decoder.decode(vocabulary.stemBytes(word));
}

const parts = ['text', 'title', 'abstract'] as const;

/** Papers that must explain a short form before it stands for its long one. */
const fewestPapers = 2;

/**
 * What of that which was found under `explained` is to be looked up in turn: words, and beginnings of terms that say how else
 * a short form is explained.
 */
export function explainedIn(df: ReadonlyMap<string, number>): Pick<Lookups, 'words' | 'explained'> {
  const words = new Set<string>();
  const explained = new Set<string>();
  for (const [name, papers] of df) {
    const [, kind, to = ''] = /^(short|long):[^\t]*\t(.*)$/.exec(name) ?? [];
    if (kind === undefined || papers < fewestPapers) continue;
    if (kind === 'long') explained.add(termName('short', `${to}\t`));
    for (const word of kind === 'long' ? [to] : to.split(' ')) words.add(word);
  }
  return { words: [...words], explained: [...explained] };
}

/** The terms that a word of a query may mean, as `termsOf` names them. */
export function termNamesOf(word: string): string[] {
  const stem = stemOf(word);
  const names = (['word', 'authors', 'topics', 'venue', 'title'] as const).map((kind) => termName(kind, word));
  return [...new Set([...names, ...parts.map((kind) => termName(kind, stem))])];
}
