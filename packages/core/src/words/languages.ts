import { en } from './en.js';
import type { Words } from './types.js';

/** The languages besides English, each a file that is loaded when it is asked for. */
const loaders = {
  ar: () => import('./ar.js').then(({ ar }) => ar),
  de: () => import('./de.js').then(({ de }) => de),
  es: () => import('./es.js').then(({ es }) => es),
  fr: () => import('./fr.js').then(({ fr }) => fr),
  ja: () => import('./ja.js').then(({ ja }) => ja),
  ko: () => import('./ko.js').then(({ ko }) => ko),
  pt: () => import('./pt.js').then(({ pt }) => pt),
  zh: () => import('./zh.js').then(({ zh }) => zh),
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
  const [name = ''] = language.toLowerCase().split('-');
  return Object.hasOwn(loaders, name) ? loaders[name as keyof typeof loaders]() : en;
}
