import { parts } from '../parts/parts.js';
import type { Address, AddressHost } from '../reader/address.js';

/** The address of the page as the place of what is asked; its code is fetched where the page wants that. */
export class KeptAddress {
  /** Until this has come, it is not known what the address asks for. */
  coming: Promise<void> | undefined;
  #address: Address | undefined;
  readonly #host: AddressHost;

  constructor(host: AddressHost) {
    this.#host = host;
  }

  /** Follows the address, and is followed by it, until the signal is aborted. */
  follow(signal: AbortSignal): void {
    const part = parts.address();
    const begin = ({ Address: Kept }: { Address: typeof Address }) => {
      if (signal.aborted) return;
      this.#address ??= new Kept(this.#host);
      this.#address.follow(signal);
    };
    if (part instanceof Promise) this.coming = part.then(begin, () => undefined);
    else begin(part);
  }

  /** Notes how deep the list is before it is left. */
  leave(): void {
    this.#address?.leave();
  }

  /** Something else is asked now. */
  write(...change: Parameters<Address['write']>): void {
    this.#address?.write(...change);
  }
}
