import { html } from 'lit';
import type { Words } from '../i18n/words.js';
import type { JumpBox, JumpHost } from '../view/jump.js';
import type { Resources } from './resources.js';

/** The box that leads to a paper, an author or a topic, whose code is fetched when it is first asked for. */
export class Jump {
  #box: JumpBox | undefined;
  readonly #resources: Resources;
  readonly #host: Omit<JumpHost, 'html'>;

  constructor(resources: Resources, host: Omit<JumpHost, 'html'>) {
    this.#resources = resources;
    this.#host = host;
  }

  /** Opens it; says whether it could be had. */
  async open(): Promise<boolean> {
    if (!(await this.#resources.load('jump'))) return false;
    const { JumpBox } = this.#resources.get('jump')!;
    this.#box ??= new JumpBox({ ...this.#host, html });
    await this.#box.open();
    return true;
  }

  render(words: Words): unknown {
    return this.#box?.render(words);
  }
}
