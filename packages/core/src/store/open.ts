import { TrendingPapersError } from '../paper/errors.js';
import { aText, checkArgument, isObject, type Rule } from '../text/options.js';
import { withoutPassword } from './address.js';
import { feedOpener } from './feed.js';
import { createMemoryStore } from './memory.js';
import { shardsOpener } from './shards.js';
import type { PaperStore, StoreOpener } from './types.js';

const someOpeners: Rule = [
  'a list of openers',
  (value) =>
    Array.isArray(value) &&
    value.every((one) => isObject(one) && typeof one.opens === 'function' && typeof one.open === 'function'),
];

const memoryOpener: StoreOpener = {
  opens: (address) => address === 'memory:',
  open: async () => createMemoryStore(),
};

const builtIn: readonly StoreOpener[] = [memoryOpener, shardsOpener, feedOpener()];

/**
 * Opens the store behind an address: `memory:`; `https://lab.example/feed.json`, read with all its pages;
 * `https://lab.example/search/`, an index in shards; and whatever the openers given are for, which are asked first.
 *
 * @throws TrendingPapersError (by the promise) `store-unknown` for an address that no opener is for, and what opening throws
 *
 * @example
 * const store = await openStore('https://lab.example/feed.json');
 * for await (const paper of store.papers({ topics: ['cs.LG'], limit: 20 })) console.log(paper.title);
 */
export async function openStore(address: string, openers: readonly StoreOpener[] = []): Promise<PaperStore> {
  checkArgument('The address', address, aText);
  checkArgument('The openers', openers, someOpeners);
  const opener = [...openers, ...builtIn].find(({ opens }) => opens(address));
  if (opener) return opener.open(address);
  const shown = withoutPassword(address);
  throw new TrendingPapersError(
    'store-unknown',
    `No store opens at "${shown}". Without openers there are memory:, the address of a feed and that of a folder of shards; postgres://… and pglite:… are opened by postgresOpener of @trending-papers/postgres.`,
    { address: shown },
  );
}
