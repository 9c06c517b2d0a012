import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../src/commands/table.js';
import { type Server, startServer } from './mail/server.js';
import { run, temporaryFolder } from './terminal-io.js';

// Every option that a command declares is run here once, with what it must change: one that is new and not in the table
// fails the first test.

const papers = [1, 2, 3].map((number) => ({
  title: `${['Sparse', 'Dense', 'Quantum'][number - 1]} paper number ${number}`,
  authors: [{ name: number === 1 ? 'Ada Byron' : 'Grace Hopper' }],
  abstract: `We count to ${number} with ${['experts', 'retrieval', 'qubits'][number - 1]}.`,
  ids: { arxiv: `2606.0000${number}` },
  links: number === 1 ? { code: 'https://github.com/lab/one' } : {},
  topics: [number === 3 ? 'quant-ph' : 'cs.LG'],
  published: `2026-06-${10 + number * 5}`,
  listed: `2026-06-${10 + number * 5}`,
  signals: { upvotes: 10 * number },
}));
const titles = (...numbers: number[]) => numbers.map((number) => papers[number - 1]!.title);

let made: string;
let server: Server;
beforeAll(async () => {
  made = await temporaryFolder();
  await writeFile(join(made, 'papers.json'), JSON.stringify({ title: 'Lab', papers }));
  await writeFile(join(made, 'liked.bib'), '@article{a, title={Quantum counting with qubits}, author={Hopper, Grace}}');
  await writeFile(join(made, 'theme.json'), '{"accent": "#aa0000"}');
  await writeFile(join(made, 'people.txt'), 'ada@lab.example\n');
  await writeFile(join(made, 'lab.json'), '{"sources": ["papers.json"], "title": "From a config"}');
  await run(['build', 'papers.json', '-q', '--hub', 'https://hub.example/', '--url', 'https://lab.example/'], {
    cwd: made,
  });
  server = await startServer();
});
afterAll(() => server.close());

/** A service of everything: a model, chats, and no news. */
const asked: string[] = [];
async function world(input: unknown, init?: RequestInit): Promise<Response> {
  asked.push(`${String(input)} ${init?.body ?? ''}`);
  if (String(input).includes('models.example'))
    return Response.json({ choices: [{ message: { content: 'Written text.' }, finish_reason: 'stop' }] });
  if (String(input).includes('algolia')) return Response.json({ hits: [], nbHits: 0 });
  return Response.json([]);
}

interface Row {
  readonly line: string;
  /** What standard output and error must say, or not. */
  readonly says?: RegExp;
  readonly never?: RegExp;
  /** Titles in the order of the output; others are not there. */
  readonly titles?: string[];
  /** What a file of the folder must say, and what services must have been asked. */
  readonly writes?: readonly [file: string, text: RegExp];
  readonly asks?: RegExp;
  readonly mails?: RegExp;
  readonly code?: number;
}

const show = (options: string) => `show papers.json ${options}`;
const build = (options: string) => `build papers.json --out site ${options}`;
const model = '--summary-endpoint https://models.example/v1 --summary-model tiny-1';
const send = 'digest papers.json --send --from lab@lab.example --to ada@lab.example';

const rows: Readonly<Record<string, Row | readonly Row[]>> = {
  'allow-host': { line: 'serve nowhere --allow-host desk.lab.example', code: 2, says: /nowhere/ },
  'as-of': { line: show('--as-of 2026-06-21'), titles: titles(2, 1) },
  author: { line: show('--author Byron'), titles: titles(1) },
  boost: { line: 'show papers.json --boost author:Ada_Byron=999', titles: titles(1, 3, 2) },
  by: { line: show('--by new'), titles: titles(3, 2, 1) },
  cap: { line: show('--by new --cap author=1'), titles: titles(3, 1, 2) },
  channel: { line: 'deliver --channel slack --dry-run', says: /"blocks"/ },
  columns: { line: show('--columns title'), says: /^Quantum paper number 3$/m },
  config: { line: 'build --config lab.json --out site', writes: ['site/feed.json', /From a config/] },
  delivered: { line: 'deliver --channel webhook --delivered told.json', writes: ['told.json', /2606\.00003/] },
  diversity: { line: show('--diversity 1'), says: /Quantum/ },
  'dry-run': { line: 'deliver --channel webhook --dry-run', says: /"papers"/ },
  enrich: { line: show('--enrich openalex'), asks: /openalex/ },
  exclude: { line: show('--exclude qubits'), titles: titles(2, 1) },
  'fail-on-empty': { line: show('--topic none --fail-on-empty'), code: 3 },
  fetch: { line: 'show hf:search:sparse --fetch 7', asks: /huggingface.*limit=7\b/ },
  follow: { line: 'serve nowhere --follow', code: 2, says: /index of a store/ },
  force: { line: 'build papers.json --out taken --force', writes: ['taken/index.html', /Sparse paper/] },
  format: { line: 'export papers.json --format ris', says: /^TY {2}- /m },
  from: { line: send, mails: /From: lab@lab\.example/ },
  groups: { line: 'top papers.json --groups 1', never: /quant-ph/ },
  'half-life': { line: show('--half-life 1h'), says: /Quantum/ },
  host: { line: 'init papers.json --host cron', says: /cron/ },
  hub: { line: build('--hub https://hub.example/'), writes: ['site/feed.xml', /https:\/\/hub\.example\//] },
  'input-format': { line: 'show liked.bib --input-format bibtex', says: /Quantum counting/ },
  interleave: { line: 'show papers.json liked.bib --interleave', says: /Quantum counting/ },
  json: { line: show('--json'), says: /"papers": \[/ },
  keep: { line: build('--keep 2'), says: /1 more are kept in site\/archive/ },
  'keep-days': { line: build('--keep-days 7'), says: /[Qq]uantum/ },
  language: { line: show('--language de --columns why'), says: /Stimmen|üblich|Neu/ },
  like: { line: show('--like liked.bib'), says: /Quantum paper number 3[\s\S]*like/ },
  liked: {
    line: 'subscribers add ada@lab.example --liked arxiv:2606.00003 --subscribers private/list.json',
    writes: ['private/list.json', /"liked": \[\s*"arxiv:2606\.00003"/],
  },
  limit: { line: show('--limit 1'), titles: titles(3) },
  'list-id': { line: `${send} --list-id papers.lab.example`, mails: /List-Id: .*papers\.lab\.example/ },
  'min-score': { line: show('--min-score 99999'), says: /below|least/ },
  'min-upvotes': { line: show('--min-upvotes 20'), titles: titles(3, 2) },
  most: { line: 'deliver --channel webhook --most 1 --dry-run', says: /2606\.00003/, never: /2606\.00001/ },
  of: { line: 'top papers.json --of authors', says: /Grace Hopper/ },
  out: { line: build(''), writes: ['site/feed.json', /Sparse/] },
  pace: { line: `${send} --to grace@lab.example --pace 30`, mails: /Sparse/ },
  per: { line: 'top papers.json --per day', says: /Quantum/, never: /Sparse/ },
  pictures: { line: build('--pictures none'), writes: ['site/index.html', /Sparse/] },
  pin: { line: show('--pin arxiv:2606.00001'), says: /^\s*1\s+(?:arxiv:2606\.00001|.*Sparse)/m },
  port: { line: 'serve nowhere --port 0', code: 2, says: /nowhere/ },
  print: { line: 'open arxiv:2606.00001 --print', says: /https:\/\/arxiv\.org\/abs\/2606\.00001/ },
  query: { line: show('--query qubits'), titles: titles(3) },
  quiet: { line: 'export papers.json --quiet', never: /✓/ },
  quota: { line: `${send} --to grace@lab.example --quota 1`, says: /1 .*(?:left|next)/ },
  'rate-limit': { line: 'serve nowhere --rate-limit 30', code: 2, says: /nowhere/ },
  remove: { line: 'save arxiv:2606.00001 --remove', says: /0 papers in .*saved\.json/ },
  'reply-to': { line: `${send} --reply-to help@lab.example`, mails: /Reply-To: help@lab\.example/ },
  'search-shards': { line: build('--search-shards'), says: /files of the index/ },
  self: { line: 'feed papers.json --self https://lab.example/f.xml', says: /https:\/\/lab\.example\/f\.xml/ },
  send: { line: send, mails: /Quantum/ },
  sent: { line: `${send} --sent mailed.json`, writes: ['mailed.json', /2606\.00001/] },
  since: { line: show('--since 2026-06-20'), titles: titles(3, 2) },
  sources: { line: 'doctor --sources', says: /arxiv:cs\.LG|arxiv:/ },
  store: { line: build('--store pglite:./papers'), says: /3 added, 0 changed/, writes: ['site/feed.json', /Sparse/] },
  subscribers: { line: 'digest papers.json --send --from lab@lab.example --subscribers people.txt', mails: /Sparse/ },
  'summary-budget': {
    line: build(`${model} --summary-budget 1`),
    says: /2 papers have no summary yet: the budget is used up/,
    writes: ['site/feed.json', /Written text/],
  },
  'summary-characters': {
    line: build(`${model} --summary-characters 1`),
    says: /about 3 papers are longer than --summary-characters 1 /,
  },
  'summary-endpoint': { line: build(model), asks: /models\.example\/v1\/chat/ },
  'summary-kind': { line: build(`${model} --summary-kind translation --summary-language de`), asks: /ranslat/ },
  'summary-language': { line: build(`${model} --summary-language fr`), asks: /language fr/ },
  'summary-model': { line: build(model), asks: /"model":"tiny-1"/ },
  template: { line: show('--template {rank}:{title}'), says: /^3:Sparse paper number 1$/m },
  theme: { line: build('--theme theme.json'), writes: ['site/theme.css', /#aa0000/] },
  title: { line: build('--title Ours'), writes: ['site/feed.json', /"title":"Ours"/] },
  to: { line: send, mails: /To: ada@lab\.example/ },
  topic: { line: show('--topic quant-ph'), titles: titles(3) },
  topics: {
    line: 'subscribers add ada@lab.example --topics cs.LG --subscribers private/list.json',
    writes: ['private/list.json', /"topics": \[\s*"cs\.LG"/],
  },
  track: { line: 'build papers.json --track hn', asks: /algolia/ },
  'track-questions': {
    line: 'build papers.json --track hn --track-questions 1',
    says: /2 of 3 are left for the next run/,
  },
  unsubscribe: {
    line: `${send} --unsubscribe https://lab.example/u`,
    mails: /List-Unsubscribe: <https:\/\/lab\.example\/u/,
  },
  unsure: { line: 'deliver --channel webhook --unsure arrived', says: /webhook/ },
  url: { line: build('--url https://lab.example/'), writes: ['site/feed.xml', /https:\/\/lab\.example\//] },
  via: { line: `${send.replace(/ --to .*/, '')} --via listmonk`, code: 2, says: /TRENDING_PAPERS_LISTMONK/ },
  what: { line: 'open arxiv:2606.00001 --what pdf --print', code: 2, says: /no link to its pdf/ },
  window: { line: show('--window 6d'), titles: titles(3, 2) },
  'with-code': { line: show('--with-code'), titles: titles(1) },
  withhold: [
    { line: build('--withhold arxiv:2606.00003'), says: /2 papers/, writes: ['site/feed.json', /^(?!.*Quantum)/s] },
    { line: build('--withhold abstract:arxiv:2606.00003'), writes: ['site/feed.json', /^(?!.*qubits).*Quantum/s] },
  ],
  'write-to': { line: 'digest papers.json --write-to mail', writes: ['mail/digest.txt', /Sparse/] },
};

const all = Object.entries(rows).flatMap(([name, each]) => [each].flat().map((row) => ({ name, ...(row as Row) })));

describe('every option', async () => {
  const declared = await Promise.all(commands.map(async ({ load }) => Object.keys((await load()).default.options)));

  it('that a command declares stands in the table, and is in its line', () => {
    expect(Object.keys(rows)).toEqual([...new Set(declared.flat())].sort());
    for (const { name, line } of all) expect(`${line} `, name).toContain(` --${name} `);
  });

  it.each(all)('--$name: $line', async ({ line, says, never, titles: shown, writes, asks, mails, code = 0 }) => {
    const cwd = await temporaryFolder();
    await cp(made, cwd, { recursive: true });
    await cp(join(cwd, 'theme.json'), join(cwd, 'taken/index.html'));
    asked.length = 0;
    server.received.length = 0;
    const { port, user, password } = server.settings;
    const env = {
      HOME: cwd,
      TRENDING_PAPERS_CACHE: join(cwd, 'cache'),
      TRENDING_PAPERS_SMTP: `smtp://${user}:${password}@127.0.0.1:${port}`,
      TRENDING_PAPERS_WEBHOOK: 'https://data.example/hook',
    };
    const ran = await run(
      line
        .split(' ')
        .filter(Boolean)
        .map((word) => word.replaceAll('_', ' ')),
      { cwd, env, fetch: world },
    );
    const said = ran.out + ran.err;
    expect(ran.code, said).toBe(code);
    if (says) expect(said).toMatch(says);
    if (never) expect(said).not.toMatch(never);
    if (shown) expect(Array.from(ran.out.matchAll(/\w+ paper number \d/g), ([title]) => title)).toEqual(shown);
    if (writes) expect(await readFile(join(cwd, writes[0]), 'utf8').catch(() => readdir(cwd)), said).toMatch(writes[1]);
    if (asks) expect(asked.join('\n'), said).toMatch(asks);
    if (mails) expect(server.received.map(({ eml }) => eml).join('\n'), said).toMatch(mails);
  });
});
