/** Cards that fit into the first frame, and into each one after it. */
const paintedFirst = 12;
const paintedPerFrame = 24;

/**
 * How much of the list stands on the page: so many papers are to be shown, and so many of them are painted by now. A
 * long list is painted over several frames, the part that is seen in the first.
 */
export class Paging {
  #shown = 0;
  #painted = 0;
  #first = paintedFirst;

  /** Papers to be shown. */
  get shown(): number {
    return this.#shown;
  }

  /** Papers that may stand there now. */
  get painted(): number {
    return Math.min(this.#shown, this.#painted);
  }

  /** What a server rendered stood there already: it must not be taken away for a frame. */
  startWith(cards: number): void {
    this.#first = Math.max(paintedFirst, cards);
  }

  /** Back to the top of the list. */
  rewind(limit: number): void {
    this.#shown = limit;
    // Cards that stand there are filled anew: taking them away, to make them again in the next frame, costs more.
    this.#painted = Math.max(this.#first, Math.min(this.#painted, limit));
  }

  /** Shows some more than stand there now, out of `count`; the first of them at once. Returns how many those were. */
  grow(limit: number, count: number): number {
    const before = Math.min(this.#shown, count);
    this.#shown = before + limit;
    this.#painted = before + paintedFirst;
    return before;
  }

  /** Whether papers out of `count` are still to be painted. */
  isPainting(count: number): boolean {
    return this.#painted < Math.min(this.#shown, count);
  }

  paintOn(): void {
    this.#painted += paintedPerFrame;
  }
}
