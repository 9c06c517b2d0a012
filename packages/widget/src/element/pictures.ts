import type { Paper } from '@trending-papers/core/paper';
import type { AttributeValues } from './attributes.js';

/** Whether a picture lies with the page: at its origin, or on a disk as the page does, where addresses have none. */
function isOwn(image: string): boolean {
  const { origin, protocol } = new URL(image);
  return protocol === 'file:' ? location.protocol === 'file:' : origin === location.origin;
}

/** Which pictures are shown: those that the page wants, of those that can be had. */
export class Pictures {
  readonly #failed = new Set<string>();

  of({ image }: Paper, wanted: AttributeValues['images']): string | undefined {
    if (image === undefined || this.#failed.has(image)) return undefined;
    if (wanted === 'own') return isOwn(image) ? image : undefined;
    return wanted === 'show' ? image : undefined;
  }

  /** A picture that cannot be had gives its space back, on every card that has it. */
  drop(url: string): void {
    this.#failed.add(url);
  }
}
