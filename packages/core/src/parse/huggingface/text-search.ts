import type { Listing, Paper } from '../../paper/schema.js';
import { restoreTex } from '../../text/residue.js';
import type { ParseContext } from '../format.js';
import { toPaper } from '../to-paper.js';
import { type Header, readHeader } from './text-header.js';
import { type Block, blocksOf, type Line, lineOf, textOf } from './text-lines.js';

// The search page, `/papers?q=…`: titles and abstracts in turn, apart by empty lines. Nothing marks which is which, so
// each paragraph is judged by itself: a lost abstract or one of several paragraphs then spoils only its own paper.

/** A title and what stands under it until the next. */
interface Entry {
  readonly title: Block;
  readonly paragraphs: readonly Block[];
}

export function fits(lines: readonly Line[]): boolean {
  const texts = blocksOf(lines).map(textOf);
  return texts.some((text, index) => index > 0 && !isTitle(text) && isTitle(texts[index - 1]!));
}

export function read(lines: readonly Line[], context: ParseContext): Omit<Listing, 'issues'> {
  const { header, rest } = readHeader(lines, context);
  const entries = entriesOf(blocksOf(rest).flatMap(splitTitleLine));
  const papers = entries.flatMap((entry, index) => toEntryPaper(entry, index, entries.length, header, context) ?? []);
  return { title: 'Trending papers', homepage: 'https://huggingface.co/papers', ...header, papers };
}

/** The longest of 9,117 titles of daily papers has 175 characters; the third shortest of their abstracts 291. */
const longestTitle = 250;

/** Words that sentences need. Titles have few of them, and mostly capitalised. */
const sentenceWords = /\b(?:we|our|is|are|was|were|has|have|been|can|this|these|that|which|it|however|propose|show)\b/g;
const sentenceStart = /^(?:we|this|these|our|it|here|in this) [a-z]/i;
const listItem = /^(?:[-*\u2022]\s|\(?(?:\d|[ivx]{1,4})\)\s)/;

/** Whether a paragraph reads like a title: short, no sentence, no address. */
export function isTitle(text: string): boolean {
  if (text.length > longestTitle || /[.,;:]$/.test(text) || /https?:\/\//.test(text) || listItem.test(text))
    return false;
  if (text.endsWith('?') && text.length < 200) return true;
  if (text.length < 60) return true;
  return !(sentenceStart.test(text) && !capitalised(text)) && new Set(text.match(sentenceWords)).size < 2;
}

/** Where only a line break parts a title from its abstract. A hard-wrapped abstract has no such long second line. */
function splitTitleLine(block: Block): Block[] {
  const [first, second, ...others] = block;
  if (second === undefined || second.text.length <= longestTitle || !isTitle(first.text)) return [block];
  return [[first], [second, ...others]];
}

function entriesOf(blocks: readonly Block[]): readonly Entry[] {
  const entries: { title: Block; paragraphs: Block[] }[] = [];
  for (const block of blocks) {
    const last = entries.at(-1);
    if (last === undefined || isTitle(textOf(block))) entries.push({ title: block, paragraphs: [] });
    else last.paragraphs.push(block);
  }
  return withCutAbstract(entries);
}

/**
 * Where every title but the last two has an abstract, the last "title" is the beginning of the abstract in which the
 * text was cut off, unless its words are capitalised like a title's.
 */
function withCutAbstract(entries: readonly Entry[]): readonly Entry[] {
  const complete = entries.slice(0, -2);
  const [before, last] = entries.slice(-2);
  if (before === undefined || last === undefined || complete.length === 0) return entries;
  const regular = complete.every(({ paragraphs }) => paragraphs.length > 0);
  if (!regular || before.paragraphs.length > 0 || last.paragraphs.length > 0) return entries;
  return capitalised(textOf(last.title)) ? entries : [...complete, { title: before.title, paragraphs: [last.title] }];
}

function capitalised(text: string): boolean {
  const long = text.match(/\p{L}[\p{L}-]{3,}/gu) ?? [];
  return long.length > 1 && long.filter((word) => word[0] !== word[0]!.toLowerCase()).length > long.length / 2;
}

function toEntryPaper(
  { title, paragraphs }: Entry,
  index: number,
  count: number,
  { date }: Header,
  { report }: ParseContext,
): Paper | undefined {
  const where = lineOf(title[0]);
  const heading = textOf(title);
  const abstract = paragraphs.map(textOf).join('\n\n');
  const titled = isTitle(heading);
  if (!titled) {
    report(
      'title-missing',
      'The text begins in the middle of an abstract; its first words stand for the title.',
      where,
    );
  } else if (abstract === '') {
    report('abstract-missing', `"${heading}" has no abstract.`, where);
  }
  if (paragraphs.length > 1) {
    report(
      'abstract-paragraphs',
      `${paragraphs.length} paragraphs follow the title; all were taken for its abstract.`,
      where,
    );
  }
  if (index === count - 1 && /[\p{L}\p{N},;]$/u.test(abstract)) {
    report('truncated', 'The text ends inside the last abstract.', lineOf(paragraphs.at(-1)?.at(-1)));
  }
  const draft = {
    title: titled ? heading : firstWords(heading),
    abstract: restoreTex(titled ? abstract : [heading, abstract].join('\n\n')),
    listed: date,
    position: index + 1,
  } as const;
  return toPaper(draft, report, where);
}

function firstWords(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80).replace(/\s+\S*$/, '')}\u2026`;
}
