import { cleanLine } from './clean.js';

export interface Name {
  name: string;
  family?: string;
  given?: string;
}

const suffix = /^(?:jr|sr|[ivx]{2,4}|ph\.?d|m\.?d)\.?$/i;

/**
 * One person's name as people write it. `Family, Given` is turned round, and only then are the parts known: of
 * `Given Family` nobody can tell where the family name begins.
 */
export function readName(text: string): Name | undefined {
  const name = cleanLine(text).replace(/[\s,;]+$/, '');
  if (!/[\p{L}\p{N}]/u.test(name)) return undefined;
  const parts = name.split(/\s?,\s?/);
  if (parts.length === 2 && !suffix.test(parts[1]!)) return fromParts(parts[0]!, parts[1]!);
  if (parts.length === 3 && suffix.test(parts[1]!)) return fromParts(parts[0]!, parts[2]!, parts[1]);
  return { name };
}

/** A name of known parts. The suffix follows the family name: "John Smith Jr.". */
export function fromParts(family: string, given: string, suffix = ''): Name {
  const last = [family, suffix].filter(Boolean).join(' ');
  return given === '' ? { name: last, family: last } : { name: `${given} ${last}`, family: last, given };
}
