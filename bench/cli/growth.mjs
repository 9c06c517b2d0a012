// How a repository grows that a feed is built into every day: with the whole folder in git, and with the archive alone.
// node bench/cli/growth.mjs [days], with real days of the corpus; the command line must be built.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

const root = resolve(import.meta.dirname, '..', '..');
const bin = join(root, 'packages', 'cli', 'dist', 'bin.js');
const corpus = process.env.TRENDING_PAPERS_CORPUS ?? join(root, '..', 'shared', 'corpus');
const count = Number(process.argv[2] ?? 25);
/** As `init` writes it. */
const gitignore = /gitignore = `([^`]*)`/.exec(
  readFileSync(join(root, 'packages', 'cli', 'src', 'config', 'hosts', 'keep.ts'), 'utf8'),
)[1];

const byDay = new Map();
for (const line of gunzipSync(readFileSync(join(corpus, 'hf', 'daily-papers.ndjson.gz')))
  .toString()
  .split('\n')) {
  if (line === '') continue;
  const { snapshotDate, item } = JSON.parse(line);
  byDay.set(snapshotDate, [...(byDay.get(snapshotDate) ?? []), item]);
}
const days = [...byDay]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .slice(-250)
  .slice(0, count);

const work = mkdtempSync(join(tmpdir(), 'trending-papers-growth-'));
const me = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@b.example',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@b.example',
};
const env = { ...process.env, ...me, HOME: work, GIT_CONFIG_NOSYSTEM: '1' };
const git = (name, ...args) =>
  execFileSync('git', args, { cwd: join(work, name), env, encoding: 'utf8', maxBuffer: 1e9 });
const names = { all: 'all of the folder', archive: 'the archive alone' };
for (const name of Object.keys(names)) {
  mkdirSync(join(work, name, 'public'), { recursive: true });
  git(name, 'init', '-q');
}
writeFileSync(join(work, 'archive', 'public', '.gitignore'), gitignore);

for (const [date, items] of days) {
  writeFileSync(join(work, 'today.json'), JSON.stringify(items));
  const args = [bin, 'build', '../today.json', '-o', 'public', '-q', '--pictures', 'none', '--keep-days', '21'];
  const at = String(Date.parse(`${date}T12:00:00Z`) / 1000);
  execFileSync(process.execPath, args, {
    cwd: join(work, 'all'),
    env: { ...env, SOURCE_DATE_EPOCH: at },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  rmSync(join(work, 'archive', 'public', 'archive'), { recursive: true, force: true });
  cpSync(join(work, 'all', 'public', 'archive'), join(work, 'archive', 'public', 'archive'), { recursive: true });
  for (const name of Object.keys(names)) {
    git(name, 'add', '-A');
    git(name, 'commit', '-q', '--allow-empty', '-m', date);
  }
}

const rows = Object.entries(names).map(([name, said]) => {
  git(name, 'gc', '-q', '--prune=now');
  const [, pack] = /size-pack: (\d+)/.exec(git(name, 'count-objects', '-v'));
  const files = git(name, 'ls-files').trim().split('\n').length;
  return `| ${said} | ${files.toLocaleString('en')} | ${Number(pack).toLocaleString('en')} |`;
});
rmSync(work, { recursive: true, force: true });
const lines = [
  '# How a repository grows',
  '',
  `A feed of Hugging Face's daily papers, built and committed on ${days.length} real days (${days[0][0]} to ${days.at(-1)[0]}), papers shown`,
  'for 21 days, without pictures; then `git gc` and `git count-objects -v`. Repeat with `node bench/cli/growth.mjs`.',
  '',
  '| in git | files | size of the pack, kB |',
  '|---|---:|---:|',
  ...rows,
  '',
];
writeFileSync(join(root, 'docs', 'benchmarks', 'growth.md'), lines.join('\n'));
console.log(lines.join('\n'));
