import { languages } from '../i18n/languages.js';
import type { LanguageLoaders } from '../i18n/locale.js';
import { loadOnce } from './load-once.js';
import type { Parts } from './parts.js';

// A script has an address only while it runs first, and as a module never: then it is looked up among what was fetched.
const here =
  (document.currentScript as HTMLScriptElement | null)?.src ||
  performance.getEntriesByType('resource').findLast(({ name }) => /\/trending-papers[\w.]*js/.test(name))?.name ||
  document.baseURI;

/** A part that stands in `parts/` beside the script. A page opened from disk may not import it, and does without. */
const load = (name: string) => import(new URL(`parts/${name}.js`, here).href);
const part = <Part>(name: string) => loadOnce<Part>(() => load(name));

/** Stands in the place of `parts.ts` in the script for CDNs, which a bundler could not split. */
export const parts: Parts = {
  search: part('search'),
  archive: part('archive'),
  maths: part('maths'),
  cite: part('cite'),
  layouts: part('layouts'),
  window: part('window'),
  jump: part('jump'),
  trends: part('trends'),
  desk: part('desk'),
  panels: part('panels'),
  reader: part('reader'),
  explain: part('explain'),
  sync: part('sync'),
  taste: part('taste'),
  subscribe: part('subscribe'),
  address: part('address'),
  strings: Object.fromEntries(
    languages.map((name) => [name, loadOnce(() => load(name).then((module) => module[name]))]),
  ) as unknown as LanguageLoaders as Parts['strings'],
};
