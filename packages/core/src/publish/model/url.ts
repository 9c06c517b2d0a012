import { safeUrl } from '../../text/links.js';

/** What `new URL` would leave as it is: the common case, told apart without the cost of parsing. */
const plain = /^https?:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]+(\/[\w\-~!$&()*+,;=:@]+(\.[\w\-~!$&()*+,;=:@]+)*)*\/?$/;

/** Characters that URL parsers let pass and that RFC 3986, HTML attributes or CSS do not. */
const unsafe = /["'<>{}|\\^`[\]]|%(?![\dA-Fa-f]{2})/g;

const percentEncode = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * An absolute http or https address in the form that every reader accepts, or `undefined` for anything else: relative
 * addresses, `javascript:`, `data:`, `file:`, those with a password, and what is no address at all.
 */
export function strictUrl(text: string): string | undefined {
  if (text.length < 200 && plain.test(text)) return text;
  const href = safeUrl(text);
  if (href === undefined) return undefined;
  // The host may hold the brackets of IPv6.
  const path = href.indexOf('/', 'https://'.length);
  return href.slice(0, path) + href.slice(path).replace(unsafe, percentEncode);
}

/** `strictUrl`, or an address relative to the written file, such as `feed.json`. */
export function strictHref(text: string): string | undefined {
  const base = 'https://relative.invalid/a/';
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    return undefined;
  }
  if (url.hostname !== 'relative.invalid') return strictUrl(text);
  return /^[\w.~/-][\w.~/?&=%#-]*$/.test(text) ? text : undefined;
}
