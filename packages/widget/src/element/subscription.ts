import { html, type LitElement } from 'lit';
import { asUrl } from '../feed/guard.js';
import type { Words } from '../i18n/words.js';
import type { SubscriptionForm } from '../view/subscribe.js';
import type { Resources } from './resources.js';

/** The form that takes addresses, and the feeds beside it, whose code is fetched where either is wanted. */
export class Subscription {
  #form: SubscriptionForm | undefined;
  readonly #element: LitElement;
  readonly #resources: Resources;

  constructor(element: LitElement, resources: Resources) {
    this.#element = element;
    this.#resources = resources;
  }

  /** Links to feeds among the light content: a reader without JavaScript sees them too. */
  get feeds(): (readonly [format: string, url: string])[] {
    return [...this.#element.querySelectorAll<HTMLAnchorElement>('a[type]')]
      .filter(({ href }) => asUrl(href))
      .map(({ textContent, href }) => [textContent.trim(), href] as const);
  }

  /** Nothing where neither is wanted. */
  render(words: Words, action: string | undefined): unknown {
    const part = this.#resources.get('subscribe');
    if (part) this.#form ??= new part.SubscriptionForm(html, this.#element);
    return this.#form?.render({ words, action, feeds: this.feeds });
  }
}
