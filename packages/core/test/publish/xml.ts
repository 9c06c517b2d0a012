/** An element: its name, attributes, child elements, and all the text in it. */
export interface Node {
  name: string;
  attributes: Map<string, string>;
  children: Node[];
  text: string;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** XML 1.0's Char, by which a parser must refuse everything else. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function decodeEntities(text: string): string {
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    const code = /^#(\d+)$/.exec(name)?.[1];
    const character = code === undefined ? entities[name] : String.fromCodePoint(Number(code));
    if (character === undefined || !whole.endsWith(';')) throw new Error(`not well-formed: ${whole}`);
    return character;
  });
}

function attributesOf(source: string): Map<string, string> {
  const attributes = new Map<string, string>();
  const rest = source.replace(/\s+([\w:.-]+)="([^"<]*)"/g, (_, name: string, value: string) => {
    if (attributes.has(name)) throw new Error(`attribute twice: ${name}`);
    attributes.set(name, decodeEntities(value));
    return '';
  });
  if (rest.trim() !== '') throw new Error(`not well-formed: ${rest}`);
  return attributes;
}

/**
 * A reader of XML that forgives nothing: the well-formedness that a conforming parser demands of documents without
 * comments, CDATA and DTD, which our writers use none of.
 */
export function readXml(xml: string): Node {
  const at = forbidden.exec(xml);
  if (at) throw new Error(`character that XML forbids: U+${at[0].codePointAt(0)?.toString(16)}`);
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  const root: Node = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [root];
  for (const [, tag, text = ''] of body.matchAll(/<([^>]*)>|([^<]+)/g)) {
    const top = open.at(-1)!;
    if (tag === undefined) top.text += decodeEntities(text);
    else if (tag.startsWith('/')) {
      if (open.pop()?.name !== tag.slice(1)) throw new Error(`unexpected end tag: ${tag}`);
    } else {
      const [, name, rest, slash] = /^([A-Za-z][\w:.-]*)([\s\S]*?)(\/?)$/.exec(tag) ?? [];
      if (name === undefined) throw new Error(`not well-formed: <${tag}>`);
      const node = { name, attributes: attributesOf(rest ?? ''), children: [], text: '' };
      top.children.push(node);
      if (slash === '') open.push(node);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('not one complete element');
  return root.children[0]!;
}

export const all = (node: Node, name: string): Node[] => node.children.filter((child) => child.name === name);

export const textOf = (node: Node, name: string): string | undefined => all(node, name)[0]?.text;
