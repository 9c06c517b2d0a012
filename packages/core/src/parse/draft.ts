import type { Announcement, Ids, Links, Reading, Source } from '../paper/schema.js';
import type { Markup } from '../text/markup.js';

export interface DraftAuthor {
  name?: string | undefined;
  family?: string | undefined;
  given?: string | undefined;
  suffix?: string | undefined;
  corporate?: boolean | undefined;
  orcid?: string | undefined;
  affiliation?: string | undefined;
}

/** A work that a source relates to the paper: how, and which, by an identifier or an address. */
export interface DraftRelation {
  type?: string | undefined;
  id?: string | undefined;
  /** What the identifier is of, where its spelling does not say: `doi`, `pmid`. */
  scheme?: string | undefined;
}

/**
 * What a format found out about a paper, as it found it: text not yet clean, identifiers, dates and addresses in any
 * spelling. Formats fill one in; `toPaper` alone cleans, checks and names it.
 */
export interface Draft {
  /** How the text fields are marked up, and so how they are cleaned. @default 'plain' */
  markup?: Markup;
  title?: string | undefined;
  abstract?: string | undefined;
  authors?: readonly (string | DraftAuthor)[] | undefined;
  published?: string | number | undefined;
  updated?: string | number | undefined;
  listed?: string | number | undefined;
  ids?: { [scheme in keyof Ids]?: string | number | undefined } | undefined;
  /** What its source calls related works, in any spelling that `toRelations` knows. */
  relations?: readonly DraftRelation[] | undefined;
  version?: string | number | undefined;
  links?: { [name in keyof Links]?: string | undefined } | undefined;
  /** Values that are not counts are left out and reported. */
  signals?: Record<string, unknown> | undefined;
  position?: number | undefined;
  history?: readonly Reading[] | undefined;
  topics?: readonly string[] | undefined;
  venue?: string | undefined;
  volume?: string | number | undefined;
  issue?: string | number | undefined;
  pages?: string | number | undefined;
  articleNumber?: string | number | undefined;
  publisher?: string | undefined;
  place?: string | undefined;
  issn?: readonly string[] | undefined;
  isbn?: readonly string[] | undefined;
  editors?: readonly (string | DraftAuthor)[] | undefined;
  series?: string | undefined;
  edition?: string | number | undefined;
  chapter?: string | number | undefined;
  genre?: string | undefined;
  language?: string | undefined;
  key?: string | undefined;
  type?: string | undefined;
  comment?: string | undefined;
  organization?: string | undefined;
  submitter?: string | undefined;
  image?: string | undefined;
  summary?: { text?: string | undefined; model?: string | undefined } | undefined;
  license?: string | undefined;
  sources?: readonly Source[] | undefined;
  /** As what the listing that is read announces it; `sources` say it of others. */
  announced?: Announcement | undefined;
}
