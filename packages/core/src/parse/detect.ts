import { undoCopying } from './copied/undo.js';
import type { FormatReader, Probe, Report } from './format.js';
import * as formats from './formats.js';
import { type Input, probeInput } from './input.js';
import { openMessage } from './mail/message.js';
import { probeText } from './probe.js';
import { unreadable } from './unreadable.js';

// Names with hyphens could be exported as strings, but bundlers of declarations write those as invalid TypeScript.
type Hyphenated<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}-${Hyphenated<Tail>}`
  : Name;

/** The name of a format that `parse` reads, such as `hf-daily`. */
export type Format = Hyphenated<keyof typeof formats>;

const table = Object.fromEntries(
  Object.entries(formats).map(([name, reader]) => [name.replaceAll('_', '-'), reader]),
) as Readonly<Record<Format, FormatReader>>;

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
  return locate(
    probeInput(input, undefined, () => {}),
    () => {},
  )?.format;
}

/** A format, and the input that is of it: what was given, or a part of the mail that was. */
export interface Located {
  readonly format: Format;
  readonly probe: Probe;
  /** The day the mail was sent. */
  readonly sent?: string | undefined;
}

/** The format of an input, or of the part of a message that is a listing. */
export function locate(probe: Probe, report: Report): Located | undefined {
  const plain = withoutQuotes(probe);
  const format = detect(plain);
  if (format !== undefined) return { format, probe: plain };
  const message = openMessage(probe, report);
  for (const part of message?.parts ?? []) {
    const inner = detect(part);
    if (inner !== undefined) return { format: inner, probe: part, sent: message?.sent };
  }
  return undefined;
}

/** A file that somebody quoted in a mail, without the marks: in no format does a first line begin with one. */
function withoutQuotes(probe: Probe): Probe {
  return /^[ \t]{0,3}> ?\S/.test(probe.head) ? probeText(undoCopying(probe.text), probe.url) : probe;
}

/** Specific formats first; the general ones only for what is not plainly an error. */
function detect(probe: Probe): Format | undefined {
  const knows = (general: boolean | 'last') =>
    formatNames.find((name) => (table[name].general ?? false) === general && table[name].detect(probe));
  const specific = knows(false);
  if (specific !== undefined) return specific;
  // Who takes any JSON or HTML has looked for papers in it.
  return /^[[{<]/.test(probe.head) || !unreadable(probe) ? (knows(true) ?? knows('last')) : undefined;
}
