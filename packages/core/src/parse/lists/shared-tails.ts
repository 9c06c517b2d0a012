import { isByline, isInverted, isNames, isPerson, namesIn } from './people.js';
import type { Place } from './places.js';

// What nearly all titles of a list have behind or before them, as no titles have: names in brackets, behind "by" or
// before a colon, the group it is from, a venue.

/** So many titles tell what they share. */
const fewest = 3;
const most = 0.8;
const fewestLetters = 6;

interface Tail {
  readonly title: string;
  readonly said: string;
}

/** How a title may be parted from what stands behind it. */
const tails: readonly ((title: string) => Tail | undefined)[] = [
  (title) => cut(title, title.endsWith(')') ? title.lastIndexOf(' (') : -1, 2, 1),
  (title) => cut(title, title.lastIndexOf(' by '), 4, 0),
  (title) => cut(title, title.lastIndexOf(' \u2014 '), 3, 0),
  (title) => cut(title, title.lastIndexOf(' \u2013 '), 3, 0),
  (title) => cut(title, title.lastIndexOf(' - '), 3, 0),
  (title) => turned(cut(title, title.indexOf(': '), 2, 0)),
  (title) => cut(title, title.search(/(?<=[?"\u201D]),? (?=\p{Lu})/u), 1, 0),
];

function cut(title: string, at: number, sign: number, close: number): Tail | undefined {
  const said = at < fewestLetters ? '' : title.slice(at + sign, title.length - close).trim();
  return said.length > 1 && !(close > 0 && said.includes('(')) ? { title: title.slice(0, at).trim(), said } : undefined;
}

/** "Ann Example, Bo Sample: A title": names stand first. */
const turned = (tail: Tail | undefined): Tail | undefined =>
  tail && areNames(tail.title) ? { title: tail.said, said: tail.title } : undefined;

const namesOf = (text: string) => (isInverted(text) && !isNames(text) ? [text] : namesIn(text));

const areNames = (text: string) =>
  isNames(text) || isByline(text) || isInverted(text) || (/\s/.test(text) && isPerson(text) && !/\d/.test(text));

/** The titles without what stands behind nearly all of them; names that stand there are who wrote the paper. */
export function withSharedTailsCut(places: readonly Place[]): readonly Place[] {
  if (places.length < fewest) return places;
  for (const [order, tailOf] of tails.entries()) {
    const found = places.map(({ draft }) => tailOf(draft.title ?? ''));
    const told = found.filter((tail) => tail !== undefined);
    if (told.length < places.length * most) continue;
    const named = told.filter(({ said }) => areNames(said)).length;
    const areOfNames = named >= places.length * most * most && told.some(({ said }) => isNames(said));
    // Brackets behind all titles say where a paper is from; a title may have its own, and then a list has few.
    if (!areOfNames && (order > 0 || told.length < places.length * 0.95)) continue;
    return places.map((place, index) => {
      const tail = found[index];
      if (tail === undefined || (areOfNames && !areNames(tail.said))) return place;
      const { draft } = place;
      const known = draft.authors ?? [];
      // What is no name is kept as a remark: nobody knows whether it is a venue, a group or a kind of paper.
      const said = areOfNames
        ? { authors: known.length === 0 ? namesOf(tail.said) : known }
        : { comment: [tail.said, draft.comment].filter(Boolean).join('; ') };
      return { ...place, draft: { ...draft, title: tail.title, ...said } };
    });
  }
  return places;
}
