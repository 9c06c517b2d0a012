import type { Reason } from '../paper/reason.js';
import type { Paper } from '../paper/schema.js';
import { unknownName } from '../text/options.js';

/** How much more a paper counts for what it is: names to what they add to the score, in e-folds of upvotes. */
export interface Boosts {
  authors?: Readonly<Record<string, number>> | undefined;
  organizations?: Readonly<Record<string, number>> | undefined;
  venues?: Readonly<Record<string, number>> | undefined;
  topics?: Readonly<Record<string, number>> | undefined;
  /** Whole words of the title or the abstract. */
  keywords?: Readonly<Record<string, number>> | undefined;
  /** By id. */
  papers?: Readonly<Record<string, number>> | undefined;
  /** Queries, with the ids of the papers that a search found by them: ranking searches nothing itself. */
  queries?: Readonly<Record<string, { matches: readonly string[]; worth: number }>> | undefined;
}

/** Compared without case, accents and signs. */
const fold = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What a paper is compared with, by kind of boost. */
const fieldsOf = {
  authors: ({ authors = [] }: Paper) => authors.map(({ name }) => name),
  organizations: ({ organization = '', authors = [] }: Paper) => [
    organization,
    ...authors.map(({ affiliation = '' }) => affiliation),
  ],
  venues: ({ venue = '' }: Paper) => [venue],
  topics: ({ topics = [] }: Paper) => topics,
} satisfies Record<string, (paper: Paper) => string[]>;

interface Wanted {
  name: string;
  worth: number;
  folded: string;
  matches?: ReadonlySet<string>;
}

/** What of a paper is boosted, one reason for each kind. */
export function boostsOf(boosts: Boosts): (paper: Paper) => Reason[] {
  const kinds = wantedIn(boosts);
  return (paper) =>
    kinds.flatMap(({ kind, wanted }) => {
      const matches = wanted.filter(matcherOf(kind, paper));
      const contribution = matches.reduce((sum, { worth }) => sum + worth, 0);
      return contribution ? [{ signal: 'boost', words: matches.map(({ name }) => name), contribution }] : [];
    });
}

function wantedIn(boosts: Boosts) {
  return Object.entries(boosts).map(([kind, names]: [string, Boosts[keyof Boosts]]) => {
    if (!kindNames.includes(kind)) throw unknownName('boost of', kind, kindNames);
    return { kind, wanted: Object.entries(names ?? {}).map(([name, of]) => wantedOf(kind, name, of)) };
  });
}

/** Each name that is boosted, and whether it matches a paper. */
export function matchesOf(boosts: Boosts) {
  return wantedIn(boosts).flatMap(({ kind, wanted }) =>
    wanted.map((each) => ({ kind, name: each.name, matches: (paper: Paper) => matcherOf(kind, paper)(each) })),
  );
}

/** What names of that kind papers have. */
export function boostedNames(kind: string, papers: readonly Paper[]): string[] {
  const names = Object.hasOwn(fieldsOf, kind) ? fieldsOf[kind as keyof typeof fieldsOf] : () => [];
  return [...new Set(papers.flatMap(names))];
}

const kindNames = [...Object.keys(fieldsOf), 'keywords', 'papers', 'queries'];

function wantedOf(kind: string, name: string, of: number | { matches: readonly string[]; worth: number }): Wanted {
  const { worth, matches } = typeof of === 'object' ? of : { worth: of };
  if (!Number.isFinite(worth)) throw new TypeError(`The boost of ${kind} ${name} is no finite number: ${worth}`);
  return { name, worth, folded: fold(name), ...(matches && { matches: new Set(matches) }) };
}

function matcherOf(kind: string, paper: Paper): (wanted: Wanted) => boolean {
  if (kind === 'papers') return ({ name }) => name === paper.id;
  if (kind === 'queries') return ({ matches }) => !!matches?.has(paper.id);
  if (kind === 'keywords') {
    const text = ` ${fold(`${paper.title} ${paper.abstract ?? ''}`)} `;
    return ({ folded }) => text.includes(` ${folded} `);
  }
  const values = fieldsOf[kind as keyof typeof fieldsOf](paper).map(fold);
  return ({ folded }) => values.includes(folded);
}
