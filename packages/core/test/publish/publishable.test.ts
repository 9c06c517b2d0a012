import { describe, expect, it } from 'vitest';
import { toSlack } from '../../src/publish/chat/slack.js';
import { toBibtex } from '../../src/publish/cite/bibtex.js';
import { toAtom } from '../../src/publish/feed/atom.js';
import { toJsonFeed } from '../../src/publish/feed/json-feed.js';
import { toRss } from '../../src/publish/feed/rss.js';
import { toEmail } from '../../src/publish/mail/email.js';
import { toHtml } from '../../src/publish/page/html.js';
import { toSite } from '../../src/publish/site/plan.js';
import { toCsv } from '../../src/publish/table/csv.js';
import { toMarkdown } from '../../src/publish/table/markdown.js';
import type { Publishable, PublishOptions } from '../../src/publish/types.js';
import { rank } from '../../src/rank/rank.js';
import { de, loadWords } from '../../src/words/index.js';
import { listing } from './papers.js';

const writers = { toRss, toAtom, toJsonFeed, toHtml, toMarkdown, toCsv, toBibtex, toEmail };

describe.each(Object.entries(writers))('%s', (_, write) => {
  it('writes what rank gives, with its reasons', () => {
    const ranked = rank(listing.papers);
    const papers = ranked.map(({ paper }) => paper);
    const reasons = Object.fromEntries(ranked.map(({ paper, reasons: why }) => [paper.id, why]));
    expect(write(ranked)).toEqual(write(papers, { reasons }));
  });

  it('writes papers that have no more than a title', () => {
    const written = write([{ title: 'Graphs that learn' }, { title: 'A second one' }]);
    expect(JSON.stringify(written)).toContain('Graphs that learn');
  });

  it.each([undefined, null, 42, {}, { papers: 'none' }])('says what it takes when it is given %j', (value) => {
    expect(() => write(value as unknown as Publishable)).toThrow(
      /^What is published must be a listing or an array of papers, not /,
    );
  });
});

describe('what stands around papers, in another language than it is marked as', () => {
  const spoken = {
    toRss,
    toAtom,
    toJsonFeed,
    toHtml,
    toEmail,
    toMarkdown,
    toSlack,
    toSite: (...of: Parameters<typeof toSite>) => [...toSite(...of)],
  };
  const told = (write: (papers: typeof listing, options: PublishOptions) => unknown, options: PublishOptions) => {
    const issues: unknown[] = [];
    write(listing, { ...options, onIssue: ({ code, facts }) => code === 'words-missing' && issues.push(facts) });
    return issues;
  };

  it.each(Object.entries(spoken))('is told once by %s', async (_, write) => {
    expect(told(write, { language: 'de' })).toEqual([{ language: 'de', spoken: 'en' }]);
    expect(told(write, { words: de })).toEqual([{ language: 'de', spoken: 'en' }]);
    expect(told(write, { language: 'it', words: await loadWords('it') })).toEqual([{ language: 'it', spoken: 'en' }]);
    expect(told(write, { language: 'en', words: await loadWords('de') })).toEqual([{ language: 'en', spoken: 'de' }]);
  });

  it.each(Object.entries(spoken))('is not the case in %s where the words are of that language', async (_, write) => {
    expect(told(write, {})).toEqual([]);
    expect(told(write, { language: 'en-GB' })).toEqual([]);
    expect(told(write, { language: 'de-AT', words: await loadWords('de') })).toEqual([]);
    expect(told(write, { words: await loadWords('de') })).toEqual([]);
  });

  it.each(Object.entries({ toBibtex, toCsv }))('is nothing in %s, which says no more than the papers', (_, write) => {
    expect(told(write, { language: 'de' })).toEqual([]);
  });
});
