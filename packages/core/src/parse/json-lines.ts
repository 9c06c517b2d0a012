import type { Probe, Report } from './format.js';

/** The value of a line of JSON, or `undefined` when it is none. */
export function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The records of JSON Lines, or of the array that people turn them into. A line that is no JSON is reported. */
export function readLines({ text, json }: Probe, report: Report): unknown[] {
  if (json !== undefined) return Array.isArray(json) ? json : [json];
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const value = jsonOf(line);
    if (value === undefined) report('line-invalid', {}, `line ${index + 1}`);
    return value === undefined ? [] : [value];
  });
}
