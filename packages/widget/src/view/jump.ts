import type { Paper } from '@trending-papers/core/paper';
import { goTo } from '@trending-papers/core/search';
import type { html as Html } from 'lit';
import type { Words } from '../i18n/words.js';

export { jump as css } from '../styles/jump.js';

export type Place = Awaited<ReturnType<typeof goTo>>[number];

export interface JumpHost {
  /** Lit's template tag: this file is fetched by itself, and a second Lit in it would ask for the policy again. */
  html: typeof Html;
  root(): ParentNode;
  papers(): readonly Paper[];
  /** How many papers the feed has in all, where more than are here. */
  total(): number | undefined;
  changed(): Promise<unknown>;
  go(place: Place): void;
}

const kinds = { title: 'kindTitle', author: 'kindAuthor', topic: 'kindTopic' } as const;

/** A box that leads to a paper, an author or a topic of which a few letters are typed: a combobox in a dialog. */
export class JumpBox {
  readonly #host: JumpHost;
  #papers: readonly Paper[] = [];
  #text = '';
  #places: readonly Place[] = [];
  #active = 0;
  #isOpen = false;

  constructor(host: JumpHost) {
    this.#host = host;
  }

  async open(): Promise<void> {
    // The list of names is kept for as long as this array is the same.
    this.#papers = this.#host.papers();
    this.#isOpen = true;
    this.#text = '';
    this.#places = [];
    await this.#host.changed();
    const dialog = this.#host.root().querySelector<HTMLDialogElement>('.jump');
    if (dialog && !dialog.open) dialog.showModal();
  }

  render(words: Words): unknown {
    if (!this.#isOpen) return undefined;
    const { html } = this.#host;
    const label = words.say('jump');
    const total = this.#host.total();
    const note = [
      this.#text.trim() && this.#places.length === 0 ? words.say('jumpNothing') : '',
      total === undefined ? '' : words.say('part', { n: this.#papers.length, total }),
    ];
    return html`<dialog class="jump" part="jump" aria-label=${label} @close=${() => this.#closed()} @click=${(event: Event) => this.#clicked(event)}>
      <input type="text" role="combobox" aria-label=${label} placeholder=${label} maxlength="100" autocomplete="off" autofocus
        aria-autocomplete="list" aria-expanded=${this.#places.length > 0} aria-controls="places"
        aria-activedescendant=${this.#places.length > 0 ? `place${this.#active}` : ''}
        .value=${this.#text} @input=${(event: Event) => this.#type((event.target as HTMLInputElement).value)} @keydown=${(event: KeyboardEvent) => this.#key(event)} />
      <ul id="places" role="listbox" aria-label=${label}>
        ${this.#places.map(({ kind, text }, at) => html`<li role="option" id="place${at}" aria-selected=${at === this.#active} @click=${() => this.#go(at)}><bdi>${text}</bdi> <small>${words.say(kinds[kind])}</small></li>`)}
      </ul>
      <p role="status">${note.filter(Boolean).join(' · ')}</p>
    </dialog>`;
  }

  async #type(text: string): Promise<void> {
    this.#text = text;
    const places = await goTo(this.#papers, text);
    // Something else may have been typed meanwhile.
    if (text !== this.#text) return;
    this.#places = places;
    this.#active = 0;
    await this.#host.changed();
  }

  #key(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const { length } = this.#places;
    if (event.isComposing || (step === undefined && event.key !== 'Enter')) return;
    event.preventDefault();
    if (step === undefined) this.#go(this.#active);
    else if (length > 0) {
      this.#active = (this.#active + step + length) % length;
      void this.#host.changed();
      this.#host.root().querySelector(`#place${this.#active}`)?.scrollIntoView({ block: 'nearest' });
    }
  }

  #go(at: number): void {
    const place = this.#places[at];
    if (place === undefined) return;
    this.#dialog?.close();
    this.#host.go(place);
  }

  /** What is beside the box is the dialog itself. */
  #clicked({ target }: Event): void {
    if (target === this.#dialog) this.#dialog?.close();
  }

  #closed(): void {
    this.#isOpen = false;
    void this.#host.changed();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.root().querySelector('.jump');
  }
}
