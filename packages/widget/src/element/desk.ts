import { html } from 'lit';
import type { Words } from '../i18n/words.js';
import { parts } from '../parts/parts.js';
import { readingLists } from '../reader/reading-lists.js';
import type { List } from '../search/select.js';
import type { Resources } from './resources.js';

/** What can be done with a list of the reader's as a whole; its code is fetched when such a list is first shown. */
export class Desk {
  readonly #resources: Resources;
  readonly #announce: (text: string) => void;

  constructor(resources: Resources, announce: (text: string) => void) {
    this.#resources = resources;
    this.#announce = announce;
  }

  render(words: Words, list: List): unknown {
    if (list === '') return undefined;
    const part = this.#resources.get('desk');
    if (part === undefined) void this.#resources.load('desk');
    return part?.desk({
      html,
      words,
      list,
      lists: readingLists(),
      announce: this.#announce,
      cite: parts.cite,
      read: parts.reader,
    });
  }
}
