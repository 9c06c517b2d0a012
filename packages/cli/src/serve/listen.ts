import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TrendingPapersError } from '@trending-papers/core/paper';

/** What the system's codes mean. https://man7.org/linux/man-pages/man2/bind.2.html */
const meanings: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program has it: name another with --port, or 0 for any free one',
  EADDRNOTAVAIL: 'this machine has no such address',
  EACCES: 'ports below 1024 need more rights: name another with --port',
  ENOTFOUND: 'there is no such address',
};

/**
 * Begins to listen, and gives the address that a browser opens. Port 0 is any free one.
 *
 * @throws TrendingPapersError (by the promise) `unusable-address`
 */
export async function listenAt(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, host, port)));
    server.listen(port, host, resolve);
  });
  const { port: found } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${found}/`;
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const meaning = Object.hasOwn(meanings, error.code ?? '') ? meanings[error.code!] : undefined;
  if (meaning === undefined) return error;
  return new TrendingPapersError('unusable-address', `Cannot serve at ${host}:${port}: ${meaning}.`, { host, port });
}
