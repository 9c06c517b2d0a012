import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archiveDays, hasArchive, madeUpDays } from '../../../cli/test/year/days.js';
import { needsCorpus } from '../../../core/test/corpus.js';
import { otherServers, servers } from '../servers.js';
import { everyStore, sameFeeds } from '../year.js';

describe('a season in stores of every kind', () => {
  let every: Awaited<ReturnType<typeof everyStore>>;
  beforeEach(async () => {
    every = await everyStore([...servers, ...otherServers]);
  });
  afterEach(() => every?.end());

  it('gives the same feeds', async () => {
    expect(await sameFeeds(madeUpDays(90), every.stores, 14)).toBeGreaterThan(240);
  }, 2_700_000);

  it.skipIf(!hasArchive)(
    `gives the same feeds, of the archive of a service${needsCorpus}`,
    async () => {
      expect(await sameFeeds(archiveDays(40), every.stores, 10)).toBeGreaterThan(600);
    },
    2_700_000,
  );
});
