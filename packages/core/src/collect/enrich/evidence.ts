import { isTellingTitle, likeness, recordsContradict, sameByTitle } from '../../paper/same.js';
import type { Paper } from '../../paper/schema.js';
import { words } from '../../text/keys.js';

/** Notices about papers carry their titles. */
const notice =
  /^(?:(?:author|publisher) )?(?:errat(?:um|a)|corrigend(?:um|a)|correction|retract(?:ion|ed)|reply|response|comments?|review|addendum|expression of concern)\b/;

/** Words of a run that two texts share by copying and hardly by chance. */
const runLength = 3;
/** Of the shorter abstract's runs, what the other must share where the titles are equal: abstracts are revised. */
const revised = 0.15;
/** And where the titles are only alike. */
const copied = 0.5;
/** Of all words of two titles, what must be common for them to be alike. */
const alike = 0.75;

/** How sure it is that two records are one paper. */
export type Evidence = 'abstract' | 'authors' | 'title';

/**
 * What speaks for a record that a service gave for a title being that paper; nothing when anything speaks against it:
 * other authors, years or identifiers, an abstract of something else, a notice about the paper, another part of it.
 */
export function evidenceOf(paper: Paper, candidate: Paper): Evidence | undefined {
  const [a, b] = [likeness(paper), likeness(candidate)];
  const [ours, theirs] = [a.titleWords.join(' '), b.titleWords.join(' ')];
  if (recordsContradict(a, b) || notice.test(ours) !== notice.test(theirs)) return undefined;
  const common = shared(runsOf(paper.abstract), runsOf(candidate.abstract));
  if (a.titleKey !== b.titleKey)
    return isAlike(a.titleWords, b.titleWords) && (common ?? 0) >= copied && agree(paper, candidate)
      ? 'abstract'
      : undefined;
  if (!sameByTitle(a, b) || (common !== undefined && common < revised)) return undefined;
  if (common !== undefined) return 'abstract';
  if (a.authors.length > 0 && b.authors.length > 0) return 'authors';
  return isTellingTitle(paper) ? 'title' : undefined;
}

/** Titles that differ by little, and in no number: "Part I" and "Part II", "GPT-3" and "GPT-4" are others. */
function isAlike(a: readonly string[], b: readonly string[]): boolean {
  const [left, right] = [new Set(a), new Set(b)];
  const common = a.filter((word) => right.has(word)).length;
  const numbers = (title: readonly string[]) => title.filter((word) => /\d|^[ivx]+$/.test(word)).join(' ');
  return numbers(a) === numbers(b) && common / (left.size + right.size - common) >= alike;
}

/** Whether first authors, where both are known, are the same: the rule for equal titles, on equal titles. */
function agree(paper: Paper, candidate: Paper): boolean {
  return sameByTitle(likeness(paper), likeness({ ...candidate, title: paper.title }));
}

function runsOf(abstract: string | undefined): Set<string> {
  const all = words(abstract ?? '');
  return new Set(
    all.slice(0, Math.max(0, all.length - runLength + 1)).map((_, at) => all.slice(at, at + runLength).join(' ')),
  );
}

/** What part of the shorter text's runs the other has; nothing when one is too short to tell. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number | undefined {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  if (few.size < 10) return undefined;
  return [...few].filter((run) => many.has(run)).length / few.size;
}
