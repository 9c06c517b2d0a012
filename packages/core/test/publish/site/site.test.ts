import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import type { Issue, Listing, Paper } from '../../../src/paper/schema.js';
import { passingFile, type SiteOptions, toSite } from '../../../src/publish/index.js';
import { sitemaps } from '../../../src/publish/site/machine.js';
import { paperSlug, slugOf } from '../../../src/publish/site/names.js';
import { papers as hostilePapers, runs, text } from '../hostile.js';
import { bare, listing } from '../papers.js';

const url = 'https://lab.example/papers/';
const element = { script: 'void 0;', scriptHash: 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' };

const siteOf = (of: Listing, options: SiteOptions = { url, element }) => new Map(toSite(of, options));
const listed = (papers: Paper[], more: Partial<Listing> = {}): Listing => ({
  title: 'Lab',
  papers,
  issues: [],
  ...more,
});

/** Papers on the days of three weeks, on two topics, by authors some of whom wrote several. */
const papers = Array.from({ length: 67 }, (_, index) =>
  bare(`arxiv:2604.${String(index + 1).padStart(5, '0')}`, `On the Matter of Number ${index} in $L_${index}$`, {
    abstract: `${'What we did, how, and what came of it, in sentences of the usual length. '.repeat(20)}Mark ${index}.`,
    authors: Array.from({ length: 8 }, (_, author) => ({ name: `Given${author} Family${index % 9}` })),
    published: `2026-04-${String(1 + (index % 21)).padStart(2, '0')}`,
    ids: { arxiv: `2604.${String(index + 1).padStart(5, '0')}` },
    links: {
      page: `https://arxiv.org/abs/2604.${index}`,
      pdf: `https://arxiv.org/pdf/2604.${index}`,
      code: 'https://code.example/x',
    },
    signals: { upvotes: 100 - index },
    history: [
      { at: '2026-04-20T00:00:00Z', signals: { upvotes: 1 } },
      { at: '2026-04-21T00:00:00Z', signals: { upvotes: 100 - index } },
    ],
    topics: [index % 2 === 0 ? 'cs.LG' : 'Graph Theory', 'rare', ...(index === 5 ? ['only once'] : [])],
    organization: index < 4 ? 'Lab of Examples' : 'Another Lab',
    sources: [{ name: 'hf:daily', seen: '2026-04-21T00:00:00Z' }],
  }),
);
const site = siteOf(listed(papers));

/** Links of a page, without those to elsewhere. */
function linksOf(html: string): string[] {
  const links: string[] = [];
  const parser = new Parser({
    onopentag(_, { href, src }) {
      for (const link of [href, src]) if (link !== undefined && !/^https?:/.test(link)) links.push(link);
    },
  });
  parser.end(html);
  return links;
}

function deadLinks(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([path, html]) =>
    path.endsWith('.html')
      ? linksOf(html)
          .map((link) => posix.normalize(posix.join(posix.dirname(path), link)))
          // A place on a page is one that the page has.
          .filter((target) => {
            const [file = '', place] = target.split('#');
            return !files.get(file)?.includes(place === undefined ? '' : ` id="${place}"`);
          })
          .map((target) => `${path} → ${target}`)
      : [],
  );
}

/** What the script of the front page puts into the element that it finds there. */
function embeddedIn(script: string) {
  const appended: { type: string; textContent: string }[] = [];
  const element = { append: (child: (typeof appended)[number]) => appended.push(child) };
  const document = { querySelector: () => element, createElement: () => ({}) };
  new Function('document', script)(document);
  expect(appended.map(({ type }) => type)).toEqual(['application/json']);
  return JSON.parse(appended[0]!.textContent);
}

describe('a site', () => {
  it('has a page a paper, topic, author, organisation, day, week and month, and what machines read', () => {
    const folders = [...site.keys()].map((path) => path.split('/').slice(0, -1).join('/'));
    const counts = Object.fromEntries(
      [...new Set(folders)].map((folder) => [folder, folders.filter((other) => other === folder).length]),
    );
    expect(counts).toMatchObject({ papers: 67, days: 21, weeks: 4, months: 1, topics: 6, labs: 4 });
    expect([...site.keys()]).toEqual(
      expect.arrayContaining([
        'index.html',
        '404.html',
        'sitemap.xml',
        'robots.txt',
        'icon.svg',
        'topics/cs.lg.html',
        'topics/cs.lg.xml',
      ]),
    );
    expect(site.has('topics/only-once.html')).toBe(false);
  });

  it('leads nowhere that is not there', () => {
    expect(deadLinks(site)).toEqual([]);
    expect(deadLinks(siteOf(listing, {}))).toEqual([]);
    expect(deadLinks(siteOf(listed([]), {}))).toEqual([]);
  });

  it('says of each abstract the beginning on its front page, the whole once beside it, and stays small', () => {
    const front = site.get('index.html')!;
    for (const index of [0, 30, 66]) {
      expect(front).not.toContain(`Mark ${index}.`);
      expect(site.get('front-page.js')!.split(`Mark ${index}.`)).toHaveLength(2);
    }
    expect(front.match(/class="excerpt"/g)).toHaveLength(67);
    expect(gzipSync(front).byteLength).toBeLessThan(60_000);
    expect(Buffer.byteLength(front)).toBeLessThan(250_000);
  });

  it('says on its front page of how many papers it shows the first', () => {
    const many = Array.from({ length: 130 }, (_, index) => bare(`doi:10.1234/${index}`, `Study ${index}`));
    const files = siteOf(listed(many));
    expect(files.get('index.html')).toContain('<p>100 of 130 papers');
    const embedded = embeddedIn(files.get('front-page.js')!);
    expect(embedded).toMatchObject({ next_url: 'feed-2.json', _papers: { total: 130 } });
    expect(embedded.items).toHaveLength(100);
  });

  it('gives the papers of its front page whole, whatever stands in them', () => {
    const odd = bare('doi:10.1234/odd', `It's a "back\\slash" \u2028 </script><!-- \${x} and\ta tab`, {
      signals: JSON.parse('{"__proto__": 7, "stars": 2}'),
      abstract: 'One line\nand another: \\n stays.',
    });
    const [item] = embeddedIn(siteOf(listed([odd])).get('front-page.js')!).items;
    expect(item._papers.paper.title).toBe(odd.title);
    expect(item._papers.paper.abstract).toBe(odd.abstract);
    expect(Object.entries(item._papers.paper.signals)).toEqual([
      ['__proto__', 7],
      ['stars', 2],
    ]);
  });

  it('has the page of a paper at the name it was first published under', () => {
    const renamed = { ...papers[0]!, publishedAs: 'openreview:AbC' };
    const paths = [...siteOf(listed([renamed])).keys()].filter((path) => path.startsWith('papers/'));
    expect(paths).toEqual([expect.stringMatching(/^papers\/openreview-abc-[\da-f]{8}(-[\da-f]{8})?\.html$/)]);
  });

  it('tells on the page of a paper all that is known of it', () => {
    const page = site.get('papers/arxiv-2604.00006.html')!;
    for (const part of [
      '<meta name="citation_title"',
      '"@type":"ScholarlyArticle"',
      '@misc{',
      'TY  - GEN',
      '<polyline',
      'href="../topics/graph-theory.html"',
      'href="../days/2026-04-06.html"',
      '<link rel="canonical" href="https://lab.example/papers/papers/arxiv-2604.00006.html">',
      '<math',
    ])
      expect(page).toContain(part);
  });

  it('says where the picture of a paper is from, and whose it is', () => {
    const image = 'https://images.example.org/a.png';
    const pictures = new Map([[image, { path: 'pictures/a.webp', width: 480, height: 270 }]]);
    const pageOf = (more: Partial<Paper>) =>
      siteOf(listed([bare('doi:10.1/a', 'A', { image, ...more })]), { pictures }).get('papers/doi-10.1-a.html');
    const from = `Picture: <a href="${image}">images.example.org</a>.`;
    expect(pageOf({ license: '<b>CC</b> BY 4.0' })).toContain(
      `${from} The paper’s licence: &lt;b&gt;CC&lt;/b&gt; BY 4.0`,
    );
    expect(pageOf({})).toContain(`${from} Its rights are its owner’s.`);
  });

  it('has one page of a topic however its papers spell it, called as most of them do', () => {
    const spelt = [
      'world models',
      'World Model',
      'World models',
      'world models',
      'C++',
      'c++',
      'C++',
      '数据',
      '数据',
      '数据',
    ];
    const files = siteOf(
      listed(spelt.map((topic, index) => bare(`doi:10.1/${index}`, `On ${index}`, { topics: [topic] }))),
    );
    const names = [...files.keys()].filter((path) => /^topics\/.*html$/.test(path));
    expect(names).toHaveLength(3);
    expect(files.get('topics/world-model.html')).toContain('<h1>world models</h1>');
    expect(files.get('papers/doi-10.1-1.html')).toContain(
      '<li><a href="../topics/world-model.html">world models</a></li></ul>',
    );
  });

  it('says with numbers where it has no page or no place for all', () => {
    const many = Array.from({ length: 1_530 }, (_, index) =>
      bare(`doi:10.1/${index}`, `On ${index}`, { topics: [`topic ${Math.floor(index / 3)}`], listed: '2026-04-01' }),
    );
    const issues: Issue[] = [];
    const files = siteOf(listed(many), { url, onIssue: (issue) => issues.push(issue) });
    expect(issues.map(({ code, facts }) => [code, facts])).toContainEqual([
      'cut-off',
      { what: 'topics', taken: 500, of: 510 },
    ]);
    expect(files.get('topics.html')).toContain('The 500 with the most papers have a page, of 510 with three or more.');
    expect(files.get('days/2026-04-01.html')).toContain('The best 100 of 1,530 are shown.');
    const people = Array.from({ length: 2_000 }, (_, index) => ({ name: `Author Number${index}` }));
    const page = siteOf(listed([bare('doi:10.1/a', 'A', { authors: people })])).get('papers/doi-10.1-a.html')!;
    expect(page).toContain('<summary>and 1,976 more</summary>');
    expect(page).toContain('Author Number1999</p>');
  });

  it('names every author to machines, however many there are', () => {
    const people = Array.from({ length: 150 }, (_, index) => ({ name: `Author Number${index}` }));
    const page = siteOf(listed([bare('doi:10.1/a', 'A', { authors: people })])).get('papers/doi-10.1-a.html')!;
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
    expect(JSON.parse(data).author).toHaveLength(150);
    expect(page.match(/name="citation_author"/g)).toHaveLength(150);
  });

  it('gives the feed of a topic its newest papers, not those that rank highest', () => {
    const many = Array.from({ length: 130 }, (_, index) =>
      bare(`doi:10.1/${index}`, `Rank ${index + 1}`, {
        topics: ['cs.CV'],
        listed: index < 120 ? '2026-04-01' : '2026-04-02',
      }),
    );
    const titles = [
      ...siteOf(listed(many))
        .get('topics/cs.cv.xml')!
        .matchAll(/<title>(Rank \d+)<\/title>/g),
    ];
    expect(titles).toHaveLength(100);
    expect(titles.slice(0, 11).map(([, title]) => title)).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `Rank ${121 + index}`),
      'Rank 1',
    ]);
  });

  it('tells once what cannot be written, of all papers', () => {
    const issues: Issue[] = [];
    const many = Array.from({ length: 102 }, (_, index) =>
      bare(`doi:10.1/${index}`, `On ${index}`, {
        links: { pdf: index % 101 === 0 ? 'file:///etc/passwd' : undefined },
      }),
    );
    siteOf(listed(many), { url, hub: 'ftp://hub.example/', onIssue: (issue) => issues.push(issue) });
    const unusable = issues.filter(({ code }) => code === 'url-unusable');
    expect(unusable.map(({ where }) => where)).toEqual(['hub', 'papers[0].links.pdf', 'papers[101].links.pdf']);
  });

  it('counts a paper of a source once, on however many days it stood there', () => {
    const sources = ['2026-04-01', '2026-04-03', '2026-04-02'].map((seen) => ({ name: 'hf:daily', seen }));
    const [a, b] = ['a', 'b'].map((id) => bare(`doi:10.1/${id}`, `On ${id}`, { sources }));
    expect(siteOf(listed([a!, b!])).get('about.html')).toContain(
      'Hugging Face daily: 2 papers, the newest first seen there on 3 April 2026',
    );
  });

  it('says a reason once', () => {
    const files = siteOf(listed([papers[0]!]), {
      reasons: { [papers[0]!.id]: ['Number 1 of 34.', 'Number 1 of 34.'] },
    });
    expect(files.get('index.html')!.split('Number 1 of 34.')).toHaveLength(2);
  });

  it('says below the list of its front page what rises, and the best of the week and of the month', () => {
    const day = (index: number) => `2026-0${index < 40 ? 3 : 4}-${String(20 + (index % 4)).padStart(2, '0')}`;
    const many = Array.from({ length: 60 }, (_, index) =>
      bare(`doi:10.1/${index}`, `Study ${index}`, { listed: day(index), topics: [index < 40 ? 'old' : 'young'] }),
    );
    const [, below = ''] = siteOf(listed(many)).get('index.html')!.split('</trending-papers>');
    const said = below
      .replace(/<title>.*?<\/title>/g, '')
      .replace(/<[^>]*>/g, '|')
      .replace(/\|+/g, '|');
    expect(said).toContain('|Rising this week|young| |20 in the last 7 days, 0 in the 28 before|');
    expect(said).toContain('|Best of: |Week of 20 April 2026|Study 40|Study 41|Study 42|');
    expect(said).toContain('|Best of: |April 2026|Study 40|Study 41|Study 42|');
    expect(said).not.toContain('|old|');
  });

  it('leads from the names on the page of a paper to their pages, and keeps topics to themselves', () => {
    const page = siteOf(listed(papers.slice(0, 40))).get('papers/arxiv-2604.00001.html')!;
    expect(page).toContain('<a href="../authors/given0-family0.html">Given0 Family0</a>');
    expect(page).toContain('<a href="../labs/lab-of-examples.html">Lab of Examples</a>');
    const [, chips = ''] = /<ul class="chips"[^>]*>(.*?)<\/ul>/s.exec(page) ?? [];
    expect(
      chips
        .replace(/<[^>]+>/g, '|')
        .split(/\|+/)
        .filter(Boolean),
    ).toEqual(['rare', 'cs.LG']);
  });

  it('draws what came up over a long time by weeks, those without papers too', () => {
    const many = ['2026-01-05', '2026-01-06', '2026-01-12', '2026-04-06'].map((day, index) =>
      bare(`doi:10.1/${index}`, `Study ${index}`, { listed: day, topics: ['slow'] }),
    );
    const page = siteOf(listed(many)).get('topics/slow.html')!;
    expect(page).toContain('Papers a week from 5 January 2026 to 6 April 2026, at most 2');
    const [, points = ''] = /<polyline points="([^"]*)"/.exec(page) ?? [];
    const heights = points.split(' ').map((point) => Number(point.split(',')[1]));
    expect(heights).toHaveLength(14);
    expect(new Set(heights.slice(2, 13)).size).toBe(1);
    expect(heights[0]).toBeLessThan(heights[1]!);
    expect(heights[1]).toBeLessThan(heights[2]!);
  });

  it('names the days of its calendar whole to those who do not see it', () => {
    const cell = /<a href="days\/2026-04-01.html">.*?<\/a>/.exec(site.get('days.html')!)?.[0] ?? '';
    expect(cell.replace(/<[^>]+>/g, '')).toBe('1 April 2026: 4 papers');
  });

  it('sets an abstract in the direction of its own letters, whatever the heading is written in', () => {
    const [paper] = [bare('doi:10.1/a', 'دراسة', { abstract: 'نقدم طريقة.\n\nWe show.' })];
    const page = siteOf(listed([paper!])).get('papers/doi-10.1-a.html')!;
    expect(page).toContain(
      '<section><h2>Abstract</h2><p dir="auto">نقدم طريقة.</p><p dir="auto">We show.</p></section>',
    );
  });

  it('says why nothing rises', () => {
    const of = (...days: string[]) =>
      siteOf(listed(days.map((listed, index) => bare(`doi:10.1/${index}`, `Study ${index}`, { listed })))).get(
        'rising.html',
      );
    expect(of('2026-04-01', '2026-04-02')).toContain('All papers here are of 7 days');
    expect(of('2026-01-01', '2026-04-02')).toContain('No topic has grown yet');
  });

  it('has on the page of a paper its counts before its abstract, and folds topics that only it has', () => {
    const own = Array.from({ length: 9 }, (_, index) => `own ${index}`);
    const paper = bare('doi:10.1/a', 'A', {
      topics: own,
      signals: { upvotes: 7, stars: 3 },
      abstract: 'What it says.',
    });
    const page = siteOf(listed([paper])).get('papers/doi-10.1-a.html')!;
    expect(page).toContain('<strong>7 upvotes</strong> · 3 stars');
    expect(page.indexOf('7 upvotes')).toBeLessThan(page.indexOf('<h2>Abstract'));
    expect(page).toContain('<summary>5 more topics</summary>');
    for (const topic of own) expect(page.split(`<li>${topic}</li>`)).toHaveLength(2);
  });

  it('counts the topics of a paper that a list has no room for, and leaves out that of its page', () => {
    const topics = ['one', 'two', 'three', 'four', 'five', 'six'];
    const many = [1, 2, 3].map((index) => bare(`doi:10.1/${index}`, `On ${index}`, { topics }));
    const files = siteOf(listed(many));
    expect(files.get('index.html')!.match(/<li>\+2<\/li>/g)).toHaveLength(3);
    expect(files.get('topics/one.html')!.match(/<li>\+1<\/li>/g)).toHaveLength(3);
  });

  it('leads from a day to those beside it', () => {
    const day = site.get('days/2026-04-10.html')!;
    expect(day).toContain('href="../days/2026-04-09.html"');
    expect(day).toContain('href="../days/2026-04-11.html"');
  });

  it('offers a search where a title has no address', () => {
    const files = siteOf(listed([bare('title:1', 'A Title & Nothing Else')]));
    for (const path of ['index.html', 'feed.xml', 'papers/title-1.html'])
      expect(files.get(path), path).toMatch(
        /https:\/\/arxiv\.org\/search\/\?searchtype=title&amp;(amp;)?query=A%20Title%20%26%20Nothing%20Else/,
      );
  });

  it('lists every feed in its OPML, and every page in its sitemap', () => {
    const opml = site.get('feeds.opml')!;
    const feeds = [...site.keys()].filter((path) => /^(topics|authors|labs)\/.*\.xml$/.test(path));
    for (const path of feeds) expect(opml).toContain(`xmlUrl="${url}${path}"`);
    const map = site.get('sitemap.xml')!;
    for (const path of site.keys()) if (path.startsWith('papers/')) expect(map).toContain(`<loc>${url}${path}</loc>`);
  });

  it('has several sitemaps and an index of them where one cannot hold all pages', () => {
    const pages = Array.from({ length: 100_001 }, (_, index) => ({
      path: `papers/${index}.html`,
      changed: new Date(index === 70_000 ? '2026-04-02' : '2026-04-01'),
    }));
    const maps = new Map(sitemaps(pages, url));
    expect([...maps.keys()].sort()).toEqual(['sitemap-1.xml', 'sitemap-2.xml', 'sitemap-3.xml', 'sitemap.xml']);
    const locations = (path: string) => [...maps.get(path)!.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc]) => loc);
    expect(locations('sitemap.xml')).toEqual([1, 2, 3].map((part) => `${url}sitemap-${part}.xml`));
    expect(maps.get('sitemap.xml')).toContain(
      `<sitemap><loc>${url}sitemap-2.xml</loc><lastmod>2026-04-02</lastmod></sitemap>`,
    );
    const all = [1, 2, 3].flatMap((part) => locations(`sitemap-${part}.xml`));
    expect(all).toEqual(pages.map(({ path }) => url + path));
    expect(passingFile.test('sitemap-3.xml')).toBe(true);
    expect(passingFile.test('sitemap.xml')).toBe(false);
  });

  it('is the same for the same papers, and differs in few files when votes change', () => {
    expect(siteOf(structuredClone(listed(papers)))).toEqual(site);
    const voted = papers.map((paper, index) => (index === 66 ? { ...paper, signals: { upvotes: 500 } } : paper));
    const after = siteOf(listed(voted));
    const changed = [...after].filter(([path, file]) => site.get(path) !== file).map(([path]) => path);
    expect(changed.filter((path) => path.startsWith('papers/'))).toEqual(['papers/arxiv-2604.00067.html']);
    expect(changed.filter((path) => path.endsWith('.xml'))).toEqual([]);
  });

  it('keeps hostile names in their folders, apart on every disk, and its pages without foreign markup', () => {
    fc.assert(
      fc.property(hostilePapers, text, (papers, title) => {
        const files = [...toSite(listed(papers, { title }), { url })];
        const paths = files.map(([path]) => path);
        expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
        for (const path of paths) expect(path).toMatch(/^(?:[a-z]+\/)?[a-z\d][a-z\d.-]{0,120}$/);
        for (const path of paths) expect(path).not.toMatch(/\.\.|(^|\/)(con|nul|aux|prn)\./);
        expect(deadLinks(new Map(files))).toEqual([]);
      }),
      runs(40),
    );
  });

  it('names what a later plan may take away, and nothing else', () => {
    const passing = [...site.keys()].filter((path) => passingFile.test(path));
    expect(passing.every((path) => path.includes('/'))).toBe(true);
    expect(passing.length).toBe([...site.keys()].filter((path) => path.includes('/')).length);
    for (const path of ['index.html', 'feed.json', 'notes.html', 'papers/My Notes.html', '../papers/x.html'])
      expect(passingFile.test(path)).toBe(false);
  });
});

describe('the file of a paper', () => {
  it('is made of its id where nothing of that is lost', () => {
    const ids = ['arxiv:2403.12345', 'doi:10.1234/a-b.c', 'title:0af3', 's2:12345'];
    expect(ids.map(paperSlug)).toEqual(['arxiv-2403.12345', 'doi-10.1234-a-b.c', 'title-0af3', 's2-12345']);
  });

  it('is another for every other id, on disks that fold case, too', () => {
    const ids = 'a-b a_b a/b a:b a--b a b a.b a..b a-b. A-b a-B ä-b a%b'.split(' ').map((id) => `doi:10.1/${id}`);
    ids.push('doi:10.1-a/b', 'doi-10.1/a-b', 'doi:10.1:a-b', 'doi:10.1/a b', 'openreview:AbC', 'openreview:aBc');
    const slugs = ids.map((id) => paperSlug(id).toLowerCase());
    expect(new Set(slugs).size).toBe(new Set(ids).size);
  });
});

describe('a word for a file', () => {
  it.each([
    ['cs.LG', 'cs.lg'],
    ['Graph Theory', 'graph-theory'],
    ['arxiv:2403.12345', 'arxiv-2403.12345'],
    ['../../etc', expect.stringMatching(/^etc-[\da-f]{8}$/)],
    ['CON', expect.stringMatching(/^con-[\da-f]{8}$/)],
    ['aux.html', expect.stringMatching(/^aux-html-[\da-f]{8}$/)],
    ['测量', expect.stringMatching(/^x-[\da-f]{8}$/)],
    ['Grüße', expect.stringMatching(/^gru-?e-[\da-f]{8}$/)],
    ['x'.repeat(300), expect.stringMatching(/^x{80}-[\da-f]{8}$/)],
  ])('of %s is %s', (text, slug) => {
    expect(slugOf(text)).toEqual(slug);
  });
});
