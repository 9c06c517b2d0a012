import type { Author } from '../paper/schema.js';
import { cleanHeading, type Markup } from '../text/markup.js';
import { fromParts, readName } from '../text/names.js';
import type { DraftAuthor } from './draft.js';

/** Authors with clean names; entries without any name are left out. */
export function toAuthors(authors: readonly (string | DraftAuthor)[], markup: Markup): Author[] {
  return authors.flatMap((author) => toAuthor(typeof author === 'string' ? { name: author } : author, markup) ?? []);
}

function toAuthor(draft: DraftAuthor, markup: Markup): Author | undefined {
  const clean = (text: string | undefined) => (text === undefined ? '' : cleanHeading(text, markup));
  if (isNameAlone(draft)) return readName(clean(draft.name));
  const family = clean(draft.family);
  const given = clean(draft.given);
  const name = clean(draft.name);
  const parts = family === '' ? readName(name || given) : { ...fromParts(family, given), ...(name ? { name } : {}) };
  if (!parts) return undefined;
  const orcid = /\b(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\b/i.exec(draft.orcid ?? '')?.[1]?.toUpperCase();
  const affiliation = clean(draft.affiliation);
  return { ...parts, ...(orcid ? { orcid } : {}), ...(affiliation ? { affiliation } : {}) };
}

function isNameAlone({ family, given, orcid, affiliation }: DraftAuthor): boolean {
  return family === undefined && given === undefined && orcid === undefined && affiliation === undefined;
}
