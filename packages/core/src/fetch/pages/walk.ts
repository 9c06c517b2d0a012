import { isTrendingPapersError } from '../../paper/errors.js';
import type { Listing } from '../../paper/schema.js';
import { unusableAnswer } from '../client/errors.js';
import type { Etiquette, Page, Read, Session } from '../types.js';
import { readEntries } from './read.js';
import { noticeRepeats, repeatedPage } from './repeats.js';

/** How the pages of a service follow each other. */
export interface Walk<T> {
  etiquette: Etiquette;
  read: Read<T>;
  /** Entries asked of a page. A shorter one is the last, unless the service counts more. */
  size: number;
  /**
   * The address of a page: after this many entries, with the answer before it where there is one, and its number from
   * 0. Nothing when there is no such page.
   */
  address: (received: number, before: T | undefined, number: number) => string | undefined;
  /** How many entries an answer holds. */
  entries: (answer: T) => number;
  /** Entries of the whole result, where the service counts them. */
  total?: (answer: T) => unknown;
  /** What `parse` is to read of an answer. @default the answer */
  input?: (answer: T) => object;
  /** The papers of an answer, where reading it gave them already. */
  listing?: (answer: T) => Listing;
  /** Entries beyond which this service gives none of a result. */
  reach?: number;
  /** Whether entries are versions of papers. */
  versions?: boolean;
  /** Whether an empty page in the middle of a result is a known fault of the service that another try mends. */
  emptyIsFault?: boolean;
}

/** Turns the pages of a result, until the service has no more or the caller stops. */
export async function* walk<T extends object>(session: Session, how: Walk<T>): AsyncGenerator<Page> {
  let received = 0;
  let total: number | undefined;
  let before: T | undefined;
  const repeats = noticeRepeats();
  const wanted = () => Math.min(session.limit, how.reach ?? session.limit, total ?? Number.POSITIVE_INFINITY);
  const read: Read<T> = async (body, url, counted) => {
    const answer = await how.read(body, url, counted);
    if (how.emptyIsFault && how.entries(answer) === 0 && received > 0 && received < (total ?? 0))
      throw unusableAnswer(url, 'with an empty page in the middle of the result');
    return answer;
  };
  for (let number = 0; ; number++) {
    const url = how.address(received, before, number);
    if (url === undefined) return;
    session.progress(`page ${number + 1}`, received, Number.isFinite(wanted()) ? wanted() : undefined);
    let answer: T;
    try {
      answer = await session.request(url, how.etiquette, read);
    } catch (error) {
      // The pages before are good, and who takes them sees that some are missing.
      if (how.emptyIsFault && number > 0 && isTrendingPapersError(error) && /empty page/.test(error.message)) return;
      throw error;
    }
    const entries = how.entries(answer);
    if (entries === 0 && number > 0) return;
    total = countOf(how.total?.(answer)) ?? total;
    const listing = how.listing?.(answer) ?? (await readEntries(entries, how.input?.(answer) ?? answer, url, session));
    if (repeats(listing)) {
      // Where the service counts, what is missing is told by the count.
      if (total === undefined) listing.issues.push(repeatedPage(session.source, number + 1, received));
      yield { listing, url, entries: 0, total, more: false };
      return;
    }
    received += entries;
    const ended = entries === 0 || (entries < how.size && received >= (total ?? 0));
    const reached = received >= (how.reach ?? Number.POSITIVE_INFINITY);
    const more = !ended && !reached && how.address(received, answer, number + 1) !== undefined;
    const { reach, versions } = how;
    yield { listing, url, entries, total, more, ...(reach !== undefined && { reach }), ...(versions && { versions }) };
    if (!more) return;
    before = answer;
  }
}

/** A count as services write it: 3700, "3700". */
function countOf(value: unknown): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const count = Number(value);
  return value !== '' && Number.isInteger(count) && count >= 0 ? count : undefined;
}
