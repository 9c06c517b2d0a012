import fc from 'fast-check';
import type { Author, Paper } from '../../src/paper/schema.js';
import { bare } from './papers.js';

/** Pieces that break writers that forget something; each has broken one. */
const traps = [
  ']]>',
  '</script>',
  '<script>alert(1)</script>',
  '<!--',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '&amp;lt;b&amp;gt;',
  '\u202Etxt.exe',
  '\u2066isolated\u2069',
  'العربية עברית',
  '🤗👩‍🔬',
  '中文标题',
  '\uD83D',
  '\uDE00',
  '\u0000\u0007\u009F\uFFFE',
  '\r\nBcc: everybody@example.org',
  '\r\n.\r\n',
  '\u2028\u0085\t',
  '=cmd()',
  '@SUM(A1)',
  '＝1+1',
  '$x_{i}$',
  '$\\{$ and $5',
  '\\input{secret}',
  '{',
  '}',
  '%#&_~^',
  'A and B',
  'Family, Given',
  'ER  - ',
  'TY  - JOUR',
  '# heading',
  '[link](javascript:alert(1))',
  '```',
  '1. ',
  '- ',
  '| a | b |',
  '__proto__',
  '--=_boundary',
  '=?UTF-8?Q?x?=',
] as const;

/** Text of traps and of anything Unicode has. */
export const text = fc
  .array(fc.oneof(fc.constantFrom(...traps), fc.string({ unit: 'binary', maxLength: 12 }), fc.lorem({ maxCount: 4 })), {
    maxLength: 5,
  })
  .map((pieces) => pieces.join(' '));

const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'https://user:password@example.org/',
    'https://example.org/a b"<c>\'{d}|e\\f^g`[h]%zz',
    'https://例え.jp/パス?q=1&r=ü#é',
    'HTTP://EXAMPLE.ORG:80/../x',
    'https://[::1]:8080/a[1]',
    '//example.org/x',
    'feed.json',
    '',
    '\u0000https://example.org/',
    'https://exa\nmple.org/\n',
  ),
);

const date = fc.oneof(
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((instant) => instant.toISOString()),
  fc.constantFrom(
    '2026',
    '2026-03',
    '2026-03-18',
    '2026-03-18T09:30:00+05:30',
    '2026-02-31',
    '2026-13-01',
    '0000-01-01',
  ),
  fc.constantFrom('9999-12-31T23:59:59-14:00', 'yesterday', ''),
);

const author: fc.Arbitrary<Author> = fc.record(
  { name: text, family: text, given: text, orcid: fc.constantFrom('0000-0002-1825-0097', '"><script>') },
  { requiredKeys: ['name'] },
);

const id = fc.oneof(
  fc.integer({ min: 10000, max: 99999 }).map((number) => `arxiv:2603.${number}`),
  text.map((tail) => `doi:10.1000/${tail}`),
  text.map((tail) => `title:${tail}`),
  fc.constantFrom('__proto__', 'constructor:x', ':', ''),
);

const optional = fc.record(
  {
    abstract: text,
    published: date,
    updated: date,
    listed: date,
    ids: fc.dictionary(fc.constantFrom('arxiv', 'doi', 'pmid', 'x'), text),
    links: fc.record(
      { page: url, pdf: url, code: url, project: url, discussion: url, video: url },
      { requiredKeys: [] },
    ),
    signals: fc.dictionary(fc.constantFrom('upvotes', 'stars', 'x'), fc.oneof(fc.integer(), fc.double())),
    topics: fc.array(fc.oneof(text, fc.constantFrom('cs.LG', 'math.AG')), { maxLength: 3 }),
    venue: text,
    type: fc.oneof(text, fc.constantFrom('article', 'article-journal', 'paper-conference', 'thesis', 'book', 'report')),
    comment: text,
    organization: text,
    image: url,
    summary: fc.record({ text }),
    license: text,
  },
  { requiredKeys: [] },
);

/** A paper as the worst source might give it. */
const paper: fc.Arbitrary<Paper> = fc
  .tuple(id, text, fc.array(author, { maxLength: 4 }), optional)
  .map(([id, title, authors, more]) => bare(id, title, { authors, ...more }));

export const papers = fc.array(paper, { maxLength: 5 });

/** The same cases in every run. */
export const runs = (numRuns: number) => ({ numRuns, seed: 20260318 });
