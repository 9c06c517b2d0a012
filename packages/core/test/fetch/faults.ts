import { gzipSync } from 'node:zlib';
import type { Play } from './loopback.js';

/** What a service may do instead of answering, each on a real socket. */
export const faults: Readonly<Record<string, (good: string) => Play>> = {
  'a 429 with Retry-After': () => (_, response) =>
    response.writeHead(429, { 'retry-after': '5' }).end('Rate exceeded.'),
  'a 429 without Retry-After': () => (_, response) => response.writeHead(429).end('Rate exceeded.'),
  'a 500': () => (_, response) => response.writeHead(500).end('Internal Server Error'),
  'a 503 page': () => (_, response) =>
    response.writeHead(503, { 'content-type': 'text/html' }).end('<html><title>Maintenance</title></html>'),
  'a reset before the answer': () => (request) => request.socket.resetAndDestroy(),
  'a reset in the middle': (good) => (request, response) => {
    response.writeHead(200, { 'content-length': good.length });
    response.write(good.slice(0, good.length / 2), () => request.socket.destroy());
  },
  'a drip too slow to wait for': (good) => (_, response) => {
    response.writeHead(200);
    let at = 0;
    const drip = setInterval(() => response.write(good[at++] ?? ' '), 20);
    response.on('close', () => clearInterval(drip));
  },
  'a truncated gzip': (good) => (_, response) => {
    const packed = gzipSync(good);
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, packed.length / 2));
  },
  'an error page with status 200': () => (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Bad gateway</title>'),
  'an empty answer': () => (_, response) => response.writeHead(200).end(),
};
