import { parseId } from '../../paper/id.js';
import { inOneLine } from '../../text/clean.js';
import type { Block } from '../copied/blocks.js';
import type { Part } from '../copied/markdown.js';
import { type Mark, markOf, split } from './card-marks.js';
import { glued } from './text-header.js';

/** One thing on a page: a title, a text, a name, or a mark. */
export interface Item extends Pick<Block, 'number' | 'text' | 'heading' | 'bold' | 'item' | 'prefix' | 'apart'> {
  /** Every address it is linked to or names. */
  readonly urls: readonly string[];
  readonly mark?: Mark;
}

type Writable<T> = { -readonly [name in keyof T]: T[name] };

/** The things that blocks hold, in order. */
export function itemsOf(blocks: readonly Block[]): Item[] {
  const items: Item[] = [];
  for (const block of blocks) {
    const pieces = piecesOf(block);
    for (const [index, piece] of pieces.entries()) {
      const text = tidy(piece.text);
      const last = items.at(-1);
      // Some extractors write the address of a link on a line of its own.
      if (
        /^https?:\/\/\S+$/.test(text) &&
        last &&
        last.urls.length === 0 &&
        (piece.url ?? '') === '' &&
        isOfSite(text)
      ) {
        items[items.length - 1] = { ...last, urls: [text] };
        continue;
      }
      const mark = markOf(text);
      const urls = pieces.length === 1 ? urlsOf(block.parts) : piece.url ? [piece.url] : [];
      if (text === '' && urls.length === 0) continue;
      const item: Writable<Item> = { number: block.number, text, urls, apart: block.apart && index === 0 };
      if (block.heading !== undefined) item.heading = block.heading;
      if (block.bold) item.bold = true;
      if (block.item !== undefined) [item.item, item.prefix] = [block.item, block.prefix ?? ''];
      if (mark) item.mark = mark;
      items.push(item);
    }
  }
  return items;
}

/** On one line, without a bracket that lost its other half. */
function tidy(text: string): string {
  const line = inOneLine(text);
  return (line.startsWith('[') || line.endsWith(']')) && !isBalanced(line) ? line.replace(/^\[\s?|\s?\]$/g, '') : line;
}

const isOfSite = (url: string) => /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\//.test(url);
const isBalanced = (text: string) => text.split('[').length === text.split(']').length;
const urlsOf = (parts: readonly Part[]) => parts.flatMap(({ url }) => (url ? [url] : []));

/** What stands under each paper of a collection: "Paper • 2405.15738 • Published May 24, 2024 • 46". */
export const inCollection =
  /^paper\s*\u2022\s*(\d{4}\.\d{4,5})\s*\u2022\s*published\s+([^\u2022]{6,20}?)\s*(?:\u2022\s*(\d[\d.,]*k?))?$/i;

/** A line of marks and names, each linked by itself, is several things; a sentence with links in it is one. */
function piecesOf({ parts, text }: Block): readonly Part[] {
  const collected = inCollection.exec(text);
  if (collected) {
    const [, id, published, votes] = collected;
    const url = `https://huggingface.co/papers/${id}`;
    return [
      { text: 'arXiv Page', url },
      { text: `Published ${published}` },
      { text: `Upvote ${votes ?? '-'}`, url: `https://huggingface.co/login?next=%2Fpapers%2F${id}` },
    ];
  }
  const whole: Part = { text };
  const single = parts.filter((part) => part.text.trim() !== '' || part.url !== undefined);
  const subscribe = glued.exec(text);
  if (subscribe) return [{ text: text.slice(subscribe[0].length) }];
  if (single.length === 1) return split({ ...single[0]!, text });
  if (single.some((part) => part.text.length > 120)) return [whole];
  const pieces = single.flatMap((part) => split({ ...part, text: part.text.trim() })).filter(({ text }) => text !== '');
  const marks = pieces.filter((piece) => markOf(piece.text) !== undefined);
  return marks.length > 0 && marks.length >= pieces.length - 1 ? pieces : [whole];
}

/** What a link of these pages says of a paper. */
export interface PaperLink {
  readonly id: string;
  readonly of: 'paper' | 'votes' | 'comments';
}

/** The paper that a link of Hugging Face leads to: its page, its comments, or to signing in before voting for it. */
export function paperLinkOf(url: string): PaperLink | undefined {
  const [, votes, id, comments] =
    /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/(login\?next=%2F|login\?next=\/)?papers(?:\/|%2F)(\d{4}\.\d{4,5})(?:v\d+)?(#community)?(?:[?#&/].*)?$/i.exec(
      url,
    ) ?? [];
  return id === undefined ? undefined : { id, of: votes ? 'votes' : comments ? 'comments' : 'paper' };
}

/** The arXiv number that a text without blanks is or leads to. */
export function arxivIdOf(text: string): string | undefined {
  const named = /^\S+$/.test(text) && text.length < 300 ? parseId(text) : undefined;
  return named?.scheme === 'arxiv' ? named.id : undefined;
}
