import { escapeTexProse, texOf } from '../../text/escape/tex.js';

/** Words with what joins their parts: U-Net, GPT-4, C++. */
const compound = /[\p{L}\p{N}]+(?:[-./'’][\p{L}\p{N}]+)*(?:\+\+|#)?/gu;

/** A part that styles which lower-case titles would spoil: BERT, ImageNet, T5, D; the article A is no name. */
const spoiled = /.\p{Lu}|^\p{Lu}.*\p{N}|^(?![A])\p{Lu}$/u;

/** Names that are written large in the middle of a sentence, in titles where every word is. */
const names =
  /^(?:Bayes(?:ian)?|Gauss(?:ian)?s?|Markov(?:ian)?|Monte|Carlo|Fourier|Hilbert|Euclid(?:ean)?|Riemann(?:ian)?|Hessian|Jacobian|Lagrang(?:e|ian)|Hamilton(?:ian)?|Bernoulli|Poisson|Dirichlet|Laplac(?:e|ian)|Newton(?:ian)?|Bellman|Boltzmann|Kalman|Lipschitz|Nash|Shapley|Turing|Wasserstein|Sobolev|Banach|Chebyshev|Schrödinger|Einstein|Maxwell|Navier|Stokes|Langevin|Lyapunov|Pareto|Shannon|Fisher|Cauchy|Hopfield|Python|Java|Rust|Linux|Llama|Gemini|Claude|Mamba|Whisper|Qwen|Mistral|Wikipedia|Twitter|Reddit|English|Chinese|German|French|Spanish|Arabic|Japanese|Korean|Russian|Portuguese|Italian|Hindi|Turkish|Africa|African|America|American|Asia|Asian|Europe|European|Germany|France|China|India|Japan|Korea|Brazil|Britain|Canada|Italy|Spain|Russia)$/u;

/** Whether a title is written as a sentence: then a large letter within it is meant. */
function isSentence(title: string): boolean {
  const words = title.match(/(?<=\s)\p{L}{4,}/gu) ?? [];
  return words.filter((word) => /^\p{Ll}/u.test(word)).length > words.length / 2;
}

function protect(word: string, large: boolean): string {
  const parts = word.split(/[-./'’]/);
  const meant = parts.some((part) => spoiled.test(part) || names.test(part)) || /[+#]$/.test(word) || large;
  return meant && /\p{Lu}/u.test(word) ? `{${escapeTexProse(word)}}` : escapeTexProse(word);
}

/** What lies between words is escaped on its own. */
function titleProse(text: string, sentence: boolean): string {
  let tex = '';
  let end = 0;
  for (const match of text.matchAll(compound)) {
    tex +=
      escapeTexProse(text.slice(end, match.index)) +
      protect(match[0], sentence && match.index > 0 && /^\p{Lu}/u.test(match[0]));
    end = match.index + match[0].length;
  }
  return tex + escapeTexProse(text.slice(end));
}

/** Lower case would make another formula of it: L_2, \Delta. */
const titleFormula = (formula: string) => (/[A-Z]/.test(formula) ? `{${formula}}` : formula);

/** A title for BibTeX: acronyms and formulas with capitals in braces, so that styles keep them. */
export function titleToTex(title: string): string {
  const sentence = isSentence(title);
  return texOf(title, (prose) => titleProse(prose, sentence), titleFormula);
}

/** For fields that are taken as they are, such as addresses: what would break the entry is percent-encoded. */
export function verbatim(text: string): string {
  return text.replace(/[{}\\$\s^]/g, encodeURIComponent);
}
