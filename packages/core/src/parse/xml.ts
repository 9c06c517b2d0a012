import { Parser, type ParserOptions } from 'htmlparser2';
import { TrendingPapersError } from '../paper/errors.js';
import { escapeMarkup } from '../text/escape/markup.js';

/** One element: its name without namespace prefix, its attributes as written, and what is inside, in order. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlNode | string)[];
}

/** The deepest page of the corpus has 14 levels. */
const maxDepth = 256;
/** A feed of 200 papers has 2,500 elements; this many take about 300 MB. */
const maxNodes = 1_000_000;

/**
 * Reads XML into plain nodes. Forgives what feeds get wrong (unclosed elements, undeclared prefixes, stray
 * ampersands). Entities of a document type are never expanded, so that none can explode. Linear in the input.
 *
 * @throws `TrendingPapersError` `too-deep` or `too-large` for what no listing is.
 */
export function readXml(text: string): XmlNode {
  return readTree(text, { xmlMode: true });
}

/** The same for HTML: names in lower case, elements that HTML closes by itself are closed. */
export function readHtml(text: string): XmlNode {
  return readTree(text, {});
}

function readTree(text: string, options: ParserOptions): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [] };
  const open = [root];
  let current = root;
  let count = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length > maxDepth) throw limit('too-deep', 'nested deeper', maxDepth, 'levels');
        count += 1;
        if (count > maxNodes) throw limit('too-large', 'of more', maxNodes, 'elements');
        const node: XmlNode = { name: localName(name), attributes, children: [] };
        current.children.push(node);
        open.push(node);
        current = node;
      },
      onclosetag() {
        open.pop();
        current = open.at(-1) ?? root;
      },
      ontext(data) {
        const { children } = current;
        const last = children.length - 1;
        const before = children[last];
        if (typeof before === 'string') children[last] = before + data;
        else children.push(data);
      },
    },
    { decodeEntities: true, ...options },
  );
  parser.end(text);
  return root;
}

function limit(code: 'too-deep' | 'too-large', relation: string, most: number, unit: string): TrendingPapersError {
  return new TrendingPapersError(
    code,
    `The document is ${relation} than ${most} ${unit}: not a listing of papers. Split it, or look at what produced it.`,
    { limit: most },
  );
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The name without prefix, in lower case, of the first element in the start of a document, and its whole start tag. */
export function rootTag(head: string): { name: string; tag: string } | undefined {
  const prolog = /<(?:\?[^>]*|!--(?:[^-]|-(?!->))*--|![^>[]*(?:\[[^\]]*\]\s*)?)>|<(?:[\w.-]+:)?([\w.-]+)(?:\s[^>]*)?>/g;
  for (const match of head.matchAll(prolog)) {
    if (match[1] !== undefined) return { name: match[1].toLowerCase(), tag: match[0] };
  }
  return undefined;
}

export function isNode(child: XmlNode | string): child is XmlNode {
  return typeof child !== 'string';
}

/** The child elements, or those of one name. */
export function childrenOf(node: XmlNode | undefined, name?: string): XmlNode[] {
  if (node === undefined) return [];
  return node.children.filter(
    (child): child is XmlNode => isNode(child) && (name === undefined || child.name === name),
  );
}

/** The first child element of a name. */
export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((child): child is XmlNode => isNode(child) && child.name === name);
}

/** The element at the end of a path of names. */
export function descend(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>(childOf, node);
}

/** Every element below that the test accepts, in document order; nothing inside an accepted one is looked at. */
export function findAll(node: XmlNode | undefined, accepts: (node: XmlNode) => boolean): XmlNode[] {
  return childrenOf(node).flatMap((child) => (accepts(child) ? [child] : findAll(child, accepts)));
}

/** All text inside, as written: mixed content is joined without adding blanks. */
export function textOf(node: XmlNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  return node.children.map((child) => (isNode(child) ? textOf(child) : child)).join('');
}

/** The trimmed text of the first child of a name; an empty one counts as absent. */
export function fieldOf(node: XmlNode | undefined, name: string): string | undefined {
  return textOf(childOf(node, name))?.trim() || undefined;
}

/** The trimmed texts of all children of a name, without empty ones. */
export function fieldsOf(node: XmlNode | undefined, name: string): string[] {
  return childrenOf(node, name)
    .map((child) => textOf(child)?.trim() ?? '')
    .filter((text) => text !== '');
}

/** What is inside an element, as markup again: for text fields with mathematics or indices in them. */
export function markupOf(node: XmlNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  return node.children
    .map((child) => (isNode(child) ? `<${child.name}>${markupOf(child)}</${child.name}>` : escapeMarkup(child)))
    .join('');
}
