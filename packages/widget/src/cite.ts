import type { Paper } from '@trending-papers/core/paper';
import { toBibtex } from '@trending-papers/core/publish';

/** The paper as a BibTeX entry. */
export const cite = (paper: Paper): string => toBibtex([paper]).trim();
