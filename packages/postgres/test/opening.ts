import { type ErrorCode, isTrendingPapersError } from '@trending-papers/core/paper';
import { openStore } from '@trending-papers/core/store';
import { expect } from 'vitest';
import { postgresOpener } from '../src/index.js';

/** The store at an address. */
export const opened = (address: string) => openStore(address, [postgresOpener()]);
/** Expects an error of ours, in words that keep the password. */
export const fails = async (promise: Promise<unknown>, code: ErrorCode, says: RegExp) => {
  const error = await promise.catch((thrown: unknown) => thrown);
  expect(String(error)).toMatch(says);
  expect(isTrendingPapersError(error, code) ? code : error).toBe(code);
  expect(String(error) + JSON.stringify(error)).not.toContain('secret');
};
