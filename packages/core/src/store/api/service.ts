import type { PaperStore, StoreStats } from '../types.js';
import { openApi } from './openapi.js';
import { json, type Route, route } from './route.js';

/** Milliseconds that a store may take to say that it is there. */
const patience = 2_000;

/** What those ask who look after a server, and those who see it for the first time. */
export function serviceRoutes(store: PaperStore, all: () => readonly Route[]): Route[] {
  const counted = keptStats(store);
  return [
    route({
      path: '',
      summary: 'What can be asked here.',
      parameters: {},
      type: 'application/json',
      schema: 'Routes',
      async answer({ title }) {
        return json({ title, routes: Object.fromEntries(all().map(({ path, summary }) => [path, summary])) }, 300);
      },
    }),
    route({
      path: 'openapi.json',
      summary: 'This API as OpenAPI 3.1.',
      parameters: {},
      type: 'application/json',
      async answer({ title, url }) {
        return json(openApi(all(), title, url), 300);
      },
    }),
    route({
      path: 'health',
      summary: 'Whether the store answers: 200, or 503.',
      parameters: {},
      type: 'application/json',
      schema: 'Health',
      unlimited: true,
      async answer({ store }) {
        const isUp = await answers(store);
        return json({ status: isUp ? 'ok' : 'failing', can: store.can }, 0, isUp ? 200 : 503);
      },
    }),
    route({
      path: 'metrics',
      summary: "Counts and times of requests, in Prometheus' text format.",
      parameters: {},
      type: 'text/plain; version=0.0.4',
      unlimited: true,
      async answer({ store, metrics, now }) {
        const isUp = await answers(store);
        const { papers, readings, bytes } = (isUp && (await counted(now().getTime()))) || {};
        const body = metrics.text({
          store_up: Number(isUp),
          store_papers: papers,
          store_readings: readings,
          store_bytes: bytes,
        });
        return { body, type: 'text/plain; version=0.0.4', maxAge: 0 };
      },
    }),
  ];
}

/** Counting takes long: it is done once a minute at most, and nobody waits for it twice. */
function keptStats(store: PaperStore): (now: number) => Promise<StoreStats | undefined> {
  let last: { at: number; stats: Promise<StoreStats | undefined> } | undefined;
  return (now) => {
    if (last === undefined || now - last.at > 60_000)
      last = { at: now, stats: (store.stats?.() ?? Promise.resolve(undefined)).catch(() => undefined) };
    return last.stats;
  };
}

/** Whether a store gives something in time. */
async function answers(store: PaperStore): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  const asked = store.can.read
    ? store.papers({ limit: 1 })[Symbol.asyncIterator]().next()
    : store.search('a', { limit: 1 });
  try {
    return await Promise.race([
      asked.then(
        () => true,
        () => false,
      ),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
