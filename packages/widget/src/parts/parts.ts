import type { LanguageLoaders } from '../i18n/locale.js';
import { loadOnce } from './load-once.js';

/**
 * What is fetched only when it is needed. Bundlers make a chunk of each; the script for CDNs is built with
 * `parts.cdn.ts` in the place of this file.
 */
export const parts = {
  search: loadOnce(() => import('./search.js')),
  archive: loadOnce(() => import('./archive.js')),
  maths: loadOnce(() => import('../maths/maths.js')),
  cite: loadOnce(() => import('./cite.js')),
  layouts: loadOnce(() => import('./layouts.js')),
  window: loadOnce(() => import('../view/list-window.js')),
  jump: loadOnce(() => import('../view/jump.js')),
  trends: loadOnce(() => import('../view/trends.js')),
  desk: loadOnce(() => import('../view/desk.js')),
  panels: loadOnce(() => import('../view/panels.js')),
  reader: loadOnce(() => import('./reader.js')),
  explain: loadOnce(() => import('../feed/explain.js')),
  sync: loadOnce(() => import('../reader/sync.js')),
  taste: loadOnce(() => import('./taste.js')),
  subscribe: loadOnce(() => import('../view/subscribe.js')),
  address: loadOnce(() => import('../reader/address.js')),
  strings: {
    ar: loadOnce(() => import('../i18n/ar.js').then(({ ar }) => ar)),
    de: loadOnce(() => import('../i18n/de.js').then(({ de }) => de)),
    es: loadOnce(() => import('../i18n/es.js').then(({ es }) => es)),
    fr: loadOnce(() => import('../i18n/fr.js').then(({ fr }) => fr)),
    ja: loadOnce(() => import('../i18n/ja.js').then(({ ja }) => ja)),
    ko: loadOnce(() => import('../i18n/ko.js').then(({ ko }) => ko)),
    pt: loadOnce(() => import('../i18n/pt.js').then(({ pt }) => pt)),
    zh: loadOnce(() => import('../i18n/zh.js').then(({ zh }) => zh)),
  } satisfies LanguageLoaders,
};

export type Parts = typeof parts;
