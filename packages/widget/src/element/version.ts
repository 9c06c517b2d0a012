import { version as packageVersion } from '../../package.json';

export const version: string = packageVersion;

/** What the console is told when a page loads a second version: the first one stays. `%s` is that one's. */
export const twoVersions = `<trending-papers> ${version} does nothing here: the page has registered %s before it, which stays.`;
