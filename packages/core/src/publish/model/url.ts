/** What `new URL` would leave as it is: the common case, told apart without the cost of parsing. */
const plain = /^https?:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w\-~!$&()*+,;=:@]+(\.[\w\-~!$&()*+,;=:@]+)*)*\/?$/;

/** Characters that URLs parsers let pass and that RFC 3986, HTML attributes or CSS do not. */
const unsafe = /["'<>{}|\\^`[\]]|%(?![\dA-Fa-f]{2})/g;

const percentEncode = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * An absolute http or https address in the form that every reader accepts, or `undefined` for anything else: relative
 * addresses, `javascript:`, `data:`, `file:` and what is no address at all.
 */
export function safeUrl(text: string): string | undefined {
  if (plain.test(text)) return text;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return undefined;
  // A name and password in an address serve only to make one site look like another.
  url.username = '';
  url.password = '';
  const { origin } = url;
  return origin + url.href.slice(origin.length).replace(unsafe, percentEncode);
}

/** `safeUrl`, or an address relative to the written file, such as `feed.json`. */
export function safeHref(text: string): string | undefined {
  const base = 'https://relative.invalid/a/';
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    return undefined;
  }
  if (url.hostname !== 'relative.invalid') return safeUrl(text);
  return /^[\w.~/-][\w.~/?&=%#-]*$/.test(text) ? text : undefined;
}
