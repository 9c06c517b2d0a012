import { join } from 'node:path';
import { services } from '@trending-papers/core/fetch';
import { describe, expect, it } from 'vitest';
import type { Option } from '../src/args/option.js';
import { configurable } from '../src/args/options.js';
import { commands } from '../src/commands/table.js';
import { variableOf } from '../src/deliver/address.js';
import { channels } from '../src/deliver/channels.js';
import { newsletterServices } from '../src/mail/services.js';
import { root, run, temporaryFolder } from './terminal-io.js';

const introduction = `# The command line

<!-- Made from \`--help\` by packages/cli/test/docs.test.ts: run it with \`-u\` after a change. -->

Papers go to standard output, everything about the run to standard error. Colours are for terminals (\`NO_COLOR\` and
\`FORCE_COLOR\` are heeded). Every command that writes papers takes \`--json\` and \`--quiet\`. An option that may be
repeated also takes several values with commas. \`build\` and \`digest\` read \`trending-papers.config.json\` where there is
one; what is typed goes before what the file says. Papers that go to a standard output that was closed (\`>&-\`) go nowhere, which
is told.
`;

const environment = `## Environment

| variable | for |
|---|---|
${keyRows()}
| \`TRENDING_PAPERS_USER_AGENT\` | how requests name you: \`my-lab/1.0 (mailto:me@lab.example)\` |
| \`TRENDING_PAPERS_CACHE\` | the folder of kept answers; else \`$XDG_CACHE_HOME/trending-papers\` or \`~/.cache/trending-papers\` |
| \`TRENDING_PAPERS_STORE\` | the [store](store.md) that \`--store\` names, with its password where it has one; for reading, where no inputs are named |
| \`TRENDING_PAPERS_SMTP\` | the mail server: \`smtps://user:password@mail.example.org\`, \`smtp://…\` for STARTTLS, or \`smtp://localhost\` for a relay on this machine |
| \`TRENDING_PAPERS_DKIM_DOMAIN\`, \`…_SELECTOR\`, \`…_KEY\` | what mail is signed with |
| \`TRENDING_PAPERS_UNSUBSCRIBE_SECRET\` | what \`{token}\` in \`--unsubscribe\` is made with: your page makes the same, the first 22 letters of base64url(HMAC-SHA256(secret, address in lower case)) |
${serviceRows()}
${channelRows()}
| \`TRENDING_PAPERS_SUMMARY_KEY\` | the key of the endpoint of \`--summary-endpoint\`; a model on this machine needs none |
| \`SOURCE_DATE_EPOCH\` | a fixed clock, in seconds, for reproducible builds |
| \`GITHUB_STEP_SUMMARY\` | where \`build\` adds a summary of the run, in Markdown |
`;

/** Where services of newsletters are, with their keys. */
function serviceRows(): string {
  const rows = Object.entries(newsletterServices).map(
    ([name, { example }]) =>
      `| \`TRENDING_PAPERS_${name.toUpperCase()}\` | where \`digest --send --via ${name}\` hands mail over: \`${example}\` |`,
  );
  return rows.join('\n');
}

/** Where channels are; user and password of an address are its keys. */
function channelRows(): string {
  const rows = Object.entries(channels).map(
    ([name, { example }]) =>
      `| \`${variableOf(name)}\` | where \`deliver --channel ${name}\` sends to: \`${example}\` |`,
  );
  return [...rows, `| \`${variableOf('slack:lab')}\` | the same for \`slack:lab\`, where there are several |`].join(
    '\n',
  );
}

/** The keys that services take. */
function keyRows(): string {
  const rows = services.flatMap(({ title, keys = [] }) =>
    keys.map(({ env, gives }) => `| \`${env}\` | ${title}: ${gives} |`),
  );
  return rows.join('\n');
}

const config = `## The config

\`trending-papers.config.json\` is written by \`init\`; editors complete and check it by the schema beside it. It names the
\`sources\`, and what the options would say. Files and folders that it names lie beside it. All of it is checked before
anything is done, and each mistake is told with its line.

- \`feeds\` makes several feeds in one run, each with its own site in a folder of its name (or \`out\`) below the one that
  is published: \`"feeds": [{ "name": "experts", "filters": { "query": "mixture of experts" } }, …]\`. A feed may say all
  that the config says, and goes before it; each source is asked once for all of them, and all are published by one
  commit. A feed that fails stays as it is, the others go on, and the run ends with 1. \`"out": "."\` is a feed in the
  folder itself, whose address stays when others come beside it.
- \`extends\` names another config, of which this one says what is different.
- \`groups\` names lists once: with \`"groups": { "lab": ["ada@lab.example", …] }\` every list may hold \`"@lab"\`.`;

/** A row for each option that may stand in a config, from the declaration of the option. */
function configTable(): string {
  const rows = Object.entries<Option>(configurable).flatMap(([name, option]) => {
    if (option.config === undefined) return [];
    const { choices, hint = 'true' } = option.kind ?? {};
    const value = (Array.isArray(choices) ? choices.join(', ') : hint).replaceAll('|', ' or ');
    const preset = option.default === undefined ? '' : ` (${option.default})`;
    return [
      `| \`${option.config}\` | \`--${name}\` | ${option.many ? `list of ${value}` : value}${preset} | ${option.description} |`,
    ];
  });
  return ['| field | option | value | what it says |', '|---|---|---|---|', ...rows].join('\n');
}

async function page(): Promise<string> {
  const parts = [introduction, '## Commands', fence((await run([])).out)];
  for (const { name } of commands) parts.push(`### ${name}`, fence((await run([name, '--help'])).out));
  parts.push(config, configTable(), '## Services', serviceTable(), environment);
  return parts.join('\n\n').replace(/\n{3,}/g, '\n\n');
}

function fence(text: string): string {
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}

function serviceTable(): string {
  const rows = services.flatMap(({ name, routes }) =>
    routes.map(({ example, gives }) => `| \`${name}:${example}\` | ${gives} |`),
  );
  return ['| source | gives |', '|---|---|', ...rows].join('\n');
}

describe('the documentation of the command line', () => {
  it('is what --help says', async () => {
    await expect(await page()).toMatchFileSnapshot(join(root, 'docs', 'cli.md'));
  });

  it('names every command', async () => {
    const { out } = await run([]);
    for (const { name } of commands) expect(out).toContain(`  ${name} `);
  });
});

/** Splits an example as a shell would: quotes, and neither pipes nor redirections. */
function words(line: string): string[] {
  return [...line.replace(/\s[|>].*$/, '').matchAll(/'([^']*)'|((?:[^\s"']|"[^"]*")+)/g)].map(
    ([, quoted, bare = '']) => quoted ?? bare.replaceAll('"', ''),
  );
}

/** A quiet day: every service answers, and has nothing new. */
async function quietDay(input: unknown): Promise<Response> {
  const empty = '<rss version="2.0"><channel><title>Nothing today</title></channel></rss>';
  return String(input).includes('arxiv') ? new Response(empty) : Response.json([]);
}

describe('every example in a help text runs', async () => {
  const all = await Promise.all(commands.map(async ({ load }) => (await load()).default));
  const examples = all.flatMap(({ name, examples: own }) => own.map(({ line }) => ({ name, line })));
  // serve runs until it is ended, browse fills a terminal and mcp talks to agents: each has a test of its own.
  const runnable = examples.filter(({ name }) => name !== 'serve' && name !== 'browse' && name !== 'mcp');

  it.each(runnable)('trending-papers $line', async ({ line }) => {
    const cwd = await temporaryFolder();
    // A folder with what the examples name: the sample listing, and a feed that was built from it.
    const argv = words(line).map((word) => (word === 'examples/listing.json' ? join(root, word) : word));
    if (argv.includes('public/feed.json')) await run(['build', join(root, 'examples/listing.json'), '-q'], { cwd });
    const needsFolder = argv[0] === 'deliver' || argv[0] === 'ping';
    const known = ['--hub', 'https://hub.example/', '--url', 'https://lab.example/'];
    if (needsFolder) await run(['build', join(root, 'examples/listing.json'), '-q', ...known], { cwd });
    const env = {
      HOME: cwd,
      TRENDING_PAPERS_CACHE: join(cwd, 'cache'),
      TRENDING_PAPERS_MASTODON: 'https://key@mastodon.example',
      TRENDING_PAPERS_SLACK: 'https://hooks.slack.example/services/key',
      TRENDING_PAPERS_WEBHOOK: 'https://lab.example/hook',
    };
    if (argv[0] === 'watch')
      await run(['saved', 'add', 'experts', 'experts', join(root, 'examples/listing.json')], { cwd, env });
    const { code, err } = await run(argv, { cwd, fetch: quietDay, env });
    // Without a network a source may be refused; a documented command is never a usage error.
    expect(err).not.toContain('[usage-error]');
    expect(err).not.toContain('[unexpected]');
    // Without a mail server in the environment the digest cannot go, and says what to set.
    if (argv.includes('--send')) expect(err).toContain('Set TRENDING_PAPERS_SMTP');
    else expect([0, 1]).toContain(code);
  });
});
