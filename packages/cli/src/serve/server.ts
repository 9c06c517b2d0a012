import { createHash } from 'node:crypto';
import { type FSWatcher, watch } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import parseRange from 'range-parser';
import { wordsOf } from '../disk/disk-error.js';
import { compressorFor } from './compress.js';
import { fileAt } from './file.js';
import { isOwnHost } from './hosts.js';
import { listenAt } from './listen.js';
import { isShared, mediaType } from './mime.js';
import { reloadPath, withReload } from './reload.js';

export interface ServeOptions {
  folder: string;
  host: string;
  /** 0 for any free one. */
  port: number;
  /** Names besides those of this machine that requests may be for. */
  allowedHosts: readonly string[];
  /** Told what is not well: a folder that cannot be watched, a file that cannot be read. */
  note: (text: string) => void;
}

export interface Served {
  /** Address of the page. */
  url: string;
  close(): Promise<void>;
}

/** A build replaces many files at once: the page reloads when they are all there. */
const settleTime = 150;

/**
 * Serves the files of one folder to this machine: with ETag and 304, compressed or in ranges, feeds also to other sites'
 * pages. Requests for the name of another host are refused.
 */
export async function serveFolder({ folder, host, port, allowedHosts, note }: ServeOptions): Promise<Served> {
  const listeners = new Set<ServerResponse>();
  let settling: NodeJS.Timeout | undefined;
  const watcher = watched(folder, note, () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      for (const listener of listeners) listener.write('data: changed\n\n');
    }, settleTime);
  });
  const server = createServer((request, response) => {
    answer(request, response, { folder, allowed: [host, ...allowedHosts], listeners }).catch((error) => {
      note(`${request.url} was not served: ${wordsOf(error)}.`);
      if (response.headersSent) response.destroy();
      // Not "nothing is there": who hears that forgets a page that is.
      else refuse(response, 503, 'The file could not be read just now.');
    });
  });
  const url = await listenAt(server, host, port).catch((error) => {
    watcher?.close();
    throw error;
  });
  return {
    url,
    close: async () => {
      clearTimeout(settling);
      watcher?.close();
      for (const listener of listeners) listener.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Watches a folder; where the system lets nobody watch more, pages are served and not reloaded. */
function watched(folder: string, note: ServeOptions['note'], changed: () => void): FSWatcher | undefined {
  const tell = (error: Error) => note(`${folder} cannot be watched, so pages do not reload: ${wordsOf(error)}.`);
  try {
    return watch(folder, changed).on('error', tell);
  } catch (error) {
    tell(error as Error);
    return undefined;
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { folder, allowed, listeners }: { folder: string; allowed: readonly string[]; listeners: Set<ServerResponse> },
): Promise<void> {
  if (!isOwnHost(request.headers.host, allowed)) {
    const named = request.headers.host ?? 'no host';
    refuse(response, 403, `This server does not answer for ${named}; serve --allow-host lets it.`);
    return;
  }
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
  const name = pathname === '/' ? 'index.html' : decode(pathname.slice(1));
  const file = name && (await fileAt(folder, name));
  if (!file) {
    refuse(response, 404, 'There is nothing of that name.');
    return;
  }
  await send(request, response, name, name.endsWith('.html') ? Buffer.from(withReload(file.toString('utf8'))) : file);
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    .end(`${why}\n`);
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

async function send(request: IncomingMessage, response: ServerResponse, name: string, body: Buffer): Promise<void> {
  const { headers: asked } = request;
  const tag = createHash('sha256').update(body).digest('hex').slice(0, 32);
  // A part is of the file as it lies there, not of what it is compressed to.
  const part =
    asked.range === undefined || !isOf(asked['if-range'], tag) ? undefined : partOf(body.length, asked.range);
  const [encoding, compress] =
    (part === undefined && compressorFor(String(asked['accept-encoding'] ?? ''), body.length)) || [];
  // One tag a representation, as RFC 9110 8.8.3 wants of strong ones.
  const etag = `"${tag}${encoding ? `-${encoding}` : ''}"`;
  const headers: Record<string, string | number> = {
    etag,
    'accept-ranges': 'bytes',
    'content-type': mediaType(name),
    'cache-control': 'no-cache',
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
    ...(isShared(name) && { 'access-control-allow-origin': '*' }),
  };
  const known = String(asked['if-none-match'] ?? '').split(/\s*,\s*/);
  if (known.some((each) => each === '*' || each.replace(/^W\//, '') === etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  if (part === 'outside') {
    response.writeHead(416, { ...headers, 'content-range': `bytes */${body.length}` }).end();
    return;
  }
  const sent = part ? body.subarray(part.start, part.end + 1) : compress ? await compress(body) : body;
  response.writeHead(part ? 206 : 200, {
    ...headers,
    'content-length': sent.length,
    ...(encoding && { 'content-encoding': encoding }),
    ...(part && { 'content-range': `bytes ${part.start}-${part.end}/${body.length}` }),
  });
  response.end(request.method === 'HEAD' ? undefined : sent);
}

/** Whether a part may be given to who has the rest: of the same file, or whichever. RFC 9110 13.1.5 */
function isOf(condition: string | string[] | undefined, tag: string): boolean {
  return condition === undefined || condition === `"${tag}"`;
}

/** The one part that is asked for; nothing where several are, or the question is none: then all is given. */
function partOf(size: number, range: string): { start: number; end: number } | 'outside' | undefined {
  const parts = parseRange(size, range);
  if (parts === -1) return 'outside';
  return parts === -2 || parts.type !== 'bytes' || parts.length !== 1 ? undefined : parts[0];
}
