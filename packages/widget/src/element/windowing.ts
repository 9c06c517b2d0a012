import { render } from 'lit';
import type { Entry } from '../feed/types.js';
import { parts } from '../parts/parts.js';
import { cardAt, type FeedView } from '../view/feed.js';
import type { ListWindow, Row } from '../view/list-window.js';

/** Of lists with more papers than this, those near what is seen are made alone. */
export const longest = 60;

interface Host {
  node: Node;
  list(): HTMLElement | null;
  changed(): void;
  /** Leads the focus to a paper, which is made first. */
  goTo(id: string): void;
}

/** Fetches what a long list needs. Until that has come, and where it cannot, all of its papers are made. */
export class Windowing {
  #window: ListWindow | undefined;
  #isComing = false;
  /** A paper to be made as soon as there is a window. */
  #wanted: string | undefined;
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
    if (this.#window) this.#window.want(id);
    else this.#wanted = id;
    this.#host.changed();
  }

  /** Puts the papers of a long list there, once it is there; says whether there is a list of this kind. */
  settle(view: FeedView | undefined): boolean {
    if (view) this.#window?.fill(view.count, (item, index) => render(cardAt(index, view), item));
    this.#window?.settle();
    return this.#window !== undefined;
  }

  /** The list is short, or stands elsewhere from now on. */
  stop(): void {
    this.#window?.stop();
    this.#window = undefined;
    this.#wanted = undefined;
  }

  #open(): void {
    const part = parts.window();
    if (!(part instanceof Promise)) {
      this.#window = new part.ListWindow(this.#host, this.#host.node);
      if (this.#wanted !== undefined) this.#window.want(this.#wanted);
      this.#wanted = undefined;
    } else if (!this.#isComing) {
      this.#isComing = true;
      part.then(
        () => this.#begin(),
        () => undefined,
      );
    }
  }

  /** The papers that stand there are made anew: whichever has the focus keeps it. */
  #begin(): void {
    const focused = this.#host.list()?.querySelector<HTMLElement>('[data-id]:focus-within')?.dataset.id;
    if (focused === undefined) this.#host.changed();
    else this.#host.goTo(focused);
  }
}
