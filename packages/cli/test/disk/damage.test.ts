import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { damages } from '../damages.js';
import { type Server, startServer } from '../mail/server.js';
import { run, temporaryFolder } from '../terminal-io.js';

// What is kept beside sites, spoiled in every way: each is told, nothing goes out twice, and the next run is right. The
// files of a site itself are held to the same in site/damage.test.ts.

const papers = [1, 2].map((number) => ({
  title: `Paper number ${number}`,
  authors: [{ name: 'Ada Byron' }],
  ids: { arxiv: `2606.0000${number}` },
  published: '2026-06-20',
}));

let made: string;
let server: Server;
const posted: string[] = [];

function lab(cwd: string, argv: string) {
  const { port, user, password } = server.settings;
  const env = {
    HOME: cwd,
    TRENDING_PAPERS_SMTP: `smtp://${user}:${password}@127.0.0.1:${port}`,
    TRENDING_PAPERS_WEBHOOK: 'https://data.example/hook',
  };
  const fetch = async (_: unknown, init?: RequestInit) => {
    posted.push(String(init?.body));
    return new Response('ok');
  };
  return run(argv.split(' '), { cwd, env, fetch });
}

const send = 'digest papers.json --send --from lab@lab.example --subscribers private/list.json';

beforeAll(async () => {
  server = await startServer();
  made = await temporaryFolder();
  await writeFile(join(made, 'papers.json'), JSON.stringify({ title: 'Lab', papers }));
  await mkdir(join(made, 'private'));
  for (const argv of [
    'build papers.json -q --pictures none',
    'subscribers add ada@lab.example --subscribers private/list.json',
    'subscribers add grace@lab.example --subscribers private/list.json',
    send,
    'deliver --channel webhook',
  ])
    expect(await lab(made, argv), argv).toMatchObject({ code: 0 });
  const saved = join(made, '.local/share/trending-papers');
  await mkdir(saved, { recursive: true });
  const { papers: whole } = JSON.parse((await lab(made, 'show papers.json --json -q')).out);
  const list = { version: 1, papers: whole.map(({ paper }: { paper: object }) => paper) };
  await writeFile(join(saved, 'saved.json'), `${JSON.stringify(list, null, 1)}\n`);
});
afterAll(() => server.close());

/** Of each file: a run that reads it, what it says when the file is spoiled, and when it is gone. */
const kept = [
  {
    name: 'trending-papers.sent.json',
    argv: send,
    // Without it papers would go out twice: nothing is sent until a person says so.
    spoiled: { code: 1, says: /is not the record of a digest, or is damaged.*\[unreadable-state\]/ },
    gone: { code: 0, says: /sent\.json is not there, and is begun: nobody is known to have been mailed before/ },
  },
  {
    name: 'trending-papers.delivered.json',
    argv: 'deliver --channel webhook',
    spoiled: { code: 1, says: /is not the record of deliveries, or is damaged.*\[unreadable-state\]/ },
    gone: {
      code: 0,
      says: /delivered\.json is not there, and is begun: nothing is known to have been delivered before/,
    },
  },
  {
    name: 'private/list.json',
    argv: send,
    spoiled: { code: 2, says: /list\.json is not as it should be/ },
    gone: { code: 2, says: /There is no file private\/list\.json of subscribers/ },
  },
  {
    name: '.local/share/trending-papers/saved.json',
    argv: 'save --print',
    spoiled: { code: 0, says: /saved\.json is damaged\. It is now .*saved\.json\.damaged, and a new one is begun/ },
    gone: { code: 0, says: /^$/ },
  },
] as const;
const cases = kept.flatMap((each) => Object.keys(damages).map((how) => ({ ...each, how })));

describe('what is kept beside sites', () => {
  it.each(cases)('$name, $how, is told of, and nothing goes out twice unless it is gone', async (each) => {
    const cwd = await temporaryFolder();
    await cp(made, cwd, { recursive: true });
    await damages[each.how]!(join(cwd, each.name));
    server.received.length = 0;
    posted.length = 0;
    const { code, says } = each.how === 'deleted' ? each.gone : each.spoiled;
    const { err, ...ran } = await lab(cwd, each.argv);
    expect([ran.code, err]).toEqual([code, expect.stringMatching(says)]);
    if (each.how !== 'deleted') expect([server.received, posted]).toEqual([[], []]);
    const there = await readdir(join(cwd, each.name, '..'));
    if (each.how !== 'deleted' && code === 0) expect(there).toContain(`${each.name.split('/').at(-1)}.damaged`);
  });

  it.each(Object.keys(damages).filter((how) => how !== 'deleted'))(
    'a decision to publish, %s, is forgotten, which is told, and the site is whole',
    async (how) => {
      const cwd = await temporaryFolder();
      await cp(made, cwd, { recursive: true });
      const path = join(cwd, 'public/.trending-papers/commit.json');
      await mkdir(join(path, '..'));
      await writeFile(path, '{"write":\n["feed.json"],\n"remove":[]}\n');
      await damages[how]!(path);
      const { code, err } = await lab(cwd, 'build papers.json --pictures none');
      expect([code, err]).toEqual([0, expect.stringMatching(/commit\.json is damaged, or not of this program/)]);
      const feed = JSON.parse(await readFile(join(cwd, 'public/feed.json'), 'utf8'));
      expect(feed.items).toHaveLength(2);
    },
  );

  it.each(Object.keys(damages).filter((how) => how !== 'deleted'))('a lock, %s, holds nobody up', async (how) => {
    const cwd = await temporaryFolder();
    await cp(made, cwd, { recursive: true });
    const path = join(cwd, 'public/.trending-papers/lock');
    await mkdir(join(path, '..'));
    await writeFile(path, '{"pid":\n1,\n"host":"elsewhere"}\n');
    await damages[how]!(path);
    expect(await lab(cwd, 'build papers.json -q --pictures none')).toMatchObject({ code: 0, err: '' });
  });
});
