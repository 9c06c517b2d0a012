import { misuse } from '../terminal/exit.js';
import { didYouMean } from './suggest.js';

/** The value of an option as a key of a table, or an error that says which there are. */
export function chosen<T extends string>(option: string, value: string, table: Readonly<Record<T, unknown>>): T {
  if (Object.hasOwn(table, value)) return value as T;
  const names = Object.keys(table);
  throw misuse(`${option} is one of ${names.join(', ')}, not "${value}".${didYouMean(value, names)}`, {
    option,
    value,
  });
}
