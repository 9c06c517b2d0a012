import type { FormatReader, Probe, Report } from './format.js';
import * as formats from './formats.js';
import { type Input, probeInput } from './input.js';
import { type Located, locateIn } from './locate.js';

// Names with hyphens could be exported as strings, but bundlers of declarations write those as invalid TypeScript.
type Hyphenated<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}-${Hyphenated<Tail>}`
  : Name;

/** The name of a format that `parse` reads, such as `hf-daily`. */
export type Format = Hyphenated<keyof typeof formats>;

export const readers = Object.fromEntries(
  Object.entries(formats).map(([name, reader]) => [name.replaceAll('_', '-'), reader]),
) as Readonly<Record<Format, FormatReader>>;

/** Every format's name, in alphabetical order. */
export const formatNames = Object.keys(readers).sort() as Format[];

export function readerOf(format: Format): FormatReader {
  return readers[format];
}

/**
 * The format of text, bytes or parsed JSON, or `undefined` when none knows it. Looks at the start, and at the whole
 * only as JSON.
 *
 * @example
 * detectFormat('@article{key, title = {A title}}'); // 'bibtex'
 */
export function detectFormat(input: Input): Format | undefined {
  return locate(
    probeInput(input, undefined, () => {}),
    () => {},
  )?.format;
}

/** The format of an input, or of the part of a message that is a listing, among all. */
export function locate(probe: Probe, report: Report): (Located & { readonly format: Format }) | undefined {
  return locateIn(readers, probe, report) as (Located & { readonly format: Format }) | undefined;
}
