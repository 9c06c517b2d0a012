import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';

/** Debian's own Python, which its packages install for; another on the path may lack them. */
export const python = '/usr/bin/python3';

/** Whether a judge is on this machine: whether the command that asks for its version succeeds. */
export function has(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** The title of a judge's tests: says what to install when they are skipped. */
export function titled(name: string, present: boolean, debianPackage: string): string {
  return present ? name : `${name}: skipped, not installed (apt-get install ${debianPackage})`;
}

/**
 * The tests of a judge. Where it is not installed they are skipped and say so, unless every judge is demanded, as in
 * CI: there they fail.
 */
export function describeJudge(name: string, present: boolean, debianPackage: string, tests: () => void): void {
  const demanded = process.env.TRENDING_PAPERS_JUDGES === 'all';
  describe.skipIf(!present && !demanded)(titled(name, present, debianPackage), tests);
}

export interface Verdict {
  status: number | null;
  output: string;
}

/** What a judge says to files; they are removed with the machine's temporary files. */
export function judge(files: Readonly<Record<string, string>>, command: string, args: readonly string[]): Verdict {
  const folder = mkdtempSync(join(tmpdir(), 'trending-papers-judge-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: folder, PAR_GLOBAL_TMPDIR: folder },
  });
  return { status, output: stdout + stderr };
}

/** What a Python program prints as JSON about the files named on its command line. */
export function askPython(program: string, files: Readonly<Record<string, string>>): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'trending-papers-judge-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const output = execFileSync(python, ['-c', program, ...Object.keys(files)], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
  });
  return JSON.parse(output);
}
