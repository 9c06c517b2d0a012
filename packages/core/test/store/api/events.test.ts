import { describe, expect, it } from 'vitest';
import { definePaper } from '../../../src/parse/index.js';
import { eventsOf } from '../../../src/store/api/events.js';
import { createApi } from '../../../src/store/api/index.js';
import { createMemoryStore } from '../../../src/store/index.js';

const paper = (title: string) => definePaper({ title, listed: '2026-03-01' });

/** Reads a stream until what came of it holds a text. */
async function until(reader: ReadableStreamDefaultReader<Uint8Array>, text: string): Promise<string> {
  const decoder = new TextDecoder();
  let read = '';
  while (!read.includes(text)) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`It ended after ${read}`);
    read += decoder.decode(value, { stream: true });
  }
  return read;
}

describe('changes as server-sent events', () => {
  it('gives what there is, then what comes, with cursors to go on from', async () => {
    const store = createMemoryStore();
    await store.merge([paper('First')]);
    const stop = new AbortController();
    let ended = 0;
    const stream = await eventsOf(store, undefined, { signal: stop.signal, pause: 5, onEnd: () => ended++ });
    const reader = stream.getReader();
    const first = await until(reader, '"First"');
    expect(first).toMatch(/^retry: \d+\n\nid: \S+\nevent: paper\ndata: \{.*"First".*\}\n\n$/);
    await store.merge([paper('Second')]);
    const second = await until(reader, '"Second"');
    expect(second).not.toContain('"First"');

    const cursor = /^id: (\S+)$/m.exec(first)![1]!;
    const api = createApi(store);
    const again = await api(
      new Request('https://lab.example/changes/stream', { headers: { 'last-event-id': cursor }, signal: stop.signal }),
    );
    expect(again.headers.get('content-type')).toBe('text/event-stream');
    expect(await until(again.body!.getReader(), '"Second"')).not.toContain('"First"');

    stop.abort();
    expect((await reader.read()).done).toBe(true);
    expect(ended).toBe(1);
  });

  it('tells ids that are gone', async () => {
    const store = createMemoryStore();
    await store.merge([
      definePaper({
        title: 'One Work of Two Names',
        authors: ['A. B'],
        ids: { doi: '10.1000/x' },
        listed: '2026-03-01',
      }),
    ]);
    await store.merge([
      definePaper({
        title: 'One Work of Two Names',
        authors: ['A. B'],
        ids: { doi: '10.1000/x', arxiv: '2603.00001' },
        listed: '2026-03-01',
      }),
    ]);
    const stream = await eventsOf(store, undefined, { signal: new AbortController().signal, onEnd: () => {} });
    const reader = stream.getReader();
    expect(await until(reader, 'arxiv:2603.00001"}')).toContain('event: gone\ndata: {"gone":"doi:10.1000/x"');
    await reader.cancel();
  });

  it('has room for so many streams and no more, and room again when one ends', async () => {
    const api = createApi(createMemoryStore());
    const open = () => api(new Request('https://lab.example/changes/stream'));
    const streams = await Promise.all(Array.from({ length: 100 }, open));
    const refused = await open();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
    await streams[0]!.body!.cancel();
    expect((await open()).status).toBe(200);
  });
});
