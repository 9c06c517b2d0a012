import { aText, checkArgument } from '../text/options.js';

/** Search boxes take no more characters. */
const longest = 250;

/** Where papers are searched by their titles: the name of the site and the query its address takes. */
const sites = [
  ['arXiv', 'https://arxiv.org/search/?searchtype=title&query='],
  ['Google Scholar', 'https://scholar.google.com/scholar?q='],
] as const;

/** A site that is asked for a title. */
export type TitleSearch = readonly [site: (typeof sites)[number][0], url: string];

/**
 * Where a paper may be found of which only the title is known. The addresses lead to results of a search and not to
 * the paper: whoever shows them says so. A title beyond 250 characters is cut between words.
 */
export function titleSearches(title: string): TitleSearch[] {
  checkArgument('The title', title, aText);
  const words = title.length > longest ? title.slice(0, longest).replace(/\s\S*$/, '') : title;
  // Unlike encodeURIComponent, it does not throw at half a character.
  const query = new URLSearchParams([['', words]]).toString().slice('='.length).replaceAll('+', '%20');
  return sites.map(([site, address]) => [site, address + query]);
}
