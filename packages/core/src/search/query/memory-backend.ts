import type { Issue } from '../../paper/schema.js';
import { issueOf } from '../issues.js';
import { type Listed, noDate } from '../store/columns.js';
import type { Segment } from '../store/segment.js';
import type { Store } from '../store/store.js';
import { dictionaryOf } from './dictionary.js';
import { identifier, pastedIdentifier } from './identifier.js';
import { anyTerm, type Condition, none, where } from './match.js';
import { nameGlance, nameTest } from './names.js';
import type { Filter, NameField, Reading } from './nodes.js';
import type { ParsedQuery } from './parse.js';
import { phraseTest } from './phrase.js';
import { type Plan, type PlanOptions, planOf, type QueryBackend } from './plan.js';
import { completionWeight, type Dictionary, type QueryWord, wordsIn, wordsOf } from './resolve.js';
import { synonymsIn } from './synonyms.js';
import { type Term, titleMask } from './terms.js';

const columnOf: Readonly<Record<NameField, Listed>> = { authors: 'authors', topics: 'topics', venue: 'venues' };

/** Whether a name is one that is asked for, once it was looked at. */
const verdict = { unknown: 0, fits: 1, not: 2 } as const;

/** What the parts of a query find in an index in memory. */
function memoryBackend(store: Store, issues: Issue[]): QueryBackend<Term, Segment> {
  const dictionary = dictionaryOf(store);
  return {
    read: (text, field, reading) => wordsOf(dictionary, text, field, reading),
    exactly: (text, field) => wordsIn(dictionary, text, field),
    together(first, second) {
      const word = wordsIn(dictionary, first + second, 'text').at(-1);
      return word?.terms.some((term) => dictionary.frequencyOf(term) > 0) ? word : undefined;
    },
    synonyms: (words) => synonymsIn(store, dictionary, words),
    telling: (text, reading) => tellingWord(store, dictionary, text, reading),
    any: anyTerm,
    pasted: (text) => pastedIdentifier(store, text),
    phrase(text, field, words) {
      const test = phraseTest(store, text, field);
      let told = false;
      return where((segment, doc) => {
        const fits = test(segment, doc);
        if (fits !== undefined) return fits;
        if (!told) issues.push(issueOf('phrase-unverified', {}));
        told = true;
        return true;
      }, words);
    },
    named(field, words) {
      const among = anyTerm(words.flatMap((word) => word.terms));
      // A paper that has the one word in a list of names has a name with it.
      if (words.length === 1) return among;
      const fits = nameTest(field, words);
      const mayFit = nameGlance(store.names, words);
      const known = new Uint8Array(store.names.size);
      const test = (entry: number): boolean => {
        if (known[entry] === verdict.unknown)
          known[entry] = mayFit(entry) && fits(store.names.text(entry)) ? verdict.fits : verdict.not;
        return known[entry] === verdict.fits;
      };
      return where((segment, doc) => {
        const { starts, values } = segment.columns.lists[columnOf[field]];
        for (let at = starts[doc]!; at < starts[doc + 1]!; at++) if (test(values[at]!)) return true;
        return false;
      }, among);
    },
    filter: (node) => filter(store, node),
  };
}

/** A stop word as titles and names have it, and what it may be the beginning of. */
function tellingWord(store: Store, dictionary: Dictionary<Term>, text: string, reading: Reading): QueryWord<Term> {
  const [word] = wordsIn(dictionary, text, 'authors');
  const entry = store.vocabulary.words.findText(text);
  const longer =
    reading === 'unfinished'
      ? dictionary.startingWith(text).words.flatMap((each) => dictionary.termsOf(each, 'title', completionWeight))
      : [];
  const title: Term = { zone: 'text', term: entry, mask: titleMask, weight: 1 };
  return { ...word!, terms: [title, ...word!.terms, ...longer] };
}

function filter(store: Store, node: Filter): Condition {
  switch (node.kind) {
    case 'date':
      return where(({ columns: { dates } }, doc) => {
        const date = dates[doc]!;
        return date >= node.from && date < node.to && date !== noDate;
      });
    case 'number':
      return where(({ columns: { signals } }, doc) => {
        const value = Object.hasOwn(signals, node.signal) ? signals[node.signal]![doc]! : Number.NaN;
        return value >= node.from && value <= node.to;
      });
    case 'has': {
      const bit = store.features.indexOf(node.feature);
      return bit < 0 ? none : where(({ columns: { has } }, doc) => ((has[doc]! >>> bit) & 1) === 1);
    }
    case 'id':
      return identifier(store, node.text);
  }
}

/** What a query asks of the papers of an index in memory. */
export function planIn(store: Store, query: ParsedQuery, options: PlanOptions = {}): Plan<Term, Segment> {
  const issues: Issue[] = [];
  return planOf(memoryBackend(store, issues), query, options, issues);
}
