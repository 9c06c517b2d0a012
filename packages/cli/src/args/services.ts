import type { enrichServices, trackServices } from '@trending-papers/core/collect';

// The names that core has, written down again: to load all that asks services for two lists costs every start 30 ms. The
// compiler holds that each is one of core's, a test that none is left out.

/** Services at which papers are looked up. */
export const enrichNames = ['s2', 'openalex', 'crossref', 'arxiv'] as const satisfies typeof enrichServices;

/** Services that count what is kept. */
export const trackNames = [
  'hf',
  'github',
  's2',
  'openalex',
  'hn',
  'hf-models',
] as const satisfies readonly (typeof trackServices)[number][];
