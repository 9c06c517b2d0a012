import type { Paper } from '@trending-papers/core/paper';
import { toBibtex } from '@trending-papers/core/publish';

/** Papers as BibTeX entries, each under a key of its own. */
export const citeAll = (papers: readonly Paper[]): string =>
  toBibtex(papers.map(({ abstract: _, ...paper }) => paper)).trim();

/** The paper as a BibTeX entry, without what only a reader of the abstract needs. */
export const cite = ({ abstract: _, ...paper }: Paper): string => toBibtex([paper]).trim();
