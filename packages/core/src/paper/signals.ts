import { anObject, checkArgument } from '../text/options.js';

/** What is known of a signal apart from its words, which stand in `words/<language>`. */
export interface SignalKind {
  /** What other people's data call it, without case, blanks and signs, the clearest name first, parted by `|`. */
  readonly spellings: string;
  /** Strokes of its drawing, on a field of 16 by 16. */
  readonly icon: string;
  /** The head of its column in a terminal, where there is room for a sign; without it there is no such column. */
  readonly column?: string;
  /** Whether people choose to order papers by it. */
  readonly sorts: boolean;
  /** Whether it counts the paper's repository, so that a paper without code has none of it. */
  readonly ofCode?: boolean;
  /** The signal that another site counts by this name: where the one is weighed, the other stands in for it. */
  readonly standsFor?: string;
  /** Whether a query may ask for it without a sign of comparison, as in `stars:50`. */
  readonly filters: boolean;
}

/**
 * The signals that every room knows, in the order in which they are shown: a new one is a row here and a line in each
 * file of `words/`. A signal that is not here is kept as well, and shown under its own name.
 */
export const signalKinds = {
  upvotes: {
    spellings: 'upvotes|upvotecount|numupvotes|votes|likes|likecount|score|ups',
    icon: 'M8 3.2 13.2 11H2.8z',
    column: '▲',
    sorts: true,
    filters: true,
  },
  points: {
    spellings: 'points|numpoints|hnpoints',
    icon: 'M8 2.8 13.2 8 8 13.2 2.8 8z',
    column: '◆',
    standsFor: 'upvotes',
    sorts: true,
    filters: true,
  },
  comments: {
    spellings: 'comments|commentcount|numcomments|commentscount|numberofcomments',
    icon: 'M2.5 3.5h11V11H7.2l-3 2.4V11H2.5z',
    sorts: true,
    filters: true,
  },
  stars: {
    spellings: 'stars|githubstars|starcount|starscount|numstars|stargazers|stargazerscount|githubstarcount',
    icon: 'm8 2 1.8 3.8 4.2.5-3.1 2.9.8 4.2L8 11.3l-3.7 2.1.8-4.2L2 6.3l4.2-.5z',
    column: '★',
    ofCode: true,
    sorts: true,
    filters: true,
  },
  citations: {
    spellings:
      'citations|citedby|citationcount|citationscount|numcitations|ncitations|timescited|timescitedalldatabases|citedbycount|numcitedby|articlecitationcount|tc|totalcitations',
    icon: 'M2.8 8h3.6V4.4H2.8zm3.6 0c0 2-.8 3-2.6 3.6M9.6 8h3.6V4.4H9.6zm3.6 0c0 2-.8 3-2.6 3.6',
    column: 'cited',
    sorts: true,
    filters: true,
  },
} as const satisfies Readonly<Record<string, SignalKind>>;

export type SignalName = keyof typeof signalKinds;

/** The names of the table, in its order. */
export const signalNames = Object.keys(signalKinds) as SignalName[];

/** The kind of a signal; nothing for one that nobody declared, whatever its name. */
export function signalKind(name: string): SignalKind | undefined {
  return Object.hasOwn(signalKinds, name) ? signalKinds[name as SignalName] : undefined;
}

/** The names of some signals: those of the table in its order, then all others in the order of their names. */
export function signalNamesIn(signals: Readonly<Record<string, unknown>>): string[] {
  checkArgument('The signals', signals, anObject);
  const own = signalNames.filter((name) => Object.hasOwn(signals, name));
  return [
    ...own,
    ...Object.keys(signals)
      .filter((name) => !signalKind(name))
      .sort(),
  ];
}
