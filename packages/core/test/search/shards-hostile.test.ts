import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isTrendingPapersError, type Paper } from '../../src/paper/index.js';
import { filesAt, openShards, saveShards } from '../../src/search/index.js';
import { shardKind } from '../../src/search/shards/format.js';
import { pack, unpack } from '../../src/search/store/pack.js';
import { hosted } from './hosted.js';
import { by, paper } from './papers.js';

const papers = Array.from({ length: 60 }, (_, n) =>
  paper(`arxiv:2601.${String(n).padStart(5, '0')}`, `Sparse method ${n} for networks`, {
    abstract: `What number ${n} says of Deep River Flow (DRF).`,
    authors: by(`Author ${n % 7} Name`),
    topics: [`cs.${n % 5}`],
    published: `${2020 + (n % 6)}-03-01`,
    venue: `Workshop ${n % 2}`,
    sources: [{ name: 'arxiv' }] as Paper['sources'],
    signals: { upvotes: n * 7 },
  }),
);
const site = hosted(papers);
const manifest = 'search.bin';

const codeOf = (error: unknown) => (isTrendingPapersError(error) ? error.code : String(error));

/** Every way of asking that reads another part. */
const asks = [
  (shards: Shards) => shards.search('sparse 17 ', { facets: ['topics', 'venues', 'sources', 'years', 'authors'] }),
  (shards: Shards) => shards.search('drf upvotes:>50', { sort: { signal: 'upvotes' }, exclude: [papers[3]!.id] }),
  (shards: Shards) => shards.search(`id:${papers[5]!.id}`),
  (shards: Shards) => shards.search('spars'),
  (shards: Shards) => shards.search('sparze author:"Author 3" after:2022 ', { selected: { topics: ['cs.1'] } }),
  (shards: Shards) => shards.search('"method 12" 2023 ', { sort: 'date' }),
];
type Shards = Awaited<ReturnType<typeof openShards>>;

/** What is answered by files as they are given: hits, or the codes of what was refused. */
async function answers(fileOf: (name: string) => Uint8Array): Promise<unknown[]> {
  const got: unknown[] = [];
  for (const ask of asks)
    try {
      got.push((await ask(await openShards(async (name) => fileOf(name)))).hits.map(({ id }) => id));
    } catch (error) {
      got.push(codeOf(error));
    }
  return got;
}

/** Values that nothing of an index holds, with a checksum that is right all the same. */
const odd: readonly unknown[] = [
  null,
  -1,
  0.5,
  2 ** 31,
  1e300,
  'x',
  [],
  [null],
  ['__proto__'],
  {},
  new Uint8Array(0),
  Uint8Array.of(255, 255, 255, 255, 15, 1, 2, 3),
  Uint32Array.of(0xffffffff, 0),
  Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY),
];

describe('files whose checksum is right and whose numbers are not', () => {
  const parts = [...new Map([...site.files.keys()].map((name) => [name.split('/')[1] ?? name, name])).values()];

  it.each(parts.map((name) => [name.split('/')[1] ?? name]))(
    'give hits or a typed error: %s',
    async (part) => {
      const isOfPart = (name: string) => (name.split('/')[1] ?? name) === part;
      const [, sample] = [...site.files].find(([name]) => isOfPart(name))!;
      const fields = Object.keys(unpack(shardKind, sample) as object);
      const intact = await answers((name) => site.files.get(name)!);
      const results = new Set<unknown>();
      for (const field of fields)
        for (const value of odd) {
          const spoil = (bytes: Uint8Array) =>
            pack(shardKind, { ...(unpack(shardKind, bytes) as object), [field]: value });
          const got = await answers((name) => {
            const bytes = site.files.get(name) ?? site.files.get(manifest)!;
            return isOfPart(name) ? spoil(bytes) : bytes;
          });
          for (const each of got) {
            results.add(typeof each === 'string' ? each : 'hits');
            if (typeof each === 'string')
              expect([field, value, each]).toEqual([field, value, expect.stringMatching(/^index-/)]);
          }
          expect(got).toHaveLength(intact.length);
        }
      expect([...results]).toContain('index-damaged');
    },
    240_000,
  );
});

describe('what a host makes of files', () => {
  type Answer = (bytes: Uint8Array<ArrayBuffer>, name: string) => Response;
  const hostOf = (answer: Answer) =>
    filesAt('https://example.org/', async (url) => {
      const name = String(url).slice('https://example.org/'.length);
      const bytes = site.files.get(name);
      return bytes === undefined ? new Response(null, { status: 404 }) : answer(Uint8Array.from(bytes), name);
    });
  const ask = async (answer: Answer) => {
    try {
      const { total } = await (await openShards(hostOf(answer))).search('sparse ');
      return total;
    } catch (error) {
      return codeOf(error);
    }
  };

  it.each<[string, string | number, Answer]>([
    ['nothing', 60, (bytes) => new Response(bytes)],
    [
      'a part of them, as if it had been asked for',
      'index-damaged',
      (bytes) => new Response(bytes.slice(0, 64), { status: 206 }),
    ],
    ['more of them than there is', 'index-damaged', (bytes) => new Response(new Uint8Array([...bytes, 0, 0, 0, 0]))],
    ['bytes that it compressed and does not say so', 'index-foreign', (bytes) => new Response(gzipSync(bytes))],
    ['a page of its own for all that it does not find', 'index-foreign', () => new Response('<!doctype html>')],
    ['nothing at all', 'index-foreign', () => new Response('')],
    ['text', 'index-damaged', (bytes) => new Response(new TextDecoder().decode(bytes))],
  ])('is told: %s', async (_, told, answer) => {
    expect(await ask(answer)).toBe(told);
    if (told !== 'index-foreign') return;
    // The same of any part, behind a manifest that is whole.
    expect(await ask((bytes, name) => (name === manifest ? new Response(bytes) : answer(bytes, name)))).toBe(told);
  });

  it('asks for the one file that changes past what was cached', async () => {
    const modes = new Map<string, RequestCache | undefined>();
    const fetchFile = filesAt('https://example.org/', async (url, init) => {
      const name = String(url).slice('https://example.org/'.length);
      modes.set(name, init?.cache);
      return new Response(Uint8Array.from(site.files.get(name)!));
    });
    await (await openShards(fetchFile)).search('sparse ');
    expect(modes.get(manifest)).toBe('no-cache');
    expect(new Set([...modes].filter(([name]) => name !== manifest).map(([, mode]) => mode))).toEqual(
      new Set([undefined]),
    );
  });

  it('lets a page go on with the index that it opened while its folder is there, and says when it is gone', async () => {
    const files = new Map(site.files);
    const shards = await openShards(async (name) => files.get(name) ?? Promise.reject(new Error('404')));
    const newer = [...saveShards(papers.slice(0, 20))];
    for (const { name, bytes } of newer) files.set(name, bytes);
    expect((await shards.search('networks ')).total).toBe(60);
    const again = await openShards(async (name) => files.get(name)!);
    expect((await again.search('networks ')).total).toBe(20);
    const folder = newer[0]!.name.split('/')[0]!;
    for (const name of site.files.keys()) if (!name.startsWith(folder) && name !== manifest) files.delete(name);
    // What it has in memory it goes on with; what it has not is told.
    expect((await shards.search('networks ')).total).toBe(60);
    await expect(shards.search('author:"Author 3"')).rejects.toMatchObject({ code: 'index-missing' });
  });

  it('refuses shards of another version beside its own, whichever of them is the manifest', async () => {
    const older = new Map(
      [...site.files].map(([name, bytes]) => {
        const copy = Uint8Array.from(bytes);
        copy[4] = shardKind.version - 1;
        return [name, copy] as const;
      }),
    );
    for (const isOld of [(name: string) => name === manifest, (name: string) => name !== manifest])
      await expect(
        openShards(async (name) => (isOld(name) ? older : site.files).get(name)!).then((shards) =>
          shards.search('sparse '),
        ),
      ).rejects.toMatchObject({
        code: 'index-version',
        facts: { found: shardKind.version - 1, expected: shardKind.version },
      });
  });
});
