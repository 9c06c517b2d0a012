import { describe, expect, it } from 'vitest';
import { services } from '../../src/fetch/services/table.js';
import type { Reason } from '../../src/paper/reason.js';
import { en } from '../../src/words/en.js';
import { languages, loadWords, sayReason, sayReasons, tellingReasons } from '../../src/words/index.js';
import { sayCount, sayNumber } from '../../src/words/say.js';
import { saySource, serviceNames } from '../../src/words/sources.js';

const gapsOf = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));

/** One reason of each kind that a ranking gives. */
const reasons: Reason[] = [
  { signal: 'upvotes', aspect: 'level', value: 56, usual: 9, contribution: 1.8 },
  { signal: 'upvotes', aspect: 'level', value: 3, usual: 9, contribution: -1.1 },
  { signal: 'comments', aspect: 'level', value: 1, usual: 0, at: '2026-05-23T18:09:41Z', contribution: 0.1 },
  {
    signal: 'stars',
    aspect: 'speed',
    value: 63,
    usual: 4,
    since: '2026-06-28T06:00:00Z',
    at: '2026-06-30T06:00:00Z',
    contribution: 4,
  },
  { signal: 'stars', aspect: 'acceleration', value: 2.5, contribution: 0.5 },
  { signal: 'citations', aspect: 'level', contribution: -99 },
  { signal: 'stars', aspect: 'level', contribution: 0.2 },
  { signal: 'age', value: 2, since: '2026-06-28', contribution: 0.4 },
  { signal: 'age', value: 200, since: '2025-12-12', contribution: -2 },
  { signal: 'position', value: 3, of: 67, contribution: 0.9 },
  { signal: 'position', value: 3, of: 67, source: 'hf:daily', contribution: 0.9 },
  { signal: 'boost', words: ['Ada Lovelace'], contribution: 1 },
  { signal: 'pin', contribution: 100 },
  { signal: 'cap', contribution: -1 },
  { signal: 'turn', contribution: -1 },
  { signal: 'alone', contribution: -1 },
  { signal: 'taste', like: 'Robot hands', words: ['robot', 'grasp'], contribution: 1.2 },
  { signal: 'taste', like: 'Robot hands', words: ['robot', 'grasp'], contribution: -1.2 },
  { signal: 'diversity', value: 0.5, like: 'Robot hands', contribution: -1 },
  { signal: 'reposts', aspect: 'level', value: 7, usual: 2, contribution: 1 },
];

it('says each kind of reason in English, dates and all', () => {
  expect(reasons.map((reason) => sayReason(reason, en))).toEqual([
    '56 upvotes, 6.2 times the usual',
    '3 upvotes, where 9 is usual',
    '1 comment (23 May 2026)',
    '63 stars a day (28–30 June 2026), 16 times the usual',
    '2.5 stars a day more than before',
    'No citations known',
    'No stars known: taken for the usual',
    'New: from 28 June 2026',
    'Older: from 12 December 2025',
    'Number 3 of 67',
    'Number 3 of 67 in Hugging Face daily',
    'Boosted for Ada Lovelace',
    'Pinned to the top',
    'Moved down: enough of its kind stands above',
    'Moved down: other sources have their turn',
    'Counts for less: nothing else rose with it',
    'Like “Robot hands”, which you liked: robot, grasp',
    'Like “Robot hands”, which you dismissed: robot, grasp',
    'Much like “Robot hands” above',
    'reposts: 7, 3.5 times the usual',
  ]);
});

describe.each(languages)('the words of %s', (language) => {
  it('have the gaps of the English ones', async () => {
    const { site: _, ...words } = await loadWords(language);
    expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort());
    for (const [key, template] of Object.entries(words)) {
      expect(template, key).not.toBe('');
      if (typeof template === 'string') expect(gapsOf(template), key).toEqual(gapsOf(en[key as 'speed']));
    }
  });

  it('have a form for each number that the language tells apart, or one that agrees with all', async () => {
    const { tag, signals } = await loadWords(language);
    const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    // Spanish, French and Portuguese say "un millón de"; no count here is a round million.
    const needed = categories.filter((category) => category !== 'many' || !['es', 'fr', 'pt'].includes(tag)).sort();
    for (const [signal, { name, most, ...forms }] of Object.entries(signals)) {
      expect([name, most].every(Boolean), signal).toBe(true);
      expect(Object.values(forms).every((form) => form.includes('{n}'))).toBe(true);
      // A number after a colon has nothing to agree with.
      if (!/: ?\{n\}/.test(forms.other)) expect(Object.keys(forms).sort(), signal).toEqual(needed);
    }
  });

  it('write numbers as Intl does', async () => {
    const words = await loadWords(language);
    const format = new Intl.NumberFormat(words.tag);
    const numbers = [...Array(1200).keys()].flatMap((whole) => [whole, whole + 0.1, whole + 0.5, whole + 0.25]);
    for (const number of [...numbers, -1, -0.5, 1e-7, 0.9999, 12345.678, 1e14])
      expect(sayNumber(number, words)).toBe(format.format(number));
  });

  it('leave no gap open, whatever the reason', async () => {
    const words = await loadWords(language);
    for (const sentence of sayReasons(reasons, words)) {
      expect(sentence).not.toMatch(/[{}]|undefined|NaN|Invalid/);
      expect(sentence.endsWith(words.end)).toBe(true);
    }
  });
});

describe('saying', () => {
  it('puts the weightiest first and leaves out what hardly counts and what is nothing', () => {
    const sentences = sayReasons(
      [
        { signal: 'comments', aspect: 'level', value: 3, contribution: 0.01 },
        { signal: 'stars', aspect: 'level', value: 0, contribution: -3 },
        { signal: 'upvotes', aspect: 'level', value: 56, contribution: 2 },
        'A sentence of another program.',
        { signal: 'position', value: 1, contribution: -4 },
      ],
      en,
    );
    expect(sentences).toEqual(['Number 1.', '56 upvotes.', 'A sentence of another program.']);
  });

  const age = (value: number, contribution: number, since: string): Reason => ({
    signal: 'age',
    value,
    usual: 2.5,
    since,
    contribution,
  });

  it.each([
    ['new', 'newer than usual and counts for it', age(0.5, 0.6, '2026-06-30'), ['New: from 30 June 2026.']],
    ['old', 'older than usual and against it', age(40, -1, '2026-05-21'), ['Older: from 21 May 2026.']],
    ['neither', 'newer than usual, yet against it', age(1, -1, '2026-06-29'), ['From 29 June 2026.']],
    ['neither', 'older than usual, yet for it', age(6, 0.4, '2026-06-24'), ['From 24 June 2026.']],
    ['neither', 'of the usual day', age(2.2, -0.6, '2026-06-28T07:12:00Z'), ['From 28 June 2026.']],
    [
      'nothing',
      'of a day that all share',
      { signal: 'age', value: 2.5, usual: 2.5, of: 1, since: '2026-06-28', contribution: 0.6 },
      [],
    ],
    ['nothing', 'without a date', { signal: 'age', contribution: 0.6 }, []],
    ['old', 'of a year', age(900, -9, '2024'), ['Older: from 2024.']],
    ['new', 'of a month', age(0.5, 0.6, '2026-06'), ['New: from June 2026.']],
  ] as const)('calls %s what is %s', (_, __, reason, said) => {
    expect(sayReasons([reason], en)).toEqual(said);
  });

  it('begins a date with a capital in every language that has them', async () => {
    const said = await Promise.all(
      languages.map(async (language) => sayReasons([age(6, 0.4, '2026-06-24')], await loadWords(language))[0]!),
    );
    for (const sentence of said) expect(sentence[0]).toBe(sentence[0]!.toUpperCase());
  });

  it('leaves out a day that is the usual one, unless nothing else is known', () => {
    const shared = age(2.5, 0.6, '2026-06-28');
    const place: Reason = { signal: 'position', value: 3, of: 46, contribution: 1e-6 };
    expect(sayReasons([shared, place], en)).toEqual(['Number 3 of 46.']);
    expect(tellingReasons([shared, { ...place, contribution: 0.9 }]).map(({ signal }) => signal)).toEqual(['position']);
    expect(tellingReasons([shared])).toEqual([shared]);
  });

  it.each([
    [0.96, '1 upvote'],
    [1, '1 upvote'],
    [1.04, '1 upvote'],
    [1.06, '1.1 upvotes'],
    [1_234_567, '1,234,567 upvotes'],
    [1e300, '1e+300 upvotes'],
  ])('counts %d as %s', (count, said) => {
    expect(sayCount('upvotes', count, en)).toBe(said);
  });

  it('takes a name that all objects have for a name like any other', () => {
    expect(sayCount('constructor', 3, en)).toBe('constructor: 3');
    expect(sayCount('__proto__', 3, en)).toBe('__proto__: 3');
  });

  it('does not count times beyond a thousand', () => {
    const reason: Reason = { signal: 'upvotes', aspect: 'level', value: 1e15, usual: 2, contribution: 9 };
    expect(sayReason(reason, en)).toBe('1e+15 upvotes, 1,000+ times the usual');
  });

  it('loads the language of a region, and English for one that is not there', async () => {
    expect((await loadWords('de-AT')).tag).toBe('de');
    expect((await loadWords('ZH-Hans')).tag).toBe('zh');
    expect((await loadWords('fi')).tag).toBe('en-GB');
    expect((await loadWords('constructor')).tag).toBe('en-GB');
  });

  it('says German in German', async () => {
    const de = await loadWords('de');
    expect(sayReasons(reasons.slice(0, 4), de)).toEqual([
      '63 Sterne am Tag (28.–30. Juni 2026), das 16-Fache des Üblichen.',
      '56 Stimmen, das 6,2-Fache des Üblichen.',
      '3 Stimmen; üblich: 9.',
      '1 Kommentar (23. Mai 2026).',
    ]);
  });
});

describe('a source', () => {
  it.each([
    ['hf:daily', 'Hugging Face daily'],
    ['arxiv:cs.LG', 'arXiv cs.LG'],
    ['lab:ours', 'lab:ours'],
    ['hf-daily', undefined],
    ['constructor:x', 'constructor:x'],
  ])('%s is called %s', (name, said) => {
    expect(saySource(name)).toBe(said);
  });

  it('of a file is not named: its format says nothing to a reader', () => {
    const reason: Reason = { signal: 'position', value: 3, of: 67, source: 'hf-daily', contribution: 1 };
    expect(sayReason(reason, en)).toBe('Number 3 of 67');
  });

  it('is called as its service is', () => {
    expect(Object.fromEntries(services.map(({ name, title }) => [name, title]))).toEqual(serviceNames);
  });
});
