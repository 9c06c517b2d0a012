import { FeedError } from './error.js';

/** A look whether a server is there at all need not wait longer. */
const patience = 5_000;

type Code = FeedError['code'];

/** What went wrong and what mends it, for whoever made the page. */
const sentences: Readonly<Record<Code, (facts: FeedError['facts'], message: string) => string>> = {
  'feed-address': (_, message) => message,
  'feed-file': (_, message) => message,
  'feed-unreachable': (_, message) =>
    `${message} The server is off, its name is wrong, or connect-src of this page's content security policy leaves it out.`,
  'feed-blocked': ({ url }) =>
    `${url} answers, but not to pages of ${location.origin}: let it send the header Access-Control-Allow-Origin, or put the feed on the page's own site.`,
  'feed-mixed': ({ url }) =>
    `${url} is http and this page https, where browsers load nothing over http: serve the feed over https.`,
  'feed-http': ({ status = 0 }, message) => `${message}${statusHint(status)}`,
  'feed-html': ({ url }) =>
    `${url} answered with a web page that lists no papers: servers send one in the place of a file that is missing, or to sign in.`,
  'feed-too-large': ({ url }) =>
    `${url} is larger than 10 MB: publish it in pages that name each other by next_url, as "trending-papers build" does.`,
  'feed-unreadable': (_, message) => message,
};

function statusHint(status: number): string {
  if (status === 404 || status === 410) return ` Addresses are relative to the page, ${document.baseURI}.`;
  if (status === 401 || status === 403) return ' Readers must be able to load it without signing in.';
  return status === 429 || status >= 500 ? ' The server has trouble, or was asked too often.' : '';
}

/** The same failure, as exactly as it can be told, with what mends it. `text` is what came in the place of a feed. */
export async function explain(error: FeedError, text = ''): Promise<FeedError> {
  const code = await codeOf(error, text);
  const damage = error.code === 'feed-unreadable' && /^\s*[[{]/.test(text) ? ` ${damageOf(text)}` : '';
  return new FeedError(code, sentences[code](error.facts, error.message) + damage, error.facts, error);
}

async function codeOf({ code, facts: { url }, cause }: FeedError, text: string): Promise<Code> {
  if (code === 'feed-unreadable') return /^\s*<(?:!doctype html|html)/i.test(text) ? 'feed-html' : code;
  if (code !== 'feed-unreachable') return code;
  if (location.protocol === 'https:' && /^http:\/\/(?!localhost\b|127\.)/.test(url)) return 'feed-mixed';
  const isSilent = (cause as Error | undefined)?.name === 'TimeoutError' || !navigator.onLine;
  return !isSilent && new URL(url).origin !== location.origin && (await answers(url)) ? 'feed-blocked' : code;
}

/** Whether a server is there, which a page is told even where it may not read the answer. */
async function answers(url: string): Promise<boolean> {
  const signal = AbortSignal.timeout(patience);
  return fetch(url, { method: 'HEAD', mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal }).then(
    () => true,
    () => false,
  );
}

/** Where JSON breaks off or is damaged; nothing of it where it is whole. */
function damageOf(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
