import type { MadePaper } from './papers.js';

export type Judged = 'id' | 'votes' | 'code' | 'authors';

/** A text in a layout that dice decided, and what a person can read in it. */
export interface Sheet {
  /** What was chosen, by which failures are counted. */
  readonly features: readonly string[];
  readonly text: string;
  readonly papers: readonly MadePaper[];
  /** What can be told beside the title. */
  readonly has: ReadonlySet<Judged>;
  /** The names as they are written. */
  readonly names: (paper: MadePaper) => readonly string[];
  /** Whether papers are named by DOIs rather than arXiv's numbers. */
  readonly byDoi: boolean;
}

type Authors = MadePaper['authors'];
const full = (authors: Authors) => authors.map(({ given, family }) => `${given} ${family}`);
const initials = (given: string) =>
  given
    .split('-')
    .map((part) => `${part[0]}.`)
    .join('-');

/** How people write a list of names, and which names that gives. */
export const nameForms: readonly {
  readonly name: string;
  readonly write: (authors: Authors) => string;
  readonly read: (authors: Authors) => readonly string[];
}[] = [
  { name: 'commas', write: (a) => full(a).join(', '), read: full },
  { name: 'commas', write: (a) => full(a).join(', '), read: full },
  {
    name: 'and',
    write: (a) => (a.length < 2 ? full(a).join() : `${full(a).slice(0, -1).join(', ')} and ${full(a).at(-1)}`),
    read: full,
  },
  {
    name: 'oxford',
    write: (a) => (a.length < 3 ? full(a).join(' and ') : `${full(a).slice(0, -1).join(', ')}, and ${full(a).at(-1)}`),
    read: full,
  },
  { name: 'semicolons', write: (a) => full(a).join('; '), read: full },
  { name: 'ampersand', write: (a) => full(a).join(' & '), read: full },
  {
    name: 'inverted',
    write: (a) => a.map(({ given, family }) => `${family}, ${given}`).join('; '),
    read: full,
  },
  {
    name: 'initials',
    write: (a) => a.map(({ given, family }) => `${initials(given)} ${family}`).join(', '),
    read: (a) => a.map(({ given, family }) => `${initials(given)} ${family}`),
  },
  {
    name: 'et al.',
    write: (a) => (a.length < 2 ? full(a).join() : `${full(a)[0]} et al.`),
    read: (a) => full(a).slice(0, 1),
  },
];
