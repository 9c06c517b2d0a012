import { spawnSync } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/table.js';
import { builtProgram } from '../program.js';
import { root, run, temporaryFolder } from '../terminal-io.js';

/** What steers a terminal, hides in a line or turns it round, each with letters of its own around it. */
const attacks = [
  '\u001b]0;owned\u0007',
  '\u001b]2;owned\u001b\\',
  '\u001b]52;c;b3duZWQ=\u0007',
  '\u001b]8;;https://evil.example/\u001b\\the paper\u001b]8;;\u001b\\',
  '\u001b]8;;file:///etc/passwd\u0007the paper',
  '\u001b]1337;File=inline=1:AAAA\u0007',
  '\u001bP$q"p\u001b\\',
  '\u001b_Gf=24;AAAA\u001b\\',
  '\u001b^private\u001b\\',
  '\u001bXstring\u001b\\',
  '\u001b[2J\u001b[H\u001b[3J',
  '\u001b[1A\u001b[2K1. Another Paper',
  '\u001b[?1049h\u001b[?25l',
  '\u001b[6n\u001b[c',
  '\u001bc',
  '\u001b(0\u000e',
  '\r1. Another Paper\b\b\b\u007f',
  '\u0084\u0085\u0090\u0098\u009b2J\u009d0;owned\u009c\u009e\u009f',
  '\u202etxt.exe\u202c\u2066\u2067\u2068\u2069\u202a\u202b\u202d',
  '\u061c\u200e\u200f',
  '\u2028line\u2029paragraph\u000bdown\fpage',
] as const;
const steering = attacks.join('x');

/** What may stand in what is written to a terminal: colours, links of our own to the web, the line of progress. */
const ours = [/\u001b\[[\d;]*m/g, /\u001b\]8;;(?:https?:\/\/(?!evil)[!-~]+)?\u001b\\/g, /\r\u001b\[2K/g];
/** What may stand in data: line ends as a format has them, and the marks that Hebrew and Arabic are written with. */
const inData = [/\r(?=\n)/g, /[\u061c\u200e\u200f]/g];
/** All controls but tab and line feed, what turns the direction of writing, and what is a line end to some. */
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]|\p{Bidi_Control}/u;

/** What in a text would steer, with what stands around it. */
function steers(text: string, allowed: readonly RegExp[]): string[] {
  const left = allowed.reduce((rest, each) => rest.replace(each, ''), text);
  const at = left.search(controls);
  return at === -1 ? [] : [JSON.stringify(left.slice(Math.max(0, at - 60), at + 60))];
}

/** Papers as `build` wrote them, which are read as they are, with an attack in every field that holds text. */
const papers = attacks.map((attack, index) => ({
  id: `arxiv:2606.${String(index + 1).padStart(5, '0')}`,
  ids: { arxiv: `2606.${String(index + 1).padStart(5, '0')}` },
  title: `Words ${attack} of ${index}`,
  abstract: `We ${attack} study words.`,
  authors: [{ name: `Ada ${attack} Byron`, affiliation: attack }, { name: 'Emmy Noether' }],
  topics: [`cs.${attack}`, 'words'],
  published: '2026-06-20',
  listed: '2026-06-28',
  venue: `Venue ${attack}`,
  organization: `Lab ${attack}`,
  comment: attack,
  license: attack,
  submitter: attack,
  summary: { text: `So ${attack}`, model: attack },
  links: { page: `https://papers.example/${index}?${attack}`, code: `https://code.example/${attack}` },
  signals: { upvotes: index },
  sources: [{ name: `list ${attack}`, seen: '2026-06-28', position: index + 1 }],
}));

const allColumns = 'rank,id,title,authors,date,published,topics,venue,link,pdf,code,score,why,abstract';

/** Every command that prints what papers say, and each way of printing it, for a person. */
const forPeople: readonly string[][] = [
  ['show', 'papers.json'],
  ['show', 'papers.json', '--columns', allColumns],
  // What a person writes between the fields is their own.
  ['show', 'papers.json', '--template', `{${allColumns.replaceAll(',', '} {')}}\n`],
  ['show', '1'],
  ['search', 'words', 'papers.json'],
  ['search', `words ${steering}`, 'papers.json'],
  ['explain', 'papers.json', '1', '2'],
  ['open', '1', '--print'],
  ['top', 'papers.json'],
  ['top', 'papers.json', '--of', 'authors', '--per', 'ever'],
  ['top', 'papers.json', '--of', 'venues', '--per', 'ever'],
  ['trends', 'papers.json'],
  ['trends', 'papers.json', '--of', 'organizations'],
  ['stats', 'papers.json'],
  ['save', '1', '2'],
  ['saved', 'add', 'mine', `words ${steering}`, 'papers.json'],
  ['saved', 'list'],
  ['watch'],
  ['build', 'papers.json', '--out', 'public', '--pictures', 'none'],
  ['build', 'papers.json', '--out', `public${steering.replaceAll('/', '')}`.slice(0, 60), '--pictures', 'none'],
  ['completion', 'bash'],
  ['completion', 'zsh'],
  ['completion', 'fish'],
];

/** The same for programs. */
const forPrograms: readonly string[][] = [
  ...[['show'], ['search', 'words'], ['stats'], ['top'], ['trends'], ['digest']].map((argv) => [
    ...argv,
    'papers.json',
    '--json',
  ]),
  ['explain', 'papers.json', '1', '2', '--json'],
  ...['rss', 'atom', 'json'].map((format) => ['feed', 'papers.json', '--format', format]),
  ['feed', 'papers.json', '--title', `Feed ${steering}`],
  ...['bibtex', 'biblatex', 'ris', 'csl', 'csv', 'md', 'ndjson'].flatMap((format) => [
    ['export', 'papers.json', '--format', format],
    ['cite', '1', '2', '--format', format],
  ]),
  ['digest', 'papers.json'],
  ['save', '--print'],
];

const printing = [
  ...forPeople.map((argv) => ({ argv, allowed: [] })),
  ...forPrograms.map((argv) => ({ argv, allowed: inData })),
];

/** Every command with an attack in place of each thing that can be said to it. */
async function wrongly(): Promise<string[][]> {
  const all: string[][] = [];
  for (const { name, load } of commands) {
    const command = (await load()).default;
    all.push([name, steering], [name, `hf:${steering}`], [name, `--${steering}`], [name, `https://${steering}`]);
    for (const [option, { kind }] of Object.entries<{ kind?: unknown }>(command.options))
      all.push(kind ? [name, `--${option}`, steering] : [name, `--${option}=${steering}`]);
  }
  return all.map((argv) => argv.map((word) => word.replaceAll('\0', '')));
}

async function laboratory(): Promise<string> {
  const cwd = await temporaryFolder();
  await writeFile(
    join(cwd, 'papers.json'),
    JSON.stringify({ title: `Lab ${steering}`, description: steering, papers }),
  );
  return cwd;
}

const env = (cwd: string) => ({
  TRENDING_PAPERS_CACHE: join(cwd, 'cache'),
  HOME: cwd,
  XDG_DATA_HOME: join(cwd, 'data'),
});

describe('a terminal', () => {
  it('would be steered by what these say, and by links that are not of ours', () => {
    expect(attacks.filter((attack) => steers(attack, ours).length === 0)).toEqual([]);
    expect(steers('\u001b]8;;https://a.example/\u001b\\a\u001b]8;;\u001b\\', ours)).toEqual([]);
    expect(steers('\u001b]8;;https://a.example/ b\u001b\\a', ours)).toHaveLength(1);
  });

  it('that shows colours and opens links is steered by no command that prints', async () => {
    const cwd = await laboratory();
    const wrong: string[] = [];
    for (const { argv, allowed } of printing) {
      const around = { cwd, columns: 100, env: { ...env(cwd), FORCE_HYPERLINK: '1' } };
      const { code, out, err } = await run(argv, around);
      expect([code, out + err], argv.join(' ')).toEqual([0, expect.stringMatching(/./)]);
      const found = [...steers(out, [...ours, ...allowed]), ...steers(err, ours)];
      wrong.push(...found.map((each) => `${JSON.stringify(argv).slice(0, 80)}: ${each}`));
    }
    expect(wrong).toEqual([]);
  });

  it('is steered by no command that is told something wrong', async () => {
    const cwd = await laboratory();
    const wrong: string[] = [];
    for (const argv of await wrongly()) {
      const { out, err } = await run(argv, { cwd, columns: 100, env: env(cwd) });
      wrong.push(...steers(out + err, ours).map((each) => `${JSON.stringify(argv.slice(0, 2)).slice(0, 60)}: ${each}`));
    }
    expect(wrong).toEqual([]);
  });
});

it.each(['plain', '--json'])('doctor tells in its own words what a config and a server say: %s', async (form) => {
  const cwd = await laboratory();
  const config = { sources: ['https://feeds.example/list', `https://feeds.example/${steering}`, `no${steering}`] };
  await writeFile(join(cwd, 'trending-papers.config.json'), JSON.stringify(config));
  const { out, err } = await run(['doctor', ...(form === 'plain' ? [] : [form])], {
    cwd,
    columns: 100,
    env: env(cwd),
    fetch: async () => Response.json({ error: `no ${steering}` }, { status: 400, statusText: 'no' }),
  });
  expect(out).toContain('feeds.example');
  expect(steers(out + err, ours)).toEqual([]);
});

describe('a process', () => {
  it('of each command writes nothing that steers into a pipe, whose end may be a terminal', async () => {
    const program = await builtProgram();
    await symlink(join(root, 'packages/cli/node_modules'), join(dirname(program), 'node_modules'), 'dir');
    const cwd = await laboratory();
    // What a number names is what a terminal showed.
    await run(['show', 'papers.json'], { cwd, columns: 100, env: env(cwd) });
    const wrong: string[] = [];
    const commandsSeen = new Set<string>();
    for (const { argv, allowed } of printing) {
      // Each command once: its other ways of printing are in the tests above, and a process costs more than all of them.
      if (commandsSeen.has(argv[0]!)) continue;
      commandsSeen.add(argv[0]!);
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
        cwd,
        env: { PATH: process.env.PATH, SOURCE_DATE_EPOCH: '1782907200', ...env(cwd) },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      expect(status, `${argv.join(' ')}: ${stderr}`).toBe(0);
      const found = [...steers(stdout, allowed), ...steers(stderr, [])];
      wrong.push(...found.map((each) => `${JSON.stringify(argv).slice(0, 80)}: ${each}`));
    }
    expect(wrong).toEqual([]);
  });
});
