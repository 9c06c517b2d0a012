import { enrichServices, trackServices } from '@trending-papers/core/collect';
import { expect, it } from 'vitest';
import { enrichNames, trackNames } from '../../src/args/services.js';

it('names of services that options take are those of core', () => {
  expect([enrichNames, trackNames]).toEqual([enrichServices, trackServices]);
});
