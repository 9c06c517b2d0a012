/**
 * A title or name reduced to what identifies it: lower case, no accents, no mark-up signs, letters and digits only.
 * Digits stay, unlike in OpenAlex's key: "GPT-3" is not "GPT-4".
 */
export function titleKey(text: string): string {
  return words(text).join('');
}

/** The words of a text, folded as in `titleKey`. */
export function words(text: string): string[] {
  if (/^[\x20-\x5B\x5D-\x7E]*$/.test(text))
    return (
      text
        .toLowerCase()
        .replaceAll("'", '')
        .match(/[a-z0-9]+/g) ?? []
    );
  return (
    text
      .replace(/\\[a-zA-Z]+/g, ' ')
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}+|['\u2019]/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
