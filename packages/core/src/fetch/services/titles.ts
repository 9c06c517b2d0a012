/** Candidates that are asked for a title: the paper itself, its versions, its reviews and its namesakes. */
export const mostOfTitle = 8;

/** A title stays what it is: its answer is good for a month, as long as answers are kept. */
export const freshTitle = 30 * 86_400_000;

/** The words of a title, without what query languages read as signs of their own. */
export function titleWords(title: string): string {
  return title
    .replace(/\$|\\[a-zA-Z]+/g, ' ')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}
