import { escapeMarkup } from '../../text/escape/markup.js';

const special = /[&<>"'\n\t]/;

/** As `escapeMarkup`, keeping the white space that XML parsers would fold in an attribute. */
const escapeAttribute = (text: string) =>
  special.test(text) ? escapeMarkup(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;') : text;

export type Attributes = Readonly<Record<string, string | undefined>>;

/** What begins every XML document. */
export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The inside of a start tag: the name and the attributes that are there. */
export function startTag(name: string, attributes: Attributes): string {
  let tag = name;
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value !== undefined) tag += ` ${key}="${escapeAttribute(value)}"`;
  }
  return tag;
}

/** An element with text in it, escaped once; nothing when there is no text. */
export function leaf(name: string, text: string | undefined, attributes?: Attributes): string {
  if (text === undefined) return '';
  return `<${attributes ? startTag(name, attributes) : name}>${escapeMarkup(text)}</${name}>`;
}

/**
 * A way to write elements of one name, each on a line of its own, for those that come thousands of times: its tags are
 * put together once. Nothing when there is no text.
 */
export function lineOf(
  name: string,
  attributes: Attributes = {},
  escaped = escapeMarkup,
): (text: string | undefined) => string {
  const start = `<${startTag(name, attributes)}>`;
  const end = `</${name}>\n`;
  return (text) => (text === undefined ? '' : start + escaped(text) + end);
}

/** As `lineOf`, of elements that have no content and say what they say in their last attribute. */
export function emptyLineOf(name: string, attributes: Attributes, last: string): (value: string | undefined) => string {
  const start = `<${startTag(name, attributes)} ${last}="`;
  return (value) => (value === undefined ? '' : `${start + escapeAttribute(value)}"/>\n`);
}

/** Pieces of markup in a row, one for each. */
export function each<One>(ones: readonly One[], write: (one: One) => string): string {
  let text = '';
  for (const one of ones) text += write(one);
  return text;
}

/** An XML element without content. */
export const empty = (name: string, attributes: Attributes): string => `<${startTag(name, attributes)}/>`;

/** Pieces of markup, one a line; absent ones are the empty string. */
export function lines(pieces: readonly string[]): string {
  let text = '';
  for (const piece of pieces) if (piece !== '') text += `${piece}\n`;
  return text;
}

/** An element around markup, one child a line. */
export const branch = (name: string, attributes: Attributes, children: readonly string[]): string =>
  `<${startTag(name, attributes)}>\n${lines(children)}</${name}>`;

/** An element around markup, on one line. */
export const inline = (name: string, attributes: Attributes, content: string): string =>
  `<${startTag(name, attributes)}>${content}</${name}>`;
