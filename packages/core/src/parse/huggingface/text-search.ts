import type { Listing, Paper } from '../../paper/schema.js';
import type { ParseContext } from '../format.js';
import { toPaper } from '../to-paper.js';
import { readHeader } from './text-header.js';

/** A paragraph of the input and the line it begins on, from 1. */
interface Block {
  readonly line: number;
  readonly text: string;
}

/** Longer than any title in 9,117 daily papers. */
const longestTitle = 250;

/** The layout of a search page: titles and abstracts in turn, apart by empty lines. */
export function readSearchPage(text: string, context: ParseContext): Omit<Listing, 'issues'> {
  const { rest, ...header } = readHeader(blocksOf(text), context);
  return { title: 'Trending papers', ...header, papers: pairs(rest, context) };
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let start = 1;
  const close = () => {
    if (lines.length > 0) blocks.push({ line: start, text: lines.join('\n') });
    lines = [];
  };
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') close();
    else {
      if (lines.length === 0) start = index + 1;
      lines.push(line.trim());
    }
  }
  close();
  return blocks;
}

function isTitle({ text }: Block): boolean {
  return text.length <= longestTitle && !/[.!]$/.test(text);
}

function pairs(blocks: readonly Block[], { report }: ParseContext): Paper[] {
  const papers: Paper[] = [];
  for (let at = 0; at < blocks.length; ) {
    const title = blocks[at]!;
    at += 1;
    const paragraphs: string[] = [];
    while (at < blocks.length && !isTitle(blocks[at]!)) {
      paragraphs.push(blocks[at]!.text);
      at += 1;
    }
    const where = `line ${title.line}`;
    if (paragraphs.length === 0) report('abstract-missing', `"${title.text}" has no abstract.`, where);
    if (paragraphs.length > 1) {
      report(
        'abstract-paragraphs',
        `The abstract has ${paragraphs.length} paragraphs; they were kept together.`,
        where,
      );
    }
    const abstract = paragraphs.join('\n\n');
    const position = papers.length + 1;
    const paper = toPaper({ markup: 'tex', title: title.text, abstract, position }, report, where);
    if (paper) papers.push(paper);
  }
  return papers;
}
