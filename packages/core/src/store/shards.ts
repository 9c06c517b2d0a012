import { filesAt, openShards } from '../search/index.js';
import { incapable } from './cannot.js';
import type { StoreOpener } from './types.js';

/** An index in shards on a static host, by the address of its folder: it is searched, and can do no more. */
export const shardsOpener: StoreOpener = {
  opens: (address) => /^https?:\/\/\S+\/$/i.test(address),
  async open(address) {
    const shards = await openShards(filesAt(address));
    const store = incapable('shards');
    return {
      ...store,
      can: { ...store.can, search: true },
      async search(query, options) {
        const { complete, ...result } = await shards.search(query, options);
        return { ...result, approximate: !complete };
      },
    };
  },
};
