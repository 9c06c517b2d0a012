import { html, nothing } from 'lit';
import type { Words } from '../i18n/words.js';

/** Grey cards of about the final size, so that nothing jumps when the papers come. */
export function skeleton(words: Words, cards: number) {
  return html`<slot name="loading">
    <div class="skeleton" part="loading" aria-hidden="true">
      <div class="ghost head"><i></i><i></i></div>
      ${Array.from({ length: cards }, () => html`<div class="ghost"><i></i><i></i><i></i><i></i></div>`)}
    </div>
    <p class="sr-only">${words.say('loading')}</p>
  </slot>`;
}

export function failure(words: Words, advice: string, retry: () => void) {
  return html`<div class="notice" part="error" role="alert">
    <slot name="error"><p>${words.say('failed')}</p><p>${advice}</p></slot>
    <button type="button" class="button" @click=${retry}>${words.say('retry')}</button>
  </div>`;
}

/** Nothing to show: because the feed is empty, or because of what was asked of it. */
export function emptiness(words: Words, text: string, reset: (() => void) | undefined) {
  return html`<div class="notice" part="empty">
    <slot name="empty"><p>${text}</p></slot>
    ${reset ? html`<button type="button" class="button" @click=${reset}>${words.say('reset')}</button>` : nothing}
  </div>`;
}
