/**
 * The script of a search worker as text: put here when the package is built, for then it starts in every bundler and
 * without one. Sources have none.
 */
export const workerSource: string | undefined = undefined;
