import { describe, expect, it } from 'vitest';
import { type Listing, TrendingPapersError } from '../../src/paper/index.js';
import { parse } from '../../src/parse/index.js';

const listing = ['by AK and the research community', 'A First Title', 'Its abstract says “naïve”.'].join('\n\n');
const codes = ({ issues }: Listing) => issues.map(({ code }) => code);

/** The error that parsing some input ends in. */
async function failure(input: Parameters<typeof parse>[0], options = {}): Promise<TrendingPapersError> {
  const error: unknown = await parse(input, options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(TrendingPapersError);
  return error as TrendingPapersError;
}

function utf16(text: string, mark: boolean, littleEndian: boolean): Uint8Array {
  const units = (mark ? '\uFEFF' : '') + text;
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (let at = 0; at < units.length; at += 1) view.setUint16(at * 2, units.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

describe('parse decodes', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(listing), []],
    ['UTF-8 with a byte order mark', new TextEncoder().encode(`\uFEFF${listing}`), []],
    ['an ArrayBuffer', new TextEncoder().encode(listing).buffer as ArrayBuffer, []],
    ['UTF-16 little-endian', utf16(listing, true, true), []],
    ['UTF-16 big-endian', utf16(listing, true, false), []],
    ['UTF-16 without a mark', utf16(listing, false, true), ['encoding-assumed']],
  ])('%s', async (_, bytes, issues) => {
    const read = await parse(bytes);
    expect(read.papers[0]).toMatchObject({ title: 'A First Title', abstract: 'Its abstract says “naïve”.' });
    expect(codes(read)).toEqual(issues);
  });

  it('windows-1252, and says that it assumed it', async () => {
    const bytes = Uint8Array.from('A Title\n\nA na\u00EFve abstract \u0096 with a dash.', (c) => c.charCodeAt(0));
    const read = await parse(bytes, { format: 'hf-text' });
    expect(read.papers[0]?.abstract).toBe('A naïve abstract – with a dash.');
    expect(codes(read)).toEqual(['encoding-assumed']);
  });

  it('UTF-8 that is cut off inside a character', async () => {
    const cut = new TextEncoder().encode('A Title\n\nAn abstract that ends. é').slice(0, -1);
    const read = await parse(cut, { format: 'hf-text' });
    expect(read.papers[0]?.abstract).toBe('An abstract that ends.');
    expect(codes(read)).toContain('truncated-character');
  });

  it('UTF-8 with a broken byte, replacing only that', async () => {
    const bytes = new TextEncoder().encode('A Title\n\nWhat “they” say is #.');
    bytes[bytes.indexOf(0x23)] = 0xff;
    const read = await parse(bytes, { format: 'hf-text' });
    expect(read.papers[0]?.abstract).toBe('What “they” say is \uFFFD.');
    expect(codes(read)).toContain('bytes-replaced');
  });
});

describe('parse says by code what is no listing', () => {
  it.each([
    ['nothing', '', 'empty-input'],
    ['white space', ' \n\t ', 'empty-input'],
    ['a byte order mark alone', '\uFEFF', 'empty-input'],
    ['a PDF', new TextEncoder().encode('%PDF-1.7 …'), 'binary-input'],
    ['a gzip file', Uint8Array.of(0x1f, 0x8b, 8, 0), 'binary-input'],
    ['a gateway error page', '<html><head><title>504 Gateway Time-out</title></head></html>', 'service-unavailable'],
    ['some web page', '<!DOCTYPE html><title>My cat</title><p>It purrs.</p>', 'html-page'],
    ['a plain-text refusal', 'Rate exceeded.', 'rate-limited'],
    ['a missing resource', 'Resource not found.', 'not-found'],
    ['an error object', '{"error":"Paper not found"}', 'not-found'],
    ['an error object of another kind', { message: 'Bad query', status: 400 }, 'error-answer'],
    ['an unknown document', '<?xml version="1.0"?><kittens/>', 'unknown-format'],
  ])('%s', async (_, input, code) => {
    expect((await failure(input)).code).toBe(code);
  });

  it('an unknown format: what it looks like, how it begins and what comes nearest', async () => {
    const error = await failure('<kittens count="2"/>');
    expect(error.message).toContain('<kittens count=');
    expect(error.message).toContain('XML whose root is <kittens>');
    expect(error.facts).toMatchObject({ nearest: ['endnote-xml', 'mods', 'atom'] });
    expect(error.facts).toMatchObject({ start: '<kittens count="2"/>' });
  });

  it('a format that does not exist', async () => {
    expect((await failure(listing, { format: 'papyrus' })).message).toContain('"papyrus"');
  });

  it('an error page, even when a format is named', async () => {
    expect((await failure('<html><title>Rate limit</title>', { format: 'hf-text' })).code).toBe('rate-limited');
  });
});

describe('parse says of papers that stand twice in one input', () => {
  it('which, how often and where, and keeps them', async () => {
    const ris = (doi: string) => `TY  - JOUR\nTI  - Tides in Small Harbours\nDO  - ${doi}\nER  -\n`;
    const { papers, issues } = await parse(
      [ris('10.5555/tide.1'), ris('10.5555/tide.2'), ris('10.5555/TIDE.1')].join('\n'),
    );
    expect(papers).toHaveLength(3);
    expect(issues).toEqual([
      {
        code: 'paper-repeated',
        message: 'doi:10.5555/tide.1 stands here 2 times.',
        facts: { id: 'doi:10.5555/tide.1', times: 2 },
        where: 'papers[0, 2]',
      },
    ]);
  });

  it('with ten names at most, and the number of the rest', async () => {
    const items = Array.from({ length: 26 }, (_, index) => ({
      title: `Harbour ${index % 13}`,
      doi: `10.5555/h.${index % 13}`,
      year: 2024,
    }));
    const { issues } = await parse(items);
    expect(issues.map(({ message }) => message).slice(-2)).toEqual([
      'doi:10.5555/h.9 stands here 2 times.',
      '3 more papers stand here more than once.',
    ]);
  });
});
