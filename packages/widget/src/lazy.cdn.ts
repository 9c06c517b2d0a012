import type { Lazy } from './lazy.js';
import { once } from './once.js';

// A script has an address only while it runs first.
const here = (document.currentScript as HTMLScriptElement | null)?.src || document.baseURI;

/** A part that stands in `parts/` beside the script. A page opened from disk may not import it, and does without. */
const load = (name: string) => import(new URL(`parts/${name}.js`, here).href);
const part = <Part>(name: string) => once<Part>(() => load(name));
const strings = <Strings>(name: string) => once<Strings>(() => load(name).then((module) => module[name]));

/** Stands in the place of `lazy.ts` in the script for CDNs, which a bundler could not split. */
export const lazy: Lazy = {
  search: part('search'),
  maths: part('maths'),
  cite: part('cite'),
  subscribe: part('subscribe'),
  strings: {
    ar: strings('ar'),
    de: strings('de'),
    es: strings('es'),
    fr: strings('fr'),
    ja: strings('ja'),
    zh: strings('zh'),
  },
};
