import type { QueryNode } from './nodes.js';

const minute = 60_000;

/** The start of a year, month or day and of the next one, in minutes since 1970. */
function daySpan(text: string): readonly [number, number] | undefined {
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  if (match === null) return undefined;
  const [year = 0, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (day !== undefined && (day < 1 || day > 31)) return undefined;
  const start = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const end =
    month === undefined
      ? Date.UTC(year + 1, 0)
      : day === undefined
        ? Date.UTC(year, month)
        : Date.UTC(year, month - 1, day + 1);
  return [start / minute, end / minute];
}

/** `after:2026-03` begins with March, `before:2026-03` ends before it, `in:2025..2026-03` ends with it. */
export function dateNode(name: string, value: string): QueryNode | undefined {
  const [first = '', last = first] = value.split('..');
  const from = daySpan(first);
  const to = daySpan(last);
  if (from === undefined || to === undefined) return undefined;
  if (name === 'after') return { kind: 'date', from: from[0], to: Number.POSITIVE_INFINITY };
  if (name === 'before') return { kind: 'date', from: Number.NEGATIVE_INFINITY, to: from[0] };
  return { kind: 'date', from: from[0], to: to[1] };
}

const bounds: Readonly<Record<string, (value: number) => readonly [number, number]>> = {
  '>': (value) => [value + Number.EPSILON * Math.max(1, value), Number.POSITIVE_INFINITY],
  '>=': (value) => [value, Number.POSITIVE_INFINITY],
  '<': (value) => [Number.NEGATIVE_INFINITY, value - Number.EPSILON * Math.max(1, value)],
  '<=': (value) => [Number.NEGATIVE_INFINITY, value],
  '=': (value) => [value, value],
};

/** `>50`, `<=10`, `7`, `50..100`. */
export function numberNode(signal: string, text: string): QueryNode | undefined {
  const range = /^(\d{1,12}(?:\.\d{1,6})?)\.\.(\d{1,12}(?:\.\d{1,6})?)$/.exec(text);
  if (range !== null) return { kind: 'number', signal, from: Number(range[1]), to: Number(range[2]) };
  const match = /^(>=|<=|>|<|=)?(\d{1,12}(?:\.\d{1,6})?)$/.exec(text);
  if (match === null) return undefined;
  const [from, to] = bounds[match[1] ?? '=']!(Number(match[2]));
  return { kind: 'number', signal, from, to };
}
