// FNV-1a, for tables and names that must be the same everywhere; not for secrets. http://www.isthe.com/chongo/tech/comp/fnv/

/** What it begins with. */
export const fnvBasis = 0x811c9dc5;

/** The hash after one more byte, or one more number of up to 32 bits. */
export const fnvMix = (hash: number, value: number): number => Math.imul(hash ^ value, 0x01000193);
