// Confirming and leaving a list of subscribers, as one function of a request: Cloudflare Workers, Deno Deploy, Vercel
// Edge, Netlify Edge, Bun and Node 20 run it as it is. What it remembers goes through a store of four functions.

/**
 * @typedef {{ address: string, token: string, topics: string[], since: string }} Subscriber
 * @typedef {object} Store Where people are kept: a database, a key-value store, a file.
 * @property {(subscriber: Subscriber) => Promise<void>} put Replaces the one with the same address.
 * @property {(token: string) => Promise<void>} remove Nothing happens when there is none.
 * @property {() => Promise<Subscriber[]>} all
 * @property {(key: string, seconds: number) => Promise<boolean>} once Whether nobody asked for that key so recently.
 *
 * @typedef {object} Settings
 * @property {Store} store
 * @property {string} secret Signs what stands in addresses, and opens the list to whoever sends the mail.
 * @property {(to: string, link: string) => Promise<void>} sendConfirmation
 * @property {() => Date} [now]
 */

const day = 86_400;
const mostTopics = 20;
const longestBody = 10_000;
const addressForm = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z\d](?:[A-Za-z\d.-]{0,252}[A-Za-z\d])?$/;

const utf8 = new TextEncoder();
const toBase64 = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
const fromBase64 = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));

const keyOf = (secret, use) =>
  crypto.subtle.importKey('raw', utf8.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [use]);

/** What a person asked for, signed, so that nothing is kept of anybody who has not confirmed. */
async function sealed(value, secret) {
  const body = toBase64(utf8.encode(JSON.stringify(value)));
  const signature = await crypto.subtle.sign('HMAC', await keyOf(secret, 'sign'), utf8.encode(body));
  return `${body}.${toBase64(new Uint8Array(signature))}`;
}

async function opened(text, secret) {
  try {
    const [body = '', signature = ''] = text.split('.');
    const key = await keyOf(secret, 'verify');
    if (!(await crypto.subtle.verify('HMAC', key, fromBase64(signature), utf8.encode(body)))) return undefined;
    return JSON.parse(new TextDecoder().decode(fromBase64(body)));
  } catch {
    return undefined;
  }
}

/** Takes as long for a wrong secret as for the right one. */
async function isSame(a, b, secret) {
  const [one, other] = await Promise.all([sealed(a, secret), sealed(b, secret)]);
  return one === other;
}

const escapeMarkup = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

const page = (title, body, status = 200) =>
  new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escapeMarkup(title)}</title>
<style>body{max-width:34rem;margin:4rem auto;padding:0 1rem;font:1rem/1.5 system-ui}button,input{font:inherit;padding:.5rem .75rem}</style>
<main><h1>${escapeMarkup(title)}</h1>${body}</main></html>`,
    { status, headers },
  );

/** A button, since mail programs open links before people do. */
const button = (label, fields) =>
  `<form method="post">${Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeMarkup(value)}">`)
    .join('')}<button>${escapeMarkup(label)}</button></form>`;

async function formOf(request) {
  const text = await request.text();
  return new URLSearchParams(text.length > longestBody ? '' : text);
}

/**
 * `POST /subscribe` (email, topics) mails a link; `/confirm?c=…` takes a person in; `/unsubscribe?who=TOKEN` lets them
 * go, by one click of the mail program too (RFC 8058); `GET /subscribers` with `Authorization: Bearer SECRET` gives
 * the list for `trending-papers digest --subscribers`.
 *
 * @param {Settings} settings
 * @returns {(request: Request) => Promise<Response>}
 */
export function createHandler({ store, secret, sendConfirmation, now = () => new Date() }) {
  if (!secret || secret.length < 16) throw new Error('The secret needs 16 characters or more.');

  async function subscribe(request, url) {
    const form = await formOf(request);
    // The element's form says `email`; a form of your own may say `address`.
    const address = (form.get('email') ?? form.get('address') ?? '').trim();
    if (!addressForm.test(address)) return page('That is no mail address', '<p>Go back and try again.</p>', 400);
    const topics = form
      .getAll('topics')
      .flatMap((topic) => topic.split(','))
      .map((topic) => topic.trim().slice(0, 80))
      .filter(Boolean)
      .slice(0, mostTopics);
    const expires = Math.floor(now().getTime() / 1000) + 2 * day;
    // Nobody can fill a stranger's mailbox, and nobody learns who is in the list: the answer is always the same.
    if (await store.once(`confirm ${address.toLowerCase()}`, 3600)) {
      const link = new URL('confirm', url);
      link.searchParams.set('c', await sealed({ address, topics, expires }, secret));
      await sendConfirmation(address, link.href);
    }
    return page(
      'Look into your mailbox',
      '<p>If you are not in the list yet, a mail with a link to confirm is on its way.</p>',
    );
  }

  async function confirm(request, url) {
    const sealedWish = url.searchParams.get('c') ?? '';
    const wish = await opened(sealedWish, secret);
    if (!wish || wish.expires * 1000 < now().getTime())
      return page('That link is too old', '<p>Ask for a new one where you subscribed.</p>', 410);
    if (request.method !== 'POST') return page('Get the papers by mail?', button('Yes, send them to me', {}));
    const known = (await store.all()).find(({ address }) => address.toLowerCase() === wish.address.toLowerCase());
    const token = known?.token ?? `t${toBase64(crypto.getRandomValues(new Uint8Array(16)))}`;
    await store.put({ address: wish.address, token, topics: wish.topics, since: now().toISOString().slice(0, 10) });
    return page('You are in the list', '<p>Every mail has a link by which you leave it.</p>');
  }

  async function unsubscribe(request, url) {
    const token = url.searchParams.get('who') ?? '';
    if (request.method !== 'POST') return page('Get no more mail?', button('Take me off the list', {}));
    // Whether there was such a person nobody is told.
    if (token !== '') await store.remove(token);
    return page('You get no more mail', '<p>That is all.</p>');
  }

  async function list(request) {
    const [, given = ''] = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
    if (!(await isSame(given, secret, secret))) return new Response('No.\n', { status: 401 });
    const subscribers = await store.all();
    return Response.json({ version: 1, subscribers }, { headers: { 'cache-control': 'no-store' } });
  }

  const routes = {
    'POST subscribe': subscribe,
    'GET confirm': confirm,
    'POST confirm': confirm,
    'GET unsubscribe': unsubscribe,
    'POST unsubscribe': unsubscribe,
    'GET subscribers': list,
  };
  return async (request) => {
    const url = new URL(request.url);
    const name = `${request.method === 'HEAD' ? 'GET' : request.method} ${url.pathname.split('/').at(-1)}`;
    const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
    return route ? route(request, url) : page('Nothing here', '', 404);
  };
}
