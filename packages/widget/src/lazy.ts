import { once } from './once.js';

/**
 * What is fetched only when it is needed. Bundlers make a chunk of each; the script for CDNs is built with
 * `lazy.cdn.ts` in the place of this file.
 */
export const lazy = {
  search: once(() => import('./search/index-part.js')),
  maths: once(() => import('./maths/maths.js')),
  cite: once(() => import('./cite.js')),
  subscribe: once(() => import('./view/subscribe.js')),
  strings: {
    ar: once(() => import('./i18n/ar.js').then(({ ar }) => ar)),
    de: once(() => import('./i18n/de.js').then(({ de }) => de)),
    es: once(() => import('./i18n/es.js').then(({ es }) => es)),
    fr: once(() => import('./i18n/fr.js').then(({ fr }) => fr)),
    ja: once(() => import('./i18n/ja.js').then(({ ja }) => ja)),
    zh: once(() => import('./i18n/zh.js').then(({ zh }) => zh)),
  },
};

export type Lazy = typeof lazy;
