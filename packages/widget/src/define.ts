import { TrendingPapersElement } from './element/element.js';
import type { TrendingPapersEventMap } from './element/events.js';
import { twoVersions, version } from './element/version.js';

export const tagName = 'trending-papers';

// A second copy of this script, or another version of it, must not take the page down: the first one wins.
if (globalThis.customElements) {
  const first = customElements.get(tagName) as { version?: string } | undefined;
  if (!first) customElements.define(tagName, TrendingPapersElement);
  else if (first.version !== version) console.warn(twoVersions, first.version);
}

declare global {
  interface HTMLElementEventMap extends TrendingPapersEventMap {}
  interface HTMLElementTagNameMap {
    'trending-papers': TrendingPapersElement;
  }
}
