import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isTrendingPapersError } from '../../src/paper/index.js';
import { parse } from '../../src/parse/index.js';
import type { Input } from '../../src/parse/input.js';
import { zipOf } from './zip.js';

const bib = '@article{a, title={A title of gold}, author={Ann Lee}}\n';
const bytes = new TextEncoder().encode(bib);

async function titles(input: Input): Promise<string[]> {
  return (await parse(input)).papers.map(({ title }) => title);
}

async function refusal(input: Input): Promise<string | undefined> {
  try {
    await parse(input);
    return undefined;
  } catch (error) {
    return isTrendingPapersError(error) ? error.code : String(error);
  }
}

describe('parse takes', () => {
  it.each<[string, () => Input]>([
    ['a view of other numbers', () => new DataView(bytes.buffer)],
    ['a Blob', () => new Blob([bib])],
    ['a Response', () => new Response(bib)],
    ['a stream of bytes', () => new Blob([bib]).stream()],
    [
      'chunks of text',
      async function* () {
        yield bib.slice(0, 20);
        yield bib.slice(20);
      },
    ],
    ['gzip', () => gzipSync(bib)],
    ['gzip of gzip', () => gzipSync(gzipSync(bib))],
    ['a zip archive, deflated', () => zipOf({ 'refs.bib': bib }, 'deflated')],
    ['a zip archive, stored', () => zipOf({ 'refs/': '', 'refs/refs.bib': bib, '__MACOSX/x': 'x' }, 'stored')],
    ['a Response with gzip in it', () => new Response(gzipSync(bib))],
  ])('%s', async (_, input) => {
    expect(await titles(input())).toEqual(['A title of gold']);
  });

  it('a day as `now`, and names the option when it is none', async () => {
    const mail = 'by AK and the research community\n\nMar 18\n\nA Title of a Paper\n\nIts abstract is here.';
    expect((await parse(mail, { now: '2025-06-01' })).date).toBe('2025-03-18');
    await expect(parse(mail, { now: 'yesterday' })).rejects.toThrow(new RangeError('now is no date: yesterday'));
  });
});

describe('parse refuses', () => {
  it.each<[string, Input, string]>([
    ['a zip archive of two files', zipOf({ 'a.bib': bib, 'b.bib': bib }, 'stored'), 'binary-input'],
    ['gzip with nothing to unpack', gzipSync(bib).subarray(0, 8), 'binary-input'],
    ['a zip archive cut off', zipOf({ 'a.bib': bib }, 'deflated').subarray(0, 40), 'binary-input'],
    ['a PNG image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'binary-input'],
    ['bytes of no kind', Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251), 'binary-input'],
    ['more than any listing', gzipSync(new Uint8Array(300 * 1024 * 1024)), 'too-large'],
  ])('%s', async (_, input, code) => {
    expect(await refusal(input)).toBe(code);
  });

  it('JSON as a table', async () => {
    expect(await refusal('{"host": "x", "title, authors, year": "A", "status": 3}')).toBe('unknown-format');
    expect((await parse('title,doi\nA paper,10.1000/1\n')).papers).toHaveLength(1);
    expect(await refusal('name,description,version\nleft-pad,pads,1\n')).toBe('unknown-format');
  });
});

describe('gzip that ends in the middle', () => {
  it('gives what came before, and says so', async () => {
    const many = Array.from({ length: 4000 }, (_, n) => `@article{k${n}, title={Title ${n * 7919}}}\n`).join('');
    const whole = gzipSync(many);
    const { papers, issues } = await parse(whole.subarray(0, whole.length >> 1));
    expect(papers.length).toBeGreaterThan(1000);
    expect(papers.length).toBeLessThan(4000);
    expect(issues.map(({ code }) => code)).toContain('truncated');
  });
});
