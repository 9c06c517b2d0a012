import { parseJson } from './guard.js';
import { readFeed } from './read.js';
import type { Feed } from './types.js';

/** The feed in `<script type="application/json">` inside the element: there at once, also on pages opened from disk. */
export function readEmbedded(host: Element): Feed | undefined {
  const script = host.querySelector(':scope > script[type="application/json"]');
  return script ? readFeed(parseJson(script.textContent ?? ''), document.baseURI) : undefined;
}
