import { type Line, readMarkedLine } from '../copied/lines.js';
import { markedLink } from '../copied/markdown.js';
import { findAll, isNode, type XmlNode } from '../xml.js';
import { columnsOf } from './table.js';

/** Elements that begin and end a line. */
const blocks = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const hidden = new Set('head script style template noscript svg title iframe button select'.split(' '));

/** The lines of a page or mail in HTML, as those of a text: points, headings and rows marked, links kept. */
export function htmlLines(root: XmlNode): Line[] {
  const out: string[] = [''];
  const write = (text: string) => {
    out[out.length - 1] += text;
  };
  const breakLine = () => {
    if (out.at(-1)!.trim() !== '') out.push('');
  };
  const visit = (node: XmlNode, depth: number): void => {
    const { name, attributes } = node;
    if (hidden.has(name) || depth > 200) return;
    if (name === 'br') {
      breakLine();
      return;
    }

    const rows = name === 'table' ? rowsOf(node) : undefined;
    if (rows !== undefined) {
      breakLine();
      out.splice(-1, 1, '', ...rows, '');
      return;
    }
    const isBlock = blocks.has(name);
    if (isBlock) breakLine();
    if (isBlock && /^(?:p|ul|ol|table|h\d|div)$/.test(name) && out.at(-1) === '' && out.length > 1) out.push('');
    if (/^h[1-6]$/.test(name)) write(`${'#'.repeat(Number(name[1]))} `);
    if (name === 'li') write('- ');
    if (name === 'a' && attributes.href) {
      write(markedLink(textIn(node), attributes.href));
      return;
    }
    const emphasis = { b: '**', strong: '**', i: '*', em: '*' }[name];
    const inner = emphasis && textIn(node).trim() !== '' ? emphasis : '';
    write(inner);
    const arePieces = isBlock && arePiecesOf(node);
    for (const child of node.children) {
      if (isNode(child)) {
        if (arePieces) breakLine();
        visit(child, depth + 1);
      } else write(out.at(-1) === '' ? child.replace(/\s+/g, ' ').trimStart() : child.replace(/\s+/g, ' '));
    }
    write(inner);
    if (isBlock) breakLine();
  };
  visit(root, 0);
  return out.map((line, index) => readMarkedLine(line, index + 1));
}

/** Whether an element holds nothing but others, each of them a thing by itself: "<li><a>…</a> <span>…</span></li>". */
const arePiecesOf = ({ children }: XmlNode) => {
  const elements = children.filter(isNode);
  return (
    elements.filter(({ name }) => name === 'span').length > 1 &&
    children.every((child) => isNode(child) || child.trim() === '')
  );
};

/** A table whose first row names columns, a title among them, as rows of Markdown. */
function rowsOf(table: XmlNode): string[] | undefined {
  const [header, ...rows] = findAll(table, ({ name }) => name === 'tr').map((row) => row.children.filter(isNode));
  if (header === undefined || header.length < 2 || header.some(({ name }) => name !== 'th')) return undefined;
  const row = (cells: readonly XmlNode[]) => `| ${cells.map(cellOf).join(' | ')} |`;
  return columnsOf(row(header)) && [row(header), `|${'---|'.repeat(header.length)}`, ...rows.map(row)];
}

/** What stands in a cell, on one line, its links kept. */
function cellOf(cell: XmlNode): string {
  const written = cell.children.map((child) => {
    if (!isNode(child)) return child.replaceAll('|', '\\|');
    if (hidden.has(child.name)) return '';
    return child.name === 'a' && child.attributes.href
      ? markedLink(textIn(child), child.attributes.href)
      : ` ${cellOf(child)} `;
  });
  return written.join('').replace(/\s+/g, ' ').trim();
}

/** Elements that are a part of the word they stand in. */
const inline = new Set('a abbr b bdi cite em font i mark s small span strong sub sup u wbr'.split(' '));

function textIn(node: XmlNode): string {
  return wordsIn(node).replace(/\s+/g, ' ').trim();
}

function wordsIn(node: XmlNode): string {
  return node.children
    .map((child) => {
      if (!isNode(child)) return child;
      if (hidden.has(child.name)) return '';
      return inline.has(child.name) ? wordsIn(child) : ` ${wordsIn(child)} `;
    })
    .join('');
}
