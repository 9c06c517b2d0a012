import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { lastDays } from './days.js';

/** A paper of one of the services, as it is answered and as it is called. */
interface Listed {
  name: string;
  answer: unknown;
}

/** What each service took up on one day of the calendar. */
export interface UpstreamDay {
  date: string;
  hf: Listed[];
  arxiv: Listed[];
  biorxiv: Listed[];
}

const calendarDays = 30;
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());

/** A working day on which arXiv announces nothing. */
const holiday = 11;

/** Thirty days of the calendar: Hugging Face's real lists where they are at hand, made-up ones of two others. */
export function upstreamDays(): UpstreamDay[] {
  const lists = new Map(lastDays(calendarDays).map(({ date, items }) => [date, items]));
  const last = [...lists.keys()].at(-1)!;
  return Array.from({ length: calendarDays }, (_, index): UpstreamDay => {
    const date = dayAfter(last, index + 1 - calendarDays);
    const numbers = (count: number) => Array.from({ length: count }, (_, at) => index * 100 + at);
    const announced = isWeekend(date) || index === holiday ? 0 : 40 + (index % 7);
    return {
      date,
      hf: (lists.get(date) ?? []).map((item) => ({ name: `arxiv:${item.paper.id}`, answer: item })),
      arxiv: numbers(announced).map((number) => ({ name: `arxiv:2511.${90_000 + number}`, answer: number })),
      biorxiv: numbers(isWeekend(date) ? 3 : 12).map((number) => {
        const doi = `10.1101/2026.01.01.${700_000 + number}`;
        const title = `A Made-Up Recording of Neurons, Number ${number}`;
        const about = { authors: 'Example, A.; Sample, B.', version: '1', category: 'neuroscience', server: 'bioRxiv' };
        return { name: `doi:${doi}`, answer: { doi, title, date, abstract: `About ${number}.`, ...about } };
      }),
    };
  });
}

const arxivId = (number: unknown) => `2511.${90_000 + Number(number)}`;

function arxivFeed(papers: readonly Listed[]): string {
  const items = papers.map(
    ({ answer }) => `<item><title>Meadow Study ${answer}</title><link>https://arxiv.org/abs/${arxivId(answer)}</link>
      <description>arXiv:${arxivId(answer)}v1 Announce Type: new Abstract: About meadow ${answer}.</description>
      <arxiv:announce_type>new</arxiv:announce_type><dc:creator>Ada Example</dc:creator></item>`,
  );
  return `<rss version="2.0" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>cs.LG updates on arXiv.org</title><link>http://rss.arxiv.org/rss/cs.LG</link>${items.join('')}</channel></rss>`;
}

function arxivPage(heading: string, papers: readonly Listed[], total: number): string {
  const entries = papers.map(
    (
      { answer },
      at,
    ) => `<dt><a name='item${at}'>[${at}]</a> <a href="/abs/${arxivId(answer)}" title="Abstract">arXiv:${arxivId(answer)}</a></dt>
      <dd><div class='meta'><div class='list-title mathjax'><span class='descriptor'>Title:</span> Meadow Study ${answer}</div>
      <div class='list-authors'><a href="#">Ada Example</a></div><p class='mathjax'>About meadow ${answer}.</p></div></dd>`,
  );
  return `<!doctype html><html><body><div id='dlpage'>${heading}
    <div class='paging'>Total of ${total} entries</div>
    <dl id='articles'><h3>New submissions (showing ${papers.length} of ${total} entries)</h3>${entries.join('')}</dl></div></body></html>`;
}

const written = (day: string, weekday: 'long' | 'short') =>
  new Intl.DateTimeFormat('en-GB', {
    weekday,
    day: 'numeric',
    month: weekday,
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));

/** `Wednesday, 18 March 2026`, as the list page writes its day. */
const longDay = (day: string) => written(day, 'long').replace(/^(\w+),? /, '$1, ');
/** `Mon, 16 Mar 2026`. */
const shortDay = (day: string) => written(day, 'short').replace('Sept', 'Sep');

/** What a service does instead of answering. */
type Fault = (response: ServerResponse, good: string) => void;

const refusal =
  (status: number, body: string, headers: Record<string, string> = {}): Fault =>
  (response) =>
    response.writeHead(status, headers).end(body);

const faults = {
  forbidden: refusal(403, '{"error":"Forbidden"}'),
  later: refusal(429, 'Rate exceeded.', { 'retry-after': '3600' }),
  busy: refusal(429, 'Rate exceeded.'),
  broken: refusal(500, 'Internal Server Error'),
  captcha: refusal(200, '<!doctype html><title>Are you human?</title>', { 'content-type': 'text/html' }),
  cut: (response, good) => {
    response.writeHead(200, { 'content-length': good.length });
    response.write(good.slice(0, good.length / 2), () => response.socket?.destroy());
  },
  reset: (response) => response.socket?.resetAndDestroy(),
} satisfies Record<string, Fault>;

interface Trouble {
  /** The day whose list is given instead of today's, counted from today. */
  stale?: number;
  /** How many papers of the list are given. */
  most?: number;
  fault?: Fault;
  /** Requests that the fault spoils. @default all of the run */
  lasts?: number;
  /** Papers that are counted and do not exist. */
  lies?: number;
}

/** What goes wrong on which day, counted from the first, in the list of the day itself. */
export const troubles: Readonly<Record<'hf' | 'arxiv' | 'biorxiv', Readonly<Record<number, Trouble>>>> = {
  hf: {
    2: { most: 3 },
    4: { most: 0 },
    7: { fault: faults.forbidden },
    9: { fault: faults.later },
    13: { fault: faults.busy, lasts: 2 },
    15: { fault: faults.broken },
    17: { fault: faults.cut },
    22: { fault: faults.captcha },
    24: { stale: 1 },
    25: { fault: faults.reset },
  },
  arxiv: {
    3: { stale: 1 },
    8: { most: 0 },
    10: { fault: faults.forbidden },
    14: { most: 30 },
    16: { fault: faults.later },
    23: { fault: faults.cut, lasts: 2 },
  },
  biorxiv: { 5: { fault: faults.broken }, 12: { lies: 5 }, 20: { fault: faults.captcha }, 21: { fault: faults.reset } },
};

export interface Asked {
  service: 'hf' | 'arxiv' | 'biorxiv';
  path: string;
  /** The day of the run, counted from the first. */
  day: number;
  /** When it came, and when its answer was out, in milliseconds of one clock. */
  from: number;
  to: number;
}

export interface Services {
  url: string;
  asked: Asked[];
  /** Goes on to a day. */
  at: (day: number) => void;
  close: () => Promise<void>;
}

const hosts: readonly (readonly [string, Asked['service']])[] = [
  ['huggingface.co', 'hf'],
  ['arxiv.org', 'arxiv'],
  ['biorxiv.org', 'biorxiv'],
];

/** All services on one port of this machine, each on the same day, well or not. */
export async function startServices(days: readonly UpstreamDay[]): Promise<Services> {
  const asked: Asked[] = [];
  let today = 0;
  let spoiled = new Map<string, number>();
  const server = createServer((request, response) => {
    const from = performance.now();
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [, host = ''] = url.pathname.split('/');
    const service = hosts.find(([name]) => host === name || host.endsWith(`.${name}`))?.[1];
    if (service === undefined) {
      response.writeHead(404).end('There is nothing here.');
      return;
    }
    const entry: Asked = { service, path: `${url.pathname}${url.search}`, day: today, from, to: Number.NaN };
    asked.push(entry);
    response.on('close', () => {
      entry.to = performance.now();
    });
    answer(service, url, response);
  });

  function answer(service: Asked['service'], url: URL, response: ServerResponse): void {
    const past = pastOf(url);
    const trouble: Trouble = past === undefined ? (troubles[service][today] ?? {}) : {};
    const good = goodAnswer(service, url, past, trouble);
    if (good === undefined) {
      response.writeHead(404).end('{"error":"Not found"}');
      return;
    }
    const before = spoiled.get(service) ?? 0;
    if (trouble.fault && before < (trouble.lasts ?? Number.POSITIVE_INFINITY)) {
      spoiled.set(service, before + 1);
      trouble.fault(response, good);
      return;
    }
    response.writeHead(200, { 'content-type': 'text/plain' }).end(good);
  }

  /** The past day that an address asks for. */
  function pastOf({ pathname, searchParams }: URL): string | undefined {
    return searchParams.get('date') ?? /\/(\d{4}-\d{2}-\d{2})(?:\/|$)/.exec(pathname)?.[1];
  }

  function goodAnswer(service: Asked['service'], url: URL, past: string | undefined, trouble: Trouble) {
    const index = past === undefined ? today - (trouble.stale ?? 0) : days.findIndex(({ date }) => date === past);
    const day = index > today ? undefined : days[index];
    const papers = (day?.[service] ?? []).slice(0, trouble.most);
    const page = Number(url.searchParams.get('p') ?? 0);
    if (service === 'hf') {
      const size = Number(url.searchParams.get('limit') ?? 50);
      return JSON.stringify(papers.slice(page * size, (page + 1) * size).map((each) => each.answer));
    }
    if (service === 'biorxiv') return biorxivAnswer(url, index, past, trouble);
    if (/\/rss\//.test(url.pathname)) return arxivFeed(papers);
    if (/\/list\//.test(url.pathname)) {
      // The list page is of the last day on which papers were announced.
      const of = days.slice(0, today + 1).findLast((each) => each.arxiv.length > 0) ?? days[0]!;
      const skip = Number(url.searchParams.get('skip'));
      const shown = of.arxiv.slice(skip, skip + Number(url.searchParams.get('show')));
      return arxivPage(
        `<h1>Machine Learning</h1><h3>Showing new listings for ${longDay(of.date)}</h3>`,
        shown,
        of.arxiv.length,
      );
    }
    if (/\/catchup\//.test(url.pathname) && day)
      return arxivPage(`<h1>Catchup results on ${shortDay(day.date)}</h1>`, papers, papers.length);
    return undefined;
  }

  function biorxivAnswer(url: URL, index: number, past: string | undefined, { lies = 0 }: Trouble) {
    const week = past === undefined ? days.slice(Math.max(0, index - 6), index + 1) : days.slice(index, index + 1);
    const all = week.flatMap(({ biorxiv }) => biorxiv);
    const cursor = Number(url.pathname.split('/').at(-2));
    const collection = all.slice(cursor, cursor + 30).map((each) => each.answer);
    const total = all.length + lies;
    return JSON.stringify({ messages: [{ status: 'ok', cursor, total: String(total) }], collection });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    at: (day) => {
      today = day;
      spoiled = new Map();
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
