import { createHash } from 'node:crypto';
import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { TrendingPapersError } from '@trending-papers/core/paper';
import { isShared, mediaType } from './mime.js';
import { reloadPath, withReload } from './reload.js';

export interface ServeOptions {
  folder: string;
  host: string;
  /** 0 for any free one. */
  port: number;
}

export interface Served {
  /** Address of the page. */
  url: string;
  close(): Promise<void>;
}

/** A build replaces many files at once: the page reloads when they are all there. */
const settleTime = 150;
const smallestCompressed = 1_024;

const compressors: readonly (readonly [string, (body: Buffer) => Promise<Buffer>])[] = [
  ['br', (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })],
  ['gzip', (body) => promisify(gzip)(body)],
];

/** Serves the files of one folder to this machine: with ETag and 304, compressed, feeds also to other sites' pages. */
export async function serveFolder({ folder, host, port }: ServeOptions): Promise<Served> {
  const listeners = new Set<ServerResponse>();
  let settling: NodeJS.Timeout | undefined;
  const watcher = watch(folder, () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      for (const listener of listeners) listener.write('data: changed\n\n');
    }, settleTime);
  });
  const server = createServer((request, response) => {
    answer(request, response, folder, listeners).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, host, port)));
    server.listen(port, host, resolve);
  }).catch((error) => {
    watcher.close();
    throw error;
  });
  const { port: found } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${found}/`,
    close: async () => {
      clearTimeout(settling);
      watcher.close();
      for (const listener of listeners) listener.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What the system's codes mean. https://man7.org/linux/man-pages/man2/bind.2.html */
const meanings: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program has it: name another with --port, or 0 for any free one',
  EADDRNOTAVAIL: 'this machine has no such address',
  EACCES: 'ports below 1024 need more rights: name another with --port',
  ENOTFOUND: 'there is no such address',
};

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const meaning = Object.hasOwn(meanings, error.code ?? '') ? meanings[error.code!] : undefined;
  if (meaning === undefined) return error;
  return new TrendingPapersError('unusable-address', `Cannot serve at ${host}:${port}: ${meaning}.`, { host, port });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  listeners: Set<ServerResponse>,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === reloadPath) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).flushHeaders();
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
    return;
  }
  const name = nameOf(pathname);
  const file = name === undefined ? undefined : await readFile(join(folder, name)).catch(() => undefined);
  if (name === undefined || file === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is nothing of that name.\n');
    return;
  }
  await send(request, response, name, name.endsWith('.html') ? Buffer.from(withReload(file.toString('utf8'))) : file);
}

/** A file of the folder or of one below it: nothing hidden, no way up. */
function nameOf(pathname: string): string | undefined {
  const name = pathname === '/' ? 'index.html' : decode(pathname.slice(1));
  return name && /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(name) ? name : undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

async function send(request: IncomingMessage, response: ServerResponse, name: string, body: Buffer): Promise<void> {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const [encoding, compress] =
    (body.length >= smallestCompressed && compressors.find(([each]) => new RegExp(`\\b${each}\\b`).test(accepted))) ||
    [];
  // One tag a representation, as RFC 9110 8.8.3 wants of strong ones.
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}${encoding ? `-${encoding}` : ''}"`;
  const headers: Record<string, string | number> = {
    etag,
    'content-type': mediaType(name),
    'cache-control': 'no-cache',
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
    ...(isShared(name) && { 'access-control-allow-origin': '*' }),
  };
  const known = String(request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
  if (known.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const sent = compress ? await compress(body) : body;
  response.writeHead(200, {
    ...headers,
    'content-length': sent.length,
    ...(encoding && { 'content-encoding': encoding }),
  });
  response.end(request.method === 'HEAD' ? undefined : sent);
}
