import type { Author } from '../paper/schema.js';
import { cleanHeading, type Markup } from '../text/markup.js';
import { endsInOthers, fromParts, isSimpleName, readName, withoutOthers } from '../text/names.js';
import type { DraftAuthor } from './draft.js';

/** Authors with clean names; entries without any name are left out. */
export function toAuthors(authors: readonly (string | DraftAuthor)[], markup: Markup): Author[] {
  const known: Author[] = [];
  for (const author of authors) {
    const read = typeof author === 'string' ? toName(author, markup) : toAuthor(author, markup);
    if (read) known.push(read);
  }
  return known;
}

/** Whether a list of authors ends in "et al.", or in dots, so that it names the first of them only. */
export function isCutShort(authors: readonly (string | DraftAuthor)[]): boolean {
  const last = authors.at(-1);
  if (last === undefined) return false;
  return endsInOthers(typeof last === 'string' ? last : (last.given ?? last.name ?? last.family ?? ''));
}

function toName(name: string, markup: Markup): Author | undefined {
  return isSimpleName(name) ? { name } : readName(cleanHeading(name, markup));
}

function toAuthor(draft: DraftAuthor, markup: Markup): Author | undefined {
  if (isNameAlone(draft)) return toName(draft.name ?? '', markup);
  const clean = (text: string | undefined) => (text === undefined ? '' : cleanHeading(text, markup));
  const family = withoutOthers(clean(draft.family));
  const given = withoutOthers(clean(draft.given));
  const name = clean(draft.name);
  const group = draft.corporate ? withoutOthers(name) || family : '';
  const parts =
    group !== ''
      ? { name: group, corporate: true }
      : family === ''
        ? readName(name || given)
        : { ...fromParts(family, given, clean(draft.suffix)), ...(name ? { name } : {}) };
  if (!parts) return undefined;
  const orcid = /\b(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\b/i.exec(draft.orcid ?? '')?.[1]?.toUpperCase();
  const affiliation = clean(draft.affiliation);
  return { ...parts, ...(orcid ? { orcid } : {}), ...(affiliation ? { affiliation } : {}) };
}

function isNameAlone({ family, given, orcid, affiliation, corporate }: DraftAuthor): boolean {
  return (
    family === undefined &&
    given === undefined &&
    orcid === undefined &&
    affiliation === undefined &&
    corporate === undefined
  );
}
