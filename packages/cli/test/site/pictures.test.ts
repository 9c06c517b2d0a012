import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { disk } from '../../src/disk/disk.js';
import { copyPictures, type PictureTools, removePictures } from '../../src/site/pictures.js';
import { temporaryFolder } from '../terminal-io.js';
import { paper } from './papers.js';

const png = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#246' } })
  .png()
  .toBuffer();
const tall = await sharp({ create: { width: 100, height: 800, channels: 3, background: '#642' } })
  .jpeg()
  .toBuffer();
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

/** What a server of pictures answers, by path. */
const answers: Readonly<Record<string, () => Response>> = {
  '/good.png': () => new Response(png),
  '/tall.jpg': () => new Response(tall),
  '/moved.png': () => new Response(null, { status: 302, headers: { location: '/good.png' } }),
  '/gone.png': () => new Response('no', { status: 404 }),
  '/torn.png': () => new Response(png.subarray(0, 900)),
  '/drawn.svg': () => new Response(svg, { headers: { 'content-type': 'image/png' } }),
  '/page.png': () => new Response('<!doctype html><p>Sign in'),
  '/huge.png': () => new Response(Buffer.concat([png, Buffer.alloc(11 * 2 ** 20)])),
  '/inside.png': () => new Response(null, { status: 301, headers: { location: 'http://169.254.169.254/latest' } }),
  '/round.png': () => new Response(null, { status: 301, headers: { location: '/round.png' } }),
};

function tools(now = new Date('2026-03-18T06:00:00Z')) {
  const asked: string[] = [];
  const notes: string[] = [];
  const all: PictureTools = {
    fetch: async (input) => {
      const url = new URL(String(input));
      asked.push(url.pathname);
      return answers[url.pathname]?.() ?? new Response('no', { status: 404 });
    },
    resolveHost: async (host) => [host === 'inside.example.org' ? '10.0.0.7' : '93.184.215.14'],
    now: () => now,
    signal: new AbortController().signal,
    disk,
    note: (text) => notes.push(text),
  };
  return { all, asked, notes };
}

const papersOf = (...paths: string[]) =>
  paths.map((path, index) => paper(index + 1, { image: new URL(path, 'https://images.example.org').href }));

describe('pictures of papers', () => {
  it('are copied small, each once, and kept for the next run', async () => {
    const folder = await temporaryFolder();
    const first = tools();
    const pictures = await copyPictures(
      papersOf('/good.png', '/tall.jpg', '/moved.png', '/good.png'),
      folder,
      first.all,
    );
    expect([...pictures.values()].map(({ width, height }) => [width, height])).toEqual([
      [480, 270],
      [45, 360],
      [480, 270],
    ]);
    for (const { path } of pictures.values()) {
      expect(path).toMatch(/^pictures\/[\da-f]{20}-\d+x\d+-[\da-f]{10}\.webp$/);
      const meta = await sharp(await readFile(join(folder, path))).metadata();
      expect(meta.format).toBe('webp');
    }
    expect(first.notes).toEqual([]);
    const again = tools();
    expect(await copyPictures(papersOf('/good.png', '/tall.jpg', '/moved.png'), folder, again.all)).toEqual(pictures);
    expect(again.asked).toEqual([]);
  });

  it.each(['/gone.png', '/torn.png', '/drawn.svg', '/page.png', '/huge.png', '/inside.png', '/round.png'])(
    'such as %s are left out, told, and asked for again after a week',
    async (path) => {
      const folder = await temporaryFolder();
      const first = tools();
      expect([...(await copyPictures(papersOf(path, '/good.png'), folder, first.all)).keys()]).toEqual([
        'https://images.example.org/good.png',
      ]);
      expect(first.notes).toEqual(['1 of 2 pictures could not be had, or are none.']);
      expect(first.asked).not.toContain('/latest');
      const nextDay = tools(new Date('2026-03-19T06:00:00Z'));
      await copyPictures(papersOf(path), folder, nextDay.all);
      expect([nextDay.asked, nextDay.notes]).toEqual([[], []]);
      const later = tools(new Date('2026-03-26T06:00:00Z'));
      await copyPictures(papersOf(path), folder, later.all);
      expect(later.asked).toContain(path);
    },
  );

  it('are not asked of a host in a private network', async () => {
    const { all, asked } = tools();
    const inside = [paper(1, { image: 'https://inside.example.org/a.png' }), paper(2, { image: 'file:///etc/passwd' })];
    expect((await copyPictures(inside, await temporaryFolder(), all)).size).toBe(0);
    expect(asked).toEqual([]);
  });

  it('go with the papers, and nothing else does', async () => {
    const folder = await temporaryFolder();
    const { all } = tools();
    await copyPictures(papersOf('/good.png', '/tall.jpg'), folder, all);
    await mkdir(join(folder, 'pictures'), { recursive: true });
    await writeFile(join(folder, 'pictures', 'mine.webp'), 'theirs');
    const left = await copyPictures(papersOf('/good.png'), folder, all);
    await removePictures(folder, papersOf('/good.png'), left, disk);
    const [kept] = left.values();
    expect((await readdir(join(folder, 'pictures'))).sort()).toEqual(
      [kept!.path.slice('pictures/'.length), 'mine.webp'].sort(),
    );
  });

  it('are fetched anew where a copy was damaged, be it of the same size', async () => {
    const folder = await temporaryFolder();
    const { all } = tools();
    const [first] = (await copyPictures(papersOf('/good.png'), folder, all)).values();
    const path = join(folder, first!.path);
    const whole = await readFile(path);
    await writeFile(path, whole.with(whole.length - 9, whole.at(-9)! ^ 1));
    const again = tools();
    const [second] = (await copyPictures(papersOf('/good.png'), folder, again.all)).values();
    expect([again.asked, second]).toEqual([['/good.png'], first]);
    expect((await readFile(path)).equals(whole)).toBe(true);
  });

  it('carry where they are from and whose they are, and nothing else of the original', async () => {
    const folder = await temporaryFolder();
    const { all } = tools();
    const [free, other] = papersOf('/good.png', '/tall.jpg');
    const pictures = [...(await copyPictures([{ ...free!, license: 'CC BY 4.0' }, other!], folder, all)).values()];
    const [first, second] = await Promise.all(
      pictures.map(async ({ path }) => (await sharp(join(folder, path)).metadata()).exif?.toString('latin1')),
    );
    expect(first).toContain('https://images.example.org/good.png');
    expect(first).toContain('The licence of the paper it shows: CC BY 4.0');
    expect(second).toContain("Its owner's; copied from images.example.org");
  });

  it('that could not be had are forgotten with their papers', async () => {
    const folder = await temporaryFolder();
    const { all } = tools();
    const none = await copyPictures(papersOf('/gone.png', '/page.png'), folder, all);
    expect(await readdir(join(folder, 'pictures'))).toHaveLength(2);
    await removePictures(folder, papersOf('/gone.png'), none, disk);
    expect(await readdir(join(folder, 'pictures'))).toHaveLength(1);
    await removePictures(folder, [], new Map(), disk);
    expect(await readdir(folder)).toEqual([]);
  });
});
