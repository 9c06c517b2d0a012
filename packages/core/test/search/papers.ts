import type { Paper } from '../../src/paper/index.js';
import { barePaper } from '../bare-paper.js';

/** A paper with only what a test is about. */
export function paper(id: string, title: string, rest: Partial<Paper> = {}): Paper {
  return barePaper({ id, title, ...rest });
}

/** Authors by their names. */
export function by(...names: string[]): Paper['authors'] {
  return names.map((name) => ({ name }));
}
