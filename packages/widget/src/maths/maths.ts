import { alphabets, inAlphabet } from './alphabets.js';
import { accents, accentsUnder, bigs, blanks, functions, letters, operators, silent, upright } from './symbols.js';

const namespace = 'http://www.w3.org/1998/Math/MathML';
const deepest = 40;
/** Between a function and its neighbours, in em. */
const thin = 3 / 18;

type Attributes = Readonly<Record<string, string>>;
type Child = Element | string;

/**
 * A formula in TeX as a MathML element, or nothing when it holds what this subset does not know (environments, macros,
 * colours): then the TeX itself is better shown. Built of nodes and text only, so that nothing in it can be markup.
 * Linear in the length of the formula.
 */
export function toMathml(tex: string, document: Document): Element | undefined {
  try {
    const math = new Formula(tex, document).all();
    math.setAttribute('alttext', tex);
    return math;
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

class Unsupported extends Error {}

/** Reads a formula from left to right. Each method reads one construct and gives its nodes. */
class Formula {
  readonly #tokens: readonly string[];
  readonly #document: Document;
  #at = 0;
  #depth = 0;

  constructor(tex: string, document: Document) {
    this.#tokens = tex.match(/\\(?:[a-zA-Z]+\*?|[\s\S])|\d+(?:,\d{3})*(?:\.\d+)?|\s+|[\s\S]/gu) ?? [];
    this.#document = document;
  }

  all(): Element {
    const row = this.#row([]);
    if (this.#at < this.#tokens.length) throw new Unsupported();
    return this.#make('math', row);
  }

  #make(name: string, children: readonly Child[], attributes: Attributes = {}): Element {
    const element = this.#document.createElementNS(namespace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  #one(nodes: readonly Element[]): Element {
    return nodes.length === 1 ? nodes[0]! : this.#make('mrow', nodes);
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
  #row(until: readonly string[]): Element[] {
    const nodes: Element[] = [];
    for (;;) {
      const token = this.#peek();
      if (token === undefined || until.includes(token)) return nodes;
      const isFunction = token.startsWith('\\') && functions.has(token.slice(1));
      const last = nodes.at(-1)?.localName;
      if (isFunction && last && last !== 'mo' && last !== 'mspace') nodes.push(this.#blank(thin));
      nodes.push(this.#scripted());
      if (isFunction && /^[\p{L}\d\\]/u.test(this.#peek() ?? '')) nodes.push(this.#blank(thin));
    }
  }

  /** One atom with the scripts that hang on it. */
  #scripted(): Element {
    const token = this.#peek()!;
    const base = "^_'".includes(token) ? this.#make('mrow', []) : this.#atom();
    let below: Element | undefined;
    const above: Element[] = [];
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
        above.push(this.#make('mo', ['′']));
      } else if (next === '\\limits' || next === '\\nolimits') {
        this.#at += 1;
      } else break;
    }
    return this.#withScripts(base, below, above);
  }

  #withScripts(base: Element, below: Element | undefined, above: readonly Element[]): Element {
    if (below && above.length > 0) return this.#make('msubsup', [base, below, this.#one(above)]);
    if (below) return this.#make('msub', [base, below]);
    return above.length > 0 ? this.#make('msup', [base, this.#one(above)]) : base;
  }

  /** A group in braces, or the single atom that stands there. */
  #argument(): Element {
    this.#depth += 1;
    if (this.#depth > deepest) throw new Unsupported();
    const node = this.#peek() === '{' ? this.#group() : this.#atom();
    this.#depth -= 1;
    return node;
  }

  #group(): Element {
    this.#expect('{');
    const row = this.#row(['}']);
    this.#expect('}');
    return this.#one(row);
  }

  #expect(token: string): void {
    if (this.#take() !== token) throw new Unsupported();
  }

  #atom(): Element {
    const token = this.#take();
    if (token.startsWith('\\')) return this.#command(token.slice(1));
    if (token === '{') {
      this.#at -= 1;
      return this.#argument();
    }
    if (/^\d/.test(token)) return this.#make('mn', [token]);
    if (/^\p{L}$/u.test(token)) return this.#make('mi', [token]);
    if (token === '~') return this.#blank(4 / 18);
    if ('}&^_%#$'.includes(token)) throw new Unsupported();
    return this.#operator(token === '-' ? '−' : token === '*' ? '∗' : token);
  }

  /** Brackets do not grow by themselves in TeX; those of `\left` do. */
  #operator(sign: string): Element {
    if (sign === '/') return this.#make('mo', [sign], { lspace: '0', rspace: '0' });
    return this.#make('mo', [sign], '()[]{}|‖⌊⌋⌈⌉⟨⟩∣'.includes(sign) ? { stretchy: 'false' } : {});
  }

  #blank(em: number): Element {
    return this.#make('mspace', [], { width: `${em.toFixed(3)}em` });
  }

  #command(name: string): Element {
    const sign = operators.get(name);
    if (sign !== undefined) return this.#operator(sign);
    const letter = letters.get(name);
    if (letter !== undefined) return this.#make('mi', [letter]);
    const plain = upright.get(name);
    if (plain !== undefined) return this.#make('mi', [plain], { mathvariant: 'normal' });
    const blank = blanks.get(name);
    if (blank !== undefined) return this.#blank(blank);
    if (functions.has(name)) return this.#make('mi', [name], { mathvariant: 'normal' });
    if (silent.has(name)) return this.#make('mrow', []);
    if (bigs.test(name)) return this.#make('mo', [this.#bracket()], { minsize: '1.2em', stretchy: 'true' });
    const alphabet = alphabets.get(name);
    if (alphabet !== undefined)
      return this.#restyle(this.#argument(), (text) => [...text].map((one) => inAlphabet(one, alphabet)).join(''));
    const over = accents.get(name);
    if (over !== undefined)
      return this.#make('mover', [this.#argument(), this.#make('mo', [over])], { accent: 'true' });
    const under = accentsUnder.get(name);
    if (under !== undefined) return this.#make('munder', [this.#argument(), this.#make('mo', [under])]);
    const build = Object.hasOwn(this.#constructs, name) ? this.#constructs[name] : undefined;
    if (build === undefined) throw new Unsupported();
    return build();
  }

  readonly #constructs: Readonly<Record<string, () => Element>> = {
    frac: () => this.#make('mfrac', [this.#argument(), this.#argument()]),
    tfrac: () => this.#constructs.frac!(),
    dfrac: () => this.#constructs.frac!(),
    nicefrac: () => this.#make('mrow', [this.#argument(), this.#operator('/'), this.#argument()]),
    binom: () => {
      const fraction = this.#make('mfrac', [this.#argument(), this.#argument()], { linethickness: '0' });
      return this.#make('mrow', [this.#make('mo', ['(']), fraction, this.#make('mo', [')'])]);
    },
    sqrt: () => {
      if (this.#peek() !== '[') return this.#make('msqrt', [this.#argument()]);
      this.#expect('[');
      const degree = this.#one(this.#row([']']));
      this.#expect(']');
      return this.#make('mroot', [this.#argument(), degree]);
    },
    overset: () => {
      const above = this.#argument();
      return this.#make('mover', [this.#argument(), above]);
    },
    stackrel: () => this.#constructs.overset!(),
    underset: () => {
      const below = this.#argument();
      return this.#make('munder', [this.#argument(), below]);
    },
    left: () => {
      const open = this.#bracket();
      const inside = this.#row(['\\right']);
      this.#expect('\\right');
      return this.#make('mrow', [this.#make('mo', [open]), ...inside, this.#make('mo', [this.#bracket()])]);
    },
    not: () => {
      const node = this.#atom();
      node.textContent = `${node.textContent}\u0338`.normalize('NFC');
      return node;
    },
    text: () => this.#make('mtext', [this.#verbatim()]),
    textrm: () => this.#constructs.text!(),
    textit: () => this.#constructs.text!(),
    mbox: () => this.#constructs.text!(),
    mathrm: () => this.#make('mi', [this.#verbatim().trim()], { mathvariant: 'normal' }),
    rm: () => this.#one(this.#row(['}'])),
    mathit: () => this.#argument(),
    operatorname: () => this.#constructs.mathrm!(),
    'operatorname*': () => this.#constructs.mathrm!(),
    textsc: () => this.#constructs.text!(),
    textsf: () => this.#constructs.text!(),
    pmod: () =>
      this.#make('mrow', [
        this.#blank(0.4),
        this.#operator('('),
        this.#make('mi', ['mod']),
        this.#blank(0.2),
        this.#argument(),
        this.#operator(')'),
      ]),
    bmod: () => this.#make('mo', ['mod']),
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
    if (this.#peek() !== '{') return this.#take();
    this.#at += 1;
    const end = this.#tokens.indexOf('}', this.#at);
    const text = this.#tokens.slice(this.#at, end).join('');
    if (end < 0 || /[\\{$]/.test(text)) throw new Unsupported();
    this.#at = end + 1;
    return text.replace(/\s+/g, '\u00a0');
  }

  /** Puts every letter and digit of a node into another alphabet. */
  #restyle(node: Element, style: (text: string) => string): Element {
    const leaves = node.children.length === 0 ? [node] : node.querySelectorAll('mi, mn');
    for (const leaf of leaves) leaf.textContent = style(leaf.textContent ?? '');
    return node;
  }
}
