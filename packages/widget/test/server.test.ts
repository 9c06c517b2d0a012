// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { renderPapers } from '../src/server.js';
import { makeFeed } from './support/papers.js';

const now = '2026-06-20T12:00:00Z';
const made = makeFeed(30, Date.parse(now));

describe('rendering on a server', () => {
  it('declares a shadow root with the first papers, and puts the whole feed inside', async () => {
    const markup = await renderPapers(made, { now, attributes: { limit: '5' } });
    expect(markup).toMatch(/^<trending-papers limit="5">\n<template shadowrootmode="open"><style>/);
    expect(markup.match(/<article/g)).toHaveLength(5);
    expect(markup).toContain('7 hours ago');
    const json = /<script type="application\/json">(.*)<\/script>/.exec(markup)![1]!;
    expect(JSON.parse(json)).toEqual(made);
  });

  it('gives the same bytes for the same feed and instant', async () => {
    expect(await renderPapers(made, { now })).toBe(await renderPapers(made, { now: new Date(now) }));
  });

  it('needs no options', async () => {
    expect(await renderPapers(made)).toMatch(/^<trending-papers>\n<template shadowrootmode="open">/);
  });

  it('offers searches for the title of a paper without any link, and of no other', async () => {
    const items = [{ title: 'Of Mice & Men' }, { title: 'Linked', url: 'https://a.example/1' }];
    const markup = await renderPapers({ title: 'T', items }, { now, language: 'de' });
    expect(markup.match(/scholar\.google/g)).toHaveLength(1);
    expect(markup).toContain('href="https://arxiv.org/search/?searchtype=title&amp;query=Of%20Mice%20%26%20Men"');
    expect(markup).toContain('Auf Google Scholar suchen');
  });

  it('writes whatever a paper holds as text', async () => {
    const title = '</script><script>alert(1)</script><template>';
    const markup = await renderPapers(
      { title, items: [{ title, url: 'javascript:alert(1)' }] },
      {
        now,
        attributes: { src: '"><img src=x>' },
        feeds: [{ title: '<b>', type: '"', href: '">' }],
      },
    );
    expect(markup.match(/<script/g)).toHaveLength(1);
    expect(markup).not.toContain('href="javascript:');
    expect(markup).not.toContain('<img src=x>');
    expect(markup).not.toContain('<b>');
    expect(markup).not.toContain('lit-part');
  });

  it('offers the feeds to readers without scripts, and speaks their language', async () => {
    const feeds = [{ title: 'RSS', type: 'application/rss+xml', href: 'feed.rss' }];
    const markup = await renderPapers(made, { now, language: 'de', feeds, nonce: 'n0nce' });
    expect(markup).toContain('<a type="application/rss+xml" href="feed.rss">RSS</a>');
    expect(markup).toContain('<style nonce="n0nce">');
    expect(markup).toContain('30 Arbeiten');
    expect(markup).toMatch(/^<trending-papers lang="de">/);
  });
});
