import { windowStart } from '@trending-papers/core/paper';
import { filesAt, openShards, type Shards } from '@trending-papers/core/search';
import { readEntry } from '../feed/read-paper.js';
import type { Entry } from '../feed/types.js';
import { type ListQuery, windowDays } from './select.js';
import type { SearchResult } from './types.js';

/** What is asked of the whole feed. */
export interface ArchiveQuestion extends Pick<ListQuery, 'query' | 'sort' | 'window' | 'topic'> {
  literally: boolean;
  /** Papers that the reader hid: they are neither shown nor counted. */
  hidden: readonly string[];
  /** How many papers are wanted. */
  limit: number;
}

/** Where an index is, and whether the reader's cookies go along. */
export interface Place {
  address: string;
  credentials: RequestCredentials;
}

export interface ArchiveAnswer extends SearchResult {
  /** Not everything that the question asks for was read. */
  isIncomplete: boolean;
  /** The number may count papers that the reader hid: there are too many to look all of them up. */
  mayCountHidden: boolean;
}

/** A query is sent when nobody has typed for so long, in milliseconds. */
const pause = 200;

/**
 * Asks the index that a feed keeps of all its papers beside itself, so that search and sort are about all of them with
 * no page of it loaded. Tells `changed` when an answer came, or will not come.
 */
export class Archive {
  /** The index could not be had: what is said is about the papers that are here. */
  hasFailed = false;
  /** The answer to the last question, once it came. */
  settled: Promise<void> = Promise.resolve();
  #address: string | undefined;
  #shards: Promise<Shards> | undefined;
  #asked: string | undefined;
  #answer: ArchiveAnswer | undefined;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Whether the answer to the last question is on its way. */
  get isSearching(): boolean {
    return this.#asked !== undefined && this.#answer === undefined && !this.hasFailed;
  }

  /** Nothing is asked any more. */
  rest(): void {
    this.#asked = undefined;
    this.#answer = undefined;
  }

  /** The answer of the index at an address; nothing while it is not known. `here` are the papers that were loaded. */
  find(place: Place, question: ArchiveQuestion, here: readonly Entry[]): ArchiveAnswer | undefined {
    const asked = JSON.stringify([place, question]);
    if (asked === this.#asked) return this.#answer;
    const isLonger = this.#asked !== undefined && this.#answer !== undefined && isSame(this.#asked, asked);
    // Who wants more of the same keeps what is there until it comes.
    if (!isLonger) this.#answer = undefined;
    this.#asked = asked;
    this.settled = this.#ask(asked, place, question, here);
    return this.#answer;
  }

  async #ask(asked: string, place: Place, question: ArchiveQuestion, here: readonly Entry[]): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (asked !== this.#asked) return;
    try {
      const shards = await this.#open(place);
      const { query, limit, literally, hidden } = question;
      const found = await shards.search(wordsOf(question), {
        limit,
        exclude: hidden,
        sort: sortOf(question),
        corrections: literally ? 'suggest' : 'apply',
      });
      if (asked !== this.#asked) return;
      const byId = new Map(here.map((entry) => [entry.paper.id, entry]));
      const marks = new Map(found.hits.map(({ id, highlights }) => [id, highlights]));
      // The files lie on a host like the feed: what they hold is read as carefully.
      const entries = found.hits.flatMap(({ id, paper }) => byId.get(id) ?? readEntry(paper, place.address) ?? []);
      this.hasFailed = false;
      this.#answer = {
        entries,
        total: found.total,
        isIncomplete: !found.complete,
        mayCountHidden: found.issues.some(({ code }) => code === 'exclusions-cut'),
        ...(found.corrected !== undefined && query !== '' && { corrected: found.corrected }),
        spans: ({ paper }, field) => marks.get(paper.id)?.[field] ?? [],
      };
    } catch {
      if (asked !== this.#asked) return;
      this.hasFailed = true;
    }
    this.#changed();
  }

  async #open({ address, credentials }: Place): Promise<Shards> {
    if (this.#shards === undefined || address !== this.#address) {
      this.#address = address;
      this.#shards = openShards(filesAt(address, (url) => fetch(url, { credentials })));
      // What failed may be had at the next question.
      this.#shards.catch(() => {
        this.#shards = undefined;
      });
    }
    return this.#shards;
  }
}

/** Whether two questions differ in the number of papers alone. */
function isSame(one: string, other: string): boolean {
  const bare = (asked: string) => asked.replace(/"limit":\d+/, '');
  return bare(one) === bare(other);
}

/** The question in the words of core's query language. */
function wordsOf({ query, topic, window }: ArchiveQuestion): string {
  const after = window && new Date(windowStart(windowDays[window], Date.now())).toISOString().slice(0, 10);
  return [query.trim(), topic && `topic:"${topic.replaceAll('"', ' ')}"`, after && `after:${after}`]
    .filter(Boolean)
    .join(' ');
}

function sortOf({ sort }: ArchiveQuestion): 'relevance' | 'date' | { signal: string } {
  if (sort === 'newest') return 'date';
  return sort === 'trending' || sort === 'for-you' ? 'relevance' : { signal: sort };
}
