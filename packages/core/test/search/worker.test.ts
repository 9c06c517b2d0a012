import { afterEach, describe, expect, it } from 'vitest';
import { createIndex, createIndexWorker, createMeaning, saveMeaning } from '../../src/search/index.js';
import { serveIndex } from '../../src/search/serve-index.js';
import type { Port } from '../../src/search/worker-protocol.js';
import { by, paper } from './papers.js';

const papers = [
  paper('a', 'Graphs and trees', { abstract: 'Of graphs.', authors: by('Ada Lovelace') }),
  paper('b', 'Speech'),
];
const open: MessagePort[] = [];

/** Two ends of a channel with the worker's side served, as between a page and its worker. */
function served(): Port {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  serveIndex(port2 as Port);
  return port1 as Port;
}

afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

describe('an index in a worker', () => {
  it('answers as one in the page does, highlights and all', async () => {
    const index = await createIndexWorker(served(), { papers });
    expect(await index.search('graphs lovelace')).toEqual(createIndex(papers).search('graphs lovelace'));
    expect(await index.suggest('spe')).toEqual(createIndex(papers).suggest('spe'));
  });

  it('takes changes and gives bytes', async () => {
    const index = await createIndexWorker(served(), { papers });
    await index.add([paper('c', 'Quaternions')]);
    expect(await index.remove(['a'])).toBe(1);
    const again = await createIndexWorker(served(), { bytes: await index.save() });
    expect((await again.search('')).hits.map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('answers many questions at once, each its own', async () => {
    const index = await createIndexWorker(served(), { papers });
    const results = await Promise.all(['graphs', 'speech', ''].map((query) => index.search(query)));
    expect(results.map(({ total }) => total)).toEqual([1, 1, 2]);
  });

  it('passes on what went wrong, with its code', async () => {
    await expect(createIndexWorker(served(), { bytes: new Uint8Array(40) })).rejects.toMatchObject({
      code: 'index-foreign',
    });
  });

  it('tells of papers as they come, of progress, and ends when it is told to', async () => {
    const many = Array.from({ length: 2500 }, (_, n) => paper(`p${n % 2400}`, `Graph ${n}`));
    const told: string[] = [];
    const seen: number[] = [];
    const ended = new AbortController();
    const index = await createIndexWorker(
      served(),
      { papers: many },
      {
        onIssue: ({ code }) => told.push(code),
        onProgress: ({ done, total }) => seen.push(done, total),
        signal: ended.signal,
        synonyms: [['graph', 'net']],
      },
    );
    expect([told.length, new Set(told)]).toEqual([100, new Set(['duplicate-id'])]);
    expect(seen).toEqual([1000, 2500, 2000, 2500, 2500, 2500]);
    expect((await index.search('net ')).total).toBe(2400);
    const answer = index.search('graph');
    ended.abort(new Error('gone'));
    await expect(answer).rejects.toThrow('gone');
    await expect(index.suggest('gr')).rejects.toThrow('gone');
  });

  it('has a meaning of its own, which it gives as bytes', async () => {
    const texts = ['sailor harbor', 'sailor vessel', 'harbor vessel', 'flour yeast', 'yeast oven', 'oven flour'];
    const sea = texts.map((title, n) => paper(`p${n}`, title));
    const index = await createIndexWorker(served(), { papers: sea });
    await expect(index.searchWithMeaning('sailor ')).rejects.toThrow(/no meaning yet/);
    await index.createMeaning({ dimensions: 2 });
    const found = await index.searchWithMeaning('sailor ');
    expect(
      found.hits
        .map(({ id }) => id)
        .slice(0, 3)
        .sort(),
    ).toEqual(['p0', 'p1', 'p2']);
    const meaning = await index.saveMeaning();
    expect(meaning).toEqual(saveMeaning(createMeaning(createIndex(sea), { dimensions: 2 })));
    const again = await createIndexWorker(served(), { bytes: await index.save(), papers: sea, meaning });
    expect(await again.searchWithMeaning('sailor ')).toEqual(found);
    expect(
      (await again.similarWithMeaning('p0'))
        .map(({ id }) => id)
        .slice(0, 2)
        .sort(),
    ).toEqual(['p1', 'p2']);
  });

  it('that breaks off rejects what was asked, by name', async () => {
    let fail: (event: { message: string }) => void = () => {};
    const port: Port = {
      postMessage: () => fail({ message: '404' }),
      addEventListener: (type, listener) => {
        if (type === 'error') fail = listener;
      },
    };
    await expect(createIndexWorker(port, { papers })).rejects.toMatchObject({
      code: 'worker-failed',
      message: expect.stringMatching(/could not be loaded or broke off: 404\. Where a policy forbids/),
    });
  });

  it('cannot be started where there are none, and says so', async () => {
    await expect(createIndexWorker({ papers })).rejects.toMatchObject({ code: 'worker-failed' });
  });

  it('is not given what cannot cross', async () => {
    await expect(createIndexWorker(served(), { papers }, { stem: (() => '') as never })).rejects.toThrow(
      /^stem is a function, which cannot cross/,
    );
    await expect(createIndexWorker(served(), {} as never)).rejects.toThrow(/needs papers or bytes/);
    await expect(createIndexWorker(served(), { papers }, { stopword: [] } as never)).rejects.toThrow(
      /no option "stopword"/,
    );
  });

  it('does nothing else that it is told', async () => {
    const port = served();
    const answer = new Promise((resolve) => port.addEventListener('message', ({ data }) => resolve(data)));
    port.start?.();
    port.postMessage({ call: 1, method: 'constructor', given: ['x'] });
    expect(await answer).toEqual({ call: 1, result: undefined });
  });
});
