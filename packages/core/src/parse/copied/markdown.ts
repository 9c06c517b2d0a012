// Markdown's inline marks taken off a text, its links kept: what extractors make of pages, and what people write lists
// in. Not a renderer: it reads damaged Markdown, with labels over many lines, escapes doubled and references lost.

import { addressForm, longestAddress } from './addresses.js';
import { withNumberedLinks } from './numbered-links.js';
import { withMarkdownLinks } from './other-links.js';
import { withoutAttributes } from './pandoc.js';
import { absolute } from './places.js';

/** A stretch of a line: plain, or the label of a link. */
export interface Part {
  readonly text: string;
  readonly url?: string;
}

// Private-use characters stand around a link's label while the text is cut into lines; they are taken out of the input.
const [open, middle, close] = ['\uE000', '\uE001', '\uE002'];
const inserted = /[\uE000-\uE002]/g;

/** No label is longer: an abstract may be one. */
const longestLabel = 6000;

const image = new RegExp(
  String.raw`!\[[^[\]\n]{0,300}\](?:\([^()\s]{0,${longestAddress}}(?:\s"[^"\n]{0,200}")?\)|\[[^[\]\n]{0,60}\])`,
  'g',
);
const placeholder = /\[image(?::[^[\]\n]{0,200})?\]/gi;
const definition = new RegExp(
  String.raw`^[ \t]{0,3}\[([^[\]\n]{1,60})\]:[ \t]*<?(\S{1,${longestAddress}}?)>?(?:[ \t]+"[^"\n]{0,200}")?[ \t]*$`,
  'gm',
);
const destination = new RegExp(
  String.raw`\(<?((?:[^\s()<>]|\([^\s()<>]{0,200}\)){0,${longestAddress}})>?(?:\s+"[^"\n]{0,300}")?\)`,
  'y',
);
const inAngles = new RegExp(`<(${addressForm('<>')})>`, 'g');
const reference = /\s?\[([^[\]\n]{1,60})\]/y;

/** Whether there is anything of Markdown's links, headings or emphasis in a text. */
const marked = /\]\(|\]\s?\[|^#{1,6}[ \t]+\S|\*\*\S|__\S|^\[[^\]\n]{1,60}\]:|<https?:\/\//m;

/** A text with its links between private-use characters, its images gone. Linear in its length. */
export function markLinks(text: string): string {
  const plain = withMarkdownLinks(withNumberedLinks(withoutAttributes(text.replace(inserted, ''))));
  if (!marked.test(plain)) return plain;
  const urls = new Map(
    [...(plain.includes(']:') ? plain.matchAll(definition) : [])].map(([, name, url]) => [name!.toLowerCase(), url!]),
  );
  const numbered = urls.size > 0 || (plain.match(/\]\s?\[\d{1,4}\]/g)?.length ?? 0) > 2;
  const clean = (urls.size === 0 ? plain : plain.replace(definition, ''))
    .replace(image, '')
    .replace(placeholder, '')
    .replace(inAngles, '[$1]($1)');
  return linksMarked(clean, urls, numbered);
}

function linksMarked(text: string, urls: ReadonlyMap<string, string>, numbered: boolean): string {
  /** Pieces written, and for each bracket that is open where its label begins among them. */
  const out: string[] = [];
  const opened: { piece: number; at: number }[] = [];
  let from = 0;
  const bracket = /[[\]]/g;
  for (let match = bracket.exec(text); match; match = bracket.exec(text)) {
    const { index } = match;
    if (text[index - 1] === '\\' && text[index - 2] !== '\\') continue;
    if (match[0] === '[') {
      out.push(text.slice(from, index));
      opened.push({ piece: out.push('[') - 1, at: index });
      from = index + 1;
      continue;
    }
    const start = opened.pop();
    if (start === undefined) continue;
    const target = index - start.at > longestLabel ? undefined : targetAt(text, index + 1, urls, numbered);
    if (target === undefined) continue;
    const label = flattened(out.slice(start.piece + 1).join('') + text.slice(from, index));
    out.length = start.piece;
    out.push(markedLink(label, target.url));
    from = target.end;
    bracket.lastIndex = target.end;
  }
  out.push(text.slice(from));
  return out.join('');
}

/** What stands behind a label: an address in parentheses or the name of one. */
function targetAt(
  text: string,
  at: number,
  urls: ReadonlyMap<string, string>,
  numbered: boolean,
): { url: string; end: number } | undefined {
  destination.lastIndex = at;
  const direct = destination.exec(text);
  if (direct) return { url: direct[1]!.slice(0, longestAddress), end: destination.lastIndex };
  reference.lastIndex = at;
  const named = reference.exec(text);
  if (!named) return undefined;
  const url = urls.get(named[1]!.toLowerCase());
  if (url === undefined && !(numbered && /^\d{1,4}$/.test(named[1]!))) return undefined;
  return { url: url ?? '', end: reference.lastIndex };
}

/** A link as it is marked. */
export function markedLink(label: string, url: string): string {
  return `${open}${label.replace(inserted, '')}${middle}${absolute(url.replace(inserted, ''))}${close}`;
}

/** A label on one line, without the marks that its lines began with. */
function flattened(label: string): string {
  return label
    .replace(inserted, '')
    .replace(/\\{1,2}\s*\n/g, '\n')
    .replace(/\\\s\s/g, ' ')
    .replace(/\s*\n\s*(?:#{1,6}\s+)?/g, ' ')
    .replace(/^\s*(?:#{1,6}\s+|LINK:\s*)/, '')
    .trim();
}

const emphasis: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w*])\*{3}(?=\S)([^*\n]{1,2000}?)(?<=\S)\*{3}(?![\w*])/g, '$1'],
  [/\*\*(?=\S)([^*\n]{1,2000}?)\*\*/g, '$1'],
  [/(?<![\p{L}\p{N}_])__(?=\S)([^\n]{1,2000}?)(?<=\S)__(?![\p{L}\p{N}_])/gu, '$1'],
  [/(?<![\p{L}\p{N}*\\])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s*])\*(?![\p{L}\p{N}*])/gu, '$1'],
  [/(?<![\p{L}\p{N}_\\$])_(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s_])_(?![\p{L}\p{N}_])/gu, '$1'],
  [/<\/?(?:b|i|em|strong|u|sub|sup|small|font|span|center|p|br|a|details|summary|div)\b[^<>\n]{0,300}\/?>/gi, ''],
  [/`([^`\n]{1,200})`/g, '$1'],
];

/** Text without Markdown's emphasis and escapes. */
export function withoutEmphasis(text: string): string {
  if (!/[*_<`\\]/.test(text)) return text;
  const plain = emphasis.reduce((read, [pattern, kept]) => read.replace(pattern, kept), text);
  return plain.replace(/\\{1,2}([-[\]()#*_.!|+<>~])/g, '$1').replace(/(?<!\\)\\+\s*$/, '');
}

/** The parts of a line in which links were marked. */
export function partsOf(line: string): Part[] {
  if (!line.includes(open)) return line === '' ? [] : [{ text: line }];
  const parts: Part[] = [];
  for (const piece of line.split(open)) {
    const [label, rest] = piece.split(middle);
    if (rest === undefined) {
      if (label !== '') parts.push({ text: label! });
      continue;
    }
    const [url, after = ''] = rest.split(close);
    parts.push({ text: label!, url: url! });
    if (after !== '') parts.push({ text: after });
  }
  return parts;
}
