import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

const ownMachine = /^(?:127\.|::1$|::ffff:127\.)/;

/**
 * Who asks, for what is counted by client: the address of the connection, or where that is a proxy on this machine, the
 * one that the proxy saw. Of IPv6 the first half, as one client has all of a second half. RFC 4291 section 2.5.4
 */
export function clientOf({
  socket,
  headers,
}: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } }): string {
  const connected = socket.remoteAddress ?? '';
  const seen = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)!
    .trim();
  const address = ownMachine.test(connected) && seen !== '' ? seen : connected;
  return isIPv6(address) && !address.startsWith('::ffff:') ? firstHalf(address) : address;
}

function firstHalf(address: string): string {
  const [start = '', end] = address.split('::');
  const groups = start === '' ? [] : start.split(':');
  const rest = end === undefined || end === '' ? [] : end.split(':');
  const zeros = end === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0');
  return [...groups, ...zeros, ...rest].slice(0, 4).join(':');
}
