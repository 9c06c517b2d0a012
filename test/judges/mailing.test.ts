import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { writeSubscribers } from '../../packages/cli/src/mail/subscribers.js';
import { run } from '../../packages/cli/test/terminal-io.js';
import { describeJudge, has, python } from './judge.js';

/** aiosmtpd keeps what it takes, refuses one person for good, and dies in the middle of a message when it is told to. */
const program = `
import asyncio, os, sys
from aiosmtpd.smtp import SMTP
folder, port, most = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
class Handler:
    connections = 0
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address == 'person-107@lab.example':
            return '550 5.1.1 no such person'
        envelope.rcpt_tos.append(address)
        return '250 OK'
    async def handle_DATA(self, server, session, envelope):
        taken = len(os.listdir(folder))
        if taken >= most:
            os._exit(1)
        with open(os.path.join(folder, '%04d %s' % (taken, envelope.rcpt_tos[0])), 'wb') as file:
            file.write(envelope.original_content)
        return '250 OK'
async def main():
    handler = Handler()
    def made():
        handler.connections += 1
        print('connection', flush=True)
        return SMTP(handler, hostname='localhost')
    server = await asyncio.get_running_loop().create_server(made, '127.0.0.1', port)
    print('ready', flush=True)
    await server.serve_forever()
asyncio.run(main())
`;

const folder = mkdtempSync(join(tmpdir(), 'trending-papers-two-hundred-'));
const box = mkdtempSync(join(folder, 'box-'));
const people = Array.from({ length: 200 }, (_, index) => ({
  address: `person-${index}@lab.example`,
  token: `t${String(index).padStart(21, '0')}`,
  topics: index % 4 === 0 ? ['robots'] : [],
}));

let server: ChildProcess | undefined;
afterEach(() => void server?.kill());

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => probe.once('listening', done));
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return port;
}

/** Starts the server, which ends at the message after so many; gives the lines that it prints. */
async function start(port: number, most: number): Promise<string[]> {
  const own = spawn(python, ['-c', program, box, String(port), String(most)], { stdio: ['ignore', 'pipe', 'inherit'] });
  server = own;
  const lines: string[] = [];
  await new Promise<void>((ready, failed) => {
    own.once('exit', () => failed(new Error('the server did not start')));
    own.stdout.on('data', (data) => {
      lines.push(...String(data).trim().split('\n'));
      if (lines.includes('ready')) ready();
    });
  });
  return lines;
}

/** How many each part of a report names. */
const countsOf = (out: string) =>
  Object.fromEntries(
    Object.entries(JSON.parse(out) as Record<string, unknown[]>).map(([name, { length }]) => [name, length]),
  );

const taken = () => readdirSync(box).map((name) => name.slice(5));

describeJudge('aiosmtpd', has(python, '-c', 'import aiosmtpd'), 'python3-aiosmtpd', () => {
  it('takes a digest for 200 people once each, over days, a quota, a refusal and its own death', async () => {
    const papers = Array.from({ length: 12 }, (_, index) => ({
      title: index === 3 ? 'Robots that fold' : `A study of thing ${index}`,
      abstract: 'We study a thing, and say how it went. '.repeat(9),
      authors: [{ name: 'Ada Byron' }, { name: 'Grace Hopper' }],
      ids: { arxiv: `2607.${String(index + 1).padStart(5, '0')}` },
      topics: index === 3 ? ['robots'] : ['cs.LG'],
      signals: { upvotes: 40 - index },
      published: '2026-06-30',
    }));
    writeFileSync(join(folder, 'papers.json'), JSON.stringify({ title: 'Papers of the lab', papers }));
    writeFileSync(join(folder, 'people.json'), writeSubscribers(people, 'json'));
    const port = await freePort();
    const env = { TRENDING_PAPERS_SMTP: `smtp://127.0.0.1:${port}` };
    const digest = (...more: string[]) =>
      run(
        [
          'digest',
          'papers.json',
          '--send',
          '--from',
          'Papers <papers@lab.example>',
          '--subscribers',
          'people.json',
          '--unsubscribe',
          'https://lab.example/mail/unsubscribe?who={token}',
          '--list-id',
          'papers.lab.example',
          '--json',
          ...more,
        ],
        { cwd: folder, env, now: () => new Date() },
      );

    const lines = await start(port, 90);
    const first = await digest('--quota', '80');
    expect(countsOf(first.out)).toMatchObject({ sent: 80, failed: 1, left: 119 });
    // The refusal ends a connection, since nobody knows what the server still thinks; nothing else does.
    expect(lines.filter((line) => line === 'connection')).toHaveLength(2);

    // It dies at the 91st message: nobody knows of that one, and all others wait.
    const second = JSON.parse((await digest()).out);
    expect([second.sent.length, second.unsure.length, taken().length]).toEqual([10, 1, 90]);

    await start(port, 1000);
    const third = await digest();
    expect(third.err).toContain('perhaps sent');
    const fourth = await digest('--unsure', 'resend');
    expect(JSON.parse(fourth.out).unsure).toEqual([]);
    const got = taken();
    expect(got).toHaveLength(199);
    expect(new Set(got)).toEqual(
      new Set(people.map(({ address }) => address).filter((one) => one !== 'person-107@lab.example')),
    );
    expect(countsOf((await digest()).out)).toMatchObject({ sent: 0, nothingNew: 199, failed: 0, stopped: 1 });

    for (const name of readdirSync(box)) {
      const eml = readFileSync(join(box, name), 'latin1');
      const number = Number(/person-(\d+)/.exec(name)![1]);
      expect(eml).toContain(`who=${people[number]!.token}>`);
      expect(eml.match(/who=3D?t\d{21}|who=t\d{21}/g)?.every((way) => way.endsWith(people[number]!.token))).toBe(true);
      if (number % 4 === 0) expect(eml).not.toContain('A study of thing');
      else expect(eml).toContain('A study of thing 0');
    }
  }, 300_000);
});

describeJudge('SpamAssassin', has('spamassassin', '--version'), 'spamassassin', () => {
  it('finds nothing in a digest that speaks against it', async () => {
    const listing = resolve(import.meta.dirname, '../../examples/listing.json');
    const { out } = await run(
      [
        'digest',
        listing,
        '--format',
        'eml',
        '--from',
        'Papers <papers@lab.example.org>',
        '--unsubscribe',
        'https://lab.example.org/u?who=t123',
        '--list-id',
        'papers.lab.example.org',
      ],
      { now: () => new Date() },
    );
    const received = `Received: from mail.lab.example.org (mail.lab.example.org [93.184.216.34]) by mx.example.net (Postfix) with ESMTPS id A1; ${new Date().toUTCString().replace('GMT', '+0000')}\r\n`;
    const { stdout } = spawnSync('spamassassin', ['-L', '-t'], {
      input: received + out,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const score = /score=(-?[\d.]+)/.exec(stdout)?.[1];
    expect(Number(score), stdout.slice(0, 2000)).toBeLessThanOrEqual(1);
  }, 300_000);
});
