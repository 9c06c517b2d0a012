import type { Paper } from '@trending-papers/core/paper';
import type { Ranked } from '@trending-papers/core/rank';

/** What fills the screen. */
export type Pane = 'list' | 'search' | 'paper' | 'citation' | 'help';

/** Everything that the screen is drawn from. Plain data: a key gives the next one. */
export interface Browsing {
  readonly title: string;
  /** All papers, in rank order. */
  readonly papers: readonly Ranked[];
  readonly pane: Pane;
  readonly query: string;
  /** Ids of what the query found, the best first; nothing without a query. */
  readonly found: readonly string[] | undefined;
  /** Where the person is among what is listed, and the first that is on the screen. */
  readonly at: number;
  readonly top: number;
  /** The first line of what is read. */
  readonly line: number;
  readonly saved: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
  readonly showsHidden: boolean;
  /** Papers whose citation was asked for, in that order. */
  readonly cited: readonly Paper[];
  /** What was done last, or went wrong. */
  readonly notice: string;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A line above the papers and one below them; the last of the terminal stays free, or it would scroll. */
const linesAround = 3;
/** Title, and who, when and how much it is noticed. */
const linesOfPaper = 2;

/** Lines between the first and the last. */
export const bodyRows = ({ rows }: Size) => Math.max(1, rows - linesAround);
/** Papers that are on the screen at once. */
export const papersOn = (size: Size) => Math.max(1, Math.floor(bodyRows(size) / linesOfPaper));

export function beginning(
  title: string,
  papers: readonly Ranked[],
  lists: { saved: ReadonlySet<string>; hidden: ReadonlySet<string> },
): Browsing {
  return {
    title,
    papers,
    pane: 'list',
    query: '',
    found: undefined,
    at: 0,
    top: 0,
    line: 0,
    ...lists,
    showsHidden: false,
    cited: [],
    notice: '',
  };
}

/** The papers that are listed: what was found, without what the person hid. */
export function listed({ papers, found, hidden, showsHidden }: Browsing): readonly Ranked[] {
  const all = found === undefined ? papers : byId(papers, found);
  return showsHidden ? all : all.filter(({ paper }) => !hidden.has(paper.id));
}

function byId(papers: readonly Ranked[], ids: readonly string[]): Ranked[] {
  const known = new Map(papers.map((each) => [each.paper.id, each]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** The paper that the person is at; nothing where none is listed. */
export const current = (state: Browsing) => listed(state)[state.at];

/** The first paper on the screen, so that the one the person is at is on it. */
export function topOf({ at, top }: Browsing, size: Size): number {
  return Math.min(at, Math.max(top, at - papersOn(size) + 1));
}

/** The same at another place of the list, which is one that there is. */
export function moved(state: Browsing, at: number, size: Size): Browsing {
  const last = Math.max(0, listed(state).length - 1);
  const next = { ...state, at: Math.min(last, Math.max(0, at)), line: 0, notice: '' };
  return { ...next, top: topOf(next, size) };
}
