/**
 * One name whatever its case, accents, signs, blanks and plural: `Large-Language Models` is `large language model`. A
 * short word that ends in s is no plural: `cs` is not `c`.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}+#.]+/gu, ' ')
    .trim()
    .replace(/ies\b/g, 'y')
    .replace(/(\p{L}{2}[^su])s\b/gu, '$1');
}
