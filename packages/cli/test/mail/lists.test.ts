import { execFileSync } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { formatCsv, readCsv } from '../../src/mail/csv.js';
import { parseSubscribers, type Subscriber, writeSubscribers } from '../../src/mail/subscribers.js';
import { run, temporaryFolder } from '../terminal-io.js';
import { startServer } from './server.js';

const ada: Subscriber = {
  address: 'ada@lab.example',
  name: 'Ada, "Countess" of L',
  token: 'tAAAAAAAAAAAAAAAAAAAAAA',
  topics: ['cs.LG', 'large language models'],
  language: 'de',
  liked: ['arxiv:2403.12345', 'doi:10.1000/x'],
};
const grace: Subscriber = { address: 'grace@lab.example', topics: [], stopped: '2026-03-01' };

describe('a file of subscribers', () => {
  it.each(['json', 'csv'] as const)('in %s gives back what was written', (format) => {
    expect(parseSubscribers(writeSubscribers([grace, ada], format), `people.${format}`)).toEqual([ada, grace]);
  });

  it('of other programs is read by the names of its columns', () => {
    const csv = 'Name,E-mail,Tags\r\nAda,ada@lab.example,cs.LG;maths\r\n,,\r\nGrace,grace@lab.example,\r\n';
    expect(parseSubscribers(csv, 'export.CSV')).toEqual([
      { address: 'ada@lab.example', name: 'Ada', topics: ['cs.LG', 'maths'] },
      { address: 'grace@lab.example', name: 'Grace', topics: [] },
    ]);
    expect(parseSubscribers('["ada@lab.example"]', 'a.json')).toEqual([{ address: 'ada@lab.example', topics: [] }]);
  });

  it('names an address twice only where the second says that no mail may go there', () => {
    const twice = [
      { address: 'ADA@lab.example', stopped: '2026-01-01' },
      { address: 'ada@lab.example', name: 'x' },
    ];
    for (const list of [twice, twice.toReversed()])
      expect(parseSubscribers(JSON.stringify(list), 'a.json')).toMatchObject([{ stopped: '2026-01-01' }]);
  });

  it.each([
    ['a.json', '[{"address":"a@b.example\\r\\nBcc: c@d.example"}]', 'record 1'],
    ['a.json', '[{"address":"ok@b.example"},{"address":"a@b.example, c@d.example"}]', 'record 2'],
    ['a.json', '[{"address":"Ada <ada@b.example>"}]', 'record 1'],
    ['a.json', '[{"address":"ok@b.example","token":"../../x y"}]', 'record 1: its token'],
    ['a.json', '[7, null]', 'record 2'],
    ['a.json', '{"people":[]}', 'it is no JSON of subscribers'],
    ['a.json', '{', 'it is no JSON'],
    ['a.csv', 'address\n"a@b.example\nBcc: c@d.example"\n', 'row 2'],
    ['a.csv', 'who\na@b.example\n', 'it is no CSV of subscribers'],
    ['a.txt', 'a@b.example> <c@d.example', 'line 1'],
  ])('%s with %j is refused whole, with the place', (path, text, said) => {
    expect(() => parseSubscribers(text, path)).toThrow(said);
  });

  it('in CSV holds no formula, and every cell that is put in', () => {
    expect(writeSubscribers([{ ...ada, name: '=HYPERLINK("http://x")' }], 'csv')).toContain('"\'=HYPERLINK');
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^[\s"']*[=+\-@\t\r]/.test(text));
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, (rows) => {
        expect(readCsv(formatCsv(rows))).toEqual(rows);
      }),
    );
    expect(readCsv(`${'"'.repeat(50_000)},x`).length).toBeGreaterThan(0);
  });
});

describe('trending-papers subscribers', () => {
  const listed = async (cwd: string) =>
    parseSubscribers(await readFile(join(cwd, 'subscribers.json'), 'utf8'), 'a.json');

  it('adds, stops and removes people, who keep their tokens', async () => {
    const cwd = await temporaryFolder();
    const added = await run(
      ['subscribers', 'add', 'Ada <ada@lab.example>', 'bob@lab.example', '--topics', 'cs.LG,maths'],
      { cwd },
    );
    expect(added).toMatchObject({ code: 0, out: '' });
    const [first] = await listed(cwd);
    expect(first).toMatchObject({ address: 'ada@lab.example', name: 'Ada', topics: ['cs.LG', 'maths'] });
    expect(first!.token).toMatch(/^t[\w-]{22}$/);
    expect(added.err).not.toContain(first!.token);
    expect((await stat(join(cwd, 'subscribers.json'))).mode & 0o077).toBe(0);
    await run(['subscribers', 'add', 'ADA@lab.example', '--language', 'de'], { cwd });
    expect(await listed(cwd)).toHaveLength(2);
    expect((await listed(cwd))[0]).toMatchObject({ token: first!.token, language: 'de' });
    await run(['subscribers', 'stop', 'ada@lab.example', 'eve@lab.example'], { cwd });
    await writeFile(join(cwd, 'more.csv'), 'email,name\nada@lab.example,Ada\ncarl@lab.example,Carl\n');
    const { err } = await run(['subscribers', 'import', 'more.csv'], { cwd });
    expect(err).toContain('1 of them said that they want no mail, and get none');
    const stopped = (await listed(cwd)).filter((each) => each.stopped === '2026-07-01').map(({ address }) => address);
    expect(stopped.map((address) => address.toLowerCase())).toEqual(['ada@lab.example', 'eve@lab.example']);
    const removed = await run(['subscribers', 'remove', 'bob@lab.example', 'nobody@lab.example'], { cwd });
    expect(removed.err).toContain('nobody@lab.example is not in the list');
    const { out } = await run(['subscribers', 'export', '--format', 'text'], { cwd });
    expect(out).toBe('Carl <carl@lab.example>\n');
  });

  it('never writes where everybody can read', async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, 'public/mail'), { recursive: true });
    await writeFile(join(cwd, 'public/feed.json'), '{}');
    const add = (file: string) => run(['subscribers', 'add', 'ada@lab.example', '--subscribers', file], { cwd });
    const published = await add('public/mail/people.json');
    expect([published.code, published.err]).toEqual([2, expect.stringContaining('which is published')]);
    expect(published.err).not.toContain('added');
    execFileSync('git', ['init', '-q'], { cwd });
    const tracked = await add('people.json');
    expect([tracked.code, tracked.err]).toEqual([2, expect.stringContaining('add it to .gitignore')]);
    await writeFile(join(cwd, '.gitignore'), 'people.json\n');
    expect((await add('people.json')).code).toBe(0);
    expect((await add('people.txt')).code).toBe(2);
  });

  it('says what it can do, and does nothing else', async () => {
    const cwd = await temporaryFolder();
    for (const words of [[], ['constructor'], ['add'], ['add', 'nobody'], ['import', 'absent.csv']])
      expect((await run(['subscribers', ...words], { cwd })).code, words.join()).toBe(2);
  });
});

describe('a digest to a list and to whoever is named beside it', () => {
  it('goes once to an address, as the list knows it, and not to one that was stopped', async () => {
    const cwd = await temporaryFolder();
    const server = await startServer();
    onTestFinished(() => server.close());
    const papers = [1, 2].map((number) => ({
      title: `Paper ${number}`,
      topics: [`topic ${number}`],
      ids: { arxiv: `2601.0000${number}` },
      published: '2026-06-20',
    }));
    await writeFile(join(cwd, 'papers.json'), JSON.stringify({ title: 'Papers', papers }));
    const list = [
      { address: 'ada@lab.example', topics: ['topic 2'] },
      { address: 'grace@lab.example', stopped: '2026-06-01' },
    ];
    await writeFile(join(cwd, 'people.json'), JSON.stringify(list));
    const to = ['ADA@lab.example', 'Grace@lab.example', 'bob@lab.example', 'bob@lab.example'];
    const { port, user, password } = server.settings;
    const env = { TRENDING_PAPERS_SMTP: `smtp://${user}:${password}@127.0.0.1:${port}` };
    const line = [
      'digest',
      'papers.json',
      '--send',
      '--from',
      'a@lab.example',
      '--subscribers',
      'people.json',
      '--json',
    ];
    const { out, err } = await run([...line, ...to.flatMap((each) => ['--to', each])], { cwd, env });
    expect(JSON.parse(out).sent.map((each: { to: string; papers: string[] }) => [each.to, each.papers])).toEqual([
      ['ada@lab.example', ['arxiv:2601.00002']],
      ['bob@lab.example', expect.any(Array)],
    ]);
    expect(err).toContain('1 want no mail, and get none');
  });
});
