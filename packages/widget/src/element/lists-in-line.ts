import { parts } from '../parts/parts.js';
import type { ListStore } from '../reader/list-store.js';
import { readingLists } from '../reader/reading-lists.js';
import { tell } from './events.js';

/** Keeps the reader's lists and those of the page in line, by code that is fetched where a page has any. */
export async function keepListsInLine(
  element: HTMLElement,
  store: ListStore,
  signal: AbortSignal,
  announce: () => void,
): Promise<void> {
  const failed = (error: unknown) => {
    const { message } = error as Error;
    tell(element, 'lists-error', { message });
    console.warn('<trending-papers> lists:', message);
    announce();
  };
  try {
    const { keepInLine } = await parts.sync();
    keepInLine(readingLists(), store, { signal, failed });
  } catch (error) {
    failed(error);
  }
}
