// Papers, queries and judgments: the test collections, real papers, and papers made from their word statistics.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const root = process.env.TRENDING_PAPERS_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));

/** Tuned on these and on no others. */
export const collections = ['adi', 'cranfield', 'cisi', 'cacm', 'scifact'];

export const corpusIsThere = existsSync(join(root, 'search'));

const heldOutRoot = process.env.TRENDING_PAPERS_HELD_OUT;

/** Collections in the same form that nobody tuned on, where somebody has them. */
export const heldOut = heldOutRoot ? readdirSync(heldOutRoot).sort() : [];

function lines(path) {
  return readFileSync(path, 'utf8').trim().split('\n');
}

/** `{ docs, queries, judgments }` of one collection. */
export function collection(name) {
  const folder = heldOut.includes(name) ? join(heldOutRoot, name) : join(root, 'search', name);
  const judgments = new Map();
  for (const line of lines(join(folder, 'qrels.tsv')).slice(1)) {
    const [query, doc, grade] = line.split('\t');
    if (!judgments.has(query)) judgments.set(query, new Map());
    judgments.get(query).set(doc, Number(grade));
  }
  const docs = lines(join(folder, 'corpus.jsonl')).map((line) => docOf(JSON.parse(line)));
  const queries = lines(join(folder, 'queries.jsonl'))
    .map((line) => JSON.parse(line))
    .filter(({ _id }) => judgments.has(_id));
  return { docs, queries, judgments };
}

function docOf({ _id, title, text, authors = [] }) {
  return { id: _id, title: title || _id, text, authors };
}

/** A small generator of numbers in [0, 1), the same ones every time. */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Real arXiv papers as they are: `_id`, title, text, authors, categories. */
export function rawPapers() {
  const text = gunzipSync(readFileSync(join(root, 'search', 'arxiv-20k', 'corpus.jsonl.gz'))).toString();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Real papers without authors, which half of the engines cannot take. */
export function realPapers() {
  return rawPapers().map((paper) => ({ ...docOf(paper), authors: [] }));
}

/**
 * So many papers: real ones while there are, then made ones. A made paper has the length of a real one; half of its
 * words come from one real paper, its topic, half from the words of all by frequency, and one in a hundred is new.
 */
export function* papers(size) {
  let real = realPapers();
  yield* real.slice(0, size);
  if (size <= real.length) return;
  const random = randomFrom(20_000);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const numbers = new Map();
  const numberOf = (word) => numbers.get(word) ?? numbers.set(word, numbers.size).get(word);
  // As numbers, or the words of the real papers would be more of the memory than a million papers' index.
  const words = real.map(({ title, text }) => Uint32Array.from(`${title} ${text}`.split(/\s+/), numberOf));
  const lengths = real.map(({ title, text }) => [title.split(' ').length, text.split(' ').length]);
  // Copies: a piece of a string keeps the whole of it.
  const texts = [...numbers.keys()].map((word) => Buffer.from(word).toString());
  const count = real.length;
  numbers.clear();
  real = [];
  const anyWord = () => texts[pick(pick(words))];
  for (let n = count; n < size; n++) {
    const topic = pick(words);
    const word = () => {
      const kind = random();
      if (kind < 0.01) return `${anyWord().slice(0, 4)}${Math.floor(random() * 1e6).toString(36)}`;
      return kind < 0.5 ? texts[pick(topic)] : anyWord();
    };
    const make = (length) => Array.from({ length }, word).join(' ');
    const [title, text] = pick(lengths);
    yield { id: `made:${n}`, title: make(title), text: make(text), authors: [] };
  }
}

/** Two to five words that stand together in the title of a real paper. */
export function titleQueries(count) {
  const random = randomFrom(7);
  const real = realPapers();
  return Array.from({ length: count }, () => {
    const words = real[Math.floor(random() * real.length)].title.match(/[A-Za-z]{2,}/g) ?? ['model'];
    const length = Math.min(words.length, 2 + Math.floor(random() * 4));
    const start = Math.floor(random() * (words.length - length + 1));
    return words.slice(start, start + length).join(' ');
  });
}

/** The query with one letter of one word left out, put in, replaced or swapped with its neighbour. */
export function withTypo(query, random) {
  const words = [...query.matchAll(/[A-Za-z]{4,}/g)];
  if (words.length === 0) return query;
  const { 0: word, index } = words[Math.floor(random() * words.length)];
  const at = 1 + Math.floor(random() * (word.length - 2));
  const letter = 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)];
  const errors = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
  ];
  return query.slice(0, index) + errors[Math.floor(random() * 4)] + query.slice(index + word.length);
}
