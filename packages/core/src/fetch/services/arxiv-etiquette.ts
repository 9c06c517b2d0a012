import type { Etiquette } from '../types.js';

/**
 * "No more than one request every three seconds, and a single connection at a time", over all of one's machines.
 * https://info.arxiv.org/help/api/tou.html
 */
export const arxivEtiquette: Etiquette = { queue: 'arxiv.org', interval: 3_000, fresh: 60 * 60_000 };
