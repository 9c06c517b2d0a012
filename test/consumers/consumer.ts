import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestContext } from 'vitest';
import { asProject, packAll } from '../../scripts/packed.mjs';
import { pnpm } from '../../scripts/setup.mjs';
import { started } from '../../scripts/started.mjs';

const fixtures = join(import.meta.dirname, 'fixtures');

/** What an installer says where no registry answers: no fault of ours, and nothing that we could test. */
const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_PNPM_(META_FETCH_FAIL|NO_OFFLINE)/;

/** Bundlers go by NODE_ENV, which is that of a test here. */
const { NODE_ENV: _, ...environment } = process.env;

let tarballs: ReturnType<typeof packAll> | undefined;

export interface Consumer {
  folder: string;
  /** Copies files of `fixtures/` into the project. */
  take(...names: string[]): void;
  write(name: string, text: string): void;
  /** Runs a script of an installed package, or a program, and gives what it printed. */
  run(command: string, ...args: string[]): Promise<string>;
}

/**
 * A project of a stranger with our packed packages and other tools, installed from whatever registry npm is set to.
 * @returns why there is none, where no registry answers
 */
export function consumer(tools: Readonly<Record<string, string>>): Consumer | { unreachable: string } {
  tarballs ??= packAll(join(mkdtempSync(join(tmpdir(), 'trending-papers-tarballs-'))));
  const folder = mkdtempSync(join(tmpdir(), 'trending-papers-consumer-'));
  asProject(folder, tarballs, tools);
  const install = ['install', '--prefer-offline', '--reporter=append-only', '--config.fetch-retries=1'];
  const done = spawnSync(...started(pnpm, install), { cwd: folder, encoding: 'utf8' });
  const said = `${done.stdout}\n${done.stderr}`;
  if (done.status !== 0) {
    const reason = unreachable.exec(said)?.[0];
    if (reason) return { unreachable: `no registry answered (${reason})` };
    throw new Error(said);
  }
  return {
    folder,
    take: (...names) => {
      for (const name of names) copyFileSync(join(fixtures, name), join(folder, name));
    },
    write: (name, text) => writeFileSync(join(folder, name), text),
    run: async (command, ...args) => {
      const [program, given] = started(command, args);
      const options = { cwd: folder, env: { ...environment, HOME: folder, NEXT_TELEMETRY_DISABLED: '1' } };
      return promisify(execFile)(program, given, options).then(
        ({ stdout }) => stdout,
        ({ stdout, stderr, message }) => {
          throw new Error([message, stdout, stderr].join('\n'));
        },
      );
    },
  };
}

/** The project, once it could be installed; else the test is skipped, and says why. */
export function installed(project: ReturnType<typeof consumer>, { skip }: TestContext): Consumer {
  if ('unreachable' in project) return skip(project.unreachable);
  return project;
}
