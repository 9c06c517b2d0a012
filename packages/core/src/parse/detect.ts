import type { FormatReader, Probe } from './format.js';
import * as formats from './formats.js';
import { type Input, probeInput } from './input.js';
import { unreadable } from './unreadable.js';

/** The name of a format that `parse` reads, such as `hf-daily`. */
export type Format = keyof typeof formats;

const table: Readonly<Record<Format, FormatReader>> = formats;

/** Every format's name, in alphabetical order. */
export const formatNames = Object.keys(table).sort() as Format[];

export function readerOf(format: Format): FormatReader {
  return table[format];
}

/**
 * The format of text, bytes or parsed JSON, or `undefined` when none knows it. Looks at the start, and at the whole
 * only as JSON.
 *
 * @example
 * detectFormat('@article{key, title = {A title}}'); // 'bibtex'
 */
export function detectFormat(input: Input): Format | undefined {
  return detect(probeInput(input, undefined, () => {}));
}

/** Specific formats first; the general ones only for what is not plainly an error. */
export function detect(probe: Probe): Format | undefined {
  const knows = (general: boolean) =>
    formatNames.find((name) => (table[name].general ?? false) === general && table[name].detect(probe));
  return knows(false) ?? (unreadable(probe) ? undefined : knows(true));
}
