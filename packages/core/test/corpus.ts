import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where the shared corpus of real data is, if it is here at all. */
const corpus = process.env.TRENDING_PAPERS_CORPUS ?? resolve(import.meta.dirname, '../../../../shared/corpus');

/** A file of the corpus or of the seeds beside it. */
export const corpusFile = (path: string) => resolve(corpus, path);

export const hasCorpus = existsSync(corpus);
/** Goes into the titles of tests that are skipped without it. */
export const needsCorpus = hasCorpus ? '' : ' (skipped: no corpus; set TRENDING_PAPERS_CORPUS)';
