import { comparableName, comparableTitle } from '../text/comparable.js';
import { isCollaboration } from '../text/names.js';
import { isPlaceholderTitle } from './placeholder.js';
import { isPreprintDoi } from './preprint.js';
import type { Author, Paper } from './schema.js';

// When two records are the same paper though no identifier says so, and when they are not though one does. The rules
// are those of Zotero, JabRef, OpenAlex and BibDedupe, taken together; each has its reason beside it.

/** What of a paper is compared, worked out once. */
export interface Likeness {
  readonly titleWords: readonly string[];
  readonly titleKey: string;
  /** Of people alone; those of whom nothing can be compared are none. */
  readonly authors: readonly Name[];
  readonly year: number | undefined;
  readonly arxiv: string | undefined;
  readonly doi: string | undefined;
  readonly pmid: string | undefined;
  readonly preprint: boolean;
  readonly kind: 'journal' | 'meeting' | undefined;
  /** Where it appeared, as its words alone. */
  readonly venue: string;
  readonly volume: string | undefined;
  /** Whether it is data or a program rather than a text. */
  readonly isData: boolean;
  readonly page: string | undefined;
  /** Days since the epoch, where a whole date is known. */
  readonly day: number | undefined;
}

/** A name as it is compared: the words before the family name, and that. */
interface Name {
  readonly given: readonly string[];
  readonly family: string;
  readonly isLatin: boolean;
}

/** Editions of one work under DOIs of their own: Cochrane's `.pub3`, figshare's `.v2`, Research Square's `/v1`. */
const doiVersion = /(?:\.pub|[./]v)\d{1,3}$/;

/** Titles that many different works carry. */
const generic =
  /^(?:editorial|introduction|preface|foreword|errat(?:um|a)|corrigendum|correction|reply|response|comment|commentary|letter|discussion|abstracts?|proceedings|index|contents|(?:front|back) ?matter|table of contents|title page|cover|masthead|(?:author|subject) index|acknowledge?ments?|list of reviewers|call for papers|letters?|in brief|research highlights|book reviews?|in memoriam|obituary|announcements?|news|poster|keynote|guest editorial)\b/;

/** Words by which a venue says what it is. Most abbreviate themselves past recognition and say nothing. */
const kinds = {
  meeting: /\b(?:workshop|conference|symposium)\b/i,
  journal:
    /\b(?:journal|transactions|annals|quarterly|letters|magazine)\b|^(?:the )?(?:nature|science|cell|lancet|pnas|plos|jmlr|tmlr|tacl|bmj|jama|physical review|ieee access|neurocomputing|bioinformatics|artificial intelligence|pattern recognition|neural networks)\b/i,
};

export function likeness(paper: Paper): Likeness {
  const { title, authors, published, ids, venue = '', volume, type = '', links } = paper;
  const titleWords = isPlaceholderTitle(paper) ? [] : comparableTitle(title);
  const year = Number((published ?? '').slice(0, 4));
  const day = (published?.length ?? 0) >= 10 ? Date.parse(published!.slice(0, 10)) / 86_400_000 : Number.NaN;
  return {
    titleWords,
    titleKey: titleWords.join(''),
    authors: authors.flatMap((author) => nameOf(author) ?? []),
    year: year > 0 ? year : undefined,
    arxiv: ids.arxiv,
    doi: ids.doi?.replace(doiVersion, ''),
    pmid: ids.pmid,
    preprint: ids.arxiv !== undefined || (ids.doi !== undefined && isPreprintDoi(ids.doi)),
    kind: kinds.meeting.test(venue) ? 'meeting' : kinds.journal.test(venue) ? 'journal' : undefined,
    venue: venue
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
    volume,
    isData: /^(?:dataset|software)$/.test(type) || (ids.doi !== undefined && dataDoi.test(ids.doi)),
    page: links.page,
    day: Number.isNaN(day) ? undefined : day,
  };
}

/** Archives of data alone: Dryad, Mendeley Data, Dataverse, PANGAEA. */
const dataDoi = /^10\.(?:5061|17632|7910|1594)\//;

/** Authors of a submission under review. */
const anonymous = /^anonymous(?: authors?)?\d*$/i;

/** A person's name, without "Jr." and the like. A group's or nobody's name compares with none. */
function nameOf({ name, family, given, corporate }: Author): Name | undefined {
  if (corporate || anonymous.test(name.trim()) || isCollaboration(name)) return undefined;
  const parts = comparableName(family === undefined ? name : `${given ?? ''} ${family}`).filter(
    (part) => !/^(?:jr|sr|ii|iii|iv)$/.test(part),
  );
  if (parts.length === 0) return undefined;
  return { given: parts.slice(0, -1), family: parts.at(-1)!, isLatin: /^[a-z]/.test(parts.join('')) };
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

/** Whether identifiers, years, kinds of work or of venue say that two records are two works. */
export function recordsContradict(a: Likeness, b: Likeness): boolean {
  return idsContradict(a, b) || yearsContradict(a, b) || formsContradict(a, b) || placesContradict(a, b);
}

/**
 * An editorial of one journal is not that of another, and an abstract printed in volumes of two journals is two; posts without names or identifiers at two addresses, half a year apart, are
 * two.
 */
function placesContradict(a: Likeness, b: Likeness): boolean {
  if (volumesContradict(a, b)) return true;
  if (isGeneric(a) && a.venue !== '' && b.venue !== '' && a.venue !== b.venue) return true;
  const isBare = ({ authors, arxiv, doi, pmid }: Likeness) =>
    authors.length === 0 && (arxiv ?? doi ?? pmid) === undefined;
  if (!isBare(a) || !isBare(b) || a.page === undefined || b.page === undefined || a.page === b.page) return false;
  return a.day !== undefined && b.day !== undefined && Math.abs(a.day - b.day) > 180;
}

function volumesContradict(a: Likeness, b: Likeness): boolean {
  if (a.preprint || b.preprint || a.volume === undefined || b.volume === undefined) return false;
  return a.volume !== b.volume && a.venue !== '' && b.venue !== '' && !mayBeOneVenue(a.venue, b.venue);
}

/** Whether one name may abbreviate the other: a word begins as one of the other's does, or its letters are their initials. */
function mayBeOneVenue(a: string, b: string): boolean {
  const [left, right] = [a, b].map((venue) =>
    venue.split(' ').filter((word) => !/^(?:of|the|and|in|on|for)$/.test(word)),
  );
  const beginnings = new Set(left!.map((word) => word.slice(0, 3)));
  const initials = (words: readonly string[]) => words.map((word) => word[0]).join('');
  return (
    right!.some((word) => beginnings.has(word.slice(0, 3))) ||
    left!.includes(initials(right!)) ||
    right!.includes(initials(left!))
  );
}

const isGeneric = ({ titleWords }: Likeness) => generic.test(titleWords.join(' '));

/** Long enough that two works hardly share it by chance. A Chinese or Japanese character says as much as two letters. */
const tellingLength = 20;

/** Whether a title alone tells a paper from all others. */
export function isTellingTitle(paper: Paper): boolean {
  return tellingTitle(likeness(paper));
}

function tellingTitle(likeness: Likeness): boolean {
  const { titleKey } = likeness;
  if (isGeneric(likeness)) return false;
  const wide = titleKey.match(/[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]/g)?.length ?? 0;
  return titleKey.length + wide >= tellingLength;
}

/** Whether two papers of equal title are one. */
export function sameByTitle(a: Likeness, b: Likeness): boolean {
  if (recordsContradict(a, b)) return false;
  const [first, other] = [a.authors[0], b.authors[0]];
  // Names in two scripts, or a group and its people, say nothing of each other.
  if (first === undefined || other === undefined || first.isLatin !== other.isLatin) return tellingTitle(a);
  if (!sameName(first, other) || teamsContradict(a, b)) return false;
  return tellingTitle(a) || sameTeam(a, b);
}

/** Two teams that share nobody but the first are two; lists of one name may be cut. */
function teamsContradict(a: Likeness, b: Likeness): boolean {
  if (a.authors.length < 2 || b.authors.length < 2) return false;
  const families = new Set(a.authors.slice(1).map(({ family }) => family));
  const turned = new Set(a.authors.slice(1).flatMap(({ given }) => given));
  return !b.authors
    .slice(1)
    .some(
      ({ family, given }) => families.has(family) || turned.has(family) || given.some((part) => families.has(part)),
    );
}

/** Two arXiv numbers, or two DOIs of which neither is a preprint's, are two works, however alike their titles. */
function idsContradict(a: Likeness, b: Likeness): boolean {
  const differ = (left: string | undefined, right: string | undefined) =>
    left !== undefined && right !== undefined && left !== right;
  if (differ(a.arxiv, b.arxiv) || differ(a.pmid, b.pmid)) return true;
  return differ(a.doi, b.doi) && !isPreprintDoi(a.doi!) && !isPreprintDoi(b.doi!);
}

/** One year apart is print against online; a preprint may come three years before its paper. */
function yearsContradict(a: Likeness, b: Likeness): boolean {
  if (a.year === undefined || b.year === undefined) return false;
  return Math.abs(a.year - b.year) > (a.preprint || b.preprint ? 3 : 1);
}

/**
 * A talk and the article made of it share a title: one names a meeting and the other a journal, or the years and the
 * team both changed.
 */
function formsContradict(a: Likeness, b: Likeness): boolean {
  // Data that carry the title of their paper are related to it.
  if (a.isData !== b.isData) return true;
  if (a.preprint || b.preprint) return false;
  if (a.kind !== undefined && b.kind !== undefined && a.kind !== b.kind) return true;
  const known = a.authors.length > 0 && b.authors.length > 0 && a.year !== undefined && b.year !== undefined;
  return known && a.year !== b.year && a.authors.length !== b.authors.length;
}

/** "Laurens van der Maaten" and "L. Maaten"; "Wei Wang" and "Wang Wei"; not "Jing Wang" and "Jun Wang". */
function sameName(a: Name, b: Name): boolean {
  if (a.family === b.family) return sameGiven(a.given, b.given);
  const [left, right] = [a, b].map(({ given, family }) => [...given, family].sort().join(' '));
  return left === right;
}

/** Given names of which one abbreviates the other: by initials, by a shorter form, by leaving some out. */
function sameGiven(a: readonly string[], b: readonly string[]): boolean {
  const [first, other] = [a[0], b[0]];
  if (first === undefined || other === undefined) return true;
  if (first[0] !== other[0]) return false;
  if (first.length < 3 || other.length < 3)
    return (
      first.length === 1 ||
      other.length === 1 ||
      first === other ||
      joinedAlike(a, b) ||
      isInitials(first, b) ||
      isInitials(other, a)
    );
  return first.startsWith(other) || other.startsWith(first) || joinedAlike(a, b);
}

/** "Jian-Ping" and "Jianping". */
function joinedAlike(a: readonly string[], b: readonly string[]): boolean {
  const [left, right] = [a.join(''), b.join('')];
  return left.startsWith(right) || right.startsWith(left);
}

/** "JP" for "Jian Ping". */
function isInitials(text: string, names: readonly string[]): boolean {
  return text.length <= names.length && [...text].every((letter, index) => names[index]!.startsWith(letter));
}

/** Two authors or more, and all of them the same, make up for a short title. */
function sameTeam(a: Likeness, b: Likeness): boolean {
  return (
    a.authors.length >= 2 &&
    a.authors.length === b.authors.length &&
    a.authors.every((name, index) => sameName(name, b.authors[index]!))
  );
}
