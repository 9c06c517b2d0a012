import { createHmac } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { channelNames } from '../../src/args/channel.js';
import { type Around, run, temporaryFolder } from '../terminal-io.js';

const env = {
  TRENDING_PAPERS_SLACK: 'https://hooks.slack.example/services/SECRET',
  TRENDING_PAPERS_SLACK_LAB: 'https://hooks.slack.example/services/LAB',
  TRENDING_PAPERS_DISCORD: 'https://discord.example/api/webhooks/1/SECRET',
  TRENDING_PAPERS_MATTERMOST: 'https://chat.example/hooks/SECRET',
  TRENDING_PAPERS_TEAMS: 'https://teams.example/flow?sig=SECRET',
  TRENDING_PAPERS_TELEGRAM: 'https://123:SECRET@api.telegram.example/-100',
  TRENDING_PAPERS_FEISHU: 'https://:SECRET@feishu.example/hook/1',
  TRENDING_PAPERS_MASTODON: 'https://SECRET@mastodon.example',
  TRENDING_PAPERS_BLUESKY: 'https://lab.example:SECRET@bsky.example',
  TRENDING_PAPERS_NTFY: 'https://SECRET@ntfy.example/papers',
  TRENDING_PAPERS_WEBHOOK: `https://:whsec_${encodeURIComponent(Buffer.from('SECRET-key').toString('base64'))}@lab.example/hook`,
};

interface Asked {
  url: string;
  headers: Record<string, string>;
  text: string;
  body: Record<string, unknown>;
}

type Answer = (asked: Asked, number: number) => Response | Promise<Response>;

/** What each service answers when all is well. */
const well: Answer = ({ url }) => {
  if (url.endsWith('/api/v2/instance')) return Response.json({ configuration: { statuses: { max_characters: 500 } } });
  if (url.includes('createSession')) return Response.json({ did: 'did:plc:lab', accessJwt: 'token' });
  if (url.includes('feishu')) return Response.json({ code: 0, msg: 'success' });
  if (url.includes('telegram')) return Response.json({ ok: true, result: { message_id: 7 } });
  return new Response('ok');
};

/** Whether it is no question before a message. */
const isMessage = ({ url }: Asked) => !/createSession|\/api\/v2\/instance/.test(url);

/** A service that remembers what it was asked. */
function service(answer: Answer = well) {
  const asked: Asked[] = [];
  const fetch = async (input: unknown, init?: RequestInit) => {
    const text = String(init?.body ?? '{}');
    const one = { url: String(input), headers: init?.headers as Record<string, string>, text, body: JSON.parse(text) };
    asked.push(one);
    return answer(one, asked.length);
  };
  return { asked, fetch: fetch as typeof globalThis.fetch };
}

const paper = (number: number) => ({
  title: `Paper number ${number}`,
  authors: [{ name: 'Ada Byron' }],
  ids: { arxiv: `2601.0000${number}` },
  published: '2026-06-20',
  signals: { upvotes: 10 - number },
});

/** A published folder with so many papers. */
async function published(count = 3): Promise<string> {
  const cwd = await temporaryFolder();
  await publish(cwd, count);
  return cwd;
}

async function publish(cwd: string, count: number): Promise<void> {
  const papers = Array.from({ length: count }, (_, index) => paper(index + 1));
  await writeFile(join(cwd, 'listing.json'), JSON.stringify({ title: 'Lab papers', papers }));
  const { code, err } = await run(['build', 'listing.json', '--quiet'], { cwd });
  expect(code, err).toBe(0);
}

const deliver = (cwd: string, to: string, around: Around, ...more: string[]) =>
  run(['deliver', '--channel', to, ...more], { cwd, env, ...around });

const state = async (cwd: string) =>
  JSON.parse(await readFile(join(cwd, 'trending-papers.delivered.json'), 'utf8')).channels;

describe.each(channelNames)('%s', (name) => {
  it('is told of each paper once, whatever runs after it', async () => {
    const cwd = await published();
    const { asked, fetch } = service();
    const first = await deliver(cwd, name, { fetch });
    expect(first.code, first.err).toBe(0);
    expect(first.err).toContain(`${name}: 3 papers delivered`);
    const told = asked.map(({ text }) => text).join('\n');
    for (const number of [1, 2, 3])
      expect(told.match(new RegExp(`Paper number ${number}`, 'g'))?.length).toBeGreaterThan(0);
    const count = asked.length;
    expect((await deliver(cwd, name, { fetch })).err).toContain(`${name}: 0 papers delivered`);
    expect(asked).toHaveLength(count);
    await publish(cwd, 4);
    await deliver(cwd, name, { fetch });
    expect(
      asked
        .slice(count)
        .map(({ text }) => text)
        .join('\n'),
    ).toMatch(/Paper number 4/);
    expect(
      asked
        .slice(count)
        .map(({ text }) => text)
        .join('\n'),
    ).not.toMatch(/Paper number 1/);
  });

  it('has its address and keys in no file, no message and no error', async () => {
    const cwd = await published(1);
    const broken = service(() => {
      throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
    });
    const { err, out } = await deliver(cwd, name, { fetch: broken.fetch });
    expect(err + out).not.toContain('SECRET');
    expect(err).toContain('1 paper left for the next run: ECONNREFUSED');
    const { fetch } = service();
    await deliver(cwd, name, { fetch });
    expect(await readFile(join(cwd, 'trending-papers.delivered.json'), 'utf8')).not.toMatch(/SECRET|whsec|hooks/);
  });

  it('shows its payloads in a dry run, and sends nothing', async () => {
    const cwd = await published(1);
    const { asked, fetch } = service();
    const { out, code } = await deliver(cwd, name, { fetch, env: {} }, '--dry-run');
    expect(code).toBe(0);
    expect(JSON.parse(`${out.split('\n}\n')[0]}}`)).toMatchObject({ channel: name, papers: ['arxiv:2601.00001'] });
    expect(asked).toEqual([]);
    expect((await deliver(cwd, name, { fetch })).err).toContain('1 paper delivered');
  });

  it('says which variable is missing before anything is sent', async () => {
    const { code, err } = await deliver(await published(1), name, { env: {} });
    expect(code).toBe(2);
    expect(err).toContain(`Set TRENDING_PAPERS_${name.toUpperCase()} to https://`);
  });
});

describe('an answer', () => {
  const slack = async (answer: Answer, ...more: string[]) => {
    const cwd = await published(2);
    const fake = service(answer);
    return { cwd, ...fake, ...(await deliver(cwd, 'slack', { fetch: fake.fetch }, ...more)) };
  };

  it('that asks to wait is heeded, and the message sent again', async () => {
    const waits: number[] = [];
    const cwd = await published(1);
    const { fetch, asked } = service((_, number) =>
      number === 1 ? new Response('', { status: 429, headers: { 'retry-after': '7' } }) : new Response('ok'),
    );
    const { code } = await deliver(cwd, 'slack', { fetch, sleep: async (time) => void waits.push(time) });
    expect([code, asked.length, waits]).toEqual([0, 2, [7_000]]);
  });

  it('that puts off again and again leaves the papers to the next run, also when they rank low by then', async () => {
    const { cwd, code, err } = await slack(() => new Response('', { status: 503 }));
    expect([code, err]).toEqual([1, expect.stringContaining('2 papers left for the next run: it answered 503')]);
    const { fetch, asked } = service();
    await deliver(cwd, 'slack', { fetch }, '--most', '1');
    expect(asked.map(({ text }) => text).join('')).toContain('Paper number 2');
  });

  it('that the channel is gone ends it for this run', async () => {
    const { asked, err, code } = await slack(() => new Response('', { status: 404 }));
    expect([asked.length, code]).toEqual([1, 1]);
    expect(err).toContain('it answered 404');
  });

  it('that refuses a message for good is told once, and it is not tried again', async () => {
    const { cwd, err } = await slack(() => new Response('invalid_blocks', { status: 400 }));
    expect(err).toContain('2 papers refused for good: it answered 400, invalid_blocks');
    const { fetch, asked } = service();
    expect((await deliver(cwd, 'slack', { fetch })).code).toBe(0);
    expect(asked).toEqual([]);
  });

  it('that says it is well and is not is no delivery', async () => {
    const cwd = await published(1);
    const { fetch } = service(() => Response.json({ code: 19021, msg: 'sign match fail' }));
    const { code, err } = await deliver(cwd, 'feishu', { fetch });
    expect([code, err]).toEqual([1, expect.stringContaining('sign match fail')]);
  });

  it.each([
    ['slack', 404, 'channel_not_found'],
    ['slack', 400, 'user_not_found'],
    ['slack', 200, '{"ok":false,"error":"invalid_auth"}'],
    ['discord', 400, '{"code":220001,"message":"Webhooks posted to forum channels must have a thread"}'],
    ['discord', 404, '{"code":10015,"message":"Unknown Webhook"}'],
    ['mattermost', 500, '{"id":"web.incoming_webhook.channel.app_error"}'],
    ['teams', 400, '{"error":{"code":"WorkflowTriggerIsNotEnabled"}}'],
    ['telegram', 400, '{"ok":false,"description":"Bad Request: chat not found"}'],
    ['telegram', 200, '{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}'],
    ['telegram', 401, '{"ok":false,"error_code":401,"description":"Unauthorized"}'],
    ['feishu', 200, '{"code":19001,"msg":"param invalid: incoming webhook access token invalid"}'],
    ['feishu', 200, '{"code":19021,"msg":"sign match fail"}'],
    ['feishu', 200, '{"code":19022,"msg":"Ip Not Allowed"}'],
    ['feishu', 200, '{"code":19024,"msg":"Key Words Not Found"}'],
    ['bluesky', 400, '{"error":"AccountTakedown"}'],
    ['ntfy', 403, '{"code":40301,"error":"forbidden"}'],
    ['webhook', 410, ''],
  ] as const)('of %s that the place is wrong keeps the papers for the next run: %i %s', async (name, status, body) => {
    const cwd = await published(2);
    const { fetch, asked } = service((one) => (isMessage(one) ? new Response(body, { status }) : well(one, 0)));
    const { code, err } = await deliver(cwd, name, { fetch });
    expect([code, err]).toEqual([1, expect.stringContaining(`${name}: 2 papers left for the next run: it answered`)]);
    expect(asked.filter(isMessage)).toHaveLength(1);
    expect((await deliver(cwd, name, { fetch: service().fetch })).err).toContain(`${name}: 2 papers delivered`);
  });

  it('of Feishu and Telegram that there were too many is heeded', async () => {
    for (const [name, answer] of [
      ['feishu', { code: 11232, msg: 'frequency limited' }],
      ['telegram', { ok: false, error_code: 429, parameters: { retry_after: 9 } }],
    ] as const) {
      const waits: number[] = [];
      const cwd = await published(1);
      const { fetch } = service((one, number) => (number === 1 ? Response.json(answer) : well(one, number)));
      const { code } = await deliver(cwd, name, { fetch, sleep: async (time) => void waits.push(time) });
      expect([code, waits]).toEqual([0, [name === 'feishu' ? 1_000 : 9_000]]);
    }
  });

  it('of Bluesky that the password is wrong is not asked for again and again', async () => {
    const cwd = await published(1);
    const { fetch, asked } = service(() => Response.json({ error: 'AuthenticationRequired' }, { status: 401 }));
    const { err } = await deliver(cwd, 'bluesky', { fetch });
    expect(err).toContain('1 paper left for the next run: it answered 401 when asked for a token');
    expect(asked).toHaveLength(1);
  });

  it('that leads elsewhere is not followed', async () => {
    const { err, asked } = await slack(
      () => new Response('', { status: 302, headers: { location: 'https://evil.example' } }),
    );
    expect(asked).toHaveLength(1);
    expect(err).toContain('it answered 302');
  });

  const broken = () => {
    throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
  };

  it('that never came is told, and sent again only when a person says so', async () => {
    const { cwd, asked, err, code } = await slack(broken);
    expect([asked.length, code]).toEqual([1, 1]);
    expect(err).toContain('2 papers perhaps delivered, since no answer is known');
    const next = service();
    expect((await deliver(cwd, 'slack', { fetch: next.fetch })).err).toContain('2 papers perhaps delivered');
    expect(next.asked).toHaveLength(0);
    await deliver(cwd, 'slack', { fetch: next.fetch }, '--unsure', 'resend');
    expect(next.asked).toHaveLength(1);
    expect((await state(cwd)).slack.open).toEqual([]);
  });

  it('that never came counts as taken when a person says so', async () => {
    const { cwd } = await slack(broken);
    const { fetch, asked } = service();
    expect((await deliver(cwd, 'slack', { fetch }, '--unsure', 'arrived')).code).toBe(0);
    expect(asked).toEqual([]);
  });

  it.each(['mastodon', 'bluesky', 'webhook'] as const)(
    'that never came is asked for again under the same key where the channel knows keys: %s',
    async (name) => {
      const cwd = await published(1);
      const keyOf = ({ headers, body }: Asked) => headers['idempotency-key'] ?? headers['webhook-id'] ?? body.rkey;
      const { asked, fetch } = service((one, number) => (number <= 2 && isMessage(one) ? broken() : well(one, 0)));
      const { code, err } = await deliver(cwd, name, { fetch });
      expect(code, err).toBe(0);
      const keys = asked.filter(isMessage).map(keyOf);
      expect(keys.length).toBeGreaterThan(1);
      expect(keys[0]).toBeTypeOf('string');
      expect(new Set(keys).size).toBe(1);
    },
  );

  it('that never came stays under its key while the channel puts off', async () => {
    const cwd = await published(1);
    const gone = service(broken);
    await deliver(cwd, 'webhook', { fetch: gone.fetch });
    const busy = service(() => new Response('', { status: 503 }));
    expect((await deliver(cwd, 'webhook', { fetch: busy.fetch })).err).toContain('1 paper perhaps delivered');
    const next = service();
    expect((await deliver(cwd, 'webhook', { fetch: next.fetch })).code).toBe(0);
    const keys = [...gone.asked, ...busy.asked, ...next.asked].map(({ headers }) => headers['webhook-id']);
    expect(new Set(keys).size).toBe(1);
    expect(next.asked).toHaveLength(1);
  });

  it('is not waited for once the run is stopped, and what was not sent is not called unsure', async () => {
    const cwd = await published(2);
    const ending = new AbortController();
    const { fetch, asked } = service((_, number) => {
      if (number === 1) ending.abort();
      return new Response('ok');
    });
    const { err } = await deliver(cwd, 'bluesky', { fetch, signal: ending.signal });
    const posted = asked.length;
    expect(err).not.toContain('perhaps');
    const next = service();
    await deliver(cwd, 'bluesky', { fetch: next.fetch });
    expect(next.asked.length).toBeGreaterThan(0);
    expect(posted).toBeLessThan(4);
  });

  it('that a run died before getting is known to the next', async () => {
    const cwd = await published(1);
    const { fetch } = service(() => new Promise(() => {}));
    void deliver(cwd, 'slack', { fetch });
    await expect
      .poll(async () => (await state(cwd).catch(() => ({}))).slack?.open?.length, { timeout: 60_000 })
      .toBe(1);
    const later = () => new Date('2036-01-01T00:00:00Z');
    const { err } = await deliver(cwd, 'slack', { fetch: service().fetch, now: later });
    expect(err).toContain('1 paper perhaps delivered');
  });
});

describe('what is sent', () => {
  const sent = async (name: string) => {
    const { fetch, asked } = service();
    await deliver(await published(1), name, { fetch });
    return asked.at(-1)!;
  };

  it('Telegram: to the chat, by the token', async () => {
    const { url, body } = await sent('telegram');
    expect([url, body.chat_id]).toEqual(['https://api.telegram.example/bot123:SECRET/sendMessage', '-100']);
  });

  it('Feishu: signed as its documentation says', async () => {
    const { body } = await sent('feishu');
    const key = `${body.timestamp}\nSECRET`;
    expect(body.sign).toBe(createHmac('sha256', key).update('').digest('base64'));
  });

  it('webhook: signed as Standard Webhooks says', async () => {
    const { headers, text } = await sent('webhook');
    const base = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${text}`;
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', 'SECRET-key').update(base).digest('base64')}`);
  });

  it('Bluesky: a record under an identifier of time', async () => {
    const { url, body, headers } = await sent('bluesky');
    expect(url).toBe('https://bsky.example/xrpc/com.atproto.repo.putRecord');
    expect(headers.authorization).toBe('Bearer token');
    expect(body.rkey).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/);
    expect(body.record).toMatchObject({ createdAt: '2026-07-01T12:00:00.000Z' });
  });

  it('Mastodon: as long as the instance takes, and 500 characters where it does not say', async () => {
    const cwd = await temporaryFolder();
    const title = 'A long title that goes on '.repeat(9).trim();
    const authors = [{ name: `Ada ${'Byron '.repeat(16)}`.trim() }];
    await writeFile(
      join(cwd, 'listing.json'),
      JSON.stringify({ title: 'L', papers: [{ ...paper(1), title, authors }] }),
    );
    await run(['build', 'listing.json', '--quiet'], { cwd });
    const lengths: number[] = [];
    const told = async (instance: Response, name: string) => {
      const { fetch, asked } = service(({ url }) => (url.endsWith('/instance') ? instance : new Response('{}')));
      const { err } = await deliver(cwd, 'mastodon', { fetch }, '--delivered', name);
      lengths.push(Array.from(String(asked.at(-1)!.body.status)).length);
      return err;
    };
    const says = (max_characters: unknown) => Response.json({ configuration: { statuses: { max_characters } } });
    expect(await told(says(5_000), 'a.json')).not.toContain('how long');
    expect(await told(says(200), 'b.json')).not.toContain('how long');
    expect(await told(says('many'), 'c.json')).toContain('so posts have 500 characters at most');
    expect(await told(new Response('', { status: 404 }), 'd.json')).toContain('so posts have 500 characters at most');
    const link = 'https://arxiv.org/abs/2601.00001'.length - 23;
    expect(lengths[1]! - link).toBeLessThanOrEqual(200);
    expect(lengths[0]).toBeGreaterThan(200 + link);
    expect(lengths[2]).toBe(lengths[0]);
  });

  it('Discord and ntfy: where each wants it', async () => {
    expect((await sent('discord')).url).toBe('https://discord.example/api/webhooks/1/SECRET?wait=true');
    const { url, body } = await sent('ntfy');
    expect([url, body.topic]).toEqual(['https://ntfy.example/', 'papers']);
  });
});

describe('a config', () => {
  it('names channels for each feed, several of a kind, each with its own memory', async () => {
    const cwd = await published(2);
    const config = {
      sources: ['listing.json'],
      deliver: { channels: ['slack'] },
      feeds: [{ name: 'one' }, { name: 'two', deliver: { channels: ['slack:lab', 'ntfy'], most: 1 } }],
    };
    await writeFile(join(cwd, 'trending-papers.config.json'), JSON.stringify(config));
    await run(['build'], { cwd });
    const { fetch, asked } = service();
    const { code, err } = await run(['deliver'], { cwd, env, fetch });
    expect(code, err).toBe(0);
    expect(err).toContain('slack of one: 2 papers delivered');
    expect(err).toContain('slack:lab of two: 1 paper delivered');
    expect(asked.map(({ url }) => url)).toEqual([
      'https://hooks.slack.example/services/SECRET',
      'https://hooks.slack.example/services/LAB',
      'https://ntfy.example/',
    ]);
    expect(Object.keys(await state(cwd))).toEqual(['ntfy/two', 'slack/one', 'slack:lab/two']);
  });

  it('that names a channel nobody knows is refused', async () => {
    const { code, err } = await deliver(await published(1), 'irc', {});
    expect([code, err]).toEqual([2, expect.stringContaining('--channel is one of slack, discord')]);
  });

  it('without a channel is told what to say', async () => {
    const { code, err } = await run(['deliver'], { cwd: await published(1) });
    expect([code, err]).toEqual([2, expect.stringContaining('Nowhere to deliver to')]);
  });

  it('whose memory is damaged sends nothing', async () => {
    const cwd = await published(1);
    await writeFile(join(cwd, 'trending-papers.delivered.json'), '{"version":1,"chan');
    const { fetch, asked } = service();
    const { err } = await deliver(cwd, 'slack', { fetch });
    expect(err).toContain('[unreadable-state]');
    expect(asked).toEqual([]);
  });
});
