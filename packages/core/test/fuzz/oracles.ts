import { isDeepStrictEqual } from 'node:util';
import { isTrendingPapersError, Listing, type Paper } from '../../src/paper/index.js';

/** What every object inherits from: nothing that is read may change it. */
const prototypes = [Object, Array, String, Number, Function, Map, Set, Promise, RegExp, Date, Error].map(
  ({ prototype }) => prototype,
);

const shapeOf = () => prototypes.map((prototype) => Reflect.ownKeys(prototype).map(String).join());
const before = shapeOf();

/** Fails when something now stands on what all objects inherit from. */
export function checkPrototypes(): void {
  if (!isDeepStrictEqual(shapeOf(), before)) throw new Error('a prototype was changed');
}

/** An error may be thrown when it is one of ours, and says more than that reading failed. */
export function checkError(error: unknown): void {
  if (!isTrendingPapersError(error)) throw error;
  if (error.code === 'parse-failed') throw error;
}

/** Fails for a listing that is against its own schema, or in which a person would see nothing, or a paper twice. */
export function checkListing(listing: Listing): void {
  const read = Listing.safeParse(listing);
  if (!read.success) throw new Error(`against the schema: ${read.error.message}`);
  const ids = new Set<string>();
  const isTold = listing.issues.some(({ code }) => code === 'paper-repeated');
  for (const { id, title, links } of listing.papers) {
    if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(title))
      throw new Error(`a title of nothing that can be seen: ${escape(title)}`);
    if (ids.has(id) && !isTold) throw new Error(`two papers of the id ${id}, and no word of it`);
    ids.add(id);
    for (const link of Object.values(links))
      if (link !== undefined && !/^https?:\/\//.test(link)) throw new Error(`a link that is none: ${link}`);
  }
}

/** Freezes papers and all in them, so that who changes one fails. */
export function frozen(papers: Paper[]): Paper[] {
  const freeze = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  };
  freeze(papers);
  return papers;
}
