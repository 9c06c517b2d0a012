/**
 * A title or name reduced to what identifies it: lower case, no accents, no mark-up signs, letters and digits only.
 * Digits stay, unlike in OpenAlex's key: "GPT-3" is not "GPT-4".
 */
export function titleKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\\[a-zA-Z]+/g, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
