import type { html as Html, LitElement } from 'lit';
import { asUrl } from '../feed/guard.js';
import type { Words } from '../i18n/words.js';
import type { Subscription } from '../view/subscribe.js';
import type { Resources } from './resources.js';

/** The form that takes addresses, and the feeds beside it. */
export class SubscriptionForm {
  #state: Subscription = 'asked';
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
  render(html: typeof Html, words: Words, action: string | undefined): unknown {
    return this.#resources.get('subscribe')?.subscribe({
      html,
      words,
      action,
      state: this.#state,
      feeds: this.feeds,
      submit: (event) => this.#join(event),
    });
  }

  async #join(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    await this.#show('sending');
    await this.#show(await this.#resources.get('subscribe')!.post(form));
    // To the mistake, or to the answer: the button that was pressed may be gone.
    if (this.#state === 'invalid') form.querySelector('input')?.focus();
    if (this.#state === 'joined') form.querySelector('p')?.focus();
  }

  async #show(state: Subscription): Promise<void> {
    this.#state = state;
    this.#element.requestUpdate();
    await this.#element.updateComplete;
  }
}
