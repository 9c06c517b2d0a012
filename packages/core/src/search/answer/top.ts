/** The best `size` of many, by value and then by arrival, in a binary heap: O(n log size). */
export class Top<T> {
  private readonly size: number;
  private readonly items: { value: number; order: number; item: T }[] = [];
  private seen = 0;

  constructor(size: number) {
    this.size = size;
  }

  /** Only what is above it enters. Not a number, which nothing is below, while there is room for anything. */
  get floor(): number {
    if (this.items.length < this.size) return Number.NaN;
    return this.items[0]?.value ?? Number.POSITIVE_INFINITY;
  }

  add(value: number, item: T): void {
    const entry = { value, order: this.seen++, item };
    const { items } = this;
    if (items.length < this.size) {
      items.push(entry);
      this.up(items.length - 1);
    } else if (items.length > 0 && value > items[0]!.value) {
      items[0] = entry;
      this.down();
    }
  }

  /** Best first. */
  list(): { value: number; item: T }[] {
    return [...this.items].sort((a, b) => b.value - a.value || a.order - b.order);
  }

  /** Whether the one at `a` is to leave before the one at `b`. */
  private worse(a: number, b: number): boolean {
    const one = this.items[a]!;
    const other = this.items[b]!;
    return one.value < other.value || (one.value === other.value && one.order > other.order);
  }

  private swap(a: number, b: number): void {
    const entry = this.items[a]!;
    this.items[a] = this.items[b]!;
    this.items[b] = entry;
  }

  private up(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.worse(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private down(): void {
    let at = 0;
    for (;;) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < this.items.length && this.worse(child, worst)) worst = child;
      if (worst === at) return;
      this.swap(at, worst);
      at = worst;
    }
  }
}
