import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeUpDays } from '../../cli/test/year/days.js';
import { servers } from './servers.js';
import { everyStore, sameFeeds } from './year.js';

describe('a month in stores of every kind', () => {
  let every: Awaited<ReturnType<typeof everyStore>>;
  beforeAll(async () => {
    every = await everyStore(servers);
  });
  afterAll(() => every?.end());

  it('gives the same feeds', async () => {
    expect(await sameFeeds(madeUpDays(31), every.stores, 3)).toBeGreaterThan(100);
  });
});
