import { TrendingPapersError } from '../../paper/errors.js';
import type { StoreChange } from '../types.js';
import { eventsOf } from './events.js';
import { text, whole } from './parameters.js';
import { json, route } from './route.js';

/** Streams that one process serves at once: each asks the store every two seconds. */
const mostStreams = 100;

const cursor = {
  kind: text,
  description: 'Where to go on: of the last change that was read. Without one from the beginning',
} as const;

/** What is new or gone, for programs that keep a copy. */
export const changeRoutes = [
  route({
    path: 'changes',
    summary: 'Papers that are new or changed and ids that are gone since a cursor, each once, as they are now.',
    parameters: { cursor, limit: { kind: whole(1, 1_000), preset: 100, description: 'How many at most' } },
    type: 'application/json',
    schema: 'Changes',
    async answer({ store }, { values: { cursor: from, limit } }) {
      const changes: StoreChange[] = [];
      for await (const change of store.changes(from)) {
        changes.push(change);
        if (changes.length > limit) break;
      }
      const given = changes.slice(0, limit);
      return json({ cursor: given.at(-1)?.cursor ?? from, more: changes.length > limit, changes: given }, 0);
    },
  }),
  route({
    path: 'changes/stream',
    summary: 'The same as server-sent events, `paper` and `gone`, and then further ones as they come.',
    parameters: { cursor },
    type: 'text/event-stream',
    async answer({ store, metrics }, { values, request }) {
      if (metrics.streams >= mostStreams)
        throw new TrendingPapersError('rate-limited', `There are ${mostStreams} streams open, and no room for more.`, {
          wait: 30_000,
        });
      const onEnd = metrics.begin('streams');
      // What a browser sends that lost the connection: newer than what the address says.
      const from = request.headers.get('last-event-id') ?? values.cursor;
      const body = await eventsOf(store, from, { signal: request.signal, onEnd }).catch((error) => {
        onEnd();
        throw error;
      });
      return { body, type: 'text/event-stream', maxAge: 0 };
    },
  }),
];
