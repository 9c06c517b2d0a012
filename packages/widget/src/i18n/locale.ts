import type { Language } from './languages.js';
import { en, type Locale, type Strings } from './strings.js';

/** The nearest `lang`, from the element outwards, out of shadow roots too. */
function nearestLang(element: Element): string {
  const own = element.closest('[lang]')?.getAttribute('lang');
  const root = element.getRootNode();
  return own || (root instanceof ShadowRoot ? nearestLang(root.host) : element.ownerDocument.documentElement.lang);
}

/** The language the element stands in: its own `lang`, the nearest one around it, or that of the page. */
export function languageOf(element: Element): string {
  const asked = nearestLang(element);
  try {
    return Intl.getCanonicalLocales(asked)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Dates without a country are written as on the pages of a site, so that those around the element are the same. */
export const english: Locale = { tag: 'en-GB', strings: en };

/** How each language is fetched: at once what is there already. */
export type LanguageLoaders = Readonly<Record<Language, () => Strings | Promise<Strings>>>;

/**
 * The locale of a language tag, at once or as a promise where its strings must be fetched first. English for languages
 * we have no strings for, and where the file is not to be had.
 */
export function localeOf(tag: string, loaders: LanguageLoaders): Locale | Promise<Locale> {
  const [language = ''] = tag.split('-');
  if (tag === 'en') return english;
  if (language === 'en') return { tag, strings: en };
  if (!Object.hasOwn(loaders, language)) return english;
  const strings = loaders[language as Language]();
  if (!(strings instanceof Promise)) return { tag, strings };
  return strings.then(
    (loaded) => ({ tag, strings: loaded }),
    () => english,
  );
}
