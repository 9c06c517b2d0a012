import { Parser } from 'htmlparser2';
import { isEscaped, unescapeMarkup } from './escape/markup.js';

/** Elements that end a paragraph. JATS names come without their prefix. */
const blocks = new Set(
  'article blockquote dd div dl dt h1 h2 h3 h4 h5 h6 li list list-item ol p pre sec section table td title tr ul'.split(
    ' ',
  ),
);
/** Elements whose content is not for readers. */
const hidden = new Set(['annotation', 'annotation-xml', 'script', 'style', 'template']);
/** Of these children the first is the base and the others are set high, low or under a fraction's bar. */
const scripts: Readonly<Record<string, readonly ('^' | '_' | '/')[]>> = {
  mfrac: ['/'],
  msub: ['_'],
  msubsup: ['_', '^'],
  msup: ['^'],
};

const raised = new Map([...'0123456789+-=()ni'].map((sign, index) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ'][index]!]));
const lowered = new Map([...'0123456789+-=()'].map((sign, index) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][index]!]));

/** A text that was escaped once more than it should have been: an entity is left, or an element with its end. */
const escapedAgain =
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});|<(i|em|b|strong|sub|sup|p|span|scp|jats:\w{1,20}|mml:\w{1,20})\b[^<>]{0,200}>[\s\S]{0,500}?<\/\1>/i;

interface Element {
  readonly name: string;
  /** How many pieces were written before it. */
  readonly start: number;
  children: number;
}

/** No text is nested so deep; the parser's own time grows with the square of the depth. */
const maxDepth = 512;

/** Deeper down, an index is left as it is: rewriting each level would cost the square of the depth. */
const deepestScript = 32;

/**
 * HTML, JATS or MathML as plain text: paragraphs apart by an empty line, indices as Unicode where there are such
 * characters, formulas as the `$…$` they carry or as their letters. Text that was escaped twice is unescaped twice,
 * never more. Linear; never throws.
 *
 * @example
 * htmlToText('<p>H<sub>2</sub>O &amp;amp; <i>K</i>-means</p>'); // 'H₂O & K-means'
 */
export function htmlToText(html: string): string {
  if (!/[<&]/.test(html)) return html;
  try {
    const once = read(html);
    return (escapedAgain.test(once) ? read(once) : once).trim();
  } catch {
    return html.replace(/<[^<>]*>/g, ' ').trim();
  }
}

/** Text that was only escaped needs no parser. */
const read = (html: string): string => (isEscaped(html) ? unescapeMarkup(html) : parsed(html));

function parsed(html: string): string {
  const writer = new Writer();
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name) {
        depth += 1;
        if (depth > maxDepth) throw new RangeError('Nested too deep.');
        writer.open(name.slice(name.indexOf(':') + 1));
      },
      onclosetag(name) {
        depth -= 1;
        writer.close(name.slice(name.indexOf(':') + 1));
      },
      ontext: (text) => writer.text(text),
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return writer.result();
}

class Writer {
  /** What was written so far, in pieces. */
  readonly #pieces: string[] = [];
  readonly #open: Element[] = [];
  #hidden = 0;
  /** Where the alternatives of a formula begin, of which only one is to be read. */
  #alternatives: { start: number; taken: boolean } | undefined;

  result(): string {
    return this.#pieces.join('');
  }

  open(name: string): void {
    const parent = this.#open.at(-1);
    if (parent) parent.children += 1;
    if (name === 'br') this.text('\n');
    if (blocks.has(name)) this.#paragraph();
    if (name === 'alternatives') this.#alternatives = { start: this.#pieces.length, taken: false };
    if (this.#hides(name)) this.#hidden += 1;
    this.#open.push({ name, start: this.#pieces.length, children: 0 });
  }

  close(name: string): void {
    const element = this.#open.pop();
    if (element === undefined) return;
    if (this.#hides(name)) this.#hidden -= 1;
    const rewrite = this.#open.length < deepestScript ? this.#rewriting(element) : undefined;
    if (rewrite) this.#pieces.push(rewrite(this.#pieces.splice(element.start).join('')));
    if (name === 'tex-math' && this.#alternatives && !this.#hidden) {
      const { start } = this.#alternatives;
      this.#pieces.splice(start, element.start - start);
      this.#alternatives.taken = true;
    }
    if (name === 'alternatives') this.#alternatives = undefined;
    if (blocks.has(name)) this.#paragraph();
  }

  text(text: string): void {
    if (this.#hidden === 0 && text !== '') this.#pieces.push(text);
  }

  /** The MathML of a formula whose TeX was read already, and TeX inside MathML, which repeats it. */
  #hides(name: string): boolean {
    return hidden.has(name) || (name === 'math' && this.#alternatives?.taken === true);
  }

  #paragraph(): void {
    const last = this.#pieces.at(-1);
    if (last !== undefined && !last.endsWith('\n\n')) this.text('\n\n');
  }

  /** What becomes of the text of an element, when not the text alone. */
  #rewriting({ name, start }: Element): ((text: string) => string) | undefined {
    const parent = this.#open.at(-1);
    const script = parent && scripts[parent.name]?.[parent.children - 2];
    if (script !== undefined) return (text) => (text === '' ? '' : formula(script, text));
    if (name !== 'title') return rewritings[name];
    // "Abstract" is no part of the abstract; the titles of its sections are.
    return (text) => (start === 0 && /^\s*abstract\s*$/i.test(text) ? '' : label(text));
  }
}

const rewritings: Readonly<Record<string, (text: string) => string>> = {
  math: (text) => text.replace(/\s+/g, ''),
  sub: (text) => characters(lowered, text) ?? text,
  sup: (text) => characters(raised, text) ?? text,
  'tex-math': dollars,
};

function characters(table: ReadonlyMap<string, string>, text: string): string | undefined {
  const signs = [...text.replaceAll('\u2212', '-')].map((sign) => table.get(sign));
  return text !== '' && signs.every((sign) => sign !== undefined) ? signs.join('') : undefined;
}

function formula(script: '^' | '_' | '/', text: string): string {
  if (script === '/') return `/${text}`;
  const table = script === '^' ? raised : lowered;
  return characters(table, text.trim()) ?? script + text.trim();
}

/** The formula in a `tex-math`, which may be a whole document. */
function dollars(tex: string): string {
  const body = /\\begin\{document\}([\s\S]*?)\\end\{document\}/.exec(tex)?.[1] ?? tex;
  const math = body
    .trim()
    .replace(/^\${1,2}|\${1,2}$/g, '')
    .trim();
  return math === '' ? '' : `$${math}$`;
}

function label(title: string): string {
  const trimmed = title.trim();
  return trimmed === '' || /[.:?!]$/.test(trimmed) ? trimmed : `${trimmed}:`;
}
