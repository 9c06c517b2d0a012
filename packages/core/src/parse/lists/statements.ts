import { labelledOf } from './labels.js';
import { isNames } from './people.js';

const signs = String.raw`[\p{Extended_Pictographic}\uFE0F\u200D\u25B2\u2605\s]`;
const labelled = /^(?:links?|url|abs|comments?|tl;?dr|score|source)\s*[:\uFF1A]/iu;
const counted = new RegExp(
  String.raw`^${signs}*[\d.,]+k?${signs}*(?:(?:up)?votes?|likes?|stars?|points?|comments?)?$`,
  'iu',
);

/** Who posted it and how long ago: "12 points by bo 3 hours ago | hide | 4 comments", "via bo 3 hours ago". */
const posted =
  /^(?:\d[\d,]* points? by\b|(?:via|by|authored by|submitted(?: .{1,30} ago)? by)\b.{0,120}\b(?:ago|yesterday)\b|submitted .{1,30} ago by\b).{0,200}$/i;

/** Whether a line says one thing of a paper by its label or sign: "Code: …", "▲ 45", "12 upvotes". */
export function isStatement(text: string): boolean {
  if (labelled.test(text) || counted.test(text) || posted.test(text)) return true;
  const named = labelledOf(text);
  return named !== undefined && named.field !== 'title';
}

/** Whether names go on in the next line: both together are names, and the first need not be. */
export const areNamesBroken = (text: string, next: string): boolean => {
  const open = /(?:[,;&]|\band)$/.test(text);
  return next.length < 1000 && text.length < 1000 && (open || isNames(text)) && isNames(`${text} ${next}`);
};

/** Whether a line stands by itself: one thing of a paper, or its names and no sentence behind them. */
export const isFact = (text: string): boolean =>
  isStatement(text) || (isNames(text) && !/\p{L}{3}[.]\s\p{Lu}/u.test(text));
