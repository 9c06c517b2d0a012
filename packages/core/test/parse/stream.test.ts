import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Issue, Paper } from '../../src/paper/index.js';
import { parse, parseStream } from '../../src/parse/index.js';
import { fullPaper } from './interchange/papers.js';

async function collect(chunks: Iterable<string | Uint8Array>, options: Parameters<typeof parseStream>[1] = {}) {
  const papers: Paper[] = [];
  const issues: Issue[] = [];
  for await (const paper of parseStream(chunks, { onIssue: (issue) => issues.push(issue), ...options }))
    papers.push(paper);
  return { papers, issues };
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...fullPaper, id: `title:${index}`, title: `Paper ${index} é 王` }));
const ndjson = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

/** Bytes in chunks of any lengths, which may fall inside characters. */
function broken(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const length = lengths[turn % lengths.length]!;
    chunks.push(bytes.subarray(at, at + length));
    at += length;
  }
  return chunks;
}

describe('JSON Lines as a stream', () => {
  it('give the same papers however the bytes are broken', async () => {
    const papers = numbered(70);
    const bytes = new TextEncoder().encode(ndjson(papers));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 5 }), async (lengths) => {
        expect((await collect(broken(bytes, lengths))).papers).toEqual(papers);
      }),
      { numRuns: 20, seed: 3 },
    );
  });

  it.each([
    ['no line end at the end', (text: string) => text.trimEnd()],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['empty lines', (text: string) => `\n\n${text.replaceAll('\n', '\n\n')}`],
  ])('may have %s', async (_, change) => {
    const papers = numbered(3);
    expect(await collect([change(ndjson(papers))])).toEqual({ papers, issues: [] });
  });

  it('may be UTF-16', async () => {
    const bytes = new Uint8Array(Uint16Array.from(`\uFEFF${ndjson(numbered(2))}`, (unit) => unit.charCodeAt(0)).buffer);
    expect((await collect(broken(bytes, [33]))).papers).toEqual(numbered(2));
  });

  it('say which line is wrong, counted from the start of the stream', async () => {
    const lines = [
      ...numbered(100).map((paper) => JSON.stringify(paper)),
      '{"cut": ',
      JSON.stringify({ ...fullPaper, version: 'x' }),
    ];
    const { papers, issues } = await collect([lines.join('\n')]);
    expect(papers).toHaveLength(101);
    expect(issues.map(({ code, where }) => `${code} ${where}`)).toEqual([
      'line-invalid line 101',
      'bad-field line 102.version',
    ]);
  });

  it('may hold the items of an archive of daily papers', async () => {
    const item = (id: number) => ({
      snapshotDate: '2024-05-27',
      item: {
        title: 'Daily',
        publishedAt: '2024-05-26T20:00:00.000Z',
        numComments: 1,
        paper: {
          id: `2405.1573${id}`,
          title: 'Daily',
          summary: 'Short.',
          authors: [{ name: 'Ada Lovelace', hidden: false }],
          publishedAt: '2024-05-24T17:59:00.000Z',
          upvotes: 5,
        },
      },
    });
    const { papers } = await collect([ndjson([item(1), item(2)])]);
    expect((await parse(ndjson([item(1), item(2)]))).papers).toEqual(papers);
    expect(papers.map(({ id, listed, position }) => [id, listed, position])).toEqual([
      ['arxiv:2405.15731', '2024-05-27', 1],
      ['arxiv:2405.15732', '2024-05-27', 2],
    ]);
  });

  it('count positions on through the stream', async () => {
    const row = (index: number) => ({
      id: `0704.${String(index + 1).padStart(4, '0')}`,
      submitter: 'A',
      title: `Row ${index}`,
      authors_parsed: [['Lovelace', 'Ada', '']],
    });
    const { papers } = await collect([ndjson(Array.from({ length: 130 }, (_, index) => row(index)))]);
    expect(papers.at(-1)).toMatchObject({
      id: 'arxiv:0704.0130',
      position: 130,
      sources: [{ name: 'arxiv-kaggle', position: 130 }],
    });
  });

  it('say which papers stand there again, as reading the whole does', async () => {
    const lines = [...numbered(200), ...numbered(12), ...numbered(1)];
    const { papers, issues } = await collect([ndjson(lines)]);
    expect(papers).toHaveLength(213);
    expect(issues.map(({ code, message, where }) => [code, message, where])).toEqual([
      ...numbered(10).map(({ id }, index) => ['paper-repeated', `${id} stands here again.`, `paper ${201 + index}`]),
      ['paper-repeated', '3 more papers stand here more than once.', undefined],
    ]);
  });

  it('refuse a line without end', async () => {
    const endless = function* () {
      yield ndjson(numbered(1));
      for (let chunk = 0; chunk < 70; chunk += 1) yield 'x'.repeat(1024 * 1024);
    };
    await expect(collect(endless())).rejects.toMatchObject({ code: 'line-too-long' });
  });
});

describe('XML as a stream', () => {
  const record = (index: number) =>
    `<record><header><identifier>oai:arXiv.org:0704.${String(index).padStart(4, '0')}</identifier></header><metadata>` +
    `<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>0704.${String(index).padStart(4, '0')}</id><title>Title ${index} &amp; é</title>` +
    '<authors><author><keyname>Lovelace</keyname><forenames>Ada</forenames></author></authors></arXiv></metadata></record>\n';
  const xml = `<?xml version="1.0"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>${Array.from({ length: 90 }, (_, index) => record(index + 1)).join('')}</ListRecords></OAI-PMH>`;

  it('gives what reading the whole gives, however the bytes are broken', async () => {
    const { papers } = await parse(xml);
    expect(papers).toHaveLength(90);
    const bytes = new TextEncoder().encode(xml);
    for (const lengths of [[1], [7, 4096], [bytes.length]])
      expect((await collect(broken(bytes, lengths))).papers).toEqual(papers);
  });

  it('refuses an element without end', async () => {
    const endless = function* () {
      yield `${xml.slice(0, xml.indexOf('<record>'))}<record>`;
      for (let chunk = 0; chunk < 20; chunk += 1) yield 'x'.repeat(1024 * 1024);
    };
    await expect(collect(endless(), { format: 'arxiv-oai' })).rejects.toMatchObject({ code: 'element-too-long' });
  });
});

describe('any other stream', () => {
  it('is read as a whole', async () => {
    const { papers, issues } = await collect(['@misc{a, title={A', ' title}', '}']);
    expect(papers.map(({ title }) => title)).toEqual(['A title']);
    expect(issues).toEqual([]);
  });

  it.each([
    ['nothing', [], 'empty-input'],
    ['no known format', ['{"a": 1}\n{"a": 2}'], 'unknown-format'],
  ])('throws what parse throws: %s', async (_, chunks, code) => {
    await expect(collect(chunks)).rejects.toMatchObject({ code });
  });

  it('can be a stream of the web platform', async () => {
    const body = new Response(ndjson(numbered(2))).body!;
    const papers: Paper[] = [];
    for await (const paper of parseStream(body)) papers.push(paper);
    expect(papers).toEqual(numbered(2));
  });
});
