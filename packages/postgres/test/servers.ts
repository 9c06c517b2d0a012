import { embedded, installed, type Programs } from './server.js';

const found: readonly Programs[] = [embedded(), installed()].filter((programs) => programs !== undefined);

/** The server to try: that of npm, and where there is none for this platform one of this machine. */
export const servers = found.slice(0, 1);

/** Those that the long run tries as well: one of this machine beside that of npm, in CI the oldest that is supported. */
export const otherServers = found.slice(1);

/** Goes into the titles of tests that are skipped without any. */
export const needsServer =
  servers.length > 0 ? '' : ' (skipped: no PostgreSQL for this platform; set TRENDING_PAPERS_POSTGRES)';

/** Goes into the titles of tests of the long run that are skipped without a second one. */
export const needsOther = otherServers.length > 0 ? '' : ' (skipped: set TRENDING_PAPERS_POSTGRES)';
