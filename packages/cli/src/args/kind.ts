/** What an option's value may be: how it is read, what it is called, how it is completed. Only the text is needed. */
export interface Kind<out T = unknown> {
  /** What stands for a value in the help: `N`. */
  readonly hint: string;
  /** Follows "is" when a value is refused: `a whole number`. */
  readonly is: string;
  /** Nothing when the text is no such value. */
  readonly read: (text: string) => T | undefined;
  /** All values there are; a function where finding them loads much. */
  readonly choices?: readonly string[] | (() => Promise<readonly string[]>);
  /** Words that a shell offers, where there are others, too. */
  readonly offers?: readonly string[];
  /** The part of a refused value that is wrong, where the value has parts. */
  readonly wrong?: (text: string) => string | undefined;
  /** What a shell completes it with. */
  readonly completes?: 'file' | 'folder' | 'source';
  /** How it stands in a config. @default 'text' */
  readonly json?: 'text' | 'number' | 'decimal';
}

/** Any text that is not empty. */
export const text = (hint: string): Kind<string> => ({
  hint,
  is: 'a text that is not empty',
  read: (value) => value.trim() && value,
});

export const file: Kind<string> = { ...text('FILE'), is: 'the name of a file', completes: 'file' };
export const folder: Kind<string> = { ...text('DIR'), is: 'the name of a folder', completes: 'folder' };
export const source: Kind<string> = { ...text('INPUT'), is: 'a file, an address or service:what', completes: 'source' };

/** The address of a store in a database. Who opens it says what is wrong with it, without the password that may be in it. */
export const storeAddress: Kind<string> = {
  ...text('ADDRESS'),
  is: 'the address of a store: postgres://user@host/database or pglite:./folder',
  offers: ['postgres://', 'pglite:./'],
  completes: 'source',
};

/** A whole number, none of them negative. */
export const wholeNumber: Kind<number> = {
  hint: 'N',
  is: 'a whole number from 0',
  read: (value) => (/^\d{1,9}$/.test(value) ? Number(value) : undefined),
  json: 'number',
};

/** A whole number of at least one. */
export const positiveNumber: Kind<number> = {
  ...wholeNumber,
  is: 'a whole number from 1',
  read: (value) => wholeNumber.read(value) || undefined,
};

const largestPort = 65_535;

export const port: Kind<number> = {
  ...wholeNumber,
  is: `a whole number up to ${largestPort}`,
  read: (value) => (/^\d{1,5}$/.test(value) && Number(value) <= largestPort ? Number(value) : undefined),
};

const daysOfUnit: Readonly<Record<string, number>> = { h: 1 / 24, d: 1, w: 7, m: 30, y: 365 };

function readDays(value: string): number | undefined {
  const [, number, unit = 'd'] = /^(\d{1,5})([hdwmy])?$/.exec(value) ?? [];
  return number === undefined ? undefined : Number(number) * daysOfUnit[unit]!;
}

/** A length of time, in days: `36h`, `7d`, `2w`, `3m`, `1y` or a bare number of days. */
export const days: Kind<number> = { hint: '7d', is: 'a time such as 7d, 2w or 36h', read: readDays };

/** A day, or how many days ago it was. */
export type Since = { readonly day: string } | { readonly daysAgo: number };

/** `2026-03-18`, a month or a year, or how long ago. */
export const since: Kind<Since> = {
  hint: 'DATE|7d',
  is: 'a day such as 2026-03-18, or a time such as 7d, 2w or 36h',
  read: (value) => {
    if (isDay(value)) return { day: value };
    const daysAgo = readDays(value);
    // Four digits are a year.
    return daysAgo === undefined || /^\d{4}$/.test(value) ? undefined : { daysAgo };
  },
};

/** A day that the calendar has, or a month or year of it. */
function isDay(value: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value) ?? [];
  if (year === undefined) return false;
  const whole = `${year}-${month}-${day}`;
  const time = Date.parse(whole);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(whole);
}

/** A moment; a day is whole, so its end. */
export const moment: Kind<Date> = {
  hint: 'DATE',
  is: 'a day such as 2026-03-18 or a moment such as 2026-03-18T09:30:00Z',
  read: (value) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return isDay(value) ? new Date(`${value}T23:59:59.999Z`) : undefined;
    const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(value);
    return isMoment && isDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)) ? new Date(value) : undefined;
  },
};

/** A whole day: `2026-03-18`. */
export const day: Kind<string> = {
  hint: 'DATE',
  is: 'a day such as 2026-03-18',
  read: (value) => (value.length === 10 && isDay(value) ? value : undefined),
};

export const webAddress: Kind<string> = {
  hint: 'URL',
  is: 'an http or https address',
  read: (value) => (/^https?:\/\//.test(value) && URL.canParse(value) ? value : undefined),
};

/** One of the names of a table. */
export function choice<const T extends string>(hint: string, names: readonly T[]): Kind<T> {
  return {
    hint,
    is: `one of ${names.join(', ')}`,
    read: (value) => names.find((name) => name === value),
    choices: names,
  };
}
