// What some runs alone need of core's `collect` and `fetch`: loaded by name when it is needed. A room that is imported whole, and only
// when it is needed, is loaded whole at once by a run that needs a single function of it.

export { createSeen, enrich, fetchDays, fetchListings, filterPapers, track } from '@trending-papers/core/collect';
export { services } from '@trending-papers/core/fetch';
