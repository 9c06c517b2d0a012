import { parse } from '@trending-papers/core/parse';

/** Any listing that core can read, as one of ours: answers of services, RSS, Atom, BibTeX and the rest. */
export const readListing = (text: string, url: string): Promise<unknown> => parse(text, { url });
