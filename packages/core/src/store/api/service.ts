import type { PaperStore } from '../types.js';
import { openApi } from './openapi.js';
import { json, type Route, route } from './route.js';

/** Milliseconds that a store may take to say that it is there. */
const patience = 2_000;

/** What those ask who look after a server, and those who see it for the first time. */
export function serviceRoutes(all: () => readonly Route[]): Route[] {
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
      async answer({ store, metrics }) {
        const body = metrics.text({ store_up: Number(await answers(store)) });
        return { body, type: 'text/plain; version=0.0.4', maxAge: 0 };
      },
    }),
  ];
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
