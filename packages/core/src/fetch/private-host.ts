import ipaddr from 'ipaddr.js';
import { aText, checkArgument } from '../text/options.js';

/** Names that never leave the machine or the local network (RFC 6761, RFC 6762, RFC 8375). */
const privateNames = /(^|\.)(localhost|local|internal|home\.arpa|localdomain)$/;

/** Ranges of IPv6 that stand for an address of IPv4, which is the one to judge: ::ffff:0:0/96 and 64:ff9b::/96. */
const translated = new Set(['ipv4Mapped', 'rfc6052']);

function isPublicAddress(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (translated.has(address.range())) return new ipaddr.IPv4(address.toByteArray().slice(-4)).range() === 'unicast';
  // Tunnels (6to4, Teredo) may end inside, and IPv4-compatible ones (::a.b.c.d) are long gone.
  if (address.kind() === 'ipv6' && address.match(ipaddr.parseCIDR('::/96') as [ipaddr.IPv6, number])) return false;
  return address.range() === 'unicast';
}

/**
 * Whether a host, as `URL.hostname` writes it, names this machine or a network that is not the public one: private,
 * link-local, tunnelled and reserved ranges of IANA's registries. Names are not looked up.
 */
export function isPrivateHost(host: string): boolean {
  checkArgument('The host', host, aText);
  const bare = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  if (ipaddr.isValid(bare)) return !isPublicAddress(ipaddr.parse(bare));
  return privateNames.test(bare) || !bare.includes('.');
}
