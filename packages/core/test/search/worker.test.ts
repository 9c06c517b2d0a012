import { afterEach, describe, expect, it } from 'vitest';
import { createIndex, createIndexWorker } from '../../src/search/index.js';
import { type Port, serveIndex } from '../../src/search/worker.js';
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

  it('does nothing else that it is told', async () => {
    const port = served();
    const answer = new Promise((resolve) => port.addEventListener('message', ({ data }) => resolve(data)));
    port.start?.();
    port.postMessage({ call: 1, method: 'constructor', given: ['x'] });
    expect(await answer).toEqual({ call: 1, result: undefined });
  });
});
