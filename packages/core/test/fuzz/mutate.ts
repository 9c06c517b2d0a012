/** Numbers between 0 and 1 by a seed, the same every time: mulberry32, public domain, by Tommy Ettinger. */
export function randomBy(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What formats, languages and programs of ours give a meaning, and what they trip over elsewhere. */
const dictionary = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    '\n',
    '\r\n',
    '\t',
    ',',
    ';',
    ':',
    '|',
    '#',
    '@',
    '$',
    '$$',
    '\\(',
    '\\)',
    '&',
    '%',
  ],
  ...['<', '>', '<![CDATA[', ']]>', '<!--', '-->', '<!DOCTYPE x [<!ENTITY a "b">]>', '&amp;', '&#0;', '&#xD800;', '</'],
  ...['\u0000', '\u200b', '\u202e', '\ufeff', '\ufffe', '\ud800', '\udc00', '\u0301', '👩‍💻', '\u{e0041}', 'ﷺ', 'İ'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'then', 'null', 'true', 'NaN'],
  ...['-1', '0', '1e999', '9007199254740993', '0x10', '1e-7', '99999999999999999999', '2026-02-30', '0000-00-00'],
  ...[
    '10.1000/x',
    '10.1/%',
    'arXiv:2601.00001',
    '2601.99999v0',
    'https://',
    'javascript:1',
    'file:///etc/passwd',
    '//a',
  ],
  ...['@article{', '@string{a = a # a}', '@comment{', 'TY  - ', 'ER  - ', 'PMID- ', 'Subject: ', '=?utf-8?b?////?='],
  ...['author:', 'OR', 'NOT', '-', '"', '*', 'after:', 'title:"', '(', ')', '\\frac{', '\\begin{', '\\alpha', '^', '_'],
];

type Random = () => number;

const below = (random: Random, limit: number) => Math.floor(random() * limit);
const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)]!;

/** One change of a text; `others` are texts of which parts are taken over. */
type Mutation = (text: string, random: Random, others: readonly string[]) => string;

function span(text: string, random: Random): [from: number, to: number] {
  const from = below(random, text.length + 1);
  return [from, Math.min(text.length, from + below(random, 1 + 2 ** below(random, 10)))];
}

const mutations: readonly Mutation[] = [
  (text, random) => {
    const [from, to] = span(text, random);
    return text.slice(0, from) + text.slice(to);
  },
  (text, random) => {
    const [from, to] = span(text, random);
    return text.slice(0, to) + text.slice(from, to).repeat(1 + below(random, 4)) + text.slice(to);
  },
  (text, random) => {
    const [from] = span(text, random);
    return text.slice(0, from) + pick(random, dictionary) + text.slice(from);
  },
  (text, random) => {
    const [from, to] = span(text, random);
    return text.slice(0, from) + pick(random, dictionary) + text.slice(to);
  },
  (text, random) => {
    const [from] = span(text, random);
    return (
      text.slice(0, from) + String.fromCharCode(below(random, 2 ** (1 + below(random, 16)))) + text.slice(from + 1)
    );
  },
  (text, random, others) => {
    const other = pick(random, others);
    const [from, to] = span(other, random);
    const [at] = span(text, random);
    return text.slice(0, at) + other.slice(from, to) + text.slice(at);
  },
  (text, random) => text.slice(0, below(random, text.length + 1)),
  // What stands between quotes or tags is where records differ: one is replaced whole.
  (text, random) => {
    const values = [...text.matchAll(/"[^"\n]{0,200}"|>[^<]{1,200}</g)];
    if (values.length === 0) return text;
    const { 0: value, index } = pick(random, values);
    return text.slice(0, index + 1) + pick(random, dictionary) + text.slice(index + value.length - 1);
  },
  (text, random) => {
    const lines = text.split('\n');
    const [from, to] = [below(random, lines.length), below(random, lines.length)];
    [lines[from], lines[to]] = [lines[to]!, lines[from]!];
    return lines.join('\n');
  },
];

/** Longer inputs find nothing that shorter ones do not, and take the time of many. */
const longest = 50_000;

/** One to five changes of a text. */
export function mutated(text: string, random: Random, others: readonly string[]): string {
  let result = text;
  for (let left = 1 + below(random, 5); left > 0; left--)
    result = pick(random, mutations)(result, random, others).slice(0, longest);
  return result;
}

/** Some bytes changed, cut or doubled. */
export function mutatedBytes(bytes: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(bytes);
  for (let left = below(random, 4); left > 0; left--)
    copy[below(random, copy.length)] = pick(random, [0, 1, 127, 128, 255, below(random, 256)]);
  return random() < 0.3 ? copy.slice(0, below(random, copy.length)) : copy;
}
