import type { Io, Sink } from './io.js';

type Paint = (text: string) => string;

/** Selects graphic rendition: start and end codes. https://www.ecma-international.org/publications-and-standards/standards/ecma-48/ */
const codes = {
  bold: [1, 22],
  dim: [2, 22],
  underline: [4, 24],
  inverse: [7, 27],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

export type Styles = Readonly<Record<keyof typeof codes, Paint>>;

const names = Object.keys(codes) as (keyof typeof codes)[];
const plain = Object.fromEntries(names.map((name) => [name, (text: string) => text])) as Styles;
const coloured = Object.fromEntries(
  names.map((name) => [name, (text: string) => `\u001b[${codes[name][0]}m${text}\u001b[${codes[name][1]}m`]),
) as Styles;

/** Colours on a terminal only; `NO_COLOR` (https://no-color.org) takes them away, `FORCE_COLOR` brings them. */
export function stylesFor(sink: Sink, env: Io['env']): Styles {
  if (env.NO_COLOR) return plain;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return coloured;
  return sink.isTTY && env.TERM !== 'dumb' ? coloured : plain;
}
