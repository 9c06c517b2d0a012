import { en, sayReason, tellingReasons } from '@trending-papers/core/words';
import type { html as Html } from 'lit';
import type { Entry } from '../feed/types.js';
import type { CardView } from './card.js';

export { cite, showSimilar } from '../reader/card-acts.js';
export { panels as css } from '../styles/panels.js';
export { sparkline } from './sparkline.js';

/** Lit's template tag is handed in: this file is fetched by itself, and a second Lit in it would ask for the policy again. */
export interface PanelsView extends Pick<CardView, 'words' | 'state'> {
  html: typeof Html;
  /** A paper's title with its link. */
  title(entry: Entry): unknown;
}

/** What is open below a card: why it ranks there, its BibTeX entry, papers like it. */
export function panels(entry: Entry, view: PanelsView) {
  const { open } = view.state;
  return [
    open.has('why') ? why(entry, view) : undefined,
    open.has('cite') ? bibtex(view) : undefined,
    open.has('similar') ? similar(view) : undefined,
  ];
}

/** Each reason as a sentence under a bar of what it gave: to the right what raised the paper, hatched to the left what held it back. */
function why({ reasons }: Entry, { html, words }: PanelsView) {
  const own = words.strings.reasons ?? en;
  const telling = tellingReasons(reasons.filter((reason) => typeof reason !== 'string'));
  const most = Math.abs(telling[0]?.contribution ?? 0) || 1;
  return html`<ul class="panel why" part="reasons">
    ${telling.map((reason) => {
      const share = Math.round((Math.abs(reason.contribution) / most) * 50);
      const isLess = reason.contribution < 0;
      return html`<li><svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class=${isLess ? 'less' : 'gain'} x=${isLess ? 50 - share : 50} width=${share} height="6" /></svg>${sayReason(reason, own)}${own.end}</li>`;
    })}
    ${reasons.filter((reason) => typeof reason === 'string').map((sentence) => html`<li>${sentence}</li>`)}
  </ul>`;
}

function bibtex({ html, state }: PanelsView) {
  return state.bibtex
    ? html`<pre class="panel" part="bibtex" dir="ltr" tabindex="0" aria-label="BibTeX">${state.bibtex}</pre>`
    : undefined;
}

function similar({ html, words, state, title }: PanelsView) {
  if (state.similar === undefined) return undefined;
  return html`<div class="panel" part="similar">
    <h4>${words.say('similar')}</h4>
    ${
      state.similar.length === 0
        ? html`<p>${words.say('noSimilar')}</p>`
        : html`<ul>${state.similar.map((entry) => html`<li dir="auto">${title(entry)}</li>`)}</ul>`
    }
  </div>`;
}
