import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { safeJson, safeLine, safeLines } from '../../src/terminal/safe.js';
import { run } from '../terminal-io.js';

/** Sets the title, writes the clipboard, clears, moves up, and the same in the controls of eight bits. */
const steering =
  '\u001b]0;owned\u0007\u001b]52;c;ZXZpbA==\u0007\u001b[2J\u001b[5A\u009d0;owned\u009c\u009b2J\u202etxt.exe';

const answers: Readonly<Record<string, () => Response>> = {
  'a page with a title': () =>
    new Response(`<!doctype html><html><head><title>x ${steering}</title></head><body><p>no</p></body></html>`, {
      headers: { 'content-type': 'text/html' },
    }),
  'an error object': () => Response.json({ error: `no ${steering}` }, { status: 400 }),
  'a plain refusal': () => new Response(`Rate exceeded. ${steering}`, { status: 200 }),
  'a status with words': () => new Response(steering, { status: 503, statusText: 'x' }),
  'a listing of hostile papers': () =>
    Response.json([
      { title: `A Paper ${steering} of Words`, authors: [`Ada ${steering}`], url: 'https://x.example/1' },
    ]),
};

const commands = [
  ['show', 'https://feeds.example/list'],
  ['show', 'https://feeds.example/list', '--json'],
  ['search', 'words', 'https://feeds.example/list'],
  ['build', 'https://feeds.example/list'],
  ['digest', 'https://feeds.example/list'],
  ['show', `hf:${steering}`],
  ['show', `${steering}:x`],
  ['show', `no-such-file${steering}`],
  ['export', 'https://feeds.example/list', '--format', `x${steering}`],
  [`sh${steering}ow`],
];

/** What steers a terminal: controls but the line feed and our own colours, and what turns the direction of writing. */
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('a terminal', () => {
  it.each(Object.entries(answers))('is not steered by %s, whatever is asked', async (_, answer) => {
    for (const argv of commands) {
      const cwd = await mkdtemp(join(tmpdir(), 'trending-papers-'));
      const { out, err } = await run(argv, {
        cwd,
        fetch: async () => answer(),
        env: { TRENDING_PAPERS_CACHE: join(cwd, 'cache') },
      });
      expect(out + err, argv.join(' ')).not.toMatch(controls);
    }
  });

  it('is not steered by a config file, whose faults stay on lines of their own', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'trending-papers-'));
    await writeFile(join(cwd, 'papers.json'), JSON.stringify({ [`no${steering}`]: 1, [`nor${steering}`]: 2 }));
    const { err } = await run(['build', '--config', 'papers.json'], { cwd });
    expect(err).not.toMatch(controls);
    expect(err.trim().split('\n').length).toBeGreaterThan(1);
  });

  it('is given text without its controls, and JSON with their numbers', () => {
    expect(safeLine(' a\u001b[1mb\u0007 ')).toBe('a [1mb');
    expect(safeLines('a\u001b\n  b\u009b')).toBe('a\n  b');
    expect(safeJson('a\u009b\u202e')).toBe('"a\\u009b\\u202e"');
  });
});
