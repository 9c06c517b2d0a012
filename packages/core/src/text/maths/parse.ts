import { aText, checkArgument } from '../options.js';
import { alphabets, inAlphabet } from './alphabets.js';
import { element, type MathElement, mapText, textOf } from './element.js';
import { accents, accentsUnder, bigs, blanks, functions, letters, operators, silent, upright } from './symbols.js';
import { tokensOf } from './tokens.js';

const deepest = 40;
/** Longer than any formula in a title or abstract. */
const longest = 2_000;
/** Between a function and its neighbours, in em. */
const thin = 3 / 18;

/** What TeX would take for more than text, were it to stand in a text inside a formula. */
const activeInText = /[\\{}$^_%#&~]/;

/**
 * A formula in TeX as MathML in plain data, or nothing when it holds what is not on the list of signs and commands
 * below (environments, macros, colours, files, addresses): then it is text like any other. What is read is safe to write
 * as TeX again: it holds commands of that list alone, and every group is closed. Linear in the length of the formula.
 *
 * @example
 * parseMaths('x^2') // { name: 'math', attributes: {…}, children: [{ name: 'msup', … }] }
 */
export function parseMaths(tex: string): MathElement | undefined {
  checkArgument('The formula', tex, aText);
  if (tex.length > longest) return undefined;
  try {
    return new Formula(tex).all();
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

class Unsupported extends Error {}

/** Reads a formula from left to right. Each method reads one construct and gives its nodes. */
class Formula {
  readonly #tokens: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(tex: string) {
    this.#tokens = tokensOf(tex);
  }

  all(): MathElement {
    const row = this.#row([]);
    if (row.length === 0 || this.#at < this.#tokens.length) throw new Unsupported();
    return element('math', row, { alttext: this.#tokens.join('') });
  }

  #one(nodes: readonly MathElement[]): MathElement {
    return nodes.length === 1 ? nodes[0]! : element('mrow', nodes);
  }

  #peek(): string | undefined {
    while (/^\s/.test(this.#tokens[this.#at] ?? '')) this.#at += 1;
    return this.#tokens[this.#at];
  }

  #take(): string {
    const token = this.#peek();
    if (token === undefined) throw new Unsupported();
    this.#at += 1;
    return token;
  }

  /** Everything up to one of the tokens, which stays. */
  #row(until: readonly string[]): MathElement[] {
    const nodes: MathElement[] = [];
    for (;;) {
      const token = this.#peek();
      if (token === undefined || until.includes(token)) return nodes;
      const isFunction = token.startsWith('\\') && functions.has(token.slice(1));
      const last = nodes.at(-1)?.name;
      if (isFunction && last && last !== 'mo' && last !== 'mspace') nodes.push(this.#blank(thin));
      nodes.push(this.#scripted());
      if (isFunction && /^[\p{L}\d\\]/u.test(this.#peek() ?? '')) nodes.push(this.#blank(thin));
    }
  }

  /** One atom with the scripts that hang on it. */
  #scripted(): MathElement {
    const token = this.#peek()!;
    const base = "^_'".includes(token) ? element('mrow', []) : this.#atom();
    let below: MathElement | undefined;
    const above: MathElement[] = [];
    for (;;) {
      const next = this.#peek();
      if (next === '_') {
        this.#at += 1;
        below = this.#argument();
      } else if (next === '^') {
        this.#at += 1;
        above.push(this.#argument());
      } else if (next === "'") {
        this.#at += 1;
        above.push(element('mo', ['′']));
      } else if (next === '\\limits' || next === '\\nolimits') {
        this.#at += 1;
      } else break;
    }
    return this.#withScripts(base, below, above);
  }

  #withScripts(base: MathElement, below: MathElement | undefined, above: readonly MathElement[]): MathElement {
    if (below && above.length > 0) return element('msubsup', [base, below, this.#one(above)]);
    if (below) return element('msub', [base, below]);
    return above.length > 0 ? element('msup', [base, this.#one(above)]) : base;
  }

  /** A group in braces, or the single atom that stands there. */
  #argument(): MathElement {
    this.#depth += 1;
    if (this.#depth > deepest) throw new Unsupported();
    const node = this.#peek() === '{' ? this.#group() : this.#atom();
    this.#depth -= 1;
    return node;
  }

  #group(): MathElement {
    this.#expect('{');
    const row = this.#row(['}']);
    this.#expect('}');
    return this.#one(row);
  }

  #expect(token: string): void {
    if (this.#take() !== token) throw new Unsupported();
  }

  #atom(): MathElement {
    const token = this.#take();
    if (token.startsWith('\\')) return this.#command(token.slice(1));
    if (token === '{') {
      this.#at -= 1;
      return this.#argument();
    }
    if (/^\d/.test(token)) return element('mn', [token]);
    if (/^\p{L}$/u.test(token)) return element('mi', [token]);
    if (token === '~') return this.#blank(4 / 18);
    if ('}&^_%#$`"'.includes(token)) throw new Unsupported();
    return this.#operator(token === '-' ? '−' : token === '*' ? '∗' : token);
  }

  /** Brackets do not grow by themselves in TeX; those of `\left` do. */
  #operator(sign: string): MathElement {
    if (sign === '/') return element('mo', [sign], { lspace: '0', rspace: '0' });
    return element('mo', [sign], '()[]{}|‖⌊⌋⌈⌉⟨⟩∣'.includes(sign) ? { stretchy: 'false' } : {});
  }

  #blank(em: number): MathElement {
    return element('mspace', [], { width: `${em.toFixed(3)}em` });
  }

  #command(name: string): MathElement {
    const sign = operators.get(name);
    if (sign !== undefined) return this.#operator(sign);
    const letter = letters.get(name);
    if (letter !== undefined) return element('mi', [letter]);
    const plain = upright.get(name);
    if (plain !== undefined) return element('mi', [plain], { mathvariant: 'normal' });
    const blank = blanks.get(name);
    if (blank !== undefined) return this.#blank(blank);
    if (functions.has(name)) return element('mi', [name], { mathvariant: 'normal' });
    if (silent.has(name)) return element('mrow', []);
    if (bigs.test(name)) return element('mo', [this.#bracket()], { minsize: '1.2em', stretchy: 'true' });
    const alphabet = alphabets.get(name);
    if (alphabet !== undefined)
      return mapText(this.#argument(), /^m[in]$/, (text) => [...text].map((one) => inAlphabet(one, alphabet)).join(''));
    const over = accents.get(name);
    if (over !== undefined) return element('mover', [this.#argument(), element('mo', [over])], { accent: 'true' });
    const under = accentsUnder.get(name);
    if (under !== undefined) return element('munder', [this.#argument(), element('mo', [under])]);
    const build = Object.hasOwn(this.#constructs, name) ? this.#constructs[name] : undefined;
    if (build === undefined) throw new Unsupported();
    return build();
  }

  readonly #constructs: Readonly<Record<string, () => MathElement>> = {
    frac: () => element('mfrac', [this.#argument(), this.#argument()]),
    tfrac: () => this.#constructs.frac!(),
    dfrac: () => this.#constructs.frac!(),
    nicefrac: () => element('mrow', [this.#argument(), this.#operator('/'), this.#argument()]),
    binom: () => {
      const fraction = element('mfrac', [this.#argument(), this.#argument()], { linethickness: '0' });
      return element('mrow', [element('mo', ['(']), fraction, element('mo', [')'])]);
    },
    sqrt: () => {
      if (this.#peek() !== '[') return element('msqrt', [this.#argument()]);
      this.#expect('[');
      const degree = this.#one(this.#row([']']));
      this.#expect(']');
      return element('mroot', [this.#argument(), degree]);
    },
    overset: () => {
      const above = this.#argument();
      return element('mover', [this.#argument(), above]);
    },
    stackrel: () => this.#constructs.overset!(),
    underset: () => {
      const below = this.#argument();
      return element('munder', [this.#argument(), below]);
    },
    left: () => {
      const open = this.#bracket();
      const inside = this.#row(['\\right']);
      this.#expect('\\right');
      return element('mrow', [element('mo', [open]), ...inside, element('mo', [this.#bracket()])]);
    },
    not: () => {
      const node = this.#atom();
      return { ...node, children: [`${textOf(node)}\u0338`.normalize('NFC')] };
    },
    text: () => element('mtext', [this.#verbatim()]),
    textrm: () => this.#constructs.text!(),
    textit: () => this.#constructs.text!(),
    mbox: () => this.#constructs.text!(),
    mathrm: () => element('mi', [this.#verbatim().trim()], { mathvariant: 'normal' }),
    rm: () => this.#one(this.#row(['}'])),
    mathit: () => this.#argument(),
    operatorname: () => this.#constructs.mathrm!(),
    'operatorname*': () => this.#constructs.mathrm!(),
    textsc: () => this.#constructs.text!(),
    textsf: () => this.#constructs.text!(),
    pmod: () =>
      element('mrow', [
        this.#blank(0.4),
        this.#operator('('),
        element('mi', ['mod']),
        this.#blank(0.2),
        this.#argument(),
        this.#operator(')'),
      ]),
    bmod: () => element('mo', ['mod']),
  };

  /** The sign of a bracket; `\left.` stands for none. */
  #bracket(): string {
    const token = this.#take();
    if (token === '.') return '';
    if (token === '<') return '⟨';
    if (token === '>') return '⟩';
    const sign = token.startsWith('\\') ? operators.get(token.slice(1)) : token;
    if (sign === undefined || !'()[]{}|/‖⌊⌋⌈⌉⟨⟩∖↑↓↕∣'.includes(sign)) throw new Unsupported();
    return sign;
  }

  /** The text of a group as it stands, blanks and all. */
  #verbatim(): string {
    const token = this.#take();
    if (token !== '{') {
      if (activeInText.test(token)) throw new Unsupported();
      return token;
    }
    let text = '';
    for (; ; this.#at += 1) {
      const next = this.#tokens[this.#at];
      if (next === undefined) throw new Unsupported();
      if (next === '}') break;
      if (/^\\[%#&_$]$/.test(next)) text += next[1];
      else if (activeInText.test(next)) throw new Unsupported();
      else text += next;
    }
    this.#at += 1;
    return text.replace(/\s+/g, '\u00a0');
  }
}
