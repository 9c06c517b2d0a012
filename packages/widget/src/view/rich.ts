import { mayHoldMaths, splitMaths } from '@trending-papers/core/maths';
import { html, noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import type { Span } from '../search/types.js';

/** Sets a formula: TeX in, a node out, or nothing when it cannot. */
export type MathRenderer = (tex: string) => Node | undefined;

/** Keeps the node of a formula for as long as formula and renderer are the same: nodes must not be made each render. */
class Formula extends Directive {
  #tex: string | undefined;
  #renderer: MathRenderer | undefined;

  render(tex: string, source: string, renderer: MathRenderer): unknown {
    if (tex === this.#tex && renderer === this.#renderer) return noChange;
    this.#tex = tex;
    this.#renderer = renderer;
    try {
      return renderer(tex) ?? source;
    } catch {
      return source;
    }
  }
}

const formula = directive(Formula);

/** A text with its formulas set, once there is a renderer, and the spans that a search found marked. */
export function rich(text: string, spans: readonly Span[], renderer: MathRenderer | undefined): unknown {
  if (renderer === undefined || !mayHoldMaths(text)) return spans.length > 0 ? marked(text, 0, spans) : text;
  let at = 0;
  return splitMaths(text).map((piece) => {
    const start = at;
    at += piece.text.length;
    return piece.tex === undefined
      ? marked(piece.text, start, spans)
      : html`${formula(piece.tex, piece.text, renderer)}`;
  });
}

/** `text` stands at `offset` of the text that the spans count in. */
function marked(text: string, offset: number, spans: readonly Span[]): unknown {
  const pieces: unknown[] = [];
  let end = 0;
  for (const [from, to] of spans) {
    const start = Math.max(from - offset, end);
    const stop = Math.min(to - offset, text.length);
    if (stop <= start) continue;
    pieces.push(text.slice(end, start), html`<mark part="mark">${text.slice(start, stop)}</mark>`);
    end = stop;
  }
  return pieces.length === 0 ? text : [...pieces, text.slice(end)];
}
