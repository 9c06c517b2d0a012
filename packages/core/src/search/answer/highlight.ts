import type { Paper } from '../../paper/schema.js';
import type { Highlights, Span } from '../types.js';
import { Scanner } from '../words/scanner.js';
import type { Vocabulary } from '../words/vocabulary.js';

/** What of a paper's words is to be marked: stems in its text, words as they are in its authors' names. */
export interface Marked {
  text: ReadonlySet<number>;
  authors: ReadonlySet<number>;
}

/** Characters of an abstract shown around what was found. */
const snippetLength = 240;

const nameScanner = new Scanner('names');

interface Mark {
  span: Span;
  term: number;
}

/** Where the marked words stand, in order and apart: "U-Net" is one mark. */
function marksIn(text: string, { words, termOf, scanner }: Vocabulary, marked: ReadonlySet<number>): Mark[] {
  const marks: Mark[] = [];
  scanner.scan(text, (from, to, hash, start, end) => {
    const word = words.find(scanner.bytes, from, to, hash);
    if (word < 0 || !marked.has(termOf[word]!)) return;
    // A joined word comes after its parts and covers them.
    while (marks.length > 0 && marks.at(-1)!.span[0] >= start) marks.pop();
    marks.push({ term: termOf[word]!, span: [start, end] });
  });
  return marks;
}

/** Where the window starts that holds most different terms, then most marks, then comes first. */
function bestWindow(marks: readonly Mark[]): number {
  let best = 0;
  let bestValue = 0;
  for (let first = 0; first < marks.length; first++) {
    const start = marks[first]!.span[0];
    const inside: Mark[] = [];
    for (let i = first; i < marks.length && marks[i]!.span[1] <= start + snippetLength; i++) inside.push(marks[i]!);
    const value = new Set(inside.map(({ term }) => term)).size * 100 + Math.min(inside.length, 99);
    if (value <= bestValue) continue;
    best = first;
    bestValue = value;
  }
  return marks[best]?.span[0] ?? 0;
}

/** The stretch of a text around its best window, begun at a sentence or a word and ended at a word. */
function snippetOf(text: string, marks: readonly Mark[]): NonNullable<Highlights['snippet']> {
  const window = bestWindow(marks);
  const sentence = Math.max(0, text.lastIndexOf('. ', window) + 1);
  const start = skipSpace(text, window - sentence < snippetLength / 3 ? sentence : wordStart(text, window - 40));
  const end = text.length - start <= snippetLength ? text.length : wordEnd(text, start + snippetLength);
  const spans = marks
    .map(({ span }) => span)
    .filter((span) => span[0] >= start && span[1] <= end)
    .map(([from, to]): Span => [from - start, to - start]);
  return { text: text.slice(start, end), spans };
}

function skipSpace(text: string, at: number): number {
  return text[at] === ' ' ? at + 1 : at;
}

function wordStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf(' ', at) + 1;
}

function wordEnd(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at);
  return space > at - 40 ? space : at;
}

/** What the query found in a paper. Linear in the paper's text; a snippet also in its marks, of which 400 are looked at. */
export function highlight(paper: Paper, vocabulary: Vocabulary, marked: Marked): Highlights {
  const title = marksIn(paper.title, vocabulary, marked.text).map(({ span }) => span);
  const abstractMarks = marksIn(paper.abstract ?? '', vocabulary, marked.text).slice(0, 400);
  const authors = paper.authors.flatMap(({ name }, at) => {
    let met = false;
    nameScanner.scan(name, (from, to, hash) => {
      met ||= marked.authors.has(vocabulary.words.find(nameScanner.bytes, from, to, hash));
    });
    return met ? [at] : [];
  });
  const abstract = abstractMarks.map(({ span }) => span);
  return {
    title,
    abstract,
    authors,
    ...(paper.abstract !== undefined && { snippet: snippetOf(paper.abstract, abstractMarks) }),
  };
}
