import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FetchOptions } from '../../src/fetch/index.js';

/** Answers one request, well or badly. */
export type Play = (request: IncomingMessage, response: ServerResponse, number: number) => void;

export interface Loopback {
  /** A fetch that takes every address to this server, and a clock that only waits move. */
  options: Required<Pick<FetchOptions, 'fetch' | 'now' | 'sleep' | 'random'>>;
  /** `host/path?query` of every request, in order. */
  asked: string[];
  play: (play: Play) => void;
  close: () => Promise<void>;
}

/** The whole network on one loopback port: real sockets, real HTTP, played answers. */
export async function loopback(): Promise<Loopback> {
  let current: Play = (_, response) => response.end();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push((request.url ?? '').slice(1));
    current(request, response, asked.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let clock = Date.parse('2026-03-18T12:00:00Z');
  return {
    asked,
    play: (play) => {
      asked.length = 0;
      current = play;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
    options: {
      fetch: (input, init) => {
        const { host, pathname, search } = new URL(String(input));
        return fetch(`http://127.0.0.1:${port}/${host}${pathname}${search}`, init);
      },
      now: () => new Date(clock),
      sleep: async (milliseconds) => {
        clock += milliseconds;
      },
      random: () => 0.5,
    },
  };
}
