import { embedded, installed, type Programs } from './server.js';

/** The servers that there are to try: that of npm, and one of this machine where it is named. */
export const servers: readonly Programs[] = [embedded(), installed()].filter((programs) => programs !== undefined);

/** Goes into the titles of tests that are skipped without any. */
export const needsServer =
  servers.length > 0 ? '' : ' (skipped: no PostgreSQL for this platform; set TRENDING_PAPERS_POSTGRES)';
