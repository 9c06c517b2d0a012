import { describe, expect, it } from 'vitest';
import { fetchListing, fetchPages } from '../../src/fetch/index.js';
import { type Answer, dailyItem, json, status, text, upstream } from './upstream.js';

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** A feed of arXiv's day with so many papers. */
function feedOf(ids: readonly number[]): string {
  const items = ids.map(
    (id) => `<item><title>Paper ${id}</title><link>https://arxiv.org/abs/2603.${20_000 + id}</link>
      <description>arXiv:2603.${20_000 + id}v1 Announce Type: new Abstract: About ${id}.</description>
      <arxiv:announce_type>new</arxiv:announce_type><dc:creator>Ada Example</dc:creator></item>`,
  );
  return `<rss version="2.0" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>cs.LG updates on arXiv.org</title><link>http://rss.arxiv.org/rss/cs.LG</link>${items.join('')}</channel></rss>`;
}

/** The list page of a day, which counts all papers and shows some of them. */
function listOf(ids: readonly number[], total: number, day = 'Wednesday, 18 March 2026'): string {
  const entries = ids.map(
    (
      id,
    ) => `<dt><a name='item${id}'>[${id}]</a> <a href="/abs/2603.${20_000 + id}" title="Abstract">arXiv:2603.${20_000 + id}</a></dt>
      <dd><div class='meta'><div class='list-title mathjax'><span class='descriptor'>Title:</span> Paper ${id}</div>
      <div class='list-authors'><a href="#">Ada Example</a></div><p class='mathjax'>About ${id}.</p></div></dd>`,
  );
  return `<!doctype html><html><body><div id='dlpage'><h1>Machine Learning</h1><h3>Showing new listings for ${day}</h3>
    <div class='paging'>Total of ${total} entries</div>
    <dl id='articles'><h3>New submissions (showing ${ids.length} of ${total} entries)</h3>${entries.join('')}</dl></div></body></html>`;
}

/** Answers by the address that is asked. */
function byAddress(answers: Record<string, (url: URL) => Response>): Answer {
  return (address) => {
    const url = new URL(address);
    const [, answer] = Object.entries(answers).find(([start]) => `${url.host}${url.pathname}`.startsWith(start)) ?? [];
    return answer ? answer(url) : new Response('Not here.', { status: 404 });
  };
}

/** OpenReview's answer to a page of a venue of so many papers. */
function venueOf(total: number): (url: URL) => Response {
  return (url) => {
    const offset = Number(url.searchParams.get('offset') ?? 0);
    const limit = Number(url.searchParams.get('limit'));
    const notes = numbers(offset + 1, Math.min(total, offset + limit)).map((id) => ({
      id: `note${String(id).padStart(6, '0')}`,
      forum: `note${String(id).padStart(6, '0')}`,
      content: { title: { value: `Submission ${id}` }, authors: { value: ['Ada Example'] } },
    }));
    return Response.json({ notes, count: total });
  };
}

const codes = ({ issues }: { issues: { code: string }[] }) => issues.map(({ code }) => code);

describe('a listing with an end of its own is taken whole', () => {
  it('a day of arXiv with 431 papers', async () => {
    const { options } = upstream(
      byAddress({
        'rss.arxiv.org': () => new Response(feedOf(numbers(1, 431))),
        'arxiv.org/list': () => new Response(listOf(numbers(1, 25), 431)),
      }),
    );
    const listing = await fetchListing('arxiv:cs.LG', options);
    expect(listing.papers).toHaveLength(431);
    expect(listing.papers[7]!.sources).toMatchObject([{ name: 'arxiv:cs.LG', position: 8, announced: 'new' }]);
    expect(listing.issues).toEqual([]);
  });

  it('a venue of 2,345 papers, in pages of a thousand', async () => {
    const { options, asked } = upstream(byAddress({ 'api2.openreview.net/notes': venueOf(2345) }));
    const listing = await fetchListing('openreview:ICLR.cc/2025/Conference', options);
    expect([listing.papers.length, listing.total]).toEqual([2345, 2345]);
    expect(listing.papers.at(-1)?.position).toBe(2345);
    expect(listing.issues).toEqual([]);
    expect(asked).toHaveLength(3);
  });

  it('the last week of a category of bioRxiv, however long its pages are', async () => {
    const row = (id: number) => ({
      doi: `10.1101/2026.03.11.${500_000 + id}`,
      title: `Preprint ${id}`,
      authors: 'Example, A.',
      date: '2026-03-11',
      version: '1',
      category: 'neuroscience',
      server: 'bioRxiv',
    });
    const { options } = upstream(
      byAddress({
        'api.biorxiv.org/details': ({ pathname }) => {
          const cursor = Number(pathname.split('/').at(-2));
          const collection = numbers(cursor + 1, Math.min(217, cursor + 30)).map(row);
          return Response.json({ messages: [{ status: 'ok', cursor, total: '217' }], collection });
        },
      }),
    );
    const listing = await fetchListing('biorxiv:neuroscience', options);
    expect([listing.papers.length, listing.total, listing.issues]).toEqual([217, 217, []]);
  });

  it('a month of Hugging Face', async () => {
    const { options } = upstream(
      byAddress({
        'huggingface.co/api/daily_papers': (url) => {
          const page = Number(url.searchParams.get('p') ?? 0);
          return Response.json(numbers(page * 100 + 1, Math.min(512, page * 100 + 100)).map(dailyItem));
        },
      }),
    );
    expect((await fetchListing('hf:month:2026-03', options)).papers).toHaveLength(512);
  });

  it('the newest day of Hugging Face, and not all days before it', async () => {
    const on = (day: string) => (id: number) => {
      const item = dailyItem(id) as { paper: { submittedOnDailyAt: string } };
      return { ...item, paper: { ...item.paper, submittedOnDailyAt: `${day}T00:00:00.000Z` } };
    };
    const pages = [
      numbers(1, 100).map(on('2026-03-18')),
      [...numbers(101, 120).map(on('2026-03-18')), ...numbers(121, 200).map(on('2026-03-17'))],
      numbers(201, 300).map(on('2026-03-16')),
    ];
    const { options, asked } = upstream(...pages.map((page) => json(page)));
    const { papers, issues } = await fetchListing('hf:daily', options);
    expect([papers.length, asked.length, issues]).toEqual([200, 2, []]);
  });

  it('a feed of 27 pages', async () => {
    const { options } = upstream(
      byAddress({
        'lab.example': (url) => {
          const page = Number(/\d+/.exec(url.pathname)?.[0] ?? 1);
          const items = numbers(1, 3).map((n) => ({
            id: `https://lab.example/${page}/${n}`,
            title: `Paper ${page} ${n}`,
          }));
          const next = page < 27 ? { next_url: `feed-${page + 1}.json` } : {};
          return Response.json({ version: 'https://jsonfeed.org/version/1.1', title: 'Lab', items, ...next });
        },
      }),
    );
    expect((await fetchListing('https://lab.example/feed.json', options)).papers).toHaveLength(81);
  });
});

describe('what is left out is told, with both numbers', () => {
  const openalex: Answer = byAddress({
    'api.openalex.org/works': (url) => {
      const start = Number(url.searchParams.get('cursor')?.replace('*', '0'));
      const size = Number(url.searchParams.get('per_page'));
      const results = numbers(start + 1, Math.min(1234, start + size)).map((id) => ({
        id: `https://openalex.org/W${id}`,
        title: `Work ${id}`,
        display_name: `Work ${id}`,
      }));
      const next = start + size < 1234 ? String(start + size) : null;
      return Response.json({ meta: { count: 1234, next_cursor: next }, results });
    },
  });

  it('a search gives two hundred papers', async () => {
    const listing = await fetchListing('openalex:search:bees', upstream(openalex).options);
    expect([listing.papers.length, listing.total]).toEqual([200, 1234]);
    expect(listing.issues).toEqual([
      {
        code: 'cut-off',
        message: expect.stringContaining('200 of 1234 papers'),
        facts: { source: 'openalex:search:bees', taken: 200, of: 1234 },
      },
    ]);
  });

  it.each([
    [{ searchLimit: 350 }, 350],
    [{ limit: 350 }, 350],
    [{ limit: 70, searchLimit: 350 }, 70],
  ])('or as many as %j asks for', async (limits, expected) => {
    const listing = await fetchListing('openalex:search:bees', { ...upstream(openalex).options, ...limits });
    expect(listing.papers).toHaveLength(expected);
    expect(listing.issues[0]?.message).toContain(`${expected} of 1234 papers`);
  });

  it('and says nothing when there was no more', async () => {
    const listing = await fetchListing('openalex:search:bees', { ...upstream(openalex).options, searchLimit: 1234 });
    expect([listing.papers.length, listing.issues]).toEqual([1234, []]);
  });

  it('also when a limit cuts what has an end', async () => {
    const { options } = upstream(byAddress({ 'api2.openreview.net/notes': venueOf(2345) }));
    const listing = await fetchListing('openreview:ICLR.cc/2025/Conference', { ...options, limit: 40 });
    expect(listing.papers).toHaveLength(40);
    expect(listing.issues[0]?.message).toContain('40 of 2345 papers');
  });

  it('also when the service does not say of how many', async () => {
    const { options } = upstream(json(numbers(1, 100).map(dailyItem)), json(numbers(101, 200).map(dailyItem)));
    const listing = await fetchListing('hf:trending', options);
    expect(listing.papers).toHaveLength(200);
    expect(listing.issues).toEqual([
      {
        code: 'cut-off',
        message: expect.stringContaining('the first 200 papers'),
        facts: { source: 'hf:trending', taken: 200 },
      },
    ]);
  });

  it('also when the service itself gives no more', async () => {
    const { options } = upstream(
      byAddress({
        'api.semanticscholar.org/graph': (url) => {
          const offset = Number(url.searchParams.get('offset'));
          const limit = Number(url.searchParams.get('limit'));
          const data = numbers(offset + 1, offset + limit).map((id) => ({
            paperId: String(id).padStart(40, '0'),
            title: `Paper ${id}`,
          }));
          return Response.json({ total: 5000, offset, next: offset + limit, data });
        },
      }),
    );
    const listing = await fetchListing('s2:search:bees', { ...options, limit: 3000 });
    expect(listing.papers).toHaveLength(1000);
    expect(listing.issues).toEqual([
      {
        code: 'cut-off',
        message: expect.stringContaining('1000 of 5000 papers'),
        facts: { source: 's2:search:bees', taken: 1000, of: 5000, reach: 1000 },
      },
    ]);
  });

  it('a total that lies is held against what came', async () => {
    const note = { id: 'aBcDeFgHiJ', forum: 'aBcDeFgHiJ', content: { title: { value: 'One' } } };
    const { options } = upstream(
      byAddress({
        'api2.openreview.net/notes': (url) =>
          Response.json({ notes: url.searchParams.has('offset') ? [] : [note], count: 90 }),
      }),
    );
    const listing = await fetchListing('openreview:ICLR.cc/2025/Conference', options);
    expect(listing.papers).toHaveLength(1);
    expect(listing.issues).toEqual([
      {
        code: 'pages-missing',
        message: expect.stringMatching(/counts 90 .* gave 1\b/),
        facts: { source: 'openreview:ICLR.cc/2025/Conference', received: 1, total: 90 },
      },
    ]);
  });

  it('pages that repeat end the result', async () => {
    const { options, asked } = upstream(json(numbers(1, 100).map(dailyItem)));
    const listing = await fetchListing('hf:month:2026-03', options);
    expect([listing.papers.length, asked.length]).toEqual([100, 2]);
    expect(codes(listing)).toEqual(['pages-missing']);
  });

  it('of a source that fails in the middle the pages before are kept', async () => {
    const { options } = upstream(json(numbers(1, 100).map(dailyItem)), status(500, {}, 'Out of order'));
    const listing = await fetchListing('hf:month:2026-03', options);
    expect(listing.papers).toHaveLength(100);
    expect(listing.issues).toEqual([
      {
        code: 'pages-missing',
        message: expect.stringMatching(/100 papers came, then page 2 failed.*Out of order/),
        facts: {
          source: 'hf:month:2026-03',
          received: 100,
          page: 2,
          error: expect.stringMatching(/answered 500.*Out of order/),
        },
      },
    ]);
  });

  it.each([0, -1, 1.5, Number.NaN])('a limit of %d is refused', async (limit) => {
    await expect(fetchListing('hf:daily', { ...upstream(json([])).options, limit })).rejects.toHaveProperty(
      'code',
      'bad-option',
    );
  });
});

describe('pages one by one', () => {
  it('count on, hold each paper once, and are asked for only while somebody wants them', async () => {
    const { options, asked } = upstream(
      json(numbers(1, 100).map(dailyItem)),
      json(numbers(100, 199).map(dailyItem)),
      json(numbers(200, 299).map(dailyItem)),
    );
    const positions: (number | undefined)[] = [];
    for await (const { papers } of fetchPages('hf:month:2026-03', options)) {
      positions.push(papers[0]?.position, papers.at(-1)?.position);
      if (positions.length === 4) break;
    }
    expect(positions).toEqual([1, 100, 101, 199]);
    expect(asked).toHaveLength(2);
  });

  it('fail where the service fails, after those before', async () => {
    const { options } = upstream(json(numbers(1, 100).map(dailyItem)), status(404, {}, 'Gone'));
    const counts: number[] = [];
    const all = (async () => {
      for await (const { papers } of fetchPages('hf:month:2026-03', options)) counts.push(papers.length);
    })();
    await expect(all).rejects.toHaveProperty('code', 'not-found');
    expect(counts).toEqual([100]);
  });
});

describe("arXiv's feed", () => {
  const day = (list: (url: URL) => Response, feed = feedOf(numbers(1, 40))) =>
    upstream(byAddress({ 'rss.arxiv.org': () => new Response(feed), 'arxiv.org/list': list }));

  it("that serves yesterday's papers is found out by the list page, which is read instead", async () => {
    const { options } = day(() => new Response(listOf(numbers(101, 150), 50)));
    const { papers, issues } = await fetchListing('arxiv:cs.LG', options);
    expect(papers).toHaveLength(90);
    expect(issues).toEqual([
      expect.objectContaining({ code: 'stale', message: expect.stringContaining('which counts 50 in all') }),
    ]);
  });

  it('that breaks off behind its beginning is filled from the list page, which counts', async () => {
    const list = ({ searchParams }: URL) => {
      const shown = Math.min(431, Number(searchParams.get('show')));
      return new Response(listOf(numbers(1, shown), 431));
    };
    const { options } = day(list, feedOf(numbers(1, 60)));
    const { papers, issues } = await fetchListing('arxiv:cs.LG', options);
    expect(papers).toHaveLength(431);
    expect(issues).toEqual([
      expect.objectContaining({ code: 'stale', message: expect.stringContaining('holds 60 of the 431 papers') }),
    ]);
  });

  it('that lacks what the list page counts and does not show either is no worse for it', async () => {
    const { options } = day(() => new Response(listOf(numbers(1, 40), 43)));
    const { papers, issues } = await fetchListing('arxiv:cs.LG', options);
    expect([papers.length, issues]).toEqual([40, []]);
  });

  it('that is empty on a working day is filled from it', async () => {
    const { options } = day(() => new Response(listOf(numbers(1, 12), 12)), feedOf([]));
    const { papers, issues } = await fetchListing('arxiv:cs.LG', options);
    expect([papers.length, issues.map(({ code }) => code)]).toEqual([12, ['stale']]);
  });

  it('is right when the list page is still, or already, of another day', async () => {
    const { options } = day(() => new Response(listOf(numbers(101, 150), 50, 'Tuesday, 17 March 2026')));
    const { papers, issues } = await fetchListing('arxiv:cs.LG', options);
    expect([papers.length, issues]).toEqual([40, []]);
  });

  it('is believed when the list page cannot be had', async () => {
    const { options, asked } = day(() => new Response('Busy', { status: 503 }));
    expect((await fetchListing('arxiv:cs.LG', options)).papers).toHaveLength(40);
    expect(asked).toHaveLength(2);
  });

  it('is not doubted on a Sunday', async () => {
    const { options, asked } = day(() => new Response(listOf(numbers(1, 12), 12)), feedOf([]));
    const now = () => new Date('2026-03-22T12:00:00Z');
    expect((await fetchListing('arxiv:cs.LG', { ...options, now })).papers).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('of a past day is the page to catch up with it', async () => {
    const page = listOf(numbers(1, 30), 30)
      .replace('<h1>Machine Learning</h1>', '<h1>Catchup results on Mon, 16 Mar 2026</h1>')
      .replace(/<h3>Showing[^<]*<\/h3>/, '');
    const { options, asked } = upstream(text(page));
    const { papers } = await fetchListing('arxiv:cs.LG:2026-03-16', options);
    expect(asked[0]?.url).toBe('https://arxiv.org/catchup/cs.LG/2026-03-16?abs=True&page=1');
    expect(papers.map(({ listed }) => listed)).toEqual(numbers(1, 30).map(() => '2026-03-16'));
  });
});
