import type { Paper } from '../../../packages/core/src/paper/index.js';
import type { Seen } from './peers.js';

/** A text as letters and digits alone, without markup of any kind. */
function bare(text: string): string {
  return text
    .replace(/<[^<>]{1,200}>/g, '')
    .replace(/\\(?:textsuperscript|textsubscript|textit|textbf|emph|mathrm|mathcal|mathbf|text\w+)\b/g, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

export interface Difference {
  readonly field: string;
  readonly ours: string;
  readonly theirs: string;
}

/** The last word of a family name: particles belong to it for some and to the given names for others. */
const lastWord = (name: string) => name.trim().split(/\s+/).at(-1) ?? '';
const lastWords = (names: readonly string[]) => names.map(lastWord).join('; ');

/** The fields in which a paper of ours differs from what a peer saw, of those that the peer says something of. */
export function differences(paper: Paper, seen: Seen): Difference[] {
  const compared: (readonly [field: string, ours: string, theirs: string | undefined])[] = [
    ['title', paper.title, seen.title],
    [
      'authors',
      lastWords(paper.authors.map(({ family, name }) => family ?? name)),
      seen.authors && lastWords(seen.authors),
    ],
    ['year', (paper.published ?? paper.updated ?? '').slice(0, 4), seen.year],
    ['doi', paper.ids.doi ?? '', seen.doi?.replace(/^.*?(?=10\.)/, '')],
    ['link', paper.links.page ?? '', seen.link],
  ];
  return compared.flatMap(([field, ours, theirs]) =>
    theirs === undefined || bare(ours) === bare(theirs) ? [] : [{ field, ours, theirs }],
  );
}

export interface Paired {
  readonly pairs: readonly (readonly [Paper, Seen])[];
  /** Papers of ours that the peer does not have, and records with a title that we do not have. */
  readonly unpaired: readonly Difference[];
}

/** Each paper of ours beside what the peer made of the same record: in turn where they count alike, else by title. */
export function pair(papers: readonly Paper[], seen: readonly Seen[]): Paired {
  if (papers.length === seen.length)
    return { pairs: papers.map((paper, index) => [paper, seen[index]!]), unpaired: [] };
  const waiting = [...papers];
  const pairs: [Paper, Seen][] = [];
  const unpaired: Difference[] = [];
  for (const each of seen.filter(({ title }) => title !== '')) {
    const at = waiting.findIndex(({ title }) => bare(title) === bare(each.title));
    if (at < 0) unpaired.push({ field: 'record', ours: '', theirs: each.title });
    else pairs.push([waiting.splice(at, 1)[0]!, each]);
  }
  return {
    pairs,
    unpaired: [...unpaired, ...waiting.map(({ title }) => ({ field: 'record', ours: title, theirs: '' }))],
  };
}
