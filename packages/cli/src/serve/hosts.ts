import { isIP } from 'node:net';

/**
 * Whether a request names a host that this server answers for. A page of a stranger whose name is made to stand for this
 * machine (DNS rebinding) names itself; numbers and names of this machine cannot be made to stand for another.
 */
export function isOwnHost(header: string | undefined, allowed: readonly string[]): boolean {
  if (header === undefined || !URL.canParse(`http://${header}`)) return false;
  const host = new URL(`http://${header}`).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return isIP(host) !== 0 || /(?:^|\.)localhost$/.test(host) || allowed.some((each) => each.toLowerCase() === host);
}
