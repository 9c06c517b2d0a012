import type { Paper } from '@trending-papers/core/paper';
import type { AttributeValues } from './attributes.js';

/** Which pictures are shown: those that the page wants, of those that can be had. */
export class Pictures {
  readonly #failed = new Set<string>();

  of({ image }: Paper, wanted: AttributeValues['images']): string | undefined {
    if (image === undefined) return undefined;
    if (wanted === 'own') return new URL(image).origin === location.origin ? image : undefined;
    return wanted === 'show' ? image : undefined;
  }

  /** Notes that a picture cannot be had: it is not asked for again, on any card that names it. */
  drop(url: string): void {
    this.#failed.add(url);
  }

  isLost(url: string | undefined): boolean {
    return url !== undefined && this.#failed.has(url);
  }
}
