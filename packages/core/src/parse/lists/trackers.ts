import { longestAddress } from '../copied/addresses.js';

/** Addresses lead through so many trackers at most. */
const mostHops = 4;

/** Parameters in which redirects carry where they lead. */
const targets = [
  'url',
  'u',
  'q',
  'target',
  'dest',
  'destination',
  'redirect',
  'redirect_url',
  'redirect_uri',
  'link',
  'to',
  'r',
  'goto',
];

/**
 * Where a link of a mail leads: the address inside those of trackers (Google Scholar, Outlook's safe links, Google,
 * SendGrid, Amazon SES and their like), without what campaigns add. Reads the address alone; follows nothing.
 *
 * @example
 * unwrapped('https://www.google.com/url?q=https%3A%2F%2Farxiv.org%2Fabs%2F2503.12345&sa=D'); // 'https://arxiv.org/abs/2503.12345'
 */
export function unwrapped(address: string): string {
  let url = address.trim().replaceAll('&amp;', '&');
  for (let hop = 0; hop < mostHops; hop += 1) {
    const inner = innerOf(url);
    if (inner === undefined) break;
    url = inner;
  }
  return withoutCampaign(url);
}

/** The address in a path, its own slashes escaped. */
const inPath = new RegExp(String.raw`^https?:\/\/[^?#]{1,${longestAddress}}?(https?(?::|%3a)(?:%2f){2}[^/?&#]+)`, 'i');

function innerOf(url: string): string | undefined {
  if (url.length > 16_000) return undefined;
  // Scholar writes the address as it is, its own parameters behind it.
  const scholar = /^https?:\/\/scholar\.google\.[a-z.]{2,7}\/scholar_url\?url=(.*?)(?:&hl=.*)?$/i.exec(url)?.[1];
  if (scholar !== undefined) return decoded(scholar);
  if (/^https?:\/\/scholar\.google\./i.test(url)) return undefined;
  const query = url.slice(url.indexOf('?') + 1 || url.length);
  for (const pair of query.split(/[&;]/)) {
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (targets.includes(name.toLowerCase()) && /^https?(?::|%3a)/i.test(value)) return decoded(value);
  }
  const path = inPath.exec(url)?.[1];
  return path === undefined ? undefined : decoded(path);
}

function decoded(text: string): string {
  try {
    return /%[0-9a-f]{2}/i.test(text) ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}

function withoutCampaign(url: string): string {
  if (!/[?&](?:utm_|mc_|fbclid|gclid)/.test(url)) return url;
  const [path, hash] = url.split('#');
  const [base, query = ''] = path!.split('?');
  const kept = query.split('&').filter((pair) => !/^(?:utm_\w+|mc_[ce]id|fbclid|gclid|ref)=/.test(pair));
  return `${base}${kept.length > 0 ? `?${kept.join('&')}` : ''}${hash === undefined ? '' : `#${hash}`}`;
}
