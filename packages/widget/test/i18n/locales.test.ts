import { describe, expect, it } from 'vitest';
import { localeOf } from '../../src/i18n/locale.js';
import { en } from '../../src/i18n/strings.js';
import { lazy } from '../../src/lazy.js';

const gaps = (text: unknown) => [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

describe.each(Object.keys(lazy.strings))('the strings of %s', (language) => {
  it('say everything that English says, with the same gaps', async () => {
    const { strings } = await localeOf(language);
    expect(Object.keys(strings).sort()).toEqual(Object.keys(en).sort());
    for (const [key, value] of Object.entries(strings)) {
      expect(value, key).not.toBe('');
      const forms = typeof value === 'string' ? [value] : Object.values(value);
      for (const form of forms) expect(new Set(gaps(form)), key).toEqual(new Set(gaps(en[key as keyof typeof en])));
    }
  });
});

describe('choosing a language', () => {
  it('takes the region’s numbers with the language’s strings', async () => {
    expect(await localeOf('de-AT')).toMatchObject({ tag: 'de-AT', strings: { more: 'Mehr anzeigen' } });
    expect(await localeOf('en-GB')).toMatchObject({ tag: 'en-GB', strings: { more: 'Show more' } });
  });

  it('speaks English, dates and all, where it does not speak the language', async () => {
    expect(await localeOf('fi')).toMatchObject({ tag: 'en' });
    expect(await localeOf('constructor')).toMatchObject({ tag: 'en' });
  });
});
