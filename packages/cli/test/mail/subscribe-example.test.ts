import { describe, expect, it } from 'vitest';
import { parseSubscribers } from '../../src/mail/subscribers.js';

interface Store {
  all(): Promise<{ address: string; token: string; topics: string[] }[]>;
}
type Handler = (request: Request) => Promise<Response>;

const folder = new URL('../../../../examples/subscribe/', import.meta.url);
const { createHandler } = (await import(/* @vite-ignore */ new URL('handler.mjs', folder).href)) as {
  createHandler: (settings: object) => Handler;
};
const { memoryStore } = (await import(/* @vite-ignore */ new URL('memory-store.mjs', folder).href)) as {
  memoryStore: (now?: () => number) => Store;
};

const secret = 'a secret of some length';

function lab() {
  const clock = { time: Date.parse('2026-03-06T06:00:00Z') };
  const mails: { to: string; link: string }[] = [];
  const store = memoryStore(() => clock.time);
  const handle = createHandler({
    store,
    secret,
    now: () => new Date(clock.time),
    sendConfirmation: async (to: string, link: string) => void mails.push({ to, link }),
  });
  const ask = (path: string, init?: RequestInit) =>
    handle(new Request(new URL(path, 'https://lab.example/mail/'), init));
  const post = (path: string, fields: Record<string, string> = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields) });
  return { ask, post, mails, store, clock };
}

describe('the handler of subscriptions', () => {
  it('takes a person in who confirmed, and lets them go by one click', async () => {
    const { ask, post, mails, store } = lab();
    expect((await post('subscribe', { address: 'ada@lab.example', topics: 'cs.LG, diffusion' })).status).toBe(200);
    expect([mails.map(({ to }) => to), await store.all()]).toEqual([['ada@lab.example'], []]);
    // A mail program that looks at the link takes nobody in.
    expect(await (await ask(mails[0]!.link)).text()).toContain('<button>Yes, send them to me</button>');
    expect(await store.all()).toEqual([]);
    await post(mails[0]!.link);
    const [ada] = await store.all();
    expect(ada).toMatchObject({ address: 'ada@lab.example', topics: ['cs.LG', 'diffusion'] });
    const leave = `unsubscribe?who=${ada!.token}`;
    await ask(leave);
    expect(await store.all()).toHaveLength(1);
    expect((await post(leave, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    expect(await store.all()).toEqual([]);
  });

  it('takes what the form of the element posts', async () => {
    const { post, mails } = lab();
    expect((await post('subscribe', { email: 'ada@lab.example' })).status).toBe(200);
    expect(mails.map(({ to }) => to)).toEqual(['ada@lab.example']);
  });

  it('gives the list that a digest is sent to, only to whoever has the secret', async () => {
    const { ask, post, mails } = lab();
    await post('subscribe', { address: 'ada@lab.example' });
    await post(mails[0]!.link);
    await post(mails[0]!.link);
    for (const authorization of ['', 'Bearer ', 'Bearer wrong', `Basic ${secret}`])
      expect((await ask('subscribers', { headers: { authorization } })).status).toBe(401);
    const text = await (await ask('subscribers', { headers: { authorization: `Bearer ${secret}` } })).text();
    expect(parseSubscribers(text, 'subscribers.json')).toEqual([
      { address: 'ada@lab.example', topics: [], token: expect.stringMatching(/^t[\w-]{22}$/) },
    ]);
  });

  it('takes no link that was changed, is of another secret or is too old', async () => {
    const { post, mails, store, clock } = lab();
    await post('subscribe', { address: 'ada@lab.example' });
    const { link } = mails[0]!;
    const [body, signature] = new URL(link).searchParams.get('c')!.split('.');
    const forged = btoa(JSON.stringify({ address: 'eve@evil.example', topics: [], expires: 9e9 })).replace(/=+$/, '');
    for (const c of [`${forged}.${signature}`, body!, `${body}.`, `${body}.!!!`, '', '.'])
      expect((await post(`confirm?c=${encodeURIComponent(c)}`)).status).toBe(410);
    clock.time += 3 * 86_400_000;
    expect((await post(link)).status).toBe(410);
    expect(await store.all()).toEqual([]);
  });

  it('cannot be made to fill a mailbox, to tell who is in the list, or to write a header', async () => {
    const { post, mails } = lab();
    const answers = [];
    for (let times = 0; times < 5; times++)
      answers.push(await (await post('subscribe', { address: 'ada@lab.example' })).text());
    expect([mails.length, new Set(answers).size]).toEqual([1, 1]);
    for (const address of [
      'a@b.example\r\nBcc: c@d.example',
      'a b@c.example',
      '<script>@x',
      '',
      `${'x'.repeat(99)}@b.example`,
    ])
      expect((await post('subscribe', { address })).status).toBe(400);
    expect((await post('unsubscribe?who=')).status).toBe(200);
    expect((await post('__proto__')).status).toBe(404);
    expect(mails).toHaveLength(1);
  });
});
