import type { FeedSession } from '../feed/session.js';
import type { Words } from '../i18n/words.js';
import type { NoteView } from '../view/feed.js';

interface Facts {
  words: Words;
  session: Pick<
    FeedSession,
    'entries' | 'total' | 'hasMore' | 'missing' | 'elsewhere' | 'skipped' | 'issues' | 'isFull'
  >;
  /** Whether the list is anything else than the feed from its beginning. */
  isAsked: boolean;
  /** What is searched for, and for what instead; the words as they were typed when somebody insists on them. */
  query: string;
  corrected: string | undefined;
  isLiteral: boolean;
  /** Whether a search goes without the index, whose code could not be had. */
  isPlain: boolean;
  isLoadingAll: boolean;
  /** Whether a number may count papers that the reader hid. */
  mayCountHidden: boolean;
  /** How many of the papers that the index found can be shown, where that is not all. */
  unreached: { shown: number; of: number } | undefined;
  /** How the index of the whole feed answers, where there is one and something is asked of it. */
  archive: 'searching' | 'incomplete' | 'answered' | undefined;
}

interface Ways {
  /** Searches for the words as they were typed. */
  insist(): void;
  search(query: string): void;
  retry(): void;
  stop(): void;
  loadAll(): void;
}

/** What is not whole about the list: of how many papers it speaks, which feeds are missing, how words are matched. */
export function notesOf(facts: Facts, ways: Ways): NoteView[] {
  const { words, session, isAsked, isPlain, isLoadingAll, archive } = facts;
  const { entries, total, hasMore, missing, elsewhere, skipped, issues } = session;
  const note = (text: string, label?: 'retry' | 'stop' | 'loadAll'): NoteView => ({
    text,
    ...(label && { action: { label: words.say(label), run: () => ways[label]() } }),
  });
  const notes = spelling(facts, ways);
  if (isPlain) notes.push(note(words.say('plainSearch')));
  if (archive === 'searching') notes.push(note(words.say('searching')));
  if (archive === 'incomplete') notes.push(note(words.say('incomplete')));
  if (facts.mayCountHidden) notes.push(note(words.say('hiddenCounted')));
  const { unreached } = facts;
  if (unreached) notes.push(note(words.say('part', { n: unreached.shown, total: unreached.of })));
  if (skipped > 0) notes.push(note(words.say('skippedItems', { n: skipped })));
  if (issues.length > 0) notes.push({ text: words.say('issues', { n: issues.length }), details: issues });
  if (archive === 'incomplete' || archive === 'answered') return notes;
  const numbers = { n: entries.length, total: total ?? 0 };
  if (isLoadingAll) return [...notes, note(words.say(total === undefined ? 'loading' : 'loaded', numbers), 'stop')];
  if (elsewhere !== undefined) notes.push(note(words.say('elsewhere', { host: new URL(elsewhere).host })));
  if (missing > 0) notes.push(note(words.say('missing', { n: missing }), 'retry'));
  // Where nothing is asked, the list begins as the whole would.
  else if (hasMore && (isAsked || total === undefined))
    notes.push(
      note(
        words.say(total !== undefined ? 'part' : isAsked ? 'partOpen' : 'hasMore', numbers),
        session.isFull ? undefined : 'loadAll',
      ),
    );
  return notes;
}

/** Words that were corrected, or could be. */
function spelling({ words, query, corrected, isLiteral }: Facts, { insist, search }: Ways): NoteView[] {
  if (corrected === undefined) return [];
  return isLiteral
    ? [{ text: words.say('didYouMean'), action: { label: corrected, run: () => search(corrected) } }]
    : [
        {
          text: words.say('corrected', { query: corrected }),
          action: { label: words.say('literally', { query }), run: insist },
        },
      ];
}
