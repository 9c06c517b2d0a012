import type { Paper } from '@trending-papers/core/paper';
import type { AttributeValues } from './attributes.js';

/** Which pictures are shown: those that the page wants, of those that can be had. */
export class Pictures {
  readonly #failed = new Set<string>();

  of({ image }: Paper, wanted: AttributeValues['images']): string | undefined {
    if (image === undefined || this.#failed.has(image)) return undefined;
    if (wanted === 'own') return new URL(image).origin === location.origin ? image : undefined;
    return wanted === 'show' ? image : undefined;
  }

  /** A picture that cannot be had gives its space back, on every card that has it. */
  drop(url: string): void {
    this.#failed.add(url);
  }
}
