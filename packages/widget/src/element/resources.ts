import { localeOf } from '../i18n/locale.js';
import type { Strings } from '../i18n/strings.js';
import { createWords, type Words } from '../i18n/words.js';
import { type Parts, parts } from '../parts/parts.js';
import type { MathRenderer, Maths } from '../view/rich.js';

/** Parts that bring a style sheet of their own. */
type StyledPart = {
  [Name in keyof Parts]: Parts[Name] extends () => infer Part
    ? Awaited<Part> extends { css: string }
      ? Name
      : never
    : never;
}[keyof Parts];
type Loaded = { [Name in StyledPart]?: Awaited<ReturnType<Parts[Name]>> };

/** What is fetched for one element: its language, and the parts that it shows. Tells `changed` when something came. */
export class Resources {
  /** Nothing until the language's strings have come. */
  words: Words | undefined;
  maths: Maths | undefined;
  #isMathsComing = false;
  readonly #loaded: Loaded = {};
  #preparing: Promise<void> | undefined;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** A part, once it has come. */
  get<Name extends StyledPart>(name: Name): Loaded[Name] {
    return this.#loaded[name];
  }

  /** The style sheets of the parts that have come. */
  get css(): string[] {
    return Object.values(this.#loaded).map(({ css }) => css);
  }

  /** Gets what must be there before anything is shown. What is there already, as in one file, is taken at once. */
  prepare(
    language: string,
    strings: Partial<Strings> | undefined,
    wanted: readonly (boolean | Promise<unknown> | undefined)[],
  ): void {
    const locale = localeOf(language, parts.strings);
    const coming = wanted.filter((one) => one instanceof Promise);
    if (coming.length === 0 && !(locale instanceof Promise)) {
      this.#preparing = undefined;
      this.words = createWords(locale, strings);
      return;
    }
    const preparing = Promise.all([locale, ...coming]).then(([come]) => {
      // Meanwhile another language may have been asked for.
      if (preparing !== this.#preparing) return;
      this.words = createWords(come, strings);
      this.#changed();
    });
    this.#preparing = preparing;
  }

  /** Fetches a part; says whether it is there. A page opened from the disk may not import one, and does without. */
  load(name: StyledPart): boolean | Promise<boolean> {
    const part = parts[name]();
    if (part instanceof Promise)
      return (part as Promise<object>).then(
        (come) => this.#keep(name, come),
        () => false,
      );
    return this.#keep(name, part);
  }

  #keep(name: StyledPart, part: object): true {
    if (this.#loaded[name] === undefined) {
      Object.assign(this.#loaded, { [name]: part });
      this.#changed();
    }
    return true;
  }

  /** Fetches what sets formulas. Until it has come, and where it cannot, the TeX stays as it is. */
  async loadMaths(renderer: () => MathRenderer | undefined, document: () => Document): Promise<void> {
    if (this.#isMathsComing) return;
    this.#isMathsComing = true;
    try {
      const { splitMaths, toMathml } = await parts.maths();
      this.maths = {
        split: splitMaths,
        render: (tex, isInName) => (renderer() ?? toMathml)(tex, document(), isInName),
      };
      this.#changed();
    } catch {
      // A later visit may have it.
    }
  }
}
