import { placeholderTitle } from '../../paper/placeholder.js';
import { templateOf } from '../copied/templates.js';
import { isCutOff } from '../copied/wrapped.js';
import type { Report } from '../format.js';
import { isUnlikeTitle, longestTitle } from '../huggingface/titles.js';
import { initials, isNames } from './people.js';
import type { Place } from './places.js';

// Titles that may be none.

/** Titles are alike when they differ in days or several numbers alone; parts and versions have one. */
function bearerKey(title: string): string {
  const template = templateOf(title);
  // "Lecture 3" counts what stands under it.
  return /@|#.*#|^\p{L}+ #[.:]?$/u.test(template) ? template : title.toLowerCase();
}

/** An address, several names or one with initials: what stands beside titles. */
const isNoTitle = (title: string) =>
  /https?:\/\/|^(?:[\w-]+\.)+[a-z]{2,6}\/\S+$/i.test(title) ||
  (title.length < 1000 && isNames(title) && /[,;&]/.test(title)) ||
  initials.test(title);

/** How abstracts begin, and no title does. */
const opensAbstract =
  /^(?:we (?:study|propose|present|introduce|show|develop|describe|find)|(?:in )?this (?:paper|work|study|article)|our (?:method|approach|results|experiments)) /i;

/** The entries whose titles are missing, or are what the page prints beside several papers. */
export function doubtsIn(places: readonly Place[]): ReadonlySet<Place> {
  const bearers = new Map<string, Set<string>>();
  for (const { line, draft } of places) {
    const template = bearerKey(draft.title ?? '');
    const papers = bearers.get(template) ?? new Set();
    bearers.set(template, papers.add(String(Object.values(draft.ids ?? {})[0] ?? line)));
  }
  return new Set(
    places.filter(({ draft: { title = '', authors } }) => {
      const of = bearers.get(bearerKey(title))!.size;
      const named = authors?.[0];
      const holdsNames = typeof named === 'string' && named.includes(' ') && title.includes(named);
      const isSentence = title.length > 60 && /[.\u2026]$/.test(title);
      return (
        title === '' ||
        isSentence ||
        isCutOff(title) ||
        opensAbstract.test(title) ||
        /\bet\.? al\b\.?/.test(title) ||
        /^\*\S|\S\*$/.test(title) ||
        holdsNames ||
        title.length > longestTitle ||
        isNoTitle(title) ||
        of > 2 ||
        (of > 1 && title.length < 40) ||
        /^\W*\d{1,2}[:.]\d{2}\b/.test(title)
      );
    }),
  );
}

/** What several papers bear, or reads like no title, is left to be looked up; where nothing names the paper it is told. */
export function withoutDoubts(places: readonly Place[], report: Report): Place[] {
  const doubts = doubtsIn(places);
  const odd = places.filter((place) => !doubts.has(place) && isUnlikeTitle(place.draft.title ?? 'none'));
  for (const { line, draft } of new Set([...odd, ...bareAmong(places)]))
    report('title-unsure', { title: (draft.title ?? '').slice(0, 120) }, `line ${line}`);
  if (doubts.size === 0) return [...places];
  // A title that ends in "of" may be right.
  return places.map((place) => {
    const { title = '', ids = {} } = place.draft;
    if (!doubts.has(place) || title === '') return place;
    if (isCutOff(title) || placeholderTitle(ids) === undefined) {
      report('title-unsure', { title: title.slice(0, 120) }, `line ${place.line}`);
      return place;
    }
    return { ...place, draft: { ...place.draft, title: undefined } };
  });
}

/** Entries of which nothing is known but a title, where nearly all others have a number or link: words of the page, perhaps. */
function bareAmong(places: readonly Place[]): readonly Place[] {
  const isNamed = ({ draft: { ids = {}, links = {} } }: Place) =>
    [...Object.values(ids), ...Object.values(links)].some((value) => value !== undefined);
  const bare = places.filter((place) => !isNamed(place));
  if (bare.length * 5 > places.length) return [];
  return bare.filter(
    ({ draft: { title = '', authors = [], abstract } }) =>
      title !== '' && authors.length === 0 && abstract === undefined,
  );
}
