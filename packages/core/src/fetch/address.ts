/**
 * IPv4 blocks that lead into a machine or its private network, as [first address, prefix length].
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const privateBlocks: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
];

/** Names that never leave the machine or the local network (RFC 6761, RFC 6762, RFC 8375). */
const privateNames = /(^|\.)(localhost|local|internal|home\.arpa|localdomain)$/;

function ipv4(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

function isPrivateIpv4(address: number): boolean {
  return privateBlocks.some(([first, length]) => {
    const size = 2 ** (32 - length);
    return Math.floor(address / size) === Math.floor((ipv4(first) ?? 0) / size);
  });
}

/** The eight groups of an IPv6 address, or nothing when it is not one. */
function ipv6(text: string): number[] | undefined {
  if (!/^[0-9a-f:.]+$/.test(text) || !text.includes(':')) return undefined;
  const dotted = /^(.*:)([\d.]+)$/.exec(text);
  const last = dotted?.[2]?.includes('.') ? ipv4(dotted[2]) : undefined;
  const whole =
    last === undefined ? text : `${dotted?.[1]}${(last >>> 16).toString(16)}:${(last & 0xffff).toString(16)}`;
  const [head = '', tail] = whole.split('::');
  const groups = (half: string) => (half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16)));
  const left = groups(head);
  const right = groups(tail ?? '');
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  const all = [...left, ...Array<number>(Math.max(0, gap)).fill(0), ...right];
  return all.length === 8 && all.every((group) => group >= 0 && group <= 0xffff) ? all : undefined;
}

function isPrivateIpv6(groups: readonly number[]): boolean {
  const [first = 0, second = 0] = groups;
  const embedded = (groups[6] ?? 0) * 65_536 + (groups[7] ?? 0);
  const mapped = groups.slice(0, 5).every((group) => group === 0) && (groups[5] === 0xffff || groups[5] === 0);
  if (mapped) return isPrivateIpv4(embedded);
  if (first === 0x64 && second === 0xff9b) return isPrivateIpv4(embedded);
  // fc00::/7 unique local, fe80::/10 link local, ff00::/8 multicast.
  return (first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80 || (first & 0xff00) === 0xff00;
}

/** Whether a host, as `URL.hostname` writes it, names this machine or a private network. Names are not looked up. */
export function isPrivateHost(host: string): boolean {
  const bare = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  const four = ipv4(bare);
  if (four !== undefined) return isPrivateIpv4(four);
  const six = ipv6(bare);
  if (six !== undefined) return isPrivateIpv6(six);
  return privateNames.test(bare) || !bare.includes('.');
}
