import type { Paper } from '../paper/schema.js';

/** What papers are grouped by. */
export type GroupKind = 'topics' | 'authors' | 'organizations' | 'venues';

/** The groups of each kind that a paper is in. */
export const groupNames: Readonly<Record<GroupKind, (paper: Paper) => readonly string[]>> = {
  topics: ({ topics = [] }) => topics,
  authors: ({ authors = [] }) => authors.map(({ name }) => name),
  organizations: ({ organization }) => (organization ? [organization] : []),
  venues: ({ venue }) => (venue ? [venue] : []),
};

/** The spelling that most papers use; of equal ones the first in the alphabet. */
export function commonest(spellings: ReadonlyMap<string, number>): string {
  return [...spellings].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]![0];
}
