import type { Block } from '../copied/blocks.js';

// Which paragraphs are titles, on pages that do not mark them.

/** The longest of 9,117 titles of daily papers has 175 characters; the third shortest of their abstracts 291. */
export const longestTitle = 250;

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

const unlike: readonly RegExp[] = [
  // Signs of mark-up.
  /^#{1,6}\s|^[\u2022\u25AA\u25CF]\s|\{[.#][\w-]{1,60}\}$|\]\(https?:/,
  // A clock, or nothing in letters.
  /\b\d{1,2}:\d{2}\s?[AP]M\b|^[^\p{L}]*$/u,
  // A reference as a whole: "Rivers, A. (2024). A title".
  /\((?:19|20)\d{2}\)[.:] \p{Lu}/u,
];

/** Whether a title has what no title has: signs of mark-up, a clock, the year of a reference, itself twice. */
export function isUnlikeTitle(text: string): boolean {
  const half = text.length >> 1;
  const isTwice = text.length > 24 && text.length % 2 === 1 && text.slice(0, half) === text.slice(half + 1);
  return isTwice || (text.length < 1000 && unlike.some((pattern) => pattern.test(text)));
}

export function capitalised(text: string): boolean {
  const long = text.match(/\p{L}[\p{L}-]{3,}/gu) ?? [];
  return long.length > 1 && long.filter((word) => word[0] !== word[0]!.toLowerCase()).length > long.length / 2;
}

/** What marks the titles of a text, where something does. */
export type TitleMark = (block: Pick<Block, 'heading' | 'bold' | 'item' | 'text'>) => boolean;

/** What labelled records call a title. */
export const titleLabel = /^(?:paper )?title\s*:\s+(?=\S)/i;

const marks: readonly TitleMark[] = [
  ({ text }) => titleLabel.test(text),
  ...[3, 2, 4, 1, 5, 6].map(
    (level): TitleMark =>
      ({ heading }) =>
        heading === level,
  ),
  ({ bold }) => bold === true,
  ({ item }) => item === 'number',
  ({ item }) => item === 'bullet',
];

/**
 * What marks the titles among some blocks: headings of one level, bold, numbers or bullets, when at least two blocks
 * (or `least`) bear it, nearly all of them read like titles, and others stand between.
 */
export function titleMarkOf(
  blocks: readonly Pick<Block, 'heading' | 'bold' | 'item' | 'text'>[],
  least = 2,
): TitleMark | undefined {
  return marks.find((isMarked) => {
    const marked = blocks.filter(isMarked);
    const titles = marked.filter(({ text }) => text.length <= longestTitle && !/[;,]$/.test(text));
    const between = blocks.length - marked.length;
    return marked.length >= Math.max(2, least) && titles.length >= marked.length * 0.8 && between >= marked.length / 2;
  });
}

/** Phrases that abstracts have, each counted once: of 5,488 of them 90 % have two, of 6,685 paragraphs of other texts 3. */
const research: readonly RegExp[] = [
  /\bwe (?:propose|present|introduce|show|study|develop|find|demonstrate|investigate|explore|describe|evaluate|prove|argue|train|release|analy[sz]e)\b/i,
  /\b(?:this|the) (?:paper|study|work|survey|article|report)\b/i,
  /\bin this (?:paper|work|study)\b/i,
  /\bour (?:method|approach|model|results|framework|experiments|work|analysis|code|findings)\b/i,
  /\b(?:extensive )?experiments?\b/i,
  /\bbenchmarks?\b/i,
  /\bstate-of-the-art\b/i,
  /\b(?:outperform|achiev)(?:s|es|ed|ing)\b/i,
  /\b(?:datasets?|baselines?|training|language models?|neural networks?)\b/i,
];

/** Whether a paragraph is an abstract beyond doubt: long, and with two phrases of research. */
export function isStrong(text: string): boolean {
  return text.length >= 300 && research.filter((phrase) => phrase.test(text)).length > 1;
}
