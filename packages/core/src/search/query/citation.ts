/** What a plain word of a query is: itself, or part of how people cite: "Vaswani et al. 2017", "K. He". */
export type Role = 'word' | 'name' | 'initial' | 'year' | 'silent';

const capitalised = /^\p{Lu}[\p{L}'’-]+[,;]?$/u;
const initial = /^\p{Lu}\.?(?:-?\p{Lu}\.?)?$/u;
const year = /^((?:19|20)\d\d)[a-z]?[,;.]?$/;

/** The year that a word is, if it is one. */
export function yearOf(text: string): number | undefined {
  const match = year.exec(text);
  return match === null ? undefined : Number(match[1]);
}

/**
 * What the plain words of a query are, in their order. A name is one that "et al." follows, that stands beside another
 * before a year ("Kingma and Ba 2014"), or that stands beside an initial with a point ("K. He", "He, K.").
 */
export function rolesOf(words: readonly string[]): Role[] {
  const roles = words.map((): Role => 'word');
  words.forEach((word, at) => {
    const after = words[at + 1] ?? '';
    if (at > 0 && /^et$/i.test(word) && /^al\.?[,;]?$/i.test(after)) {
      roles[at - 1] = 'name';
      roles.fill('silent', at, at + 2);
    } else if (/^(?:and|&)$/i.test(word) && at > 0 && yearOf(words[at + 2] ?? '') !== undefined) {
      if (!capitalised.test(words[at - 1]!) || !capitalised.test(after)) return;
      roles[at - 1] = 'name';
      roles[at] = 'silent';
      roles[at + 1] = 'name';
    } else if (initial.test(word) && word.includes('.') && capitalised.test(after)) {
      roles[at] = 'initial';
      roles[at + 1] = 'name';
    } else if (word.endsWith(',') && capitalised.test(word) && initial.test(after) && after.includes('.')) {
      roles[at] = 'name';
      roles[at + 1] = 'initial';
    }
  });
  const cites = roles.includes('name');
  // A year beside a name is the paper's; elsewhere it is a word that the date may bear out.
  return roles.map((role, at) => (cites && role === 'word' && yearOf(words[at]!) !== undefined ? 'year' : role));
}
