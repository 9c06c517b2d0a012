import type { Paper } from '@trending-papers/core/paper';
import { toBibtex } from '@trending-papers/core/publish';

/** The paper as a BibTeX entry, without what only a reader of the abstract needs. */
export const cite = ({ abstract: _, ...paper }: Paper): string => toBibtex([paper]).trim();
