import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { detectFormat, type Format } from '../../src/parse/index.js';

/** One of our own samples, by the family it belongs to. */
export interface Fixture {
  path: string;
  name: string;
  text: string;
}

const root = resolve(import.meta.dirname, '../fixtures');

/** The samples of a family, without their golden twins. */
export function fixturesOf(family: string): Fixture[] {
  return readdirSync(join(root, family))
    .filter((name) => !name.includes('.golden.'))
    .map((name) => join(root, family, name))
    .map((path) => ({ path, name: basename(path), text: readFileSync(path, 'utf8') }));
}

/** Those that are in a format, each with it; error pages and plain refusals are in none. */
export function fixturesWithFormat(family: string): (Fixture & { format: Format })[] {
  return fixturesOf(family).flatMap((fixture) => {
    const format = detectFormat(fixture.text);
    return format === undefined ? [] : [{ ...fixture, format }];
  });
}
