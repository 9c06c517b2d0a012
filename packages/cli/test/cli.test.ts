import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../src/commands/table.js';
import { widthOf } from '../src/terminal/width.js';
import { root, run, temporaryFolder } from './terminal-io.js';

const listing = 'examples/listing.json';

describe('help', () => {
  it('of the whole', async () => {
    expect((await run([])).out).toMatchSnapshot();
  });

  it.each(commands.map(({ name }) => name))('of %s', async (name) => {
    const { code, out } = await run([name, '--help']);
    expect(code).toBe(0);
    expect(out).toMatchSnapshot();
  });

  it.each(commands)('says of $name what the table of commands says', async ({ description, load }) => {
    const command = (await load()).default;
    expect(command.description).toBe(description);
    expect(command.examples.length).toBeGreaterThan(0);
  });

  it('is the same under `help NAME`', async () => {
    expect((await run(['help', 'show'])).out).toBe((await run(['show', '-h'])).out);
  });
});

describe('a wrong word', () => {
  it.each([
    [['shwo'], 'There is no command "shwo". Did you mean "show"?'],
    [['frobnicate'], 'There is no command "frobnicate". See'],
    [['show', listing, '--limt', '3'], 'There is no option --limt. Did you mean "--limit"?'],
    [['show', listing, '--limit'], '--limit needs a value.'],
    [['search', listing, 'herons'], `The query comes first: trending-papers search 'herons' ${listing}`],
    [['show', listing, '--limit', 'ten'], '--limit is a whole number from 0, not "ten".'],
    [['show', listing, '--limit', '1', '--limit', '2'], '--limit was given twice.'],
    [['show', listing, '--by', 'fame'], '--by is one of trending, '],
    [
      ['show', listing, '--since', 'yesterday'],
      '--since is a day such as 2026-03-18, or a time such as 7d, 2w or 36h, not "yesterday"',
    ],
    [['show', listing, '--since', '2026-13-45'], 'not "2026-13-45"'],
    [['show', ''], 'INPUT is a file, an address or service:what, not ""'],
    [['serve', 'public', 'more'], 'There is nothing to do with "more"'],
    [['serve', '--port', '70000'], '--port is a whole number up to 65535'],
    [['completion', 'fsih'], 'Did you mean "fish"?'],
    [['digest', listing, '--from', 'nobody'], '--from is a mail address, not "nobody"'],
    [['show', listing, '--json=yes'], '--json takes no value.'],
    [['feed', listing, '--format', 'rsss'], '--format is one of rss, atom, json, not "rsss". Did you mean "rss"?'],
    [['show'], 'Nothing to read'],
    [['show', 'hff:daily'], '"hff:daily" is no source'],
    [['show', 'hf:dayly'], 'hf: has no "dayly". It has:'],
    [['show', 'examples'], 'examples is a folder'],
    [['show', '-list.json'], 'There is no option -l. A file of that name is ./-list.json'],
    [['show', listing, '--input-format', 'bibtx'], '"bibtx". Did you mean "bibtex"?'],
    [['search'], 'Nothing to search for'],
    [['build', listing, '--url', 'lab.example'], '--url is an http or https address'],
  ])('%j is a usage error, and the message helps', async (argv, message) => {
    const { code, out, err } = await run(argv);
    expect(err).toContain(message);
    expect(code).toBe(2);
    expect(out).toBe('');
  });

  it.each([
    ['show', '--limit', 'three'],
    ['show', '--by', 'trendign'],
    ['show', '--since', '7x'],
    ['feed', '--self', 'lab.example'],
    ['build', '--url', 'lab.example'],
    ['build', '--keep', '-1'],
    ['digest', '--send'],
    ['digest', '--send', '--from', 'papers@lab.example'],
    ['digest', '--send', '--from', 'papers@lab.example', '--to', 'ada@lab.example'],
    ['search', 'words', '--limit', 'few'],
    ['export', '--format', 'bibtx'],
  ])('%j %s %s is found before anything is read, asked for or made', async (command, ...options) => {
    const cwd = await temporaryFolder();
    const requests: unknown[] = [];
    const fetch = async (address: unknown) => {
      requests.push(address);
      return new Response('[]');
    };
    const { code } = await run([command, 'hf:daily', ...options], { cwd, fetch, env: { HOME: cwd } });
    expect(code).toBe(2);
    expect(requests).toEqual([]);
    expect(await readdir(cwd)).toEqual([]);
  });

  it('is told as JSON when JSON was asked for', async () => {
    const { err } = await run(['show', 'no-such-file.txt', '--json']);
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'file-not-found' } });
  });
});

describe('show', () => {
  it('tells once why the only input gave nothing', async () => {
    const { code, err } = await run(['show', '-'], { input: 'What is this?' });
    expect(code).toBe(1);
    expect(err.match(/none of the/g)).toHaveLength(1);
  });

  it('names the option that takes a format, when none is known', async () => {
    const { code, err } = await run(['show', '-'], { input: 'What is this?' });
    expect(err).toMatch(/^error standard input is in none of the formats known.*--input-format: .*bibtex/);
    expect(code).toBe(1);
  });

  it('reads a file as what it is said to be', async () => {
    const input = `${'x;y;z\n'.repeat(1200)}@article{a, title = {A Title of a Paper}}`;
    expect((await run(['show', '-'], { input })).err).toContain('[unknown-format]');
    const { out } = await run(['show', '-', '--input-format', 'bibtex', '--json'], { input });
    expect(JSON.parse(out).papers).toMatchObject([{ paper: { title: 'A Title of a Paper' } }]);
  });

  it('says what is wrong with a folder that is a file', async () => {
    const { code, err } = await run(['build', listing, '--out', listing]);
    expect(err).toContain('[unwritable-folder]');
    expect(code).toBe(1);
  });

  it('takes a device for an input, not for a folder', async () => {
    const { code, err } = await run(['show', '/dev/null']);
    expect(err).toContain('[empty-input]');
    expect(code).toBe(1);
  });

  it('prints a line a paper to a pipe, whole, and what it did to the log', async () => {
    const { code, out, err } = await run(['show', listing, '--limit', '3']);
    expect(code).toBe(0);
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(rows.map((cells) => cells.length)).toEqual([5, 5, 5]);
    expect(rows.map(([rank, id]) => [rank, id?.startsWith('arxiv:')])).toEqual([
      ['1', true],
      ['2', true],
      ['3', true],
    ]);
    expect(out).not.toContain('…');
    expect(err).toContain('✓ examples/listing.json: 64 papers');
  });

  it.each([40, 80, 160])('fits a terminal of %i cells', async (columns) => {
    const { out } = await run(['show', listing], { columns, env: { NO_COLOR: '1' } });
    expect(Math.max(...out.split('\n').map(widthOf))).toBeLessThanOrEqual(columns);
  });

  it('is coloured on a terminal only, and not when NO_COLOR is set', async () => {
    const coloured = /\u001b\[/;
    expect((await run(['show', listing], { columns: 80 })).out).toMatch(coloured);
    expect((await run(['show', listing])).out).not.toMatch(coloured);
    expect((await run(['show', listing], { columns: 80, env: { NO_COLOR: '1' } })).out).not.toMatch(coloured);
  });

  it('links the titles where the terminal opens links', async () => {
    const env = { TERM_PROGRAM: 'WezTerm' };
    expect((await run(['show', listing, '-n', '1'], { columns: 80, env })).out).toContain('\u001b]8;;https://');
  });

  it('reads standard input', async () => {
    const input =
      'Get trending papers in your email inbox!\n\nMar 18\n\nA Title That Stands Alone\n\nAn abstract of one sentence that says what was found.\n';
    const { out } = await run(['show', '-', '--json'], { input });
    expect(JSON.parse(out).papers).toMatchObject([{ rank: 1, paper: { title: 'A Title That Stands Alone' } }]);
  });

  it('keeps a title from steering the terminal', async () => {
    const title = 'Harmless \u001b]0;owned\u0007 \u001b[2J title';
    const paper = {
      id: 'x:1',
      title,
      authors: [],
      ids: {},
      links: {},
      signals: {},
      history: [],
      topics: [],
      sources: [],
    };
    const { out } = await run(['show', '-'], { input: JSON.stringify({ title: 'x', papers: [paper], issues: [] }) });
    expect(out).not.toMatch(/\u001b|\u0007/);
  });

  it('says 3 when nothing is left and that was to be a failure', async () => {
    const argv = ['show', listing, '--author', 'Nobody Atall'];
    expect((await run(argv)).code).toBe(0);
    expect((await run([...argv, '--fail-on-empty'])).code).toBe(3);
  });

  it('says nothing about the run under --quiet', async () => {
    expect((await run(['show', listing, '-q'])).err).toBe('');
  });
});

describe('feed, export, search and digest', () => {
  it.each([
    ['rss', '<rss version="2.0"'],
    ['atom', '<feed xmlns="http://www.w3.org/2005/Atom"'],
    ['json', '"version": "https://jsonfeed.org/version/1.1"'],
  ])('feed --format %s', async (format, start) => {
    const { code, out } = await run(['feed', listing, '--format', format, '-n', '2', '-q']);
    expect(code).toBe(0);
    expect(out.replace(/"version":"/, '"version": "')).toContain(start);
  });

  it.each([
    ['bibtex', /^@misc\{/],
    ['biblatex', /^@online\{/],
    ['ris', /^TY {2}- /],
    ['csl', /^\[/],
    ['csv', /^\uFEFF?"?\w+"?,/],
    ['md', /^# Hugging Face Daily Papers/],
    ['ndjson', /^\{"id":"arxiv:/],
  ])('export --format %s', async (format, pattern) => {
    const { code, out } = await run(['export', listing, '--format', format, '-n', '2', '-q']);
    expect(code).toBe(0);
    expect(out).toMatch(pattern);
  });

  it('search shows what was met', async () => {
    const { code, out } = await run(['search', 'video', listing, '-n', '2', '-q'], { columns: 80 });
    expect(code).toBe(0);
    expect(out).toMatch(/\u001b\[33m[Vv]ideo/);
  });

  it('digest prints the text part', async () => {
    const { code, out } = await run(['digest', listing, '-n', '1', '-q']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Hugging Face Daily Papers.*\n+1\. /s);
  });

  it('digest writes all three parts', async () => {
    const cwd = await temporaryFolder();
    const { code } = await run(['digest', join(root, listing), '--write-to', 'mail', '-q'], { cwd });
    expect(code).toBe(0);
    expect((await readdir(join(cwd, 'mail'))).sort()).toEqual(['digest.eml', 'digest.html', 'digest.txt']);
  });
});
