import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Server, startServer } from '../../packages/cli/test/mail/server.js';
import { answerOf, bin, emptyFolder, trendingPapers } from '../journeys/command.js';
import { counted, documented, type Kinds } from './documented.js';

const recorder = pathToFileURL(join(import.meta.dirname, 'recorder.mjs')).href;

interface Asked {
  by: 'fetch';
  method: string;
  url: string;
  redirect: string;
  headers: Record<string, string>;
  body: string;
}
type Seen = Asked | { by: 'socket' | 'datagram'; to: string } | { by: 'program'; program: string };

const say = (seen: Seen) =>
  seen.by === 'fetch' ? `${seen.method} ${seen.url}` : `${seen.by} ${'to' in seen ? seen.to : seen.program}`;
const asks =
  (method: string, host: RegExp) =>
  (seen: Seen): boolean =>
    seen.by === 'fetch' && seen.method === method && host.test(new URL(seen.url).host);

let mail: Server;
/** Where nothing but a port is: a database, and the mail server, are told by it. */
let ports: { mail: number; database: number };

/** Each kind of request, told by a host of its own. */
const kinds: Kinds<Seen> = {
  'a source': asks('GET', /^(?:huggingface\.co|lists\.example\.org)$/),
  'a look-up': asks('GET', /^(?:api\.openalex\.org|hn\.algolia\.com|export\.arxiv\.org)$/),
  'a picture': asks('GET', /^thumbnails\.example\.org$/),
  'a summary': asks('POST', /^model\.example\.org$/),
  'an index': asks('GET', /^site\.example\.org$/),
  'a hub': asks('POST', /^hub\.example\.org$/),
  'a channel': asks('POST', /^hooks\.example\.org$/),
  'a newsletter service': asks('POST', /^api\.buttondown\.com$/),
  'a mail server': (seen) => seen.by === 'socket' && seen.to === `127.0.0.1:${ports.mail}`,
  'a database': (seen) => seen.by === 'socket' && seen.to === `localhost:${ports.database}`,
};

/** Every secret there is, in every run: each may stand in requests of one kind. */
const secrets = {
  S2_API_KEY: ['secret-of-s2', undefined],
  OPENALEX_API_KEY: ['secret-of-openalex', 'a look-up'],
  TRENDING_PAPERS_SUMMARY_KEY: ['secret-of-model', 'a summary'],
  TRENDING_PAPERS_WEBHOOK: ['https://hooks.example.org/secret-of-hook', 'a channel'],
  TRENDING_PAPERS_BUTTONDOWN: ['https://:secret-of-buttondown@api.buttondown.com', 'a newsletter service'],
  TRENDING_PAPERS_UNSUBSCRIBE_SECRET: ['secret-of-unsubscribing', undefined],
} as const;

const day = [1, 2, 3].map((number) => ({
  title: `Study ${number} of requests`,
  thumbnail: `https://thumbnails.example.org/${number}.png`,
  publishedAt: '2026-06-19T00:00:00Z',
  paper: {
    id: `2606.0100${number}`,
    title: `Study ${number} of requests`,
    summary: `What study ${number} found.`,
    upvotes: 10 + number,
    publishedAt: '2026-06-19T00:00:00Z',
    authors: [{ name: 'Ada Example' }],
  },
}));

const feed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'A feed of two pages',
  next_url: 'https://lists.example.org/feed-2.json',
  items: [{ id: '1', url: 'https://a.example/1', title: 'The first paper of a feed', content_text: 'x' }],
};
const { next_url: _, ...lastPage } = { ...feed, items: [{ ...feed.items[0]!, id: '2', title: 'The second one' }] };

let answers: string;
let cwd: string;

beforeAll(async () => {
  mail = await startServer();
  const database = createServer().listen(0);
  ports = { mail: mail.settings.port, database: (database.address() as { port: number }).port };
  database.close();
  answers = answerOf({
    'huggingface.co/api/daily_papers': JSON.stringify(day),
    'lists.example.org/feed.json': JSON.stringify(feed),
    'lists.example.org/feed-2.json': JSON.stringify(lastPage),
    'api.openalex.org/works': '{"meta":{"count":0},"results":[]}',
    'hn.algolia.com/api/v1/search': '{"hits":[],"nbHits":0,"page":0,"nbPages":0}',
    'model.example.org/v1/chat/completions': JSON.stringify({
      choices: [{ finish_reason: 'stop', message: { content: 'It found what it looked for, and says how.' } }],
    }),
    'hub.example.org/': '',
    'hooks.example.org/secret-of-hook': 'ok',
    'api.buttondown.com/v1/emails': '{}',
  });
  cwd = emptyFolder();
  const papers = day.map(({ paper }) => ({ title: paper.title, ids: { arxiv: paper.id }, published: '2026-06-19' }));
  writeFileSync(join(cwd, 'papers.json'), JSON.stringify({ title: 'Lab', papers }));
  writeFileSync(join(cwd, 'list.csv'), 'address\nada@lab.example\n');
  // A feed that names pictures and pages of other places is only read by this run.
  const run = await trendingPapers(['build', 'papers.json', '--out', 'public', '--search-shards', '-q'].concat(site), {
    in: cwd,
    at,
  });
  expect(run, run.err).toMatchObject({ code: 0 });
}, 180_000);
afterAll(() => mail.close());

const at = '2026-06-19T18:00:00Z';
const site = ['--url', 'https://site.example.org/', '--hub', 'https://hub.example.org/'];

/** Runs a command line and gives what it asked for; an exit code is of no interest where all that fails is an answer. */
async function asked(argv: string): Promise<Seen[]> {
  const record = join(emptyFolder(), 'record.ndjson');
  const { port, user, password } = mail.settings;
  const run = await trendingPapers(argv.split(' '), {
    in: cwd,
    answers,
    at,
    input: '',
    env: {
      RECORD: record,
      NODE_OPTIONS: `--import=${recorder}`,
      TRENDING_PAPERS_CACHE: emptyFolder(),
      PGHOST: 'localhost',
      PGPORT: String(ports.database),
      TRENDING_PAPERS_SMTP: `smtp://${user}:${password}@localhost:${port}`,
      ...Object.fromEntries(Object.entries(secrets).map(([name, [value]]) => [name, value])),
    },
  });
  expect(run.err, `${argv} does not run at all`).not.toMatch(/\[usage-error\]|\n {4}at /);
  return existsSync(record)
    ? readFileSync(record, 'utf8')
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];
}

const nothing = {};

/** Command lines, and how many requests of each kind they make. */
const runs: readonly (readonly [argv: string, counts: Readonly<Record<string, number>>])[] = [
  ['--version', nothing],
  ['help', nothing],
  ['show papers.json', nothing],
  ['show hf:daily', { 'a source': 1 }],
  ['show https://lists.example.org/feed.json', { 'a source': 2 }],
  ['show papers.json --enrich openalex', { 'a look-up': 1 }],
  ['search study papers.json', nothing],
  ['search study https://site.example.org/', { 'an index': 3 }],
  ['open arxiv:2606.01001 --print', nothing],
  ['cite 2606.01001', { 'a look-up': 1 }],
  ['save 2606.01001', { 'a look-up': 1 }],
  ['saved add x study papers.json', nothing],
  ['watch x', nothing],
  ['watch x --send --from lab@lab.example --to ada@lab.example', { 'a mail server': 1 }],
  ['explain papers.json 2606.01001', nothing],
  ['top papers.json', nothing],
  ['trends papers.json', nothing],
  ['stats papers.json', nothing],
  ['feed papers.json', nothing],
  ['export papers.json', nothing],
  ['build papers.json --out other', nothing],
  ['build hf:daily --out pictured', { 'a source': 1, 'a picture': 3 }],
  ['build hf:daily --out bare --pictures none', { 'a source': 1 }],
  ['build papers.json --out other --track openalex', { 'a look-up': 1 }],
  [
    'build hf:daily --out told --pictures none --summary-endpoint https://model.example.org/v1 --summary-model m',
    { 'a source': 1, 'a summary': 3 },
  ],
  ['backfill hf:daily --from 2026-06-17 --to 2026-06-18 --out filled --pictures none', { 'a source': 2 }],
  ['ping', { 'a hub': 3 }],
  ['store import postgres://localhost/papers papers.json', { 'a database': 1 }],
  ['digest papers.json', nothing],
  ['digest papers.json --send --from lab@lab.example --to ada@lab.example', { 'a mail server': 1 }],
  [
    'digest papers.json --send --from lab@lab.example --via buttondown --sent other.json',
    { 'a newsletter service': 1 },
  ],
  ['subscribers import list.csv --subscribers list.json', nothing],
  ['deliver --channel webhook --most 2', { 'a channel': 1 }],
  ['deliver --channel webhook --dry-run', nothing],
  ['mcp papers.json', nothing],
  ['init hf:daily', nothing],
  ['doctor', { 'a source': 1 }],
  ['completion bash', nothing],
];

describe('the command line', () => {
  const all: Seen[] = [];
  const seenKinds = new Set<string>();

  it.each(runs)('%s', async (argv, counts) => {
    const seen = await asked(argv);
    const found = counted(seen, kinds, say);
    for (const kind of Object.keys(found)) seenKinds.add(kind);
    all.push(...seen);
    expect(found).toEqual(counts);
  });

  it('makes every kind of request that SECURITY.md names, and no other', () => {
    expect(Object.keys(kinds).sort()).toEqual(documented('the command line').sort());
    expect([...seenKinds].sort()).toEqual(Object.keys(kinds).sort());
  });

  it('sends each secret in requests of one kind alone, over https', () => {
    const fetched = all.filter((seen): seen is Asked => seen.by === 'fetch');
    for (const [value, kind] of Object.values(secrets)) {
      const secret = /secret-[\w-]+/.exec(value)![0];
      const holders = fetched.filter((seen) => JSON.stringify(seen).includes(secret));
      expect(Object.keys(counted(holders, kinds, say)), secret).toEqual(kind === undefined ? [] : [kind]);
      for (const { url } of holders) expect(url).toMatch(/^https:/);
    }
  });

  it('says nothing of who runs it, or where', () => {
    for (const seen of all.filter((each): each is Asked => each.by === 'fetch')) {
      const text = JSON.stringify(seen);
      for (const word of [cwd, hostname(), process.env.USER ?? 'nobody-known']) expect(text).not.toContain(word);
      expect(seen.headers).not.toHaveProperty('cookie');
      expect(seen.headers['user-agent'] ?? '').toMatch(/^(?:trending-papers\/[\d.]+[^@]*)?$/);
    }
  });

  it('that serves a folder is asked, and asks nobody', async () => {
    const record = join(emptyFolder(), 'record.ndjson');
    const child = spawn(process.execPath, [`--import=${recorder}`, bin, 'serve', 'public', '--port', '0'], {
      cwd,
      env: { PATH: process.env.PATH, HOME: cwd, RECORD: record, UPSTREAM: answers },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    try {
      let said = '';
      for await (const chunk of child.stderr) {
        said += chunk;
        if (/http:\S+/.test(said)) break;
      }
      const [address = ''] = /http:\S+/.exec(said) ?? [];
      for (const path of ['', 'feed.json', 'nothing.html', '..%2f..%2fetc%2fpasswd'])
        expect((await fetch(new URL(path, address))).status, path).toBe(
          path === '' || path === 'feed.json' ? 200 : 404,
        );
      expect(existsSync(record) ? readFileSync(record, 'utf8') : '').toBe('');
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('has a run here for every command', async () => {
    const { out } = await trendingPapers(['--help'], { in: cwd, at });
    const [, list = ''] = out.split(/^Commands\n/m);
    const names = [...list.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(20);
    const run = new Set(runs.map(([argv]) => argv.split(' ')[0]));
    // One fills a terminal, and reads as `show` does; the other is asked, and asks nobody: it is held below.
    expect(names.filter((name) => !run.has(name!))).toEqual(['browse', 'serve']);
  });
});
