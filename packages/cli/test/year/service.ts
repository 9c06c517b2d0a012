import type { Day, Item } from './days.js';

/** What the service gives when asked for the newest papers. */
const newest = 100;

/** What it gives on the last of these days: its newest papers, whose votes have grown since they were listed. */
export function answerOn(days: readonly Day[]): Item[] {
  const dated = days.flatMap(({ items }, index) =>
    items.map(({ paper, ...rest }) => {
      const age = days.length - 1 - index;
      return { ...rest, paper: { ...paper, upvotes: Math.round(paper.upvotes * (2 - 2 ** -age)) } };
    }),
  );
  return dated.slice(-newest);
}

/** What may come instead of an answer. */
interface Fault {
  /** How many answers in a row it spoils; at five the client gives up. */
  lasts: number;
  instead: (good: string) => Response;
  /** What comes is a valid answer, if a poor one. @default false */
  readable?: boolean;
}

const whole = Number.POSITIVE_INFINITY;
const page = '<!doctype html><title>502 Bad Gateway</title><h1>Bad gateway</h1>';
const megabyte = new Uint8Array(2 ** 20).fill(0x20);

function stream(pull: (controller: ReadableStreamDefaultController<Uint8Array>, chunk: number) => void): Response {
  let chunk = 0;
  return new Response(new ReadableStream({ pull: (controller) => pull(controller, chunk++) }));
}

/** Every bad day that we know of. Some are over after a try or two, some last for the whole run. */
export const faults: Readonly<Record<string, Fault>> = {
  'a 429 that says how long': {
    lasts: 1,
    instead: () => new Response('Too many', { status: 429, headers: { 'retry-after': '3' } }),
  },
  'a 429 that does not': { lasts: 3, instead: () => new Response('Too many', { status: 429 }) },
  'a 429 all day': { lasts: whole, instead: () => new Response('Too many', { status: 429 }) },
  'a 503 until tomorrow': {
    lasts: whole,
    instead: () => new Response('Service unavailable', { status: 503, headers: { 'retry-after': '86400' } }),
  },
  'a 500': { lasts: 2, instead: () => new Response('Internal error', { status: 500 }) },
  'a 500 all day': { lasts: whole, instead: () => new Response('Internal error', { status: 500 }) },
  'a connection that is reset': {
    lasts: whole,
    instead: () => {
      throw new TypeError('fetch failed', { cause: new Error('read ECONNRESET') });
    },
  },
  'an answer that breaks off': {
    lasts: 4,
    instead: (good) =>
      stream((controller, chunk) => {
        if (chunk > 0) return controller.error(new TypeError('terminated'));
        controller.enqueue(new TextEncoder().encode(good.slice(0, good.length / 2)));
      }),
  },
  'half an answer': { lasts: 1, instead: (good) => new Response(good.slice(0, good.length / 2)) },
  'a third of an answer, always': { lasts: whole, instead: (good) => new Response(good.slice(0, good.length / 3)) },
  'a page with status 200': { lasts: 2, instead: () => new Response(page) },
  'a page with status 200, always': { lasts: whole, instead: () => new Response(page) },
  'a list of nothing': { lasts: whole, readable: true, instead: () => new Response('[]') },
  'a list of one': {
    lasts: whole,
    readable: true,
    instead: (good) => new Response(JSON.stringify((JSON.parse(good) as Item[]).slice(0, 1))),
  },
  'an error as JSON': { lasts: whole, instead: () => new Response('{"error":"Something went wrong"}') },
  'nothing at all': { lasts: 3, instead: () => new Response('') },
  'a redirect to itself': {
    lasts: whole,
    instead: () =>
      new Response(null, { status: 302, headers: { location: 'https://huggingface.co/api/daily_papers' } }),
  },
  'a hundred megabytes': {
    lasts: whole,
    instead: () => stream((controller, chunk) => (chunk < 100 ? controller.enqueue(megabyte) : controller.close())),
  },
};

/** The service of one run, well or with a fault, and what it told: something readable, or all it has. */
export function service(items: readonly Item[], fault?: Fault) {
  const good = JSON.stringify(items);
  const told = { spoiled: 0, readable: false, whole: false };
  const fetch = async () => {
    if (fault && told.spoiled < fault.lasts) {
      told.spoiled++;
      told.readable ||= fault.readable ?? false;
      return fault.instead(good);
    }
    told.readable = true;
    told.whole = true;
    return new Response(good);
  };
  return { fetch, told };
}
