// The English stemmer of Snowball, known as Porter2: https://snowballstem.org/algorithms/english/stemmer.html

const irregular: Readonly<Record<string, string>> = {
  skis: 'ski',
  skies: 'sky',
  dying: 'die',
  lying: 'lie',
  tying: 'tie',
  idly: 'idl',
  gently: 'gentl',
  ugly: 'ugli',
  early: 'earli',
  only: 'onli',
  singly: 'singl',
  sky: 'sky',
  news: 'news',
  howe: 'howe',
  atlas: 'atlas',
  cosmos: 'cosmos',
  bias: 'bias',
  andes: 'andes',
};

/** Words that stay as they are once the plural is off. */
const settled = /^(inning|outing|canning|herring|earring|proceed|exceed|succeed)$/;

/** Step 2: a suffix in region 1 and what replaces it; the longest that fits decides. */
const step2 = pairs(
  'ization:ize ational:ate fulness:ful ousness:ous iveness:ive tional:tion biliti:ble lessli:less entli:ent ation:ate alism:al aliti:al ousli:ous iviti:ive fulli:ful enci:ence anci:ance abli:able izer:ize ator:ate alli:al bli:ble',
);

const step3 = pairs('ational:ate tional:tion alize:al icate:ic iciti:ic ical:ic ness: ful:');

const step4 = 'ement ance ence able ible ment ant ent ism ate iti ous ive ize al er ic'.split(' ');

type Suffixes = ReadonlyMap<string, readonly (readonly [suffix: string, replacement: string])[]>;

/** `suffix:replacement` pairs by the last letter of the suffix, which rules out most of them at once. */
function pairs(text: string): Suffixes {
  const table = new Map<string, [string, string][]>();
  for (const pair of text.split(' ')) {
    const [suffix = '', replacement = ''] = pair.split(':');
    const last = suffix.slice(-1);
    table.set(last, [...(table.get(last) ?? []), [suffix, replacement]]);
  }
  return table;
}

const vowels = 'aeiouy';
const vowel = /[aeiouy]/;
const double = /(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
/** A short syllable at the end: vowel + consonant other than w, x, Y after a consonant; or vowel + consonant alone. */
const shortSyllable = /([^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/;

/** Where the region after the first consonant that follows a vowel begins. */
function regionAfter(word: string, from: number): number {
  for (let at = from + 1; at < word.length; at++)
    if (vowels.includes(word[at - 1]!) && !vowels.includes(word[at]!)) return at + 1;
  return word.length;
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ied') || word.endsWith('ies')) return word.slice(0, word.length > 4 ? -2 : -1);
  if (word.endsWith('us') || word.endsWith('ss') || !word.endsWith('s')) return word;
  return vowel.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function withoutPast(word: string, region1: number): string {
  const eed = /eed(ly)?$/.exec(word);
  if (eed !== null) return eed.index >= region1 ? `${word.slice(0, eed.index)}ee` : word;
  const ending = /(ed|ing)(ly)?$/.exec(word);
  if (ending === null) return word;
  const stem = word.slice(0, ending.index);
  if (!vowel.test(stem)) return word;
  if (/(at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (double.test(stem)) return stem.slice(0, -1);
  return region1 >= stem.length && shortSyllable.test(stem) ? `${stem}e` : stem;
}

/** The word with the longest suffix of the table that it has replaced; undefined when it has none. */
function replaceSuffix(word: string, suffixes: Suffixes, region: number): string | undefined {
  for (const [suffix, replacement] of suffixes.get(word.slice(-1)) ?? [])
    if (word.endsWith(suffix))
      return word.length - suffix.length >= region ? word.slice(0, word.length - suffix.length) + replacement : word;
  return undefined;
}

function derived(word: string, region1: number): string {
  const replaced = replaceSuffix(word, step2, region1);
  if (replaced !== undefined) return replaced;
  if (word.endsWith('ogi')) return word.length - 3 >= region1 && word.endsWith('logi') ? word.slice(0, -1) : word;
  return /[cdeghkmnrt]li$/.test(word) && word.length - 2 >= region1 ? word.slice(0, -2) : word;
}

function withoutResidue(word: string, region2: number): string {
  const suffix = step4.find((candidate) => word.endsWith(candidate));
  if (suffix !== undefined) return word.length - suffix.length >= region2 ? word.slice(0, -suffix.length) : word;
  return /[st]ion$/.test(word) && word.length - 3 >= region2 ? word.slice(0, -3) : word;
}

function withoutFinal(word: string, region1: number, region2: number): string {
  const last = word.length - 1;
  if (word.endsWith('ll')) return last >= region2 ? word.slice(0, -1) : word;
  if (!word.endsWith('e')) return word;
  const stem = word.slice(0, -1);
  return last >= region2 || (last >= region1 && !shortSyllable.test(stem)) ? stem : word;
}

/**
 * The stem of an English word given in lower-case ASCII letters: `networks` and `networking` give `network`.
 * Whatever holds anything but such letters comes back as it is.
 */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  const known = Object.hasOwn(irregular, word) ? irregular[word] : undefined;
  if (known !== undefined) return known;
  // A y that begins the word or follows a vowel is a consonant.
  const marked = word.includes('y')
    ? word.replace(/^y|([aeiouy])y/g, (_, before?: string) => `${before ?? ''}Y`)
    : word;
  const prefix = /^(gener|commun|arsen)/.exec(marked);
  const region1 = prefix === null ? regionAfter(marked, 0) : prefix[0].length;
  const region2 = regionAfter(marked, region1);
  let result = withoutPlural(marked);
  if (settled.test(result)) return result;
  result = withoutPast(result, region1).replace(/(.[^aeiouy])[yY]$/, '$1i');
  result = derived(result, region1);
  result = /ative$/.test(result)
    ? result.slice(0, result.length - 5 >= region2 ? -5 : undefined)
    : (replaceSuffix(result, step3, region1) ?? result);
  return withoutFinal(withoutResidue(result, region2), region1, region2).toLowerCase();
}
