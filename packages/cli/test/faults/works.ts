import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startServer } from '../mail/server.js';
import { run, temporaryFolder, widgetScript } from '../terminal-io.js';

/** What each file holds, by its path. */
export type Files = Readonly<Record<string, string>>;

/** A command that changes something, and what must hold of it whatever the disk does. */
interface Work {
  argv: string;
  /** What is wrong right after a run that met a fault, by what the folder holds then. */
  after(files: Files): string[];
  /** What is wrong when the disk is well again and the command ran once more. */
  mended(folder: string): Promise<string[]>;
}

const papers = [1, 2].map((number) => ({
  title: `Paper number ${number}`,
  authors: [{ name: 'Ada Byron' }],
  ids: { arxiv: `2606.0000${number}` },
  published: '2026-06-20',
}));
const people = ['ada', 'grace', 'emmy'].map((name) => `${name}@lab.example`);

/** Every file below a folder with what it holds, hidden ones too, and every folder. */
async function contentOf(folder: string): Promise<{ files: Files; folders: string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const of = (isWanted: (entry: (typeof entries)[number]) => boolean) =>
    entries
      .filter(isWanted)
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort();
  const read = async (path: string) => [path, await readFile(join(folder, path), 'latin1')];
  const files = Object.fromEntries(await Promise.all(of((entry) => entry.isFile()).map(read)));
  return { files, folders: of((entry) => entry.isDirectory()) };
}

/** Every file below a folder with what it holds, hidden ones too. */
export const filesIn = async (folder: string): Promise<Files> => (await contentOf(folder)).files;

const isJson = (text: string | undefined) => {
  try {
    return text === undefined || JSON.parse(text) !== null;
  } catch {
    return false;
  }
};

/** A mail server and a channel of this machine, a folder that was published, and the works that are done to it. */
export async function laboratory() {
  const mail = await startServer();
  const posts = new Map<string, string>();
  const channel = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      // As the channel is told to: a message of a key that came before is the same message.
      const key = String(request.headers['idempotency-key'] ?? request.headers['webhook-id'] ?? posts.size);
      posts.set(key, body);
      response.end('ok');
    });
  });
  await new Promise<void>((listening) => channel.listen(0, '127.0.0.1', listening));
  const { port, user, password } = mail.settings;
  const env = {
    TRENDING_PAPERS_SMTP: `smtp://${user}:${password}@127.0.0.1:${port}`,
    TRENDING_PAPERS_WEBHOOK: `http://127.0.0.1:${(channel.address() as AddressInfo).port}/hook`,
  };
  const start = (cwd: string, argv: string) =>
    run(argv.split(' '), {
      cwd,
      env: { ...env, HOME: cwd },
      fetch,
      // As the bundled program has them.
      widgetParts: async () => ({ reader: widgetScript, archive: widgetScript }),
    });

  const made = await temporaryFolder();
  await writeFile(join(made, 'papers.json'), JSON.stringify({ title: 'Lab', papers: papers.slice(0, 1) }));
  await mkdir(join(made, 'private'));
  const prepare = [
    'build papers.json -q --pictures none --out public',
    ...people.map((each) => `subscribers add ${each} --subscribers private/list.json`),
  ];
  for (const argv of prepare) {
    const { code, err } = await start(made, argv);
    if (code !== 0) throw new Error(`${argv}: ${err}`);
  }
  await writeFile(join(made, 'papers.json'), JSON.stringify({ title: 'Lab', papers }));

  /** How often each person was sent each paper. */
  const mailed = () =>
    people.flatMap((to) =>
      papers.map(
        ({ title }) => mail.received.filter((each) => each.to.includes(to) && each.eml.includes(title)).length,
      ),
    );
  const told = () =>
    [1].map((number) => [...posts.values()].filter((body) => body.includes(`Paper number ${number}`)).length);
  const listOf = (files: Files): string[] => {
    const text = files['private/list.json'];
    if (!isJson(text)) return ['no list'];
    return JSON.parse(text ?? '{"subscribers":[]}').subscribers.map(({ address }: { address: string }) => address);
  };
  const once = (counts: readonly number[], of: string) =>
    counts.some((count) => count > 1) ? [`${of} more than once: ${counts}`] : [];
  const drafts = (files: Files) => Object.keys(files).filter((name) => /\.new$|\/lock$|aside\//.test(name));

  const digest = 'digest papers.json --send --from lab@lab.example --subscribers private/list.json';
  const build = 'build papers.json -q --pictures none --out public';
  let built: Files = {};

  const works: Record<string, Work> = {
    build: {
      argv: build,
      after: (files) => (isJson(files['public/feed.json']) ? [] : ['half of feed.json']),
      mended: async (folder) => {
        const files = await filesIn(join(folder, 'public'));
        const names = [...new Set([...Object.keys(files), ...Object.keys(built)])];
        return names.filter((name) => files[name] !== built[name]).map((name) => `${name} is another`);
      },
    },
    digest: {
      argv: digest,
      after: (files) => [
        ...once(mailed(), 'mailed'),
        ...(isJson(files['trending-papers.sent.json']) ? [] : ['half of a record']),
      ],
      mended: async (folder) => {
        const twice = once(mailed(), 'mailed');
        // Who says that what is unsure did not arrive gets it: nobody is forgotten.
        await start(folder, `${digest} --unsure resend`);
        const missed = mailed().some((count) => count === 0) ? [`somebody was never mailed: ${mailed()}`] : [];
        return [...twice, ...missed, ...drafts(await filesIn(folder))];
      },
    },
    deliver: {
      argv: 'deliver --channel webhook',
      after: (files) => [
        ...once(told(), 'told'),
        ...(isJson(files['trending-papers.delivered.json']) ? [] : ['half of a record']),
      ],
      mended: async (folder) => {
        const twice = once(told(), 'told');
        await start(folder, 'deliver --channel webhook --unsure resend');
        const missed = told().some((count) => count === 0) ? ['never told'] : [];
        return [...twice, ...missed, ...drafts(await filesIn(folder))];
      },
    },
    subscribers: {
      argv: 'subscribers add mary@lab.example --subscribers private/list.json',
      after: (files) => {
        const list = String(listOf(files).sort());
        const wanted = [people, [...people, 'mary@lab.example']].map((all) => String([...all].sort()));
        return wanted.includes(list) ? [] : [`a list of ${list}`];
      },
      mended: async (folder) => {
        const files = await filesIn(folder);
        const list = String(listOf(files).sort());
        const wanted = String([...people, 'mary@lab.example'].sort());
        return [...(list === wanted ? [] : [`a list of ${list}`]), ...drafts(files)];
      },
    },
  };

  const sentSoFar = () => ({ received: [...mail.received], posted: [...posts] });
  type State = Awaited<ReturnType<typeof contentOf>> & ReturnType<typeof sentSoFar>;
  const recall = ({ received, posted }: Pick<State, 'received' | 'posted'>) => {
    mail.received.splice(0, Number.POSITIVE_INFINITY, ...received);
    posts.clear();
    for (const [key, body] of posted) posts.set(key, body);
  };

  /** A folder in which a work may begin, with nothing sent yet. */
  const begin = async () => {
    const folder = await temporaryFolder();
    await cp(made, folder, { recursive: true });
    recall({ received: [], posted: [] });
    return folder;
  };
  const untouched: State = { ...(await contentOf(made)), received: [], posted: [] };
  /** Makes a folder, in which a work was done, one where all is as it was at another time; what is the same is left alone. */
  const goBack = async (folder: string, { files, folders, ...sent }: State = untouched) => {
    const now = await contentOf(folder);
    const isNew = (path: string) => !(path in files || folders.includes(path));
    for (const path of [...now.folders, ...Object.keys(now.files)].filter(isNew))
      await rm(join(folder, path), { recursive: true, force: true });
    for (const path of folders) await mkdir(join(folder, path), { recursive: true });
    for (const [path, text] of Object.entries(files))
      if (now.files[path] !== text) await writeFile(join(folder, path), text, 'latin1');
    recall(sent);
  };
  const well = await begin();
  await start(well, build);
  built = await filesIn(join(well, 'public'));
  return {
    works,
    begin,
    start,
    env,
    /** How often people and channels were sent each paper. */
    sent: () => [mailed(), told()],
    /** What a folder holds, and what was sent. */
    stateOf: async (folder: string): Promise<State> => {
      const sent = sentSoFar();
      return { ...(await contentOf(folder)), ...sent };
    },
    goBack,
    close: async () => {
      await mail.close();
      channel.closeAllConnections();
      channel.close();
    },
  };
}
