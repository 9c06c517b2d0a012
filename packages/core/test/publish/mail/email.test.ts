import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { type EmailOptions, toEmail } from '../../../src/publish/index.js';
import { cleanLine } from '../../../src/text/clean.js';
import { papers, runs, text } from '../hostile.js';
import { bare, listing, preprint } from '../papers.js';

const options: EmailOptions = {
  from: { name: 'Trending Papers', address: 'digest@example.org' },
  to: { name: 'Ada "A" Lovelace', address: 'ada@example.org' },
  replyTo: { name: '王小明', address: 'wang@example.org' },
  listId: 'papers.example.org',
  unsubscribe: { url: 'https://example.org/u/3f9a', mailto: 'leave@example.org' },
  reasons: { [preprint.id]: ['118 upvotes in 9 hours', 'new today', 'third reason'] },
};

const headersOf = (eml: string) => eml.slice(0, eml.indexOf('\r\n\r\n')).replace(/\r\n /g, ' ').split('\r\n');

/** Fifty papers as long as papers are. */
const fifty = Array.from({ length: 50 }, (_, index) =>
  bare(`arxiv:2603.${10000 + index}`, `Learning to Measure the Long-Horizon Behaviour of Agents, Part ${index + 1}`, {
    abstract: 'A sentence about the problem, the method and the numbers that came of it. '.repeat(20),
    authors: Array.from({ length: 12 }, (_, author) => ({ name: `Given${author} Familyname${index}` })),
    published: '2026-03-02',
    ids: { arxiv: `2603.${10000 + index}` },
    links: {
      page: `https://arxiv.org/abs/2603.${10000 + index}`,
      pdf: `https://arxiv.org/pdf/2603.${10000 + index}`,
      code: `https://github.com/example/long-horizon-${index}`,
    },
    signals: { upvotes: 118, comments: 4, stars: 1204 },
    organization: 'Analytical Engine Laboratory',
  }),
);
const fiftyReasons = Object.fromEntries(
  fifty.map(({ id }) => [id, ['118 upvotes in 9 hours, 4.1 times the median of the day', '1,204 GitHub stars']]),
);

describe('toEmail', () => {
  const email = toEmail(listing, options);

  it('is read back by an independent parser: both parts, the people and the subject', async () => {
    const read = await PostalMime.parse(email.eml);
    expect(read.subject).toBe('Trending papers, 2026-03-06: Sparse Attention & the <Cost> of O(n²)');
    expect(read.from).toMatchObject(options.from!);
    expect(read.to?.[0]).toMatchObject(options.to!);
    expect(read.replyTo?.[0]).toMatchObject(options.replyTo!);
    expect(read.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(email.text.trimEnd());
    expect(read.html?.replaceAll('\r\n', '\n').trimEnd()).toBe(email.html.trimEnd());
    expect(read.date).toBe('2026-03-06T00:00:00.000Z');
  });

  it('puts the plain text first', () => {
    const types = [...email.eml.matchAll(/^Content-Type: ([^;\r]*)/gm)].map(([, type]) => type);
    expect(types).toEqual(['multipart/alternative', 'text/plain', 'text/html']);
  });

  it('lets its reader leave with one click, and filters know the list', () => {
    expect(headersOf(email.eml)).toEqual(
      expect.arrayContaining([
        'List-Id: <papers.example.org>',
        'List-Unsubscribe: <https://example.org/u/3f9a>, <mailto:leave@example.org?subject=unsubscribe>',
        'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
        'Auto-Submitted: auto-generated',
      ]),
    );
    expect(email.text).toContain('Unsubscribe: https://example.org/u/3f9a');
    expect(email.html).toContain('href="https://example.org/u/3f9a"');
  });

  it('says why a paper ranks, in both parts, and no more than two reasons', () => {
    expect(email.text).toContain('Why: 118 upvotes in 9 hours; new today\n');
    expect(email.html).toContain('<i>118 upvotes in 9 hours; new today</i>');
  });

  it('is the same to the byte however often it is written', () => {
    expect(toEmail(structuredClone(listing), options).eml).toBe(email.eml);
  });

  it('has lines that every server carries, in ASCII', () => {
    expect(email.eml).toMatch(/^[\t\r\n\x20-\x7E]*$/);
    expect(email.eml.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...email.eml.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  });

  it('takes less than 60 kB for 50 papers, headers and both parts', () => {
    const { eml, papers } = toEmail(fifty, { ...options, reasons: fiftyReasons });
    expect(papers).toHaveLength(50);
    expect(eml.length).toBeLessThan(60_000);
  });

  it('keeps to 90 kB and says in both parts what did not fit and where it is', () => {
    const many = Array.from({ length: 8 }, (_, copy) =>
      fifty.map((paper) => ({ ...paper, id: `${paper.id}${copy}` })),
    ).flat();
    const { html, papers, text } = toEmail(many, { ...options, homepage: 'https://example.org/all' });
    const left = many.length - papers.length;
    expect(left).toBeGreaterThan(0);
    expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(90_000);
    expect(new TextEncoder().encode(html).length).toBeGreaterThan(85_000);
    expect(text).toContain(`${left} more papers did not fit in this mail. All of them: https://example.org/all`);
    expect(html).toContain(`${left} more papers did not fit in this mail. <a href="https://example.org/all"`);
  });

  it('says that a mail address is none', () => {
    expect(() => toEmail([], { to: { address: 'a@b.org>\r\nBcc: c@d.org' } })).toThrow(/is no mail address/);
  });
});

describe('of hostile papers', () => {
  it('no text becomes a header, a part or markup', async () => {
    await fc.assert(
      fc.asyncProperty(papers, text, async (papers, title) => {
        const { eml, html, text } = toEmail(papers, {
          ...options,
          title,
          from: { name: title, address: 'a@example.org' },
        });
        const names = headersOf(eml).map((line) => /^[\w-]+(?=: )/.exec(line)?.[0]);
        expect(names).toEqual([...new Set(names)]);
        expect(names).not.toContain(undefined);
        expect(names).not.toContain('Bcc');
        const read = await PostalMime.parse(eml);
        expect(read.subject).toContain((cleanLine(title) || 'Trending papers').slice(0, 5).trim());
        expect(read.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(text.trimEnd());
        expect(read.attachments).toEqual([]);
        expect(foreignMarkup(html)).toEqual([]);
      }),
      runs(100),
    );
  });
});

/** Elements and attributes that the template does not have. */
function foreignMarkup(html: string): string[] {
  const names = new Set('html head meta title style body div table tbody tr td h1 b i a small br'.split(' '));
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!names.has(name)) found.push(name);
      found.push(...Object.keys(attributes).filter((key) => key.startsWith('on')));
      if (name === 'a' && !attributes.href?.startsWith('https://') && !attributes.href?.startsWith('http://'))
        found.push('href');
    },
  });
  parser.end(html);
  return found;
}
