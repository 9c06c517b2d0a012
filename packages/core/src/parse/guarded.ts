import { isTrendingPapersError } from '../paper/errors.js';
import type { Report } from './format.js';

/**
 * What reading one record gives; a record on which reading fails is reported and lost alone. Errors thrown on purpose
 * (`too-deep`, `wrong-format`) are about the whole input and pass.
 */
export function guarded<T>(read: () => T, report: Report, where: string): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isTrendingPapersError(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    report('entry-unreadable', { reason: reason.slice(0, 100) }, where);
    return undefined;
  }
}
