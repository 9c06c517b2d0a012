import { toCount } from '../../text/counts.js';

const behind = (signs: string) =>
  new RegExp(`(?:${signs})[ \\t\\u00A0]*[:\\uFF1A]{0,2}[ \\t\\u00A0]*(\\d[\\d.,]*k?)\\b`, 'iu');
const ahead = (signs: string) => new RegExp(`(\\d[\\d.,]*k?)(?:[ \\t\\u00A0]*|(?<=\\(\\d{1,6})\\n)(?:${signs})`, 'iu');

/** How each signal is written where a sign or word says so; the first that is found counts. */
const written: readonly (readonly [signal: string, ...patterns: RegExp[]])[] = [
  ['stars', behind('\\u2B50\\uFE0F?|\\u2605|\\bstars?'), ahead('\\u2B50|\\u2605|stars?\\b(?!\\s*(?:\\/|per\\b))')],
  [
    'upvotes',
    /^upvotes?\n(\d[\d.,]*k?)$/im,
    behind(
      ':(?:\\+1|thumbsup|fire|arrow_up):|\\u{1F44D}|\\u{1F525}|\\u25B2|[\\u2764\\u2B06]\\uFE0F?|\\bupvotes?|\\bvotes|\\blikes|\\[\\+',
    ),
    ahead('\\u{1F44D}|\\u25B2|[\\u2764\\u2B06]|upvotes?\\b|votes\\b|likes?\\b'),
  ],
  ['points', /^(\d[\d,]*) points? by\b/m, /^(\d{1,4})\n(?:.{0,120}\n){0,3}via \S+ .{1,30}\bago\b/m],
  ['comments', /(?:^|[|\u00B7]\s*)(\d[\d,]*)[ \u00A0](?:comments?|discussions?)$/m],
  ['citations', /^(?:cited(?: by)?|citations?)[ :]{1,2}(?:papers \()?(\d[\d,]*)\)?$/im, /^(\d[\d,]*) citations?$/im],
];

/** Stars, votes and their like where a sign or word says so. */
export function countsOf(text: string): Record<string, number | undefined> {
  if (!/\d/.test(text)) return {};
  return Object.fromEntries(
    written.map(([signal, ...patterns]) => {
      const found = patterns.map((pattern) => pattern.exec(text)?.[1]).find((count) => toCount(count) !== undefined);
      return [signal, toCount(found)];
    }),
  );
}
