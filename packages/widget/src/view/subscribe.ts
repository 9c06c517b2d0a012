import type { html as Html } from 'lit';
import type { Words } from '../i18n/words.js';

export { subscribe as css } from '../styles/subscribe.js';

export type Subscription = 'asked' | 'sending' | 'joined' | 'invalid' | 'refused';

export interface SubscribeView {
  /** Lit's template tag: this file is fetched by itself, and a second Lit in it would ask for the policy again. */
  html: typeof Html;
  words: Words;
  /** Where the form posts to; no form without it. */
  action: string | undefined;
  state: Subscription;
  /** Addresses of the feed by the name of their format. */
  feeds: readonly (readonly [format: string, url: string])[];
  submit(event: SubmitEvent): void;
}

/** The line that invites, the feeds, and a form when there is somewhere to post it. */
export function subscribe(view: SubscribeView) {
  const { html, action, feeds } = view;
  return html`<div class="subscribe" part="subscribe">
    ${action ? form(view, action) : undefined}
    <ul class="links">
      ${feeds.map(([format, url]) => html`<li><a href=${url} rel="noopener">${format}</a></li>`)}
    </ul>
  </div>`;
}

function form({ html, words, state, submit }: SubscribeView, action: string) {
  const hasFailed = state === 'invalid' || state === 'refused';
  const hasJoined = state === 'joined';
  return html`<form class="join" action=${action} method="post" target="_blank" novalidate @submit=${submit}>
    <label for="email">${words.say('subscribe')}</label>
    <input
      id="email" name="email" type="email" autocomplete="email" required maxlength="254"
      placeholder=${words.say('email')} aria-invalid=${state === 'invalid'} aria-describedby="joined" ?hidden=${hasJoined}
    />
    <button class="button" ?disabled=${state === 'sending'} ?hidden=${hasJoined}>${words.say('join')}</button>
    <p id="joined" role="status" tabindex="-1" ?data-failed=${hasFailed}>${hasFailed || hasJoined ? words.say(state) : undefined}</p>
  </form>`;
}

/**
 * Posts the form and says how it went. A service without CORS headers cannot be asked from here: its own page then
 * opens and tells.
 */
export async function post(form: HTMLFormElement): Promise<Subscription> {
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
