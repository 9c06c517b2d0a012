import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import net, { type AddressInfo, type NetConnectOpts } from 'node:net';
import { fetchListing } from '@trending-papers/core/fetch';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pinnedNetwork } from '../../src/inputs/pinned.js';

const outside = '93.184.215.14';
const inside = '127.0.0.1';
const feed = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Papers',
  items: [{ id: 'a', title: 'A paper', url: 'https://lab.example/a' }],
});

let port: number;
/** What the server on this machine was asked, with the address each connection was meant for. */
let reached: string[];
/** Addresses that were connected to: those outside are stood for by the same server. */
let dialled: string[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const server = createServer((request, response) => {
  reached.push(`${request.headers.host?.split(':')[0]}${request.url}`);
  answer(request, response);
});

beforeEach(async () => {
  [reached, dialled] = [[], []];
  answer = (_, response) => response.end(feed);
  await new Promise<void>((resolve) => server.listen(0, inside, resolve));
  ({ port } = server.address() as AddressInfo);
  const { connect } = net;
  // Nobody is dialled but this machine; which address it would have been is written down.
  vi.spyOn(net, 'connect').mockImplementation(((options: NetConnectOpts & { host: string }) =>
    connect({
      ...options,
      lookup: (host: string, how: object, callback: (...given: unknown[]) => void) =>
        (options as net.TcpNetConnectOpts).lookup!(host, how, (error, found) => {
          const addresses = Array.isArray(found) ? found : [{ address: found, family: 4 }];
          if (error) return callback(error, []);
          dialled.push(...addresses.map(({ address }) => address));
          callback(null, [{ address: inside, family: 4 }]);
        }),
      autoSelectFamily: true,
    } as net.TcpNetConnectOpts)) as typeof net.connect);
});

afterEach(async () => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A name server whose answers to a name follow each other; the last is given for ever. */
function nameServer(answers: Readonly<Record<string, readonly (string | Error)[]>>) {
  const asked: string[] = [];
  const resolve = async (host: string) => {
    const those = answers[host] ?? [];
    const found = those[Math.min(asked.filter((each) => each === host).length, those.length - 1)];
    asked.push(host);
    if (found === undefined || found instanceof Error) throw found ?? new Error(`ENOTFOUND ${host}`);
    return [found];
  };
  return { asked, resolve };
}

const once = { sleep: async () => {}, random: () => 0.5 };

describe('a connection', () => {
  it('goes to the address that was checked, whatever the name server says next', async () => {
    const names = nameServer({ 'feed.example': [outside, inside] });
    const listing = await fetchListing(`http://feed.example:${port}/feed.json`, {
      ...pinnedNetwork(names.resolve),
      ...once,
    });
    expect(listing.papers).toHaveLength(1);
    expect([names.asked, dialled]).toEqual([['feed.example'], [outside]]);
  });

  it('of a page that leads on to a name is checked by what that name is then', async () => {
    const names = nameServer({ 'feed.example': [outside], 'rebind.example': [inside] });
    answer = (_, response) => response.writeHead(302, { location: `http://rebind.example:${port}/secret` }).end();
    const fetching = fetchListing(`http://feed.example:${port}/`, { ...pinnedNetwork(names.resolve), ...once });
    await expect(fetching).rejects.toHaveProperty('code', 'private-address');
    expect(reached).toEqual(['feed.example/']);
  });

  it('that is checked anew and found inside is refused, also at the origin that was named', async () => {
    const names = nameServer({ 'feed.example': [outside, inside] });
    answer = (request, response) =>
      request.url === '/' ? response.writeHead(302, { location: '/secret' }).end() : response.end(feed);
    const fetching = fetchListing(`http://feed.example:${port}/`, { ...pinnedNetwork(names.resolve), ...once });
    await expect(fetching).rejects.toHaveProperty('code', 'private-address');
    expect(reached).toEqual(['feed.example/']);
  });

  it('to a name of the inner network that a person named is made', async () => {
    const names = nameServer({ 'papers.lab.example': [inside] });
    const { papers } = await fetchListing(`http://papers.lab.example:${port}/`, {
      ...pinnedNetwork(names.resolve),
      ...once,
    });
    expect([papers.length, dialled]).toEqual([1, [inside]]);
  });

  it('to a name that could not be looked up is not made, for the next answer would be checked by nobody', async () => {
    const names = nameServer({ 'flaky.example': [new Error('SERVFAIL'), inside] });
    const { resolveHost, fetch } = pinnedNetwork(names.resolve);
    await expect(resolveHost('flaky.example')).rejects.toThrow('SERVFAIL');
    await expect(fetch(`http://flaky.example:${port}/`)).rejects.toThrow();
    expect([reached, dialled]).toEqual([[], []]);
  });

  it('stays outside for one who was let through while another was told of an inner address', async () => {
    const names = nameServer({ 'feed.example': [outside, inside] });
    const { resolveHost, fetch } = pinnedNetwork(names.resolve);
    expect(await resolveHost('feed.example')).toEqual([outside]);
    expect(await resolveHost('feed.example')).toEqual([inside]);
    await (await fetch(`http://feed.example:${port}/`)).text();
    expect(dialled).toEqual([outside]);
  });

  it('to a name that nobody checked is made as ever', async () => {
    const names = nameServer({ 'chat.lab.example': [inside] });
    const { fetch } = pinnedNetwork(names.resolve);
    expect((await fetch(`http://chat.lab.example:${port}/hook`, { method: 'POST', body: '{}' })).status).toBe(200);
    expect(dialled).toEqual([inside]);
  });
});
