import { type FetchOptions, fetchListing } from '../fetch/index.js';
import { fetchRules } from '../fetch/options.js';
import { checkOptions } from '../text/options.js';
import { createMemoryStore, readOnly } from './memory.js';
import type { StoreOpener } from './types.js';

/**
 * A feed on a static host, read whole with all its pages: any format that `parse` reads. It is as it was when it was
 * opened, and nobody writes to it.
 */
export function feedOpener(options: FetchOptions = {}): StoreOpener {
  checkOptions(options, fetchRules);
  return {
    opens: (address) => /^https?:\/\/\S+[^/]$/i.test(address),
    async open(address) {
      const listing = await fetchListing(address, options);
      const store = createMemoryStore();
      const { issues } = await store.merge(listing);
      return readOnly(store, 'a feed', [...listing.issues, ...issues]);
    },
  };
}
