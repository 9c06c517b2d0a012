import { didYouMean } from '@trending-papers/core/words';
import { personalPath } from '../disk/personal.js';
import type { SavedSearch } from '../disk/saved-searches.js';
import { usageError } from '../terminal/exit.js';
import type { Io } from '../terminal/io.js';

/** The search of that name. */
export function findSearch(all: readonly SavedSearch[], name: string): SavedSearch {
  const found = all.find((each) => each.name === name);
  if (found) return found;
  const names = all.map((each) => each.name);
  throw usageError(`There is no saved search "${name}".${didYouMean(name, names)} See trending-papers saved list.`, {
    name,
  });
}

/** Where a person's searches are kept. */
export function searchesPath({ env }: Io): string {
  const path = personalPath('data', 'searches.json', env);
  if (path) return path;
  throw usageError('There is no home to keep searches in: set HOME or XDG_DATA_HOME.');
}
