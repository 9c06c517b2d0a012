/**
 * The best `size` of many, by value and then by arrival. Those that may be among them are kept until there are twice
 * as many, then sorted and the rest let go: O(n log size) at most.
 */
export class Top<T> {
  /** Only what is above it can still be among the best. Not a number, which nothing is below, while anything can. */
  floor = Number.NaN;
  private readonly size: number;
  private items: { value: number; item: T }[] = [];

  constructor(size: number) {
    this.size = size;
  }

  add(value: number, item: T): void {
    if (this.items.push({ value, item }) > 2 * this.size + 32) this.list();
  }

  /** Best first. */
  list(): { value: number; item: T }[] {
    // The sort is stable, and what came earlier stands first.
    this.items = this.items.sort((a, b) => b.value - a.value).slice(0, this.size);
    if (this.items.length === this.size) this.floor = this.items.at(-1)?.value ?? Number.POSITIVE_INFINITY;
    return this.items;
  }
}

/** The same by several values, of which each decides where those before it are equal. Nothing can be ruled out by the first. */
export class TopByKeys<T> {
  readonly floor = Number.NaN;
  private readonly size: number;
  private items: { keys: readonly number[]; item: T }[] = [];

  constructor(size: number) {
    this.size = size;
  }

  add(keys: readonly number[], item: T): void {
    if (this.items.push({ keys, item }) > 2 * this.size + 32) this.list();
  }

  /** Best first. */
  list(): { item: T }[] {
    this.items = this.items.sort((a, b) => compareKeys(a.keys, b.keys)).slice(0, this.size);
    return this.items;
  }
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return b[at]! > a[at]! ? 1 : -1;
  return 0;
}
