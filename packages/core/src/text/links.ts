const longestAddress = 2000;

/** In normal form already: lower-case host, and a path of plain names. */
const normal = /^https:\/\/[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}(?:\/[A-Za-z\d][\w.-]{0,200}){1,20}\/?$/;

/**
 * An absolute http or https address in normal form, or `undefined`: no other scheme, no relative path, no user name
 * or password.
 */
export function safeUrl(text: string): string | undefined {
  const trimmed = text.trim();
  if (normal.test(trimmed)) return trimmed;
  if (trimmed.length > longestAddress || !/^https?:\/\//i.test(trimmed)) return undefined;
  try {
    const url = new URL(trimmed);
    return url.username === '' && url.password === '' && url.hostname !== '' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** A repository on a host of code: owner and name, nothing deeper. */
const repository = /\b((?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)\/[\w.-]{1,100}\/[\w.-]{1,100})/i;
/** Pages that authors make for a paper. */
const projectPage = /\bhttps?:\/\/[\w-]{1,63}\.(?:github|gitlab)\.io(?:\/[\w./~-]{0,200})?/i;

/** What every address of these has in it. */
const hint = /\.(?:com|org|io)/i;

/** What a sentence puts behind an address. */
const trailing = /(?:\.git|[.,;:)\]}'"]|\\)+$/;

/**
 * The first repository and the first project page that a text names.
 *
 * @example
 * linksIn('Code: https://github.com/acme/paper.'); // { code: 'https://github.com/acme/paper' }
 */
export function linksIn(text: string): { code?: string; project?: string } {
  if (!text.includes('/') || !hint.test(text)) return {};
  const code = repository.exec(text)?.[1]?.replace(trailing, '');
  const project = projectPage.exec(text)?.[0].replace(trailing, '');
  return {
    ...(code && code.split('/').length === 3 && !code.endsWith('/') ? { code: `https://${code}` } : {}),
    ...(project ? { project } : {}),
  };
}
