import { words } from '../text/keys.js';
import { isPlaceholderTitle } from './placeholder.js';
import { isPreprintDoi } from './preprint.js';
import type { Author, Paper } from './schema.js';

// When two records are the same paper though no identifier says so, and when they are not though one does. The rules
// are those of Zotero, JabRef, OpenAlex and BibDedupe, taken together; each has its reason beside it.

/** What of a paper is compared, worked out once. */
export interface Likeness {
  readonly titleWords: readonly string[];
  readonly titleKey: string;
  readonly authors: readonly (readonly string[])[];
  readonly year: number | undefined;
  readonly arxiv: string | undefined;
  readonly doi: string | undefined;
  readonly pmid: string | undefined;
  readonly preprint: boolean;
  readonly kind: 'journal' | 'meeting' | undefined;
}

/** Editions of one work under DOIs of their own: Cochrane's `.pub3`, figshare's `.v2`, Research Square's `/v1`. */
const doiVersion = /(?:\.pub|[./]v)\d{1,3}$/;

/** Titles that many different works carry. */
const generic =
  /^(?:editorial|introduction|preface|foreword|errat(?:um|a)|corrigendum|correction|reply|response|comment|commentary|letter|discussion|abstracts?|proceedings|index|contents|(?:front|back) ?matter|book reviews?|in memoriam|obituary|announcements?|news|poster|keynote|guest editorial)\b/;

/** Words by which a venue says what it is. Most abbreviate themselves past recognition and say nothing. */
const kinds = {
  meeting: /\b(?:workshop|conference|symposium)\b/i,
  journal: /\b(?:journal|transactions|annals|quarterly)\b/i,
};

export function likeness({ title, authors, published, ids, venue = '' }: Paper): Likeness {
  const titleWords = isPlaceholderTitle({ title, ids }) ? [] : words(title);
  const year = Number((published ?? '').slice(0, 4));
  return {
    titleWords,
    titleKey: titleWords.join(''),
    authors: authors.map(nameWords),
    year: year > 0 ? year : undefined,
    arxiv: ids.arxiv,
    doi: ids.doi?.replace(doiVersion, ''),
    pmid: ids.pmid,
    preprint: ids.arxiv !== undefined || (ids.doi !== undefined && isPreprintDoi(ids.doi)),
    kind: kinds.meeting.test(venue) ? 'meeting' : kinds.journal.test(venue) ? 'journal' : undefined,
  };
}

/** A name's words with the family name last, without "Jr." and the like. */
function nameWords({ name, family, given }: Author): string[] {
  const parts = words(family === undefined ? name : `${given ?? ''} ${family}`);
  return parts.filter((part) => !/^(?:jr|sr|ii|iii|iv)$/.test(part));
}

/**
 * Whether a shared identifier is to be doubted because the titles have nothing in common: catalogues do attach one
 * DOI to two papers. A shortened title shares most words of the shorter one and passes.
 */
export function titlesContradict(a: Likeness, b: Likeness): boolean {
  const left = new Set(a.titleWords);
  const right = new Set(b.titleWords);
  if (left.size === 0 || right.size === 0) return false;
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  const jaccard = shared / (left.size + right.size - shared);
  return jaccard < 0.3 && shared / Math.min(left.size, right.size) < 0.5;
}

/** Whether identifiers, years or kinds of venue say that two records are two works. */
export function recordsContradict(a: Likeness, b: Likeness): boolean {
  return idsContradict(a, b) || yearsContradict(a, b) || formsContradict(a, b);
}

/** Long enough that two works hardly share it by chance. A Chinese or Japanese character says as much as two letters. */
const tellingLength = 20;

/** Whether a title alone tells a paper from all others. */
export function isTellingTitle(paper: Paper): boolean {
  return tellingTitle(likeness(paper));
}

function tellingTitle({ titleKey, titleWords }: Likeness): boolean {
  if (generic.test(titleWords.join(' '))) return false;
  const wide = titleKey.match(/[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]/g)?.length ?? 0;
  return titleKey.length + wide >= tellingLength;
}

/** Whether two papers of equal title are one. */
export function sameByTitle(a: Likeness, b: Likeness): boolean {
  if (recordsContradict(a, b)) return false;
  if (a.authors.length === 0 || b.authors.length === 0) return tellingTitle(a);
  if (!sameName(a.authors[0]!, b.authors[0]!)) return false;
  return tellingTitle(a) || sameTeam(a, b);
}

/** Two arXiv numbers, or two DOIs of which neither is a preprint's, are two works, however alike their titles. */
function idsContradict(a: Likeness, b: Likeness): boolean {
  const differ = (left: string | undefined, right: string | undefined) =>
    left !== undefined && right !== undefined && left !== right;
  if (differ(a.arxiv, b.arxiv) || differ(a.pmid, b.pmid)) return true;
  return differ(a.doi, b.doi) && !isPreprintDoi(a.doi!) && !isPreprintDoi(b.doi!);
}

/** One year apart is print against online; a preprint may come two years before its paper. */
function yearsContradict(a: Likeness, b: Likeness): boolean {
  if (a.year === undefined || b.year === undefined) return false;
  return Math.abs(a.year - b.year) > (a.preprint || b.preprint ? 2 : 1);
}

/**
 * A talk and the article made of it share a title: one names a meeting and the other a journal, or the years and the
 * team both changed.
 */
function formsContradict(a: Likeness, b: Likeness): boolean {
  if (a.preprint || b.preprint) return false;
  if (a.kind !== undefined && b.kind !== undefined && a.kind !== b.kind) return true;
  const known = a.authors.length > 0 && b.authors.length > 0 && a.year !== undefined && b.year !== undefined;
  return known && a.year !== b.year && a.authors.length !== b.authors.length;
}

/** "Laurens van der Maaten" and "L. Maaten"; "Wei Wang" and "Wang Wei". */
function sameName(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  if (a.at(-1) === b.at(-1)) return a.length === 1 || b.length === 1 || a[0]![0] === b[0]![0];
  return a.length === b.length && [...a].sort().join(' ') === [...b].sort().join(' ');
}

/** Two authors or more, and all of them the same, make up for a short title. */
function sameTeam(a: Likeness, b: Likeness): boolean {
  return (
    a.authors.length >= 2 &&
    a.authors.length === b.authors.length &&
    a.authors.every((name, index) => sameName(name, b.authors[index]!))
  );
}
