/** Plain functions that turn unknown values into safe ones, or into nothing. They never throw. */

/** What the text is as JSON, or nothing when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export type Fields = Readonly<Record<string, unknown>>;

export function asFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Trimmed text of at most `max` UTF-16 units: an abstract of five megabytes must not reach the layout. */
export function asText(value: unknown, max = 500): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = (value.length > max ? `${value.slice(0, max)}…` : value).trim();
  return text === '' ? undefined : text;
}

export function asTexts(value: unknown, most: number, max = 200): string[] {
  return asArray(value)
    .slice(0, most)
    .map((one) => asText(one, max))
    .filter((one) => one !== undefined);
}

/** A number that counts something: one with hundreds of digits counts nothing. */
export function asCount(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : undefined;
}

/** An absolute http or https address; anything else (`javascript:`, `data:`, nonsense) is nothing. */
export function asUrl(value: unknown, base?: string): string | undefined {
  if (typeof value !== 'string' || value.length > 2_000 || value === '') return undefined;
  try {
    // The name of a file that a reader opened is no address to be relative to.
    const url = new URL(value, base && URL.canParse(base) ? base : undefined);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/**
 * An address of the same origin as the one it stands in, if that has an origin. A feed of somebody else's that names
 * an address of another site would have the reader ask there what its author wants.
 */
export function asOwnUrl(value: unknown, base?: string): string | undefined {
  const url = asUrl(value, base);
  if (url === undefined || base === undefined) return url;
  return URL.canParse(base) && new URL(base).origin === new URL(url).origin ? url : undefined;
}

export function asUrls(values: readonly string[], base?: string): string[] {
  return values.map((value) => asUrl(value, base)).filter((url) => url !== undefined);
}

/** A date that a `Date` can hold, in ISO 8601: days, months and years as they are, instants in UTC. */
export function asDate(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length >= 40 || !/^\d{4}(?:-|$)/.test(value)) return undefined;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return undefined;
  return value.length <= 10 ? value : date.toISOString();
}

/** A tag of BCP 47. */
export function asLanguage(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-z]{2,8}(-\w{1,8})*$/i.test(value) ? value : undefined;
}

/** The record without the fields that are nothing. */
export function compact<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(record)) if (value !== undefined) kept[key] = value;
  return kept as never;
}
