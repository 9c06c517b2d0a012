import { longestAddress } from '../copied/addresses.js';
import type { Line } from '../copied/lines.js';
import type { Chunk } from './chunks.js';
import { type PaperRef, paperRefOf } from './paper-places.js';
import { unwrapped } from './trackers.js';

// Which lines lead to a paper, and what else of it they hold.

/** The paper that a line names which is nothing but an identifier or address, perhaps with a class behind it. */
export function bareRefOf({ text }: Line): PaperRef | undefined {
  const bare = text.endsWith(']') ? text.replace(/\s*\[[\w.-]{2,20}\]$/, '') : text;
  const isAlone =
    bare.length < longestAddress && (/^\S+$/.test(bare) || /^(?:arxiv|doi|pmid|pmcid)\s?:\s?\S+$/i.test(bare));
  return isAlone ? paperRefOf(unwrapped(bare)) : undefined;
}

export const isBare = (line: Line) => bareRefOf(line) !== undefined;

/** What stands above all that is said of its paper. */
export const isHead = (line: Line) =>
  (line.heading !== undefined && isEntry(line)) ||
  (line.item === undefined && (isTitleLink(line) || numberFirst.test(line.text)));

/** A line that is nothing but a title, linked to its paper. */
export function isTitleLink({ parts, text }: Line): boolean {
  const [part, ...more] = parts;
  return (
    part?.url !== undefined && more.length === 0 && text.length > 10 && paperRefOf(unwrapped(part.url)) !== undefined
  );
}

/** Whether a line leads to a paper. */
export function isEntry(line: Line): boolean {
  if (isBare(line)) return true;
  if (line.parts.some(({ url }) => url !== undefined && paperRefOf(unwrapped(url)) !== undefined)) return true;
  return (
    /arxiv\.org\/|\barXiv[:\s]{1,3}\d{4}\.\d|[[(]\d{4}\.\d{4,5}(?:v\d+)?[\])]|\bdoi:\s?10\.\d|doi\.org\/|openreview\.net\/|aclanthology\.org\/|\b(?:huggingface|hf)\.co\/papers\/\d/i.test(
      line.text,
    ) ||
    (anyNumber.test(line.raw) && (numberAtEnd.test(line.raw) || numberInCell.test(line.raw)))
  );
}

const anyNumber = /\d{4}\.\d{4}/;

/** An arXiv number that is a cell of a row. */
const numberInCell = /^\|.*\|\s*\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?\s*(?:\||$)/;

/** An arXiv number before or behind a title, parted from it: "2503.12345  A title", "A title :: 2503.12345". */
const numberAtEnd =
  /^\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?(?:\s\s|\t|\s[-\u2013\u2014|:])|(?<!\s)(?:\s+(?:::|[-\u2013\u2014|])|\s\s|\t)\s*\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?$/;

export const isEntryChunk = ({ first, under }: Chunk) => isEntry(first) || under.some(isEntry);

/** "[2503.12345] A title". */
export const numberFirst = /^[[(]\d{4}\.\d{4,5}(?:v\d+)?[\])]\s+\S/;
