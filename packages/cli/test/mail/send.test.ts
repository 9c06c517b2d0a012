import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Listing, Paper } from '@trending-papers/core/paper';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

const paper = (number: number): Paper => ({
  id: `arxiv:2603.0000${number}`,
  title: `Paper ${number}`,
  authors: [{ name: 'Ada Lovelace' }],
  published: '2026-03-02',
  ids: { arxiv: `2603.0000${number}` },
  links: {},
  signals: {},
  history: [],
  topics: [],
  sources: [],
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
      unanswered: [],
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
      const uncertain = again.unanswered.length > 0;
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
    expect(report.unanswered).toEqual([]);
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
    expect(given.steps[0]).toContain('Greylisted, come back');
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
});
