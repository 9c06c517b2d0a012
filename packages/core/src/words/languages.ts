import { aText, checkArgument } from '../text/options.js';
import { en } from './en.js';
import type { SiteWords } from './site/types.js';
import type { Words } from './types.js';

/** What is said of papers and what is said around them, each the export of its file that is called as the language. */
async function whole<Name extends string>(
  words: Promise<Record<Name, Words>>,
  site: Promise<Record<Name, SiteWords>>,
  name: Name,
): Promise<Words> {
  return { ...(await words)[name], site: (await site)[name] };
}

/** The languages besides English, each two files that are loaded when it is asked for. */
const loaders = {
  ar: () => whole(import('./ar.js'), import('./site/ar.js'), 'ar'),
  de: () => whole(import('./de.js'), import('./site/de.js'), 'de'),
  es: () => whole(import('./es.js'), import('./site/es.js'), 'es'),
  fr: () => whole(import('./fr.js'), import('./site/fr.js'), 'fr'),
  ja: () => whole(import('./ja.js'), import('./site/ja.js'), 'ja'),
  ko: () => whole(import('./ko.js'), import('./site/ko.js'), 'ko'),
  pt: () => whole(import('./pt.js'), import('./site/pt.js'), 'pt'),
  zh: () => whole(import('./zh.js'), import('./site/zh.js'), 'zh'),
};

/** The languages in which reasons and signals can be said. */
export const languages: readonly string[] = ['en', ...Object.keys(loaders)];

/**
 * The words of a language, by its BCP 47 tag: `de-AT` is said as `de`. English for a language that is not there. Only
 * what is asked for is loaded.
 *
 * @example
 * explain(ranked, { words: await loadWords('de') }); // ['56 Stimmen, das 6,2-Fache des Üblichen.']
 */
export async function loadWords(language: string): Promise<Words> {
  checkArgument('The language', language, aText);
  const [name = ''] = language.toLowerCase().split('-');
  return Object.hasOwn(loaders, name) ? loaders[name as keyof typeof loaders]() : en;
}
