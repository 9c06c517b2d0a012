/** Saved and hidden papers of one reader. One object for all elements of a page, so that they agree. */
export interface Shelf {
  readonly saved: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
  /** Puts a paper on a list, or takes it off, and tells everyone who watches. */
  toggle(list: 'saved' | 'hidden', id: string): boolean;
  /** Calls back after each change until the signal is aborted. */
  watch(changed: () => void, signal: AbortSignal): void;
}

const mostIds = 2_000;
const key = (list: string) => `trending-papers:${list}`;

/**
 * Keeps the lists in local storage where the frame allows it, else in memory only: in a sandboxed frame the mere
 * mention of `localStorage` throws.
 */
export function createShelf(storage: () => Storage): Shelf {
  const lists = { saved: read('saved'), hidden: read('hidden') };
  const events = new EventTarget();

  function read(list: string): Set<string> {
    try {
      const ids: unknown = JSON.parse(storage().getItem(key(list)) ?? '[]');
      return new Set(Array.isArray(ids) ? ids.filter((id) => typeof id === 'string').slice(-mostIds) : []);
    } catch {
      return new Set();
    }
  }

  return {
    ...lists,
    toggle(list, id) {
      const ids = lists[list];
      const isOn = !ids.delete(id);
      if (isOn) ids.add(id);
      try {
        storage().setItem(key(list), JSON.stringify([...ids].slice(-mostIds)));
      } catch {
        // Full or forbidden: the page still remembers.
      }
      events.dispatchEvent(new Event('change'));
      return isOn;
    },
    watch(changed, signal) {
      events.addEventListener('change', changed, { signal });
    },
  };
}

let shared: Shelf | undefined;
/** Made when first needed: importing this module touches no storage. */
export function shelf(): Shelf {
  shared ??= createShelf(() => localStorage);
  return shared;
}
