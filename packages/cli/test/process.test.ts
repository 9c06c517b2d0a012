import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtProgram } from './program.js';
import { root, temporaryFolder } from './terminal-io.js';

const listing = join(root, 'examples', 'listing.json');
let program: string;

// The process itself: what the tests with a made-up terminal cannot see.
beforeAll(async () => {
  program = await builtProgram();
});

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function start(argv: readonly string[], cwd: string, stdout: 'pipe' | 'ignore' | number = 'pipe'): ChildProcess {
  return spawn(process.execPath, [program, ...argv], { cwd, stdio: ['ignore', stdout, 'pipe'] });
}

function ended(child: ChildProcess): Promise<Ended> {
  const texts = { out: '', err: '' };
  child.stdout?.on('data', (chunk) => {
    texts.out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    texts.err += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...texts })));
}

describe('a process', () => {
  it('shows papers', async () => {
    const { code, out } = await ended(start(['show', listing, '-n', '2', '--json', '-q'], root));
    expect(code).toBe(0);
    expect(JSON.parse(out).papers).toHaveLength(2);
  });

  it.skipIf(!existsSync('/dev/full'))('whose output has no room fails, in words', async () => {
    const { code, err } = await ended(start(['export', listing, '-q'], root, openSync('/dev/full', 'w')));
    expect(err).toBe('error Standard output cannot be written: the disk is full. [unwritable-output]\n');
    expect(code).toBe(1);
  });

  const closed = (line: string, cwd: string) =>
    ended(
      spawn('sh', ['-c', `exec "$0" "$1" ${line}`, process.execPath, program], {
        cwd,
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );

  it.skipIf(process.platform === 'win32')(
    'whose output goes nowhere says so where its work is the output, and fails for nobody who throws it away',
    async () => {
      const cwd = await temporaryFolder();
      await copyFile(listing, join(cwd, 'papers.json'));
      const shown = await closed('show papers.json -q >&-', cwd);
      const said = expect.stringMatching(
        /^! Standard output is closed, or thrown away .*: the papers are written nowhere\. .*\n$/,
      );
      expect([shown.code, shown.err]).toEqual([0, said]);
      // As Python and Node start what they want to hear nothing of.
      expect(await ended(start(['show', 'papers.json', '-q'], cwd, 'ignore'))).toMatchObject({ code: 0, err: said });
      // What is thrown away on purpose is no fault, nor is a site that was published.
      expect(await closed('show papers.json -q >/dev/null', cwd)).toEqual({ code: 0, out: '', err: '' });
      expect(await closed('build papers.json -q --pictures none >&-', cwd)).toMatchObject({ code: 0, err: '' });
      // Without stderr there is nobody to tell: the exit code says it alone.
      expect(await closed('show nothing.json 2>&-', cwd)).toEqual({ code: 1, out: '', err: '' });
      expect((await closed('show papers.json >&- 2>&-', cwd)).code).toBe(0);
      expect((await closed('show papers.json --json 2>&-', cwd)).out).toContain('"papers"');
    },
  );

  it('whose reader has seen enough ends well', async () => {
    const child = start(['export', listing, '--format', 'ndjson'], root);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { code, err } = await ended(child);
    expect(err).not.toMatch(/\n\s+at /);
    expect(code).toBe(0);
  });

  it('without anybody to tell goes on', async () => {
    const child = start(['show', listing, '--json'], root);
    child.stderr?.destroy();
    const { code, out } = await ended(child);
    expect(JSON.parse(out).papers.length).toBeGreaterThan(60);
    expect(code).toBe(0);
  });

  it('says who has the port it was to serve at', async () => {
    const cwd = await temporaryFolder();
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => taken.once('listening', listening));
    const { port } = taken.address() as { port: number };
    const { code, err } = await ended(start(['serve', cwd, '--port', String(port)], cwd));
    taken.close();
    expect(err).toMatch(/^error Cannot serve at 127\.0\.0\.1:\d+: another program has it.*\[unusable-address\]\n$/);
    expect(code).toBe(1);
  });

  it.skipIf(process.platform === 'win32').each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends cleanly at %s', async (signal, expected) => {
    const cwd = await temporaryFolder();
    const child = start(['serve', cwd, '--port', '0'], cwd);
    child.stderr?.once('data', () => child.kill(signal));
    const { code, err } = await ended(child);
    expect(err).not.toContain('error');
    expect(code).toBe(expected);
  });

  it('refuses a program as a listing', async () => {
    const cwd = await temporaryFolder();
    const elf = Buffer.concat([
      Buffer.from('\u007fELF\u0002\u0001\u0001'),
      Buffer.alloc(64),
      Buffer.from('Text of it\n'),
    ]);
    await writeFile(join(cwd, 'program'), elf);
    const { code, err } = await ended(start(['show', 'program'], cwd));
    expect(err).toMatch(/^error .*program.*\[binary-input\]\n$/);
    expect(code).toBe(1);
  });
});
