import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toEmail, toHtml, toSite } from '../../../src/publish/index.js';
import { localStyle, localStyleHash } from '../../../src/publish/page/style.js';
import { en, languages, loadWords, type Words } from '../../../src/words/index.js';
import { siteWords } from '../../../src/words/site-words.js';
import { bare } from '../papers.js';

const papers = Array.from({ length: 40 }, (_, index) =>
  bare(`arxiv:2604.${String(index + 1).padStart(5, '0')}`, `Zzz ${index}`, {
    abstract: 'Zzz zzz.',
    authors: Array.from({ length: index === 3 ? 60 : 8 }, (_, author) => ({ name: `Qqq${author} Www${index % 4}` })),
    published: `2026-0${3 + (index % 2)}-${String(10 + (index % 15))}`,
    links: { page: 'https://x.example/a', pdf: 'https://x.example/b', code: 'https://x.example/c' },
    signals: { upvotes: 100 - index, stars: 1204, comments: 2 },
    history: [
      { at: '2026-04-20T00:00:00Z', signals: { upvotes: 1 } },
      { at: '2026-04-21T00:00:00Z', signals: { upvotes: 100 - index } },
    ],
    topics:
      index === 5 ? Array.from({ length: 9 }, (_, topic) => `kkk ${topic}`) : [index % 2 === 0 ? 'zz.ZZ' : 'qq.QQ'],
    organization: 'Vvv',
    version: 2,
    ...(index === 7 && { type: 'retracted', comment: '8 zz', license: 'CC-BY-4.0' }),
    ...(index === 8 && { summary: { text: 'Zzz.', kind: 'summary' as const, model: 'm' } }),
  }),
);
const ledger = [
  { source: 'hf:daily', day: '2026-04-20', received: 1, expected: 3, missing: 2 },
  { source: 'zz', day: '2026-04-21', received: 0, error: { message: 'zz' } },
];

/** Every text that stands around papers, by its name and form. */
const textsOf = (words: Words): [string, string][] =>
  Object.entries({ ...siteWords(words), ...words.links }).flatMap(([name, text]): [string, string][] =>
    typeof text === 'string' ? [[name, text]] : [[`${name}.other`, text.other]],
  );
const gapsOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
const others = languages.filter((language) => language !== 'en');

async function publishedIn(language: string): Promise<Map<string, string>> {
  const words = await loadWords(language);
  const options = { language, words, reasons: { [papers[0]!.id]: ['zz'] } };
  const listing = { title: 'Zz', papers, issues: [] };
  return new Map([
    ...toSite(listing, { ...options, ledger, similar: () => papers.slice(0, 2) }),
    ...[...toSite({ ...listing, papers: [] }, options)].map(([path, text]) => [`empty/${path}`, text] as const),
    ['page', toHtml(listing, options)],
    ['mail', toEmail(listing, options).text],
  ]);
}

describe.each(others)('a site in %s', (language) => {
  it('has every text, with the gaps that it has in English, and no markup', async () => {
    const texts = new Map(textsOf(await loadWords(language)));
    for (const [name, text] of textsOf(en)) {
      expect([name, gapsOf(texts.get(name)!)]).toEqual([name, gapsOf(text)]);
      expect(texts.get(name)).toMatch(/^[^<>&]+$/);
    }
  });

  it('says nothing in English, on no page', async () => {
    const own = textsOf(await loadWords(language)).map(([, text]) => text.toLowerCase());
    // What the language says in other letters or words: pieces between the gaps, of which each is a word at least.
    const english = textsOf(en)
      .flatMap(([, text]) => text.split(/\{\w+\}/))
      .map((piece) => piece.trim())
      .filter((piece) => /^[A-Z]?[a-z][a-z ,:.’'-]{3,}$/i.test(piece))
      .filter((piece) => !own.some((text) => text.includes(piece.toLowerCase())));
    expect(english.length).toBeGreaterThan(60);
    const months = /\b(?:January|February|March|April|May|June|July|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/;
    const nativeMonths = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
      Date.UTC(2026, 3),
    );
    for (const [path, text] of await publishedIn(language)) {
      if (!/\.html$|^page$|^mail$/.test(path)) continue;
      const seen = text
        .replace(/<style>[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<pre>[\s\S]*?<\/pre>|<meta [^>]*>/g, '')
        .replace(/\s(?:class|href|src|rel|type|id|datetime|lang|dir|title)="[^"]*"/g, '')
        .replace(/<\/?[a-z]\w*/gi, ' ');
      for (const piece of english)
        expect(
          new RegExp(`(?<![\\w-])${piece.replace(/[.]/g, '\\.')}(?![\\w-])`).exec(seen)?.[0] ?? '',
          `${path}: ${piece}`,
        ).toBe('');
      if (nativeMonths !== 'April') expect(seen, path).not.toMatch(months);
    }
  });

  it('is written the way of its language, and says which that is', async () => {
    const { dir } = siteWords(await loadWords(language));
    for (const [path, text] of await publishedIn(language)) {
      if (path.endsWith('.webmanifest')) expect(JSON.parse(text)).toMatchObject({ lang: language, dir });
      if (!path.endsWith('.html')) continue;
      expect(text).toContain(`<html lang="${language}"${dir === 'rtl' ? ' dir="rtl"' : ''}>`);
      if (!path.endsWith('digest.html')) expect(text).toMatch(new RegExp(`og:locale" content="${language}_[A-Z]{2}"`));
    }
  });
});

it('writes from right to left in Arabic alone', async () => {
  const all = await Promise.all(languages.map(async (name) => [name, siteWords(await loadWords(name)).dir] as const));
  expect(all.filter(([, dir]) => dir === 'rtl').map(([name]) => name)).toEqual(['ar']);
});

it('names the style of pages in other languages by its hash', () => {
  expect(localStyleHash).toBe(`sha256-${createHash('sha256').update(localStyle).digest('base64')}`);
});

it('takes the language of the words where none is given', async () => {
  expect(toHtml({ title: 'Zz', papers: [], issues: [] }, { words: await loadWords('ja') })).toContain(
    '<html lang="ja">',
  );
});
