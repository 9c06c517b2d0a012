import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { clientOf } from './client.js';
import { compressorFor } from './compress.js';
import { isOwnHost } from './hosts.js';
import { listenAt } from './listen.js';
import type { Served, ServeOptions } from './server.js';

/** What answers: a function from a request to a response, as hosts that speak fetch have it. */
type Handler = (request: Request) => Promise<Response>;

/** How the handler is made, which is told who asks. */
export type MakeHandler = (clientOf: (request: Request) => string | undefined) => Handler;

/** Milliseconds that answers under way have to end, when the server does. */
const grace = 10_000;

/** What a request cannot be made with. https://fetch.spec.whatwg.org/#forbidden-method */
const unspeakable = new Set(['CONNECT', 'TRACE', 'TRACK']);

/**
 * Serves a handler over HTTP: bodies of requests are not read, answers are compressed for who accepts that, streams end
 * when their reader goes. `close` takes no new requests and lets those end that are under way.
 */
export async function serveHandler(
  make: MakeHandler,
  { host, port, allowedHosts }: Omit<ServeOptions, 'folder' | 'note'>,
): Promise<Served> {
  const clients = new WeakMap<Request, string>();
  const handler = make((request) => clients.get(request));
  const ending = new AbortController();
  const allowed = [host, ...allowedHosts];

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = 'GET', headers, url = '/' } = incoming;
    if (!isOwnHost(headers.host, allowed))
      return refuse(
        outgoing,
        403,
        `This server does not answer for ${headers.host ?? 'no host'}; serve --allow-host lets it.`,
      );
    if (unspeakable.has(method)) return refuse(outgoing, 405, `${method} is not answered.`);
    // What is sent along is of no use here: a connection with it is closed rather than read to its end.
    if (method !== 'GET' && method !== 'HEAD') outgoing.shouldKeepAlive = false;
    const gone = new AbortController();
    outgoing.once('close', () => gone.abort());
    const request = new Request(`http://${headers.host}${url.startsWith('/') ? url : '/'}`, {
      method,
      headers: headersOf(incoming),
      signal: AbortSignal.any([gone.signal, ending.signal]),
    });
    clients.set(request, clientOf(incoming));
    await send(await handler(request), headers['accept-encoding'], outgoing);
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => outgoing.destroy());
  });
  const url = await listenAt(server, host, port);
  return {
    url,
    async close() {
      ending.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), grace);
      await closed;
      clearTimeout(timer);
    },
  };
}

function refuse(outgoing: ServerResponse, status: number, why: string): void {
  outgoing
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    .end(`${why}\n`);
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct))
    for (const value of values) headers.append(name, value);
  return headers;
}

async function send(response: Response, accepted: string | undefined, outgoing: ServerResponse): Promise<void> {
  const headers = Object.fromEntries(response.headers);
  const isStream = !('content-length' in headers) && response.status === 200 && response.body !== null;
  if (isStream) {
    outgoing.writeHead(response.status, headers).flushHeaders();
    return pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing);
  }
  const body = new Uint8Array(await response.arrayBuffer());
  const [encoding, compress] = compressorFor(accepted, body.length) ?? [];
  const sent = compress ? await compress(body) : body;
  outgoing.writeHead(response.status, {
    ...headers,
    vary: 'accept-encoding',
    ...(body.length > 0 && { 'content-length': sent.length }),
    ...(encoding && { 'content-encoding': encoding }),
  });
  outgoing.end(sent);
}
