import type { html as Html, LitElement } from 'lit';
import type { Words } from '../i18n/words.js';

export { subscribe as css } from '../styles/subscribe.js';

type State = 'asked' | 'sending' | 'joined' | 'invalid' | 'refused';

interface SubscribeView {
  words: Words;
  /** Where the form posts to; no form without it. */
  action: string | undefined;
  /** Addresses of the feed by the name of their format. */
  feeds: readonly (readonly [format: string, url: string])[];
}

/** The line that invites, the feeds, and a form when there is somewhere to post it. */
export class SubscriptionForm {
  #state: State = 'asked';
  /** Lit's template tag: this file is fetched by itself, and a second Lit in it would ask for the policy again. */
  readonly #html: typeof Html;
  readonly #element: LitElement;

  constructor(html: typeof Html, element: LitElement) {
    this.#html = html;
    this.#element = element;
  }

  render({ words, action, feeds }: SubscribeView): unknown {
    const html = this.#html;
    return html`<div class="subscribe" part="subscribe">
      ${action ? this.#form(words, action) : undefined}
      <ul class="links">
        ${feeds.map(([format, url]) => html`<li><a href=${url} rel="noopener">${format}</a></li>`)}
      </ul>
    </div>`;
  }

  #form(words: Words, action: string): unknown {
    const state = this.#state;
    const hasFailed = state === 'invalid' || state === 'refused';
    const hasJoined = state === 'joined';
    return this
      .#html`<form class="join" action=${action} method="post" target="_blank" novalidate @submit=${(event: SubmitEvent) => this.#join(event)}>
      <label for="email">${words.say('subscribe')}</label>
      <input
        id="email" name="email" type="email" autocomplete="email" required maxlength="254"
        placeholder=${words.say('email')} aria-invalid=${state === 'invalid'} aria-describedby="joined" ?hidden=${hasJoined}
      />
      <button class="button" ?disabled=${state === 'sending'} ?hidden=${hasJoined}>${words.say('join')}</button>
      <p id="joined" role="status" tabindex="-1" ?data-failed=${hasFailed}>${hasFailed || hasJoined ? words.say(state) : undefined}</p>
    </form>`;
  }

  async #join(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    await this.#show('sending');
    await this.#show(await post(form));
    // To the mistake, or to the answer: the button that was pressed may be gone.
    if (this.#state === 'invalid') form.querySelector('input')?.focus();
    if (this.#state === 'joined') form.querySelector('p')?.focus();
  }

  async #show(state: State): Promise<void> {
    this.#state = state;
    this.#element.requestUpdate();
    await this.#element.updateComplete;
  }
}

/**
 * Posts the form and says how it went. A service without CORS headers cannot be asked from here: its own page then
 * opens and tells.
 */
async function post(form: HTMLFormElement): Promise<State> {
  if (!form.checkValidity()) return 'invalid';
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  try {
    const response = await fetch(form.action, { method: 'POST', body });
    return response.ok ? 'joined' : 'refused';
  } catch {
    form.submit();
    return 'asked';
  }
}
