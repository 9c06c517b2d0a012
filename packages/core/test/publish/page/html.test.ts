import { createHash } from 'node:crypto';
import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { toHtml } from '../../../src/publish/index.js';
import { pageStyle, pageStyleHash } from '../../../src/publish/page/style.js';
import { bare, listing, preprint, preprintTitle } from '../papers.js';

const sha256 = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** The page as a browser would have it; scripts are off. */
function open(html: string) {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true } } as object);
  window.document.write(html);
  return window.document;
}

describe('toHtml', () => {
  const reasons = { [preprint.id]: ['118 upvotes in 9 hours'] };
  const document = open(toHtml(listing, { reasons }));

  it('lists the papers with links, reasons and abstracts', () => {
    const [first] = document.querySelectorAll('ol.papers article');
    expect(first?.querySelector('h2 a')?.innerHTML).toBe(
      'Sparse Attention &amp; the &lt;Cost&gt; of <math alttext="O(n^2)"><mi>O</mi><mo stretchy="false">(</mo><msup><mi>n</mi><mn>2</mn></msup><mo stretchy="false">)</mo></math>',
    );
    expect(first?.querySelector('h2 a')?.getAttribute('href')).toBe(preprint.links.page);
    expect(first?.querySelector('.why')?.textContent).toBe('118 upvotes in 9 hours');
    expect(first?.querySelectorAll('details p').length).toBe(2);
    expect(document.querySelectorAll('ol.papers article').length).toBe(3);
  });

  it('names every author to reference managers', () => {
    const authors = Array.from({ length: 150 }, (_, index) => ({ name: `Author Number${index}` }));
    const page = toHtml([{ id: 'doi:10.1/a', title: 'A', authors }]);
    expect(page.match(/rft\.au=/g)).toHaveLength(150);
    expect(page.match(/"@type":"Person"/g)).toHaveLength(150);
  });

  it('links its three feeds', () => {
    const links = [...document.querySelectorAll('link[rel=alternate]')];
    expect(links.map((link) => [link.getAttribute('type'), link.getAttribute('href')])).toEqual([
      ['application/rss+xml', 'feed.xml'],
      ['application/atom+xml', 'atom.xml'],
      ['application/feed+json', 'feed.json'],
    ]);
  });

  it('describes the papers as linked data and as COinS', () => {
    const data = JSON.parse(document.querySelector('script[type="application/ld+json"]')?.textContent ?? '');
    expect(data.mainEntity.itemListElement[0].item).toMatchObject({
      '@type': 'ScholarlyArticle',
      name: preprintTitle,
      datePublished: '2026-03-02',
    });
    const coins = new URLSearchParams(document.querySelector('.Z3988')?.getAttribute('title') ?? '');
    expect(coins.get('rft.type')).toBe('preprint');
    expect(coins.getAll('rft.au')).toEqual(['Ada Lovelace', 'Vincent van den Berg', '王小明']);
  });

  it('names its style in a policy that allows nothing else', () => {
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content');
    expect(pageStyleHash).toBe(sha256(pageStyle));
    expect(document.querySelector('style')?.textContent).toBe(pageStyle);
    expect(policy).toContain(`default-src 'none'; style-src '${pageStyleHash}'`);
    expect(policy).not.toContain('script-src');
  });

  it('loads nothing: no address in it is fetched without a click', () => {
    expect(document.querySelectorAll('img, iframe, link[rel=stylesheet], script[src], object, video').length).toBe(0);
  });

  it('keeps hostile text as text', () => {
    const hostile = bare('title:1', '</title><script>alert(1)</script>', {
      abstract: ']]></details><img src=x onerror=alert(1)>',
      authors: [{ name: '"><svg onload=alert(1)>' }],
    });
    const page = open(toHtml([hostile], { title: '</script><script>alert(2)</script>' }));
    expect(page.querySelectorAll('img, svg, script:not([type])').length).toBe(0);
    expect(page.querySelector('h2')?.textContent).toBe('</title><script>alert(1)</script>');
  });

  it('has citation_ tags when it is of one paper', () => {
    const page = open(toHtml([preprint]));
    expect(page.querySelector('meta[name=citation_title]')?.getAttribute('content')).toBe(preprintTitle);
    expect(document.querySelector('meta[name=citation_title]')).toBeNull();
  });
});

describe('toHtml with the widget', () => {
  const script = 'customElements.define("trending-papers", class extends HTMLElement {});';
  const element = { script, scriptHash: sha256(script) };

  it('stands the list inside the element, after the data it starts from', () => {
    const document = open(toHtml(listing, { element }));
    const host = document.querySelector('trending-papers');
    const data = host?.querySelector(':scope > script[type="application/json"]')?.textContent ?? '';
    expect(JSON.parse(data).items[0]._papers.paper).toEqual(preprint);
    expect(host?.querySelectorAll('ol.papers article').length).toBe(3);
    expect(document.querySelector('script:not([type])')?.textContent).toBe(script);
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain(
      `script-src '${element.scriptHash}'`,
    );
  });

  it('refuses a script that would end early, and a hash that is none', () => {
    expect(() => toHtml([], { element: { ...element, script: 'let a = "</script>"' } })).toThrow(/end early/);
    expect(() => toHtml([], { element: { script, scriptHash: "x' *" } })).toThrow(/base64 digest/);
  });
});
