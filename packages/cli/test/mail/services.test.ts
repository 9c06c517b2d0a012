import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from '../terminal-io.js';

interface Asked {
  url: string;
  method: string;
  authorization: string | null;
  body: Record<string, unknown>;
}

/** A service that answers as it is told, in turn. */
function service(...answers: (() => Response)[]) {
  const asked: Asked[] = [];
  const fetch = async (input: unknown, init: RequestInit = {}) => {
    const request = new Request(String(input), init);
    const isForm = request.headers.get('content-type')?.startsWith('multipart/');
    const body = isForm ? Object.fromEntries(await request.formData()) : await request.json();
    asked.push({ url: request.url, method: request.method, authorization: request.headers.get('authorization'), body });
    return answers[Math.min(asked.length, answers.length) - 1]!();
  };
  return { asked, fetch };
}

const listing = {
  title: 'Papers',
  papers: [
    {
      title: 'On {{ template }} and {% tags %} in %recipient.email%',
      authors: [{ name: 'Ada {{ .Subscriber.Email }} Byron' }],
      ids: { arxiv: '2601.00001' },
      published: '2026-06-20',
    },
  ],
};

const variables = {
  listmonk: 'https://ada:s3cret@lists.lab.example/3,4',
  buttondown: 'https://:s3cret@api.buttondown.com',
  mailgun: 'https://api:s3cret@api.mailgun.net/lab.example/papers@lab.example',
};

async function sent(via: keyof typeof variables, fetch: typeof globalThis.fetch, more: string[] = [], cwd?: string) {
  const folder = cwd ?? (await temporaryFolder());
  await writeFile(join(folder, 'papers.json'), JSON.stringify(listing));
  const env = { [`TRENDING_PAPERS_${via.toUpperCase()}`]: variables[via] };
  const line = ['digest', 'papers.json', '--send', '--from', 'Lab <papers@lab.example>', '--via', via, ...more];
  return { folder, ...(await run(line, { cwd: folder, env, fetch })) };
}

const made = () => Response.json({ data: { id: 7 } });

describe('a digest by a service', () => {
  it('listmonk is given a campaign, and told to start it', async () => {
    const { asked, fetch } = service(made, () => Response.json({ data: true }));
    const { code, err } = await sent('listmonk', fetch);
    expect(code, err).toBe(0);
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST https://lists.lab.example/api/campaigns',
      'PUT https://lists.lab.example/api/campaigns/7/status',
    ]);
    expect(asked[0]!.authorization).toBe(`Basic ${Buffer.from('ada:s3cret').toString('base64')}`);
    expect(asked[0]!.body).toMatchObject({
      lists: [3, 4],
      content_type: 'html',
      from_email: 'Lab <papers@lab.example>',
    });
    expect(asked[1]!.body).toEqual({ status: 'running' });
  });

  it('Buttondown is given the message, and Mailgun the address of its list', async () => {
    const button = service(() => Response.json({ id: 'x' }));
    expect((await sent('buttondown', button.fetch)).code).toBe(0);
    expect(button.asked[0]).toMatchObject({
      url: 'https://api.buttondown.com/v1/emails',
      authorization: 'Token s3cret',
    });
    const gun = service(() => Response.json({ id: 'x' }));
    expect((await sent('mailgun', gun.fetch)).code).toBe(0);
    expect(gun.asked[0]).toMatchObject({
      url: 'https://api.mailgun.net/v3/lab.example/messages',
      body: { to: 'papers@lab.example', 'o:tracking': 'no' },
    });
  });

  it('is given nothing that its templates would run', async () => {
    for (const via of ['listmonk', 'buttondown'] as const) {
      const { asked, fetch } = service(made, made);
      await sent(via, fetch);
      const { altbody = '', body, subject } = asked[0]!.body as Record<string, string>;
      expect(body).toContain('On &#123;&#123; template');
      for (const text of [altbody, body, subject]) expect(text).not.toMatch(/\{\{|\}\}|\{%|%\}/);
      expect(body).not.toContain('<style');
    }
  });

  it('is sent once, and again only when a person says so', async () => {
    const broken = service(() => {
      throw new TypeError('fetch failed');
    });
    const first = await sent('buttondown', broken.fetch);
    expect([first.code, first.err]).toEqual([1, expect.stringContaining('perhaps sent')]);
    const well = service(() => Response.json({ id: 'x' }));
    expect((await sent('buttondown', well.fetch, [], first.folder)).code).toBe(1);
    expect(well.asked).toEqual([]);
    expect((await sent('buttondown', well.fetch, ['--unsure', 'resend'], first.folder)).code).toBe(0);
    expect((await sent('buttondown', well.fetch, [], first.folder)).err).toContain('1 with nothing new');
    expect(well.asked).toHaveLength(1);
    expect(await readFile(join(first.folder, 'trending-papers.sent.json'), 'utf8')).not.toMatch(/@|s3cret/);
  });

  it.each([
    [401, 1],
    [400, 1],
    [503, 4],
    [429, 4],
  ])('that answers %i is told, its key is not, and is asked %i times', async (status, times) => {
    const { asked, fetch } = service(() => new Response('no', { status }));
    const { code, err } = await sent('mailgun', fetch);
    expect([code, asked.length]).toEqual([1, times]);
    expect(err).toContain(`mailgun answered ${status}: no`);
    expect(err).not.toContain('s3cret');
  });

  it('needs its address, which is sent by https alone, and has the list itself', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'papers.json'), JSON.stringify(listing));
    const line = ['digest', 'papers.json', '--send', '--from', 'papers@lab.example', '--via', 'listmonk'];
    const said = async (env: Record<string, string>, more: string[] = []) =>
      (await run([...line, ...more], { cwd, env })).err;
    expect(await said({})).toContain('Set TRENDING_PAPERS_LISTMONK to https://user:token@');
    expect(await said({ TRENDING_PAPERS_LISTMONK: 'http://a:s3cret@x.example/1' })).toContain('only sent by https');
    const env = { TRENDING_PAPERS_LISTMONK: variables.listmonk };
    expect(await said(env, ['--to', 'ada@lab.example'])).toContain('keeps the list itself');
  });
});
