import { describe, expect, it } from 'vitest';
import { toBibtex } from '../../src/publish/cite/bibtex.js';
import { toAtom } from '../../src/publish/feed/atom.js';
import { toJsonFeed } from '../../src/publish/feed/json-feed.js';
import { toRss } from '../../src/publish/feed/rss.js';
import { toEmail } from '../../src/publish/mail/email.js';
import { toHtml } from '../../src/publish/page/html.js';
import { toCsv } from '../../src/publish/table/csv.js';
import { toMarkdown } from '../../src/publish/table/markdown.js';
import type { Publishable } from '../../src/publish/types.js';
import { rank } from '../../src/rank/rank.js';
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
