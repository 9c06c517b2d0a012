import { tableWithin } from './copied/table-within.js';
import { undoCopying } from './copied/undo.js';
import type { FormatReader, Probe, Report } from './format.js';
import { openMessage } from './mail/message.js';
import { probeText } from './probe.js';
import { unreadable } from './unreadable.js';

/** Formats by their names. */
export type Readers = Readonly<Record<string, FormatReader>>;

/** A format, and the input that is of it: what was given, or a part of the mail that was. */
export interface Located {
  readonly format: string;
  readonly probe: Probe;
  /** The day the mail was sent. */
  readonly sent?: string | undefined;
}

/** The format of an input, or of the part of a message that is a listing, among some. */
export function locateIn(readers: Readers, probe: Probe, report: Report): Located | undefined {
  const plain = withoutQuotes(probe);
  const within = /^[<{[@%]/.test(plain.head) ? undefined : tableWithin(plain.text);
  const table = within === undefined ? undefined : probeText(within, probe.url);
  // Only what reads tables and records knows more of it than what reads the whole.
  const tabular = table && ['csv', 'json'].find((name) => readers[name]?.detect(table));
  if (tabular !== undefined) return { format: tabular, probe: table! };
  const format = detectIn(readers, plain);
  if (format !== undefined) return { format, probe: plain };
  const message = openMessage(probe, report);
  for (const part of message?.parts ?? []) {
    const inner = detectIn(readers, part);
    if (inner !== undefined) return { format: inner, probe: part, sent: message?.sent };
  }
  return undefined;
}

/** A file that somebody quoted in a mail, without the marks: in no format does a first line begin with one. */
function withoutQuotes(probe: Probe): Probe {
  return /^[ \t]{0,3}> ?\S/.test(probe.head) ? probeText(undoCopying(probe.text), probe.url) : probe;
}

/** Specific formats first; the general ones only for what is not plainly an error. */
function detectIn(readers: Readers, probe: Probe): string | undefined {
  const names = Object.keys(readers).sort();
  const knows = (general: boolean | 'last') =>
    names.find((name) => (readers[name]!.general ?? false) === general && readers[name]!.detect(probe));
  const specific = knows(false);
  if (specific !== undefined) return specific;
  // Who takes any JSON or HTML has looked for papers in it.
  return /^[[{<]/.test(probe.head) || !unreadable(probe) ? (knows(true) ?? knows('last')) : undefined;
}
