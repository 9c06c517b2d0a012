import { type MathElement, textOf } from './element.js';
import { parseMaths } from './parse.js';
import { mayHoldMaths, splitMaths } from './split.js';

/** Characters and what they are above and below the line: https://www.unicode.org/charts/PDF/U2070.pdf */
const pairs = (from: string, to: string): ReadonlyMap<string, string> => {
  const raised = [...to];
  return new Map([...from].map((character, index) => [character, raised[index]!]));
};
const above = pairs(
  '0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδϵθιϕφχ⊤',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᶲᵠᵡᵀ',
);
const below = pairs('0123456789+−=()aehijklmnoprstuvxβγρϕφχ', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵩᵪ');

/** Accents of TeX as marks that stand on the letter before them. */
const marks = pairs('^~¯→˙¨ˇ˘´`˚', '\u0302\u0303\u0304\u20d7\u0307\u0308\u030c\u0306\u0301\u0300\u030a');

/** Signs that stand between two things with a blank on either side. */
const between = /^[=<>≤≥⩽⩾≠≪≫≈∼≃≅≡≐∝≍≲≳≺≻⪯⪰∈∋∉⊂⊃⊆⊇⊊⊑⊢⊨⟂⊥∥∣∤≜≔∧∨∪∩→←↔⇒⇐⇔⟹⟺↦⟼⟶⟵↪⇌⇝+−±∓×÷∘⊕⊖⊗⊙⋅⋈∖]$/;

/** Letters of the mathematical alphabets as plain ones, which every font has and every search finds. */
const plainLetters = (text: string) => text.replace(/[\u{1D400}-\u{1D7FF}]/gu, (letter) => letter.normalize('NFKC'));

/** Whether it needs brackets beside a sign that binds. */
const isOne = (text: string) => /^[\p{L}\p{M}\p{N}′∞…]*$/u.test(text) || /^[([|‖⌊⌈⟨][^()[\]]*[)\]|‖⌋⌉⟩]$/u.test(text);

const inBrackets = (text: string) => (isOne(text) ? text : `(${text})`);

/** A script in small characters where all of them exist, else behind its sign. */
function script(sign: '^' | '_', text: string): string {
  const small = sign === '^' ? above : below;
  const characters = [...text.replace(/(?<=[+−=,]) | (?=[+−=])/g, '')];
  if (characters.every((character) => small.has(character))) return characters.map((one) => small.get(one)).join('');
  if (sign === '^' && /^[′∗*∘†‡]+$/.test(text)) return text.replaceAll('∗', '*').replaceAll('∘', '°');
  return sign + inBrackets(text);
}

const written: Readonly<Record<string, (parts: readonly string[], node: MathElement) => string>> = {
  mi: ([text = '']) => plainLetters(text),
  mspace: (_, { attributes }) => (Number.parseFloat(attributes.width ?? '0') > 0 ? ' ' : ''),
  msup: ([base = '', raised = '']) => inBrackets(base) + script('^', raised),
  msub: ([base = '', lowered = '']) => inBrackets(base) + script('_', lowered),
  msubsup: ([base = '', lowered = '', raised = '']) => inBrackets(base) + script('_', lowered) + script('^', raised),
  mfrac: ([top = '', bottom = ''], { attributes }) =>
    attributes.linethickness === '0' ? `${top} over ${bottom}` : `${inBrackets(top)}/${inBrackets(bottom)}`,
  msqrt: ([inside = '']) => `√${inBrackets(inside)}`,
  mroot: ([inside = '', degree = '']) =>
    ({ 3: '∛', 4: '∜' })[degree] === undefined
      ? `${script('^', degree)}√${inBrackets(inside)}`
      : `${{ 3: '∛', 4: '∜' }[degree]}${inBrackets(inside)}`,
  mover: ([base = '', over = ''], { attributes }) => {
    if (attributes.accent !== 'true') return base + script('^', over);
    const mark = marks.get(over);
    // A mark over more than a letter would stand on the last.
    return mark !== undefined && [...base].length === 1 ? (base + mark).normalize('NFC') : base;
  },
  munder: ([base = '', under = '']) => (/^[_⏟]$/.test(under) ? base : base + script('_', under)),
  math: (parts, node) => row(parts, node),
  mrow: (parts, node) => row(parts, node),
};

/** Signs between two things get their blanks; at the start or behind another sign they belong to what follows. */
function row(parts: readonly string[], { children }: MathElement): string {
  let text = '';
  for (const [index, part] of parts.entries()) {
    const child = children[index];
    const sign = typeof child === 'object' && child.name === 'mo' && between.test(part);
    const stands = sign && text !== '' && index + 1 < parts.length && !/[\s([{|,⟨]$/.test(text);
    text += stands ? ` ${part} ` : part === ',' && index + 1 < parts.length ? ', ' : part;
  }
  return text.replace(/ {2,}/g, ' ').trim();
}

function write(node: MathElement): string {
  const parts = node.children.map((child) => (typeof child === 'string' ? child : write(child)));
  return (written[node.name] ?? (() => textOf({ ...node, children: parts })))(parts, node).replaceAll('\u00a0', ' ');
}

/**
 * A text with its formulas in Unicode, for where no mathematics can be set: titles of feeds, subjects, terminals. A
 * formula that cannot be read stays as it is, signs and all.
 *
 * @example
 * mathsAsText('Bounds in $O(n \\log n)$ for $L_2$') // 'Bounds in O(n log n) for L₂'
 */
export function mathsAsText(text: string): string {
  if (!mayHoldMaths(text)) return text;
  return splitMaths(text)
    .map((piece) => {
      const math = piece.tex === undefined ? undefined : parseMaths(piece.tex);
      return (math && write(math)) || piece.text;
    })
    .join('');
}
