import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import '../../src/define.js';
import { languages } from '../../src/i18n/languages.js';
import { localeOf } from '../../src/i18n/locale.js';
import { en, type Strings } from '../../src/i18n/strings.js';
import { parts } from '../../src/parts/parts.js';
import { makeFeed } from '../support/papers.js';

/** The element's own strings: those of reasons are core's, and tested there. */
const ownStrings = ({ reasons: _, ...own }: Strings) => Object.entries(own);

const gaps = (text: unknown) => [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

it('are one list: a file each, and a part each', () => {
  const files = readdirSync(join(import.meta.dirname, '../../src/i18n')).filter((name) => /^[a-z]{2}\.ts$/.test(name));
  expect(files.map((name) => name.slice(0, 2)).sort()).toEqual([...languages].sort());
  expect(Object.keys(parts.strings).sort()).toEqual([...languages].sort());
});

describe.each(languages)('the strings of %s', (language) => {
  it('say everything that English says, with the same gaps', async () => {
    const { strings } = await localeOf(language, parts.strings);
    const { reasons, ...said } = strings;
    expect(reasons?.tag.slice(0, 2)).toBe(language);
    expect(Object.keys(said).sort()).toEqual(Object.keys(en).sort());
    for (const [key, value] of ownStrings(strings)) {
      expect(value, key).not.toBe('');
      const forms = typeof value === 'string' ? [value] : Object.values(value);
      for (const form of forms) expect(new Set(gaps(form)), key).toEqual(new Set(gaps(en[key as keyof typeof en])));
    }
  });

  it('have a form for each number that the language tells apart, or one that agrees with all', async () => {
    const { strings } = await localeOf(language, parts.strings);
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    // Spanish, French and Portuguese say "un millón de"; no count here is a round million.
    const needed = categories
      .filter((category) => category !== 'many' || !['es', 'fr', 'pt'].includes(language))
      .sort();
    for (const [key, value] of ownStrings(strings)) {
      if (typeof value === 'string') continue;
      // A number after a colon, or between brackets, has nothing to agree with.
      if (/[:(] ?\{n\}/.test(value.other)) continue;
      expect(Object.keys(value).sort(), key).toEqual(needed);
    }
  });

  it('stand in the element where the page speaks the language, in its direction, and give way to the page’s own', async () => {
    document.body.innerHTML = `<div lang="${language}"><trending-papers controls="search"></trending-papers></div>`;
    const element = document.querySelector('trending-papers')!;
    element.items = makeFeed(2, Date.parse('2026-06-20T12:00:00Z'));
    const { strings } = await localeOf(language, parts.strings);
    const find = (selector: string) => element.renderRoot.querySelector<HTMLElement>(selector);
    await vi.waitFor(() => expect(find('input')?.getAttribute('aria-label')).toBe(strings.search));
    expect(find('.root')?.getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(find('[part=actions] .whole')?.textContent).toBe(strings.abstract);
    element.strings = { search: 'Ours' };
    await vi.waitFor(() => expect(find('input')?.getAttribute('aria-label')).toBe('Ours'));
    expect(find('[part=actions] .whole')?.textContent).toBe(strings.abstract);
  });
});

describe('choosing a language', () => {
  it('takes the region’s numbers with the language’s strings', async () => {
    expect(await localeOf('de-AT', parts.strings)).toMatchObject({ tag: 'de-AT', strings: { more: 'Mehr anzeigen' } });
    expect(await localeOf('en-GB', parts.strings)).toMatchObject({ tag: 'en-GB', strings: { more: 'Show more' } });
  });

  it('speaks English, dates and all, where it does not speak the language', async () => {
    expect(await localeOf('fi', parts.strings)).toMatchObject({ tag: 'en-GB' });
    expect(await localeOf('constructor', parts.strings)).toMatchObject({ tag: 'en-GB' });
  });
});
