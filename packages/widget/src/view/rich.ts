import { type MathsPiece, mayHoldMaths } from '@trending-papers/core/maths';
import { html, noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import type { Span } from '../search/types.js';

/** Sets a formula: TeX in, a node out, or nothing when it cannot. */
export type MathRenderer = (tex: string) => Node | undefined;

/** How texts are cut at their formulas, and each of those set; fetched when a paper may hold one. */
export interface Maths {
  split(text: string): readonly MathsPiece[];
  /** `isInName`: a link or a heading is called by the text around it. */
  render(tex: string, isInName: boolean): Node | undefined;
}

/** Keeps the node of a formula for as long as formula and renderer are the same: nodes must not be made each render. */
class Formula extends Directive {
  #tex: string | undefined;
  #renderer: Maths['render'] | undefined;

  render(tex: string, source: string, renderer: Maths['render'], isInName: boolean): unknown {
    if (tex === this.#tex && renderer === this.#renderer) return noChange;
    this.#tex = tex;
    this.#renderer = renderer;
    try {
      return renderer(tex, isInName) ?? source;
    } catch {
      return source;
    }
  }
}

const formula = directive(Formula);

/** A text with its formulas set, once their code has come, and the spans that a search found marked. */
export function rich(text: string, spans: readonly Span[], maths: Maths | undefined, isInName = false): unknown {
  if (maths === undefined || !mayHoldMaths(text)) return spans.length > 0 ? marked(text, 0, spans) : text;
  let at = 0;
  return maths.split(text).map((piece) => {
    const start = at;
    at += piece.text.length;
    return piece.tex === undefined
      ? marked(piece.text, start, spans)
      : html`${formula(piece.tex, piece.text, maths.render, isInName)}`;
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

/** Spans of a text in what is left of it from `by` on. */
export function shift(spans: readonly Span[], by: number): readonly Span[] {
  return by === 0 ? spans : spans.filter(([, to]) => to > by).map(([from, to]) => [Math.max(0, from - by), to - by]);
}

/** Characters that two lines of an abstract surely show. */
const inSight = 120;

/** Where to begin a text that shows two lines only, so that the first of the spans is among them: at a sentence or a word. */
export function excerptStart(text: string, spans: readonly Span[]): number {
  const first = spans[0]?.[0] ?? 0;
  if (first < inSight) return 0;
  const sentence = text.lastIndexOf('. ', first) + 2;
  const start = first - sentence < inSight ? sentence : text.indexOf(' ', first - inSight / 2) + 1;
  // Not in the midst of a formula, whose half would be shown as TeX.
  return text.slice(0, start).split('$').length % 2 === 1 ? Math.min(start, first) : 0;
}
