import type { Paper } from '../../src/paper/index.js';
import { barePaper } from '../bare-paper.js';

/** A bare paper with a title of its own. */
export function paper(id: string, more: Partial<Paper> = {}): Paper {
  return barePaper({ id, title: `A Title Long Enough to Tell ${id} From Others`, ...more });
}
