import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Listing, Paper } from '@trending-papers/core/paper';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { barePaper } from '../../../core/test/bare-paper.js';
import { type SendOptions, sendDigest } from '../../src/mail/send.js';
import { dyingDisk } from '../disk/dying-disk.js';
import { answer, type Server, startServer } from './server.js';

let folder: string;
let server: Server;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trending-papers-mail-'));
});
afterEach(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

const paper = (number: number): Paper =>
  barePaper({
    id: `arxiv:2603.0000${number}`,
    title: `Paper ${number}`,
    authors: [{ name: 'Ada Lovelace' }],
    published: '2026-03-02',
    ids: { arxiv: `2603.0000${number}` },
  });

const listingOf = (...numbers: number[]): Listing => ({ title: 'Trending', papers: numbers.map(paper), issues: [] });

const ada = { address: 'ada@example.org', unsubscribe: { url: 'https://example.org/u/a1' } };
const grace = { address: 'grace@example.org', unsubscribe: { url: 'https://example.org/u/b2' } };

function options(more: Partial<SendOptions> = {}): SendOptions & { waited: number[]; steps: string[] } {
  const waited: number[] = [];
  const steps: string[] = [];
  return {
    waited,
    steps,
    listing: listingOf(1, 2),
    message: { from: { name: 'Trending Papers', address: 'digest@example.org' } },
    to: [ada, grace],
    via: server.settings,
    state: join(folder, 'sent.json'),
    now: () => new Date('2026-03-06T06:00:00Z'),
    sleep: async (milliseconds) => {
      waited.push(milliseconds);
    },
    onStep: (text) => steps.push(text),
    ...more,
  };
}

describe('sendDigest', () => {
  it('sends one message a person, over TLS, with that person alone in it', async () => {
    server = await startServer();
    const report = await sendDigest(options());
    expect(report.sent.map(({ to }) => to)).toEqual(['ada@example.org', 'grace@example.org']);
    expect(server.received.map(({ from, to, secure }) => [from, to, secure])).toEqual([
      ['digest@example.org', ['ada@example.org'], true],
      ['digest@example.org', ['grace@example.org'], true],
    ]);
    expect(server.received[0]?.eml).toContain('List-Unsubscribe: <https://example.org/u/a1>');
    expect(server.received[0]?.eml).not.toContain('grace@example.org');
  });

  it('never mails the same paper twice to one person, and is quiet when nothing is new', async () => {
    server = await startServer();
    await sendDigest(options({ to: [ada] }));
    const second = await sendDigest(options({ to: [ada, grace], listing: listingOf(1, 2, 3) }));
    expect(second.sent.map(({ to, papers }) => [to, papers.length])).toEqual([
      ['ada@example.org', 1],
      ['grace@example.org', 3],
    ]);
    const third = await sendDigest(options({ listing: listingOf(3, 2, 1) }));
    expect(third).toEqual({
      sent: [],
      written: [],
      nothingNew: ['ada@example.org', 'grace@example.org'],
      failed: [],
      unsure: [],
      left: [],
      stopped: [],
    });
    expect(server.received).toHaveLength(3);
  });

  it('keeps no address in the file that remembers', async () => {
    server = await startServer();
    const { state } = options();
    await sendDigest(options());
    expect(await readFile(state, 'utf8')).not.toContain('@');
    expect(await readdir(folder)).toEqual(['sent.json']);
  });

  describe('with a secret', () => {
    const unkeyed = (address: string) => createHash('sha256').update(address).digest('hex').slice(0, 32);
    const kept = async (): Promise<{ version: number; sent: Record<string, string[]> }> =>
      JSON.parse(await readFile(options().state, 'utf8'));

    it('keeps people by a hash that nobody else can make', async () => {
      server = await startServer();
      await sendDigest(options({ secret: 'of this lab' }));
      const { sent, version } = await kept();
      expect(version).toBe(2);
      expect(Object.keys(sent)).toHaveLength(2);
      expect(Object.keys(sent)).not.toContain(unkeyed(ada.address));
    });

    it('takes over a record that was kept without one, and mails nothing twice', async () => {
      server = await startServer();
      await sendDigest(options());
      expect(Object.keys((await kept()).sent)).toContain(unkeyed(ada.address));
      const second = await sendDigest(options({ secret: 'of this lab', listing: listingOf(1, 2, 3), to: [ada] }));
      expect(second.sent.map(({ papers }) => papers)).toEqual([['arxiv:2603.00003']]);
      const { sent } = await kept();
      expect(Object.keys(sent)).not.toContain(unkeyed(ada.address));
      // Who was not mailed since, and may never be again, stands there by no such hash either, and is known all the same.
      expect(Object.keys(sent)).toHaveLength(2);
      expect(Object.keys(sent)).not.toContain(unkeyed(grace.address));
      const third = await sendDigest(options({ secret: 'of this lab', listing: listingOf(1, 2, 3) }));
      expect(third.sent.map(({ to, papers }) => [to, papers.length])).toEqual([[grace.address, 1]]);
    });

    it.each([['another'], [undefined]])('sends nothing with %s', async (secret) => {
      server = await startServer();
      await sendDigest(options({ secret: 'of this lab' }));
      await expect(sendDigest(options({ secret, listing: listingOf(1, 2, 3) }))).rejects.toMatchObject({
        code: 'unreadable-state',
      });
      expect(server.received).toHaveLength(2);
    });

    it('is asked for where others can read the record', async () => {
      server = await startServer();
      await mkdir(join(folder, '.git'));
      const open = options();
      await sendDigest(open);
      expect(open.steps.join('\n')).toContain('TRENDING_PAPERS_UNSUBSCRIBE_SECRET');
      const closed = options({ secret: 'of this lab', listing: listingOf(4) });
      await sendDigest(closed);
      expect(closed.steps.join('\n')).not.toContain('TRENDING_PAPERS_UNSUBSCRIBE_SECRET');
    });
  });

  it('mails nobody the same paper twice, at whatever step a run dies', async () => {
    server = await startServer();
    let died = 0;
    for (let steps = 0; ; steps++) {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder);
      server.received.length = 0;
      const dying = dyingDisk(steps);
      const end = await sendDigest(options({ to: [ada], disk: dying })).catch((error: Error) => error.message);
      // The lock of the dead run is as old as its file.
      const later = new Date(Date.now() + 12 * 3_600_000);
      const again = await sendDigest(options({ to: [ada], now: () => later, listing: listingOf(1, 2, 3) }));
      expect(server.received.length, `after ${steps} steps`).toBeLessThanOrEqual(2);
      // Whoever may have been mailed the first two is mailed the third alone, and somebody is told of it.
      const uncertain = again.unsure.length > 0;
      expect(again.sent[0]?.papers.length, `after ${steps} steps`).toBe(
        server.received.length === 2 || uncertain ? 1 : 3,
      );
      if (end !== 'killed') break;
      died++;
    }
    expect(died).toBeGreaterThan(5);
  });

  it('takes back what it noted of a message that was refused', async () => {
    let refuse = true;
    server = await startServer({ onRcptTo: (_, __, done) => done(refuse ? answer(550, 'No such person') : null) });
    expect((await sendDigest(options({ to: [ada] }))).failed).toHaveLength(1);
    refuse = false;
    const report = await sendDigest(options({ to: [ada] }));
    expect(report.unsure).toEqual([]);
    expect(report.sent[0]?.papers).toHaveLength(2);
  });

  it('says what the server said to a wrong password, and tries nobody else', async () => {
    server = await startServer();
    const report = await sendDigest(options({ via: { ...server.settings, password: 'wrong' } }));
    expect(report.sent).toEqual([]);
    expect(report.failed[0]).toMatchObject({ to: 'ada@example.org', said: expect.stringContaining('535') });
    expect(report.failed[1]).toMatchObject({ to: 'grace@example.org', said: expect.stringContaining('not tried') });
    expect(JSON.stringify(report)).not.toContain('wrong');
  });

  it('tries again when it is put off, and then succeeds', async () => {
    let refusals = 2;
    server = await startServer({
      onRcptTo: (_, __, done) => done(refusals-- > 0 ? answer(451, 'Greylisted, come back') : null),
    });
    const given = options({ to: [ada] });
    const report = await sendDigest(given);
    expect(report.sent).toHaveLength(1);
    expect(given.waited).toEqual([2_000, 15_000]);
    expect(given.steps).toContainEqual(expect.stringContaining('Greylisted, come back'));
  });

  it('gives up on a server that only puts off', async () => {
    server = await startServer({ onRcptTo: (_, __, done) => done(answer(451, 'Greylisted')) });
    const given = options({ to: [ada] });
    const report = await sendDigest(given);
    expect(report.failed).toEqual([{ to: 'ada@example.org', said: expect.stringContaining('451') }]);
    expect(given.waited).toHaveLength(3);
  });

  it('goes on to the others when one is refused for good', async () => {
    server = await startServer({
      onRcptTo: ({ address }, _, done) => done(address === ada.address ? answer(550, 'No such user here') : null),
    });
    const report = await sendDigest(options());
    expect(report.failed).toEqual([{ to: 'ada@example.org', said: expect.stringContaining('No such user here') }]);
    expect(report.sent.map(({ to }) => to)).toEqual(['grace@example.org']);
  });

  it('comes back after a connection that breaks in the middle', async () => {
    let drops = 1;
    server = await startServer({
      onMailFrom(_, __, done) {
        if (drops-- > 0) server.drop();
        else done();
      },
    });
    const given = options({ to: [ada] });
    const report = await sendDigest(given);
    expect(report.sent).toHaveLength(1);
    expect(given.waited).toEqual([2_000]);
  });

  it('refuses a certificate that it does not know, and a server without TLS', async () => {
    server = await startServer();
    const { ca: _, ...unknown } = server.settings;
    const untrusted = await sendDigest(options({ via: unknown }));
    expect(untrusted.failed[0]?.said).toMatch(/certificate/);
    await server.close();
    server = await startServer({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
    const plain = await sendDigest(options());
    expect(plain.sent).toEqual([]);
    expect(plain.failed[0]?.said).toMatch(/no secure connection/);
    expect(server.received).toEqual([]);
  });

  it('signs the list headers with DKIM', async () => {
    server = await startServer();
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const dkim = { domain: 'example.org', selector: 'papers', privateKey: key };
    await sendDigest(options({ to: [ada], via: { ...server.settings, dkim } }));
    const signature = /^DKIM-Signature:[\s\S]*?(?=\r\n\S)/m
      .exec(server.received[0]?.eml ?? '')?.[0]
      .replace(/\s+/g, '');
    expect(signature).toContain('d=example.org');
    expect(signature?.toLowerCase()).toMatch(/h=[^;]*list-unsubscribe:list-unsubscribe-post/);
  });

  it('writes the messages as files on a dry run, and remembers nothing', async () => {
    server = await startServer();
    const report = await sendDigest(options({ via: { folder: join(folder, 'mail') } }));
    expect(report.written.map(({ to }) => to)).toEqual(['ada@example.org', 'grace@example.org']);
    expect((await readdir(join(folder, 'mail'))).sort()).toEqual(
      ['1', '2'].flatMap((n) => [`digest-${n}.eml`, `digest-${n}.html`, `digest-${n}.txt`]),
    );
    expect(await readdir(folder)).toEqual(['mail']);
  });

  it('sends nothing when its memory is spoilt', async () => {
    server = await startServer();
    const { state } = options();
    await writeFile(state, '{ half');
    await expect(sendDigest(options())).rejects.toThrow(/nothing was sent/);
    expect(server.received).toEqual([]);
  });

  it('is dated by the time of sending, not by its papers', async () => {
    server = await startServer();
    await sendDigest(options({ to: [ada] }));
    expect(server.received[0]?.eml).toContain('Date: Fri, 06 Mar 2026 06:00:00 +0000');
  });

  it('makes one connection for all', async () => {
    server = await startServer();
    const to = Array.from({ length: 12 }, (_, index) => ({ address: `reader${index}@example.org` }));
    expect((await sendDigest(options({ to }))).sent).toHaveLength(12);
    expect(server.connections).toBe(1);
  });

  it('sends as many as the quota allows, and the others the next time', async () => {
    server = await startServer();
    const to = [1, 2, 3].map((number) => ({ address: `reader${number}@example.org` }));
    const first = await sendDigest(options({ to, quota: 2 }));
    expect([first.sent.length, first.left]).toEqual([2, ['reader3@example.org']]);
    const second = await sendDigest(options({ to, quota: 2 }));
    expect(second.sent.map((each) => each.to)).toEqual(['reader3@example.org']);
  });

  it('no longer tries an address that was refused for good three times', async () => {
    server = await startServer({ onRcptTo: (_, __, done) => done(answer(550, 'No such person')) });
    for (const _ of [1, 2, 3]) expect((await sendDigest(options({ to: [ada] }))).failed).toHaveLength(1);
    expect(await sendDigest(options({ to: [ada] }))).toMatchObject({ failed: [], stopped: ['ada@example.org'] });
  });

  it('knows a paper again that has gained a better name', async () => {
    server = await startServer();
    const early = { ...paper(1), id: 'openreview:AbCdEf', ids: { openreview: 'AbCdEf' } };
    await sendDigest(options({ to: [ada], listing: { ...listingOf(), papers: [early] } }));
    const later = { ...paper(1), sameAs: ['openreview:AbCdEf'] };
    const report = await sendDigest(options({ to: [ada], listing: { ...listingOf(), papers: [later] } }));
    expect(report).toMatchObject({ sent: [], nothingNew: ['ada@example.org'] });
  });
});

describe('a run that ends while it sends', () => {
  /** Runs until a pause between attempts, where it is left for ever, and gives what it had written down by then. */
  async function killedWhileWaiting(): Promise<string[]> {
    await new Promise<void>((killed) => {
      void sendDigest(
        options({
          to: [ada],
          sleep: () => {
            killed();
            return new Promise(() => {});
          },
        }),
      );
    });
    await rm(join(folder, '.trending-papers-mail'), { recursive: true, force: true });
    return readdir(folder);
  }

  it('before a server has asked for the message has mailed nothing, and the next run mails all', async () => {
    server = await startServer({ onRcptTo: (_, __, done) => done(answer(454, 'Later, please')) });
    expect(await killedWhileWaiting()).toEqual([]);
    await server.close();
    server = await startServer();
    const report = await sendDigest(options({ to: [ada] }));
    expect([report.sent[0]?.papers.length, report.unsure]).toEqual([2, []]);
  });

  it('has mailed nothing either when there is no server', async () => {
    server = await startServer();
    const { settings } = server;
    await server.close();
    expect(await killedWhileWaiting()).toEqual([]);
    server = await startServer();
    expect(settings.port).toBeGreaterThan(0);
    expect((await sendDigest(options({ to: [ada] }))).sent[0]?.papers).toHaveLength(2);
  });

  /** A server that takes a message whole and goes away without an answer. */
  const silentServer = () =>
    startServer({
      onData(stream) {
        stream.on('end', () => server.drop());
        stream.resume();
      },
    });

  it('after the message went out and before the answer leaves it unsure, and mails it again only when told to', async () => {
    server = await silentServer();
    const lost = await sendDigest(options({ to: [ada] }));
    expect(lost).toMatchObject({ sent: [], failed: [], unsure: [{ to: 'ada@example.org', papers: { length: 2 } }] });
    await server.close();

    server = await startServer();
    const next = await sendDigest(options({ to: [ada], listing: listingOf(1, 2, 3) }));
    expect(next.sent[0]?.papers).toEqual(['arxiv:2603.00003']);
    expect(next.unsure).toMatchObject([{ to: 'ada@example.org', papers: ['arxiv:2603.00001', 'arxiv:2603.00002'] }]);

    const again = await sendDigest(options({ to: [ada], listing: listingOf(1, 2, 3), unsure: 'resend' }));
    expect(again.sent[0]?.papers).toEqual(['arxiv:2603.00001', 'arxiv:2603.00002']);
    expect(again.unsure).toEqual([]);
  });

  it('leaves nothing unsure once a person says that it arrived', async () => {
    server = await silentServer();
    await sendDigest(options({ to: [ada] }));
    await server.close();
    server = await startServer();
    expect(await sendDigest(options({ to: [ada], unsure: 'arrived' }))).toMatchObject({
      sent: [],
      unsure: [],
      nothingNew: ['ada@example.org'],
    });
  });
});

describe('a relay on this machine', () => {
  it('is used without TLS, and with TLS that nobody has certified', async () => {
    const local = (own: Server) => ({ host: 'localhost', port: own.settings.port, secure: false, local: true });
    server = await startServer({ hideSTARTTLS: true, disabledCommands: ['STARTTLS', 'AUTH'], authOptional: true });
    expect((await sendDigest(options({ to: [ada], via: local(server) }))).sent).toHaveLength(1);
    expect(server.received[0]?.secure).toBe(false);
    await server.close();
    server = await startServer({ authOptional: true });
    expect((await sendDigest(options({ to: [grace], via: local(server) }))).sent).toHaveLength(1);
    expect(server.received[0]?.secure).toBe(true);
  });
});
