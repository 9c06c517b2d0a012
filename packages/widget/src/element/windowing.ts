import type { Entry } from '../feed/types.js';
import { parts } from '../parts/parts.js';
import type { ListWindow, Row } from '../view/list-window.js';

/** Of lists with more papers than this, those near what is seen are made alone. */
export const longest = 60;

interface Host {
  node: Node;
  list(): HTMLElement | null;
  changed(): void;
}

/** Fetches what a long list needs. Until that has come, and where it cannot, all of its papers are made. */
export class Windowing {
  #window: ListWindow | undefined;
  #isComing = false;
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** The papers to stand on the page, of these; nothing where that is all of them. */
  rows(entries: readonly Entry[]): readonly Row[] | undefined {
    if (entries.length <= longest) {
      this.stop();
      return undefined;
    }
    if (this.#window === undefined) this.#open();
    return this.#window?.rows(entries.map(({ paper }) => paper.id));
  }

  /** Makes a paper, wherever in the list it stands. */
  want(id: string): void {
    this.#window?.want(id);
    this.#host.changed();
  }

  /** To be called when the papers stand there; says whether there is a list of this kind. */
  settle(): boolean {
    this.#window?.settle();
    return this.#window !== undefined;
  }

  /** The list is short, or stands elsewhere from now on. */
  stop(): void {
    this.#window?.stop();
    this.#window = undefined;
  }

  #open(): void {
    const part = parts.window();
    if (!(part instanceof Promise)) this.#window = new part.ListWindow(this.#host, this.#host.node);
    else if (!this.#isComing) {
      this.#isComing = true;
      part.then(this.#host.changed, () => undefined);
    }
  }
}
