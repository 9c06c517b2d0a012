import { TrendingPapersError } from '@trending-papers/core/paper';
import type { Email, Mailbox } from '@trending-papers/core/publish';
import type { Mailer } from './transport.js';

/** What a service is asked, in order; the last one sends. */
interface Call {
  readonly url: string;
  readonly method: 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: BodyInit;
}

type Ask = (call: Call) => Promise<unknown>;

/** A service that keeps the list of people itself and is handed one message for all of them. */
interface NewsletterService {
  /** What its variable holds, as an example. */
  readonly example: string;
  /** Does all that does not send yet, and gives the one call that does. */
  readonly ready: (address: URL, email: Email, from: Mailbox, ask: Ask) => Promise<Call>;
}

/** Braces that would be read as a template of the service's: a title may hold any. In HTML they may stand as numbers. */
const withoutTemplates = (html: string) => html.replaceAll('{', '&#123;').replaceAll('}', '&#125;');
const plainWithoutTemplates = (text: string) => text.replace(/([{}%])(?=[{}%])/g, '$1 ');

/** The style of the head is ours and full of braces; services put the body into a page of their own. */
const bodyOf = ({ html }: Email) => withoutTemplates(html.replace(/^[\s\S]*<body[^>]*>|<\/body>[\s\S]*$/g, '').trim());

const json = { 'content-type': 'application/json' };
const decoded = ({ username, password }: URL) => [decodeURIComponent(username), decodeURIComponent(password)] as const;
const basic = (address: URL) => `Basic ${Buffer.from(decoded(address).join(':')).toString('base64')}`;
const base = ({ origin }: URL) => origin;
const pathOf = ({ pathname }: URL) => pathname.replace(/^\/+|\/+$/g, '');

export const newsletterServices = {
  // https://listmonk.app/docs/apis/campaigns/
  listmonk: {
    example: 'https://user:token@lists.lab.example/3',
    async ready(address, email, from, ask) {
      const headers = { ...json, authorization: basic(address) };
      const campaign = {
        name: email.subject,
        subject: plainWithoutTemplates(email.subject),
        lists: pathOf(address).split(',').map(Number),
        from_email:
          from.name === undefined ? from.address : `${from.name.replace(/[<>"\r\n]/g, ' ')} <${from.address}>`,
        type: 'regular',
        content_type: 'html',
        body: bodyOf(email),
        altbody: plainWithoutTemplates(email.text),
      };
      const url = `${base(address)}/api/campaigns`;
      const made = await ask({ url, method: 'POST', headers, body: JSON.stringify(campaign) });
      const id = (made as { data?: { id?: unknown } } | undefined)?.data?.id;
      if (!Number.isInteger(id)) throw refusal(502, 'listmonk gave no number of the campaign');
      return { url: `${url}/${id}/status`, method: 'PUT', headers, body: JSON.stringify({ status: 'running' }) };
    },
  },
  // https://docs.buttondown.com/api-emails-create
  buttondown: {
    example: 'https://:KEY@api.buttondown.com',
    async ready(address, email) {
      const headers = { ...json, authorization: `Token ${decoded(address)[1]}` };
      const body = { subject: plainWithoutTemplates(email.subject), body: bodyOf(email), status: 'about_to_send' };
      return { url: `${base(address)}/v1/emails`, method: 'POST', headers, body: JSON.stringify(body) };
    },
  },
  // https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/
  mailgun: {
    example: 'https://api:KEY@api.mailgun.net/DOMAIN/LIST@DOMAIN',
    async ready(address, email, from) {
      const [domain = '', list = ''] = pathOf(address).split('/').map(decodeURIComponent);
      const form = new FormData();
      form.set(
        'from',
        from.name === undefined ? from.address : `${from.name.replace(/[<>"\r\n]/g, ' ')} <${from.address}>`,
      );
      form.set('to', list);
      form.set('subject', email.subject);
      form.set('text', email.text);
      form.set('html', email.html);
      // It counts opens and clicks where nobody says that it should not.
      form.set('o:tracking', 'no');
      const url = `${base(address)}/v3/${encodeURIComponent(domain)}/messages`;
      return { url, method: 'POST', headers: { authorization: basic(address) }, body: form };
    },
  },
} satisfies Readonly<Record<string, NewsletterService>>;

export type NewsletterName = keyof typeof newsletterServices;

const variableOf = (name: NewsletterName) => `TRENDING_PAPERS_${name.toUpperCase()}`;

/** An answer in the form in which refusals of mail servers are read. */
function refusal(status: number, said: string): Error {
  const later = status === 429 || status >= 500;
  // As SMTP says it: 4yz is for later, 5yz for never. A key that is wrong is wrong for every message.
  return Object.assign(new Error(said), {
    responseCode: later ? 451 : 554,
    response: said,
    ...((status === 401 || status === 403) && { code: 'EAUTH' }),
  });
}

const longestWait = 30_000;

/**
 * Hands messages to a service by its API: its lists, its unsubscribing, its bounces. What is not answered after the call
 * that sends is unsure, as with a mail server.
 *
 * @throws TrendingPapersError `unusable-config` when the variable of the service is missing or no address.
 */
export function createServiceMailer(
  name: NewsletterName,
  from: Mailbox,
  env: Readonly<Record<string, string | undefined>>,
  { fetch, signal }: { fetch: typeof globalThis.fetch; signal: AbortSignal },
): Mailer {
  const service: NewsletterService = newsletterServices[name];
  const text = env[variableOf(name)];
  // The text holds a key and is not repeated.
  if (!text || !URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new TrendingPapersError('unusable-config', `Set ${variableOf(name)} to ${service.example}.`);
  const address = new URL(text);
  const isLocal = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(address.hostname);
  if (address.protocol === 'http:' && !isLocal)
    throw new TrendingPapersError('unusable-config', `${variableOf(name)} holds a key, which is only sent by https.`);
  const ask: Ask = async ({ url, ...call }) => {
    const answer = await fetch(url, {
      ...call,
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(longestWait)]),
    }).catch((cause) => {
      signal.throwIfAborted();
      throw Object.assign(new Error(`no answer of ${name}: ${cause.cause?.message ?? cause.message}`), {
        code: 'ECONNRESET',
      });
    });
    const said = await answer.text().catch(() => '');
    if (!answer.ok) throw refusal(answer.status, `${name} answered ${answer.status}: ${said.slice(0, 200)}`);
    try {
      return JSON.parse(said);
    } catch {
      return said;
    }
  };
  return {
    async deliver({ email, onHandOver }) {
      const call = await service.ready(address, email, from, ask);
      await onHandOver();
      await ask(call);
      return `taken by ${name}`;
    },
    close: () => {},
  };
}

/** Under which name of nobody it is remembered what a service was handed. RFC 2606 keeps `.invalid` free. */
export const rememberedAs = (name: NewsletterName): Mailbox => ({ address: `subscribers@${name}.invalid` });
