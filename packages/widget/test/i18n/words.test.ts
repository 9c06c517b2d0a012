import { describe, expect, it } from 'vitest';
import { de } from '../../src/i18n/de.js';
import { english } from '../../src/i18n/locale.js';
import { createWords } from '../../src/i18n/words.js';

const words = createWords(english);
const now = Date.parse('2026-06-20T12:00:00Z');

describe('words', () => {
  it('choose the plural form and write numbers as the language does', () => {
    expect(words.say('upvotes', { n: 1 })).toBe('1 upvote');
    expect(words.say('upvotes', { n: 1234 })).toBe('1,234 upvotes');
    expect(createWords({ tag: 'de', strings: de }).say('upvotes', { n: 1234 })).toBe('1.234 Stimmen');
  });

  it('fill gaps with text as it is', () => {
    expect(words.say('hidden', { title: '<b>$& {n}' })).toBe('Hidden: <b>$& {n}');
  });

  it('can be replaced one by one', () => {
    expect(createWords(english, { more: 'Next!' }).say('more')).toBe('Next!');
  });

  it.each([
    ['2026-06-20T11:59:50Z', 'this minute'],
    ['2026-06-20T11:15:00Z', '45 minutes ago'],
    ['2026-06-20T05:00:00Z', '7 hours ago'],
    ['2026-06-20', 'today'],
    ['2026-06-19', 'yesterday'],
    ['2026-06-18T12:00:00Z', '2 days ago'],
    ['2026-01-05', '5 January 2026'],
    ['2026-06-25', '25 June 2026'],
    ['2026-03', 'March 2026'],
    ['2026', '2026'],
  ])('call %s "%s"', (date, expected) => {
    expect(words.ago(date, now)).toBe(expected);
  });
});
