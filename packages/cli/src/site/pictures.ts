import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { guardedFetch } from '@trending-papers/core/fetch';
import type { Paper } from '@trending-papers/core/paper';
import type { Picture } from '@trending-papers/core/publish';
import type { Disk } from '../disk/disk.js';

/** The folder of a site that copies of pictures lie in. */
const picturesFolder = 'pictures';

/** What a card shows on a dense screen; what is larger is made smaller. */
const widest = 480;
const highest = 360;
const quality = 72;

/** The most that is read of a picture, in bytes, and the most pixels that are unpacked. */
const mostBytes = 10 * 2 ** 20;
const mostPixels = 50_000_000;

/** Pictures asked for in one run, at a time, and how long each and all of them may take, in milliseconds. */
const mostAsked = 200;
const atOnce = 6;
const longestOne = 15_000;
const longestAll = 120_000;

/** A picture that could not be had is asked for again after a week. */
const retryAfter = 7 * 86_400_000;

/** What the first bytes of pictures are. SVG is not among them: it is a program as much as a picture. */
const signatures: readonly (readonly (readonly [at: number, bytes: string])[])[] = [
  [[0, '\x89PNG\r\n\x1a\n']],
  [[0, '\xff\xd8\xff']],
  [[0, 'GIF8']],
  [
    [0, 'RIFF'],
    [8, 'WEBP'],
  ],
  [
    [0, '\0'],
    [4, 'ftypavif'],
  ],
];

export interface PictureTools {
  readonly fetch: typeof globalThis.fetch;
  /** The addresses of a host, which may not be of a private network. */
  readonly resolveHost: (host: string) => Promise<readonly string[]>;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly disk: Disk;
  readonly note: (text: string) => void;
}

/**
 * Copies are named after the address of what they are of, their size, and their bytes, by which a damaged one is known:
 * nothing else need be kept of them.
 */
const copyName = /^([\da-f]{20})-(\d+)x(\d+)-([\da-f]{10})\.webp$/;
/** Copies of any version of this program, and notes of pictures that could not be had. */
const ownName = /^([\da-f]{20})(?:-\d+x\d+(?:-[\da-f]{10})?\.webp|\.txt)$/;
const failedName = /^([\da-f]{20})\.txt$/;
const digestOf = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const keyOf = (address: string) => digestOf(address).slice(0, 20);
const sumOf = (bytes: Uint8Array) => digestOf(bytes).slice(0, 10);

type Shrink = (
  bytes: Uint8Array,
  about: { from: string; rights: string },
) => Promise<{ data: Uint8Array; info: { width: number; height: number } }>;

/** Makes a picture small; nothing where the library cannot be had. It is optional, as not every platform has it. */
async function loadShrink(): Promise<Shrink | undefined> {
  try {
    const { default: sharp } = await import('sharp');
    return (bytes, { from, rights }) =>
      sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
        .timeout({ seconds: 10 })
        .rotate()
        .resize({ width: widest, height: highest, fit: 'inside', withoutEnlargement: true })
        // Nothing of the original's is kept, such as where it was taken; whose it is goes with it wherever it goes.
        .withExif({ IFD0: { ImageDescription: from, Copyright: rights } })
        .webp({ quality })
        .toBuffer({ resolveWithObject: true });
  } catch {
    return undefined;
  }
}

/**
 * Copies of the papers' pictures in the folder of a site, by the address each was taken from. Those that are there
 * already are not asked for again. One that cannot be had is left out; how many are is told.
 */
export async function copyPictures(
  papers: readonly Paper[],
  folder: string,
  tools: PictureTools,
): Promise<ReadonlyMap<string, Picture>> {
  const { disk, now, note } = tools;
  const own = join(folder, picturesFolder);
  const addresses = [...new Set(papers.flatMap(({ image }) => image ?? []))];
  const names = await disk.list(own);
  const known = await wholeCopies(own, names, disk);
  const resting = new Set<string>();
  for (const name of names) {
    const key = failedName.exec(name)?.[1];
    if (key && Date.parse((await disk.read(join(own, name)))?.slice(0, 10) ?? '') > now().getTime() - retryAfter)
      resting.add(key);
  }
  const missing = addresses.filter((address) => !known.has(keyOf(address)) && !resting.has(keyOf(address)));
  const shrink = missing.length > 0 ? await loadShrink() : undefined;
  if (missing.length > 0 && !shrink)
    note(
      `${missing.length} pictures are left out: the package "sharp", which makes them small, is not installed here.`,
    );
  if (shrink) {
    await disk.mkdir(own);
    const licences = new Map(papers.map(({ image, license }) => [image, license]));
    const shrinkOf = (address: string) => async (bytes: Uint8Array) =>
      shrink(bytes, { from: address, rights: rightsOf(address, licences.get(address)) });
    const failed = await fetchAll(missing.slice(0, mostAsked), shrinkOf, own, known, tools);
    if (failed > 0) note(`${failed} of ${Math.min(missing.length, mostAsked)} pictures could not be had, or are none.`);
    if (missing.length > mostAsked) note(`${missing.length - mostAsked} more pictures are left for the next runs.`);
  }
  return new Map(
    addresses.flatMap((address) => {
      const name = known.get(keyOf(address));
      const [, , width, height] = copyName.exec(name ?? '') ?? [];
      const picture = { path: `${picturesFolder}/${name}`, width: Number(width), height: Number(height) };
      return name === undefined ? [] : [[address, picture] as const];
    }),
  );
}

const rightsOf = (address: string, licence: string | undefined) =>
  licence === undefined
    ? `Its owner's; copied from ${new URL(address).host}`
    : `The licence of the paper it shows: ${licence}`;

/** The copies whose bytes are those they were written with, by their key. Any other is fetched anew. */
async function wholeCopies(own: string, names: readonly string[], disk: Disk): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  for (const name of names) {
    const [, key, , , sum] = copyName.exec(name) ?? [];
    const bytes = key === undefined ? undefined : await disk.bytes(join(own, name));
    if (bytes && sumOf(bytes) === sum) known.set(key!, name);
  }
  return known;
}

/** Fetches a few at a time; gives how many could not be had. Those that time did not suffice for are tried the next time. */
async function fetchAll(
  addresses: readonly string[],
  shrinkOf: (address: string) => (bytes: Uint8Array) => ReturnType<Shrink>,
  own: string,
  known: Map<string, string>,
  tools: PictureTools,
): Promise<number> {
  const { disk, now } = tools;
  const signal = AbortSignal.any([tools.signal, AbortSignal.timeout(longestAll)]);
  const waiting = [...addresses];
  let failed = 0;
  const work = async () => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const key = keyOf(address);
      try {
        signal.throwIfAborted();
        const { data, info } = await shrinkOf(address)(await read(address, { ...tools, signal }));
        const name = `${key}-${info.width}x${info.height}-${sumOf(data)}.webp`;
        await disk.write(join(own, name), data);
        known.set(key, name);
        await disk.remove(join(own, `${key}.txt`));
      } catch (error) {
        tools.signal.throwIfAborted();
        failed++;
        const why = error instanceof Error ? error.message.split('\n')[0] : 'unknown';
        if (!signal.aborted) await disk.write(join(own, `${key}.txt`), `${now().toISOString().slice(0, 10)} ${why}\n`);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failed;
}

async function read(address: string, { fetch, resolveHost, signal }: PictureTools): Promise<Uint8Array> {
  const own = AbortSignal.any([signal, AbortSignal.timeout(longestOne)]);
  const response = await guardedFetch({ fetch, resolveHost })(address, {
    signal: own,
    headers: { accept: 'image/*' },
  });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return bytesOf(response);
}

/** The body of an answer that begins as a picture does, and is not too large. */
async function bytesOf(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > mostBytes) throw new Error(`larger than ${mostBytes / 2 ** 20} MB`);
  }
  const bytes = Buffer.concat(chunks);
  const isPicture = signatures.some((parts) =>
    parts.every(([at, text]) => bytes.toString('latin1', at, at + text.length) === text),
  );
  if (!isPicture) throw new Error('no picture of a kind that is shown');
  return bytes;
}

/** Takes away copies that are not shown any more, and notes of pictures that no paper has. */
export async function removePictures(
  folder: string,
  papers: readonly Paper[],
  kept: ReadonlyMap<string, Picture>,
  disk: Disk,
): Promise<void> {
  const own = join(folder, picturesFolder);
  const stay = new Set([...kept.values()].map(({ path }) => path.slice(picturesFolder.length + 1)));
  for (const { image } of papers) if (image !== undefined) stay.add(`${keyOf(image)}.txt`);
  for (const name of await disk.list(own))
    if (ownName.test(name) && !stay.has(name)) await disk.remove(join(own, name));
  await disk.removeEmpty(own);
}
