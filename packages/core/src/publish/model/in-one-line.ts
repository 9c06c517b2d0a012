/** Sentences as parts of one: 'Number 3 of 67; 118 upvotes in 9 hours'. */
export function inOneLine(sentences: readonly string[]): string {
  return sentences.map((sentence) => sentence.replace(/\.$/, '')).join('; ');
}
