/**
 * A title or name reduced to what identifies it: lower case, no accents, no mark-up signs, letters and digits only.
 * Digits stay, unlike in OpenAlex's key: "GPT-3" is not "GPT-4".
 */
export function titleKey(text: string): string {
  const { letters, ascii } = folded(text);
  if (!ascii) return letters.replace(/[^\p{L}\p{N}]+/gu, '');
  let key = '';
  for (let at = 0; at < letters.length; at += piece) key += letters.slice(at, at + piece).replace(/[^a-z0-9]+/g, '');
  return key;
}

/** So many letters at once: what is kept of a million replacements costs more to collect than to make. */
const piece = 2 ** 15;

/** The words of a text, folded as in `titleKey`. */
export function words(text: string): string[] {
  const { letters, ascii } = folded(text);
  return letters.match(ascii ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [];
}

function folded(text: string): { readonly letters: string; readonly ascii: boolean } {
  if (/^[\x20-\x5B\x5D-\x7E]*$/.test(text)) return { letters: text.toLowerCase().replaceAll("'", ''), ascii: true };
  const letters = text
    .replace(/\\[a-zA-Z]+/g, ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+|['\u2019]/gu, '');
  return { letters, ascii: false };
}
