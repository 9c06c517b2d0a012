import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { isTrendingPapersError, Listing } from '../../src/paper/index.js';
import { parse } from '../../src/parse/index.js';

/** Stands for the clock in every golden pair. */
const now = new Date('2026-03-18T12:00:00Z');

/** What reading a fixture gives: its listing, or the error and its code. */
async function outcome(path: string): Promise<unknown> {
  try {
    const listing = await parse(readFileSync(path), { now });
    expect(z.safeParse(Listing, listing).error).toBeUndefined();
    return listing;
  } catch (error) {
    if (!isTrendingPapersError(error)) throw error;
    return { error: error.code, message: error.message };
  }
}

/**
 * Tests every file of a folder of fixtures against its golden twin, `name.xml` against `name.xml.golden.json`. Format
 * detection is part of it. `vitest -u` writes the twins anew: read the difference before you commit it.
 */
export function testGoldenPairs(folder: string): void {
  const files = readdirSync(folder).filter((name) => !name.endsWith('.golden.json'));
  describe(`golden pairs of ${folder.split('/').at(-1)}`, () => {
    it.each(files)('%s', async (name) => {
      const read = `${JSON.stringify(await outcome(join(folder, name)), null, 2)}\n`;
      await expect(read).toMatchFileSnapshot(join(folder, `${name}.golden.json`));
    });
  });
}
