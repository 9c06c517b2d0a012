import { TrendingPapersElement } from './element/element.js';
import type { TrendingPapersEventMap } from './element/events.js';

export const tagName = 'trending-papers';

// A second copy of this script, or another version of it, must not take the page down: the first one wins.
if (globalThis.customElements && !customElements.get(tagName)) customElements.define(tagName, TrendingPapersElement);

declare global {
  interface HTMLElementEventMap extends TrendingPapersEventMap {}
  interface HTMLElementTagNameMap {
    'trending-papers': TrendingPapersElement;
  }
}
