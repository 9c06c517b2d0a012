import { lazy } from '../lazy.js';
import { en, type Strings } from './strings.js';

/** The language the element stands in: its own `lang`, the nearest one around it, or that of the page. */
export function languageOf(element: Element): string {
  const asked = element.closest('[lang]')?.getAttribute('lang') || element.ownerDocument.documentElement.lang;
  try {
    return Intl.getCanonicalLocales(asked)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** A language to speak: its strings, and the tag by which numbers and dates are written. */
export interface Locale {
  tag: string;
  strings: Strings;
}

export const english: Locale = { tag: 'en', strings: en };

/**
 * The locale of a language tag, at once or as a promise where its strings must be fetched first. English for languages
 * we have no strings for, and where the file is not to be had.
 */
export function localeOf(tag: string): Locale | Promise<Locale> {
  const [language = ''] = tag.split('-');
  if (language === 'en') return { tag, strings: en };
  if (!Object.hasOwn(lazy.strings, language)) return english;
  const strings = lazy.strings[language as keyof typeof lazy.strings]();
  if (!(strings instanceof Promise)) return { tag, strings };
  return strings.then(
    (come) => ({ tag, strings: come }),
    () => english,
  );
}
